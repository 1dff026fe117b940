#include "law/provincial_fees.h"

#include <algorithm>

#include "law/data_file.h"
#include "law/money.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr const char* file = "law/provincial.toml";

Result<ProvincialBase> read_base(const DataTable& table, const FeeTable& fees) {
  DataReader in(file, table);
  ProvincialBase base;
  base.kind = in.text("kind");
  const std::int64_t yuan = in.integer_or("base_yuan", -1);
  base.verified = in.flag("verified");
  base.basis = in.text("basis");
  base.effective_from = in.date("effective_from");
  ANSHU_CHECK(in.finish());
  const FeeRule* rule = fees.find(base.kind, base.effective_from);
  if (!rule) return bad_data(file, table.line, fmt::format("没有{}这种费用", base.kind));
  if (yuan < 0 || yuan > max_amount_fen / 100) return bad_data(file, table.line, "应写明base_yuan（元）");
  base.base_fen = yuan * 100;
  if (base.base_fen < rule->base_min_fen || base.base_fen > rule->base_max_fen)
    return bad_data(file, table.line, fmt::format("{}的定额不在法定幅度之内", rule->name));
  return base;
}

}  // namespace

Result<ProvincialFees> ProvincialFees::load(std::string_view toml, const FeeTable& fees) {
  ANSHU_TRY(const DataTable document, parse_data_file(toml, file));
  DataReader in(file, document);
  const auto tables = in.tables("province");
  ANSHU_CHECK(in.finish());
  ProvincialFees list;
  for (const auto& table : tables) {
    DataReader reader(file, table);
    Province province;
    province.name = reader.text("name");
    province.court_prefix = reader.text("court_prefix");
    const auto bases = reader.tables("base");
    ANSHU_CHECK(reader.finish());
    for (const auto& base_table : bases) {
      ANSHU_TRY(ProvincialBase base, read_base(base_table, fees));
      province.bases.push_back(std::move(base));
    }
    std::stable_sort(province.bases.begin(), province.bases.end(),
                     [](const auto& a, const auto& b) { return a.effective_from < b.effective_from; });
    list.provinces_.push_back(std::move(province));
  }
  return list;
}

const Province* ProvincialFees::province(std::string_view text) const {
  if (text.empty()) return nullptr;
  for (const auto& province : provinces_) {
    const std::string_view name = province.name;
    if (text == name || text == province.court_prefix) return &province;
    if (text.size() >= 6 && name.starts_with(text)) return &province;  // 陕西
    const bool digits = text.starts_with(province.court_prefix) &&
                        text.find_first_not_of("0123456789", province.court_prefix.size()) == std::string_view::npos;
    if (digits) return &province;
  }
  return nullptr;
}

const ProvincialBase* ProvincialFees::base(const Province& province, std::string_view kind, Date on) {
  const ProvincialBase* found = nullptr;
  for (const auto& base : province.bases)
    if (base.kind == kind && base.effective_from <= on) found = &base;
  return found;
}

}  // namespace anshu::law
