#include "law/procuratorates.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

std::unexpected<Refusal> refuse_number(std::string_view what, std::string message) {
  std::string code = "E_DOCUMENT_NUMBER_", rule = "document_number.";
  for (const char c : what) code += c == '_' ? c : static_cast<char>(c - 32);
  return refuse_text(std::move(code), rule.append(what), std::move(message));
}

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// Half-width, without blanks, with plain round brackets.
std::u32string tidy(std::string_view text) {
  std::u32string tidied;
  for (char32_t c : to_utf32(to_half_width(text))) {
    if (c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF) continue;
    if (c == U'〔' || c == U'[' || c == U'【') c = U'(';
    if (c == U'〕' || c == U']' || c == U'】') c = U')';
    tidied += c;
  }
  return tidied;
}

/// The number that `text` is wholly made of; 0 when it is none.
std::int64_t whole_number(std::u32string_view text) {
  const std::string digits = to_utf8(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool plain = !digits.empty() && digits.size() <= 10 && digits.front() != '-';
  return plain && error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

/// Splits 汉台检刑诉 into the short name and the word: the longest short name that is known, else up to 检.
std::pair<std::string, std::string> split_front(std::u32string_view front, const Procuratorates& procuratorates) {
  for (std::size_t length = front.size(); length > 1; --length) {
    const std::string name = to_utf8(front.substr(0, length));
    if (procuratorates.find_by_short_name(name)) return {name, to_utf8(front.substr(length))};
  }
  const auto at = front.find(U'检', 1);
  if (at == std::u32string_view::npos) return {};
  return {to_utf8(front.substr(0, at + 1)), to_utf8(front.substr(at + 1))};
}

}  // namespace

Result<Procuratorates> Procuratorates::load(std::string_view csv, std::string_view words_csv) {
  Procuratorates list;
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, "master/procuratorates.csv"));
  ANSHU_TRY(const auto c, table.columns({"code", "name", "level", "parent_code", "province", "gb_division_code",
                                         "peer_court_code", "short_name_suggested", "note"}));
  for (std::size_t row = 0; row < table.size(); ++row) {
    Procuratorate organ{table.text(row, c[0]), table.text(row, c[1]), table.text(row, c[2]),
                        table.text(row, c[3]), table.text(row, c[4]), table.text(row, c[5]),
                        table.text(row, c[6]), table.text(row, c[7]), table.text(row, c[8])};
    if (organ.code.empty() || organ.name.empty()) return table.complain(row, "检察院代码和名称不能为空");
    if (!list.index_.emplace(organ.code, row).second) return table.complain(row, fmt::format("检察院代码{}重复", organ.code));
    if (!organ.short_name.empty()) list.short_names_.emplace(organ.short_name, row);
    list.rows_.push_back(std::move(organ));
  }
  for (std::size_t row = 0; row < list.rows_.size(); ++row)
    if (const auto& parent = list.rows_[row].parent_code; !parent.empty() && !list.find(parent))
      return table.complain(row, fmt::format("上级检察院{}不在表中", parent));
  ANSHU_TRY(const CsvTable words, CsvTable::parse(words_csv, "law/procuratorate-words.csv"));
  ANSHU_TRY(const auto w, words.columns({"word", "name", "area"}));
  for (std::size_t row = 0; row < words.size(); ++row) {
    DocumentWord word{words.text(row, w[0]), words.text(row, w[1]), words.text(row, w[2])};
    if (word.word.empty() || word.name.empty()) return words.complain(row, "文书代字和名称不能为空");
    if (!list.word_index_.emplace(word.word, row).second) return words.complain(row, fmt::format("文书代字{}重复", word.word));
    list.words_.push_back(std::move(word));
  }
  return list;
}

std::string DocumentNumber::text() const { return fmt::format("{}{}〔{}〕{}号", short_name, word, year, serial); }

Result<DocumentNumber> parse_document_number(std::string_view text, const Procuratorates& procuratorates) {
  if (text.size() > 400) return refuse_number("too_long", "文号过长");
  const std::u32string tidied = tidy(text);
  if (tidied.empty()) return refuse_number("required", "请填写文号");
  if (tidied.size() > 40) return refuse_number("too_long", "文号过长");
  const std::u32string_view all = tidied;
  const auto open = all.find(U'('), close = all.find(U')');
  if (open == std::u32string_view::npos || close == std::u32string_view::npos || close < open)
    return refuse_number("form", "文号应如汉台检刑诉〔2026〕12号");
  const auto front = all.substr(0, open);
  if (!std::all_of(front.begin(), front.end(), is_han)) return refuse_number("form", "文号应以检察院简称和文书代字开头");
  DocumentNumber number;
  std::tie(number.short_name, number.word) = split_front(front, procuratorates);
  if (number.short_name.empty()) return refuse_number("organ", "文号应以检察院简称开头，如汉台检");
  if (number.word.empty() || count_characters(number.word) > 8)
    return refuse_number("word", "检察院简称之后应为文书代字，如刑诉");
  const auto year = all.substr(open + 1, close - open - 1);
  number.year = year.size() == 4 ? static_cast<std::int32_t>(whole_number(year)) : 0;
  if (number.year < 1980 || number.year > 2199) return refuse_number("year", "括号中应为四位年份");
  auto rest = all.substr(close + 1);
  if (!rest.ends_with(U"号")) return refuse_number("form", "文号应以“号”结尾");
  rest.remove_suffix(1);
  number.serial = whole_number(rest.starts_with(U"第") ? rest.substr(1) : rest);
  if (number.serial < 1) return refuse_number("serial", "括号之后应为从1起的编号");
  return number;
}

}  // namespace anshu::law
