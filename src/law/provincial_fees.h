// What each province charges per case within the range that the State Council leaves it (《诉讼费用交纳办法》第十三条第三款).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/fees.h"

namespace anshu::law {

struct ProvincialBase {
  std::string kind;  // divorce, personality …
  std::int64_t base_fen = 0;
  bool verified = false;  // false: 待核, may be shown but not collected unseen
  std::string basis;
  Date effective_from;
};
BOOST_DESCRIBE_STRUCT(ProvincialBase, (), (kind, base_fen, verified, basis, effective_from))

struct Province {
  std::string name;          // 陕西省
  std::string court_prefix;  // 陕
  std::vector<ProvincialBase> bases;
};
BOOST_DESCRIBE_STRUCT(Province, (), (name, court_prefix, bases))

class ProvincialFees {
 public:
  /// law/provincial.toml; E_REFERENCE_DATA names the line of an entry that cannot be (an unknown kind, a base out of its range).
  static Result<ProvincialFees> load(std::string_view toml, const FeeTable& fees);

  /// By name (陕西省, 陕西), court prefix (陕) or a court's code (陕0702); nullptr when there is no such province.
  const Province* province(std::string_view text) const;
  /// The base in force on a day; nullptr when the province's own is not known.
  static const ProvincialBase* base(const Province& province, std::string_view kind, Date on);
  const std::vector<Province>& all() const { return provinces_; }

 private:
  std::vector<Province> provinces_;
};

}  // namespace anshu::law
