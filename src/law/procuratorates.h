// The procuratorates and the numbers of their documents (文号): 汉台检刑诉〔2026〕12号.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/code_index.h"

namespace anshu::law {

struct Procuratorate {
  std::string code;  // as the court of the same place: 陕0702
  std::string name;
  std::string level;  // 最高, 省级, 分院/市级, 基层
  std::string parent_code;
  std::string province;
  std::string division_code;
  std::string court_code;  // the court of the same level and place
  std::string short_name;  // 汉台检: how its document numbers begin
  std::string note;
};

/// A kind of document by its word in the number: 刑诉 is 起诉书.
struct DocumentWord {
  std::string word;
  std::string name;
  std::string area;  // 刑事检察, 民事检察, 行政检察, 公益诉讼检察, 控告申诉检察 …
};

class Procuratorates {
 public:
  /// master/procuratorates.csv and law/procuratorate-words.csv
  static Result<Procuratorates> load(std::string_view csv, std::string_view words_csv);

  const Procuratorate* find(std::string_view code) const { return find_row(rows_, index_, code); }
  const Procuratorate* find_by_short_name(std::string_view short_name) const { return find_row(rows_, short_names_, short_name); }
  const DocumentWord* word(std::string_view word) const { return find_row(words_, word_index_, word); }
  const std::vector<Procuratorate>& all() const { return rows_; }
  const std::vector<DocumentWord>& words() const { return words_; }

 private:
  std::vector<Procuratorate> rows_;
  std::vector<DocumentWord> words_;
  CodeIndex index_, short_names_, word_index_;
};

struct DocumentNumber {
  std::string short_name;  // 汉台检
  std::string word;        // 刑诉
  std::int32_t year = 0;
  std::int64_t serial = 0;

  /// 汉台检刑诉〔2026〕12号
  std::string text() const;
  bool operator==(const DocumentNumber&) const = default;
};

/// Reads a document number in any common writing of brackets, digits and blanks. A short name that is not in the list is taken up
/// to 检. Refusals: E_DOCUMENT_NUMBER_REQUIRED, _TOO_LONG, _ORGAN, _WORD, _YEAR, _SERIAL, _FORM.
Result<DocumentNumber> parse_document_number(std::string_view text, const Procuratorates& procuratorates);

}  // namespace anshu::law
