#include "law/causes.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/text.h"
#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

/// What two writings of one name have in common: half-width forms, no blanks.
std::string tidy(std::string_view name) {
  std::string tidied;
  for (char c : to_half_width(name))
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') tidied += c;
  return tidied;
}

std::string to_upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

/// The other names that a note gives (旧名：偷税罪；又称：借条、欠条), tidied; empty when it gives none.
std::string other_names(std::string_view note) {
  const auto at = std::min(note.find("旧名："), note.find("又称："));
  return at == std::string_view::npos ? "" : tidy(note.substr(at));
}

/// True when somebody typed a cause's code or its beginning: C03, C03.05; a letter alone means the whole list.
bool starts_code(std::string_view code, std::string_view typed) { return !typed.empty() && code.starts_with(typed); }

/// Smaller is better; see find_by_name.
auto preference(const Cause& cause) { return std::tuple(!cause.current, !cause.leaf, -cause.level); }

/// 0: the whole name, 1: the whole name but for 纠纷 or 罪, 2: its beginning, 3: elsewhere, also in another name.
int match_quality(std::string_view name, std::string_view word) {
  if (name == word) return 0;
  if (!name.starts_with(word)) return 3;
  const std::string_view rest = name.substr(word.size());
  return rest == "纠纷" || rest == "罪" ? 1 : 2;
}

}  // namespace

Result<Causes> Causes::load(const Sources& sources) {
  Causes causes;
  ANSHU_CHECK(causes.add(CauseKind::civil, sources.civil, "master/causes_civil.csv", "edition"));
  ANSHU_CHECK(causes.add(CauseKind::criminal, sources.criminal, "master/causes_criminal.csv", "basis"));
  ANSHU_CHECK(causes.add(CauseKind::administrative, sources.administrative, "master/causes_admin.csv", "edition"));
  ANSHU_CHECK(causes.add(CauseKind::enforcement, sources.enforcement, "master/causes_exec.csv", "source"));
  ANSHU_CHECK(causes.add(CauseKind::compensation, sources.compensation, "master/causes_compensation.csv", "edition"));
  return causes;
}

Result<void> Causes::add(CauseKind kind, std::string_view csv, const char* file, const char* edition_column) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, file));
  ANSHU_TRY(const auto c, table.columns({"code", "level", "parent_code", "name"}));
  ANSHU_TRY(const auto edition, table.column(edition_column));
  const auto official_no = table.column("official_no"), article = table.column("article"), note = table.column("note");
  const std::size_t first = rows_.size();
  for (std::size_t row = 0; row < table.size(); ++row) {
    Cause cause;
    cause.kind = kind;
    cause.code = table.text(row, c[0]);
    const std::string_view level = table.at(row, c[1]);
    const auto [end, error] = std::from_chars(level.data(), level.data() + level.size(), cause.level);
    if (error != std::errc{} || end != level.data() + level.size()) return table.complain(row, "level应为整数");
    cause.parent_code = table.text(row, c[2]);
    cause.name = table.text(row, c[3]);
    if (cause.code.empty() || cause.name.empty()) return table.complain(row, "案由代码和名称不能为空");
    cause.edition = table.text(row, edition);
    if (official_no) cause.official_no = table.text(row, *official_no);
    if (article) cause.article = table.text(row, *article);
    if (note) cause.note = table.text(row, *note);
    cause.current = !cause.code.starts_with("H");
    if (!index_.emplace(cause.code, rows_.size()).second) return table.complain(row, fmt::format("案由代码{}重复", cause.code));
    keys_.push_back(tidy(cause.name));
    rows_.push_back(std::move(cause));
  }
  for (std::size_t i = first; i < rows_.size(); ++i) {
    if (rows_[i].parent_code.empty()) continue;
    const auto parent = index_.find(rows_[i].parent_code);
    if (parent == index_.end() || rows_[parent->second].kind != kind)
      return table.complain(i - first, fmt::format("上级案由{}不在表中", rows_[i].parent_code));
    rows_[parent->second].leaf = false;
  }
  auto& names = names_[static_cast<std::size_t>(kind)];
  for (std::size_t i = first; i < rows_.size(); ++i) {
    const auto [known, is_new] = names.emplace(keys_[i], i);
    if (!is_new && preference(rows_[i]) < preference(rows_[known->second])) known->second = i;
  }
  return {};
}

const Cause* Causes::find_by_name(CauseKind kind, std::string_view name) const {
  return find_row(rows_, names_[static_cast<std::size_t>(kind)], tidy(name));
}

std::vector<const Cause*> Causes::search(std::string_view text, std::optional<CauseKind> kind, std::size_t limit) const {
  std::vector<std::string> words;
  for (const auto& word : split(to_half_width(text), ' '))
    if (std::string tidied = tidy(word); !tidied.empty()) words.push_back(std::move(tidied));
  if (words.empty()) return {};
  const std::string code = to_upper(words.front());
  std::vector<std::tuple<int, bool, std::size_t>> hits;  // quality of the first word, heading, position
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].current || (kind && rows_[i].kind != *kind)) continue;
    const std::string others = other_names(rows_[i].note);
    const auto contains = [&](const std::string& word) {
      return keys_[i].find(word) != std::string::npos || others.find(word) != std::string::npos;
    };
    if (words.size() == 1 && starts_code(rows_[i].code, code))
      hits.emplace_back(rows_[i].code == code ? 0 : 2, false, i);
    else if (std::all_of(words.begin(), words.end(), contains))
      hits.emplace_back(match_quality(keys_[i], words.front()), !rows_[i].leaf, i);
  }
  const std::size_t count = std::min(limit, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count), hits.end());
  std::vector<const Cause*> found;
  for (std::size_t i = 0; i < count; ++i) found.push_back(&rows_[std::get<2>(hits[i])]);
  return found;
}

std::vector<const Cause*> Causes::children(std::string_view code) const {
  std::vector<const Cause*> found;
  for (const auto& cause : rows_)
    if (!cause.parent_code.empty() && cause.parent_code == code) found.push_back(&cause);
  return found;
}

std::vector<const Cause*> Causes::roots(CauseKind kind) const {
  std::vector<const Cause*> found;
  for (const auto& cause : rows_)
    if (cause.kind == kind && cause.parent_code.empty()) found.push_back(&cause);
  return found;
}

std::vector<const Cause*> Causes::path(std::string_view code) const {
  std::vector<const Cause*> upwards;
  for (const Cause* cause = find(code); cause && upwards.size() < 8; cause = find(cause->parent_code)) upwards.push_back(cause);
  return {upwards.rbegin(), upwards.rend()};
}

std::string Causes::path_text(std::string_view code) const {
  std::string text;
  for (const Cause* cause : path(code)) text += (text.empty() ? "" : "/") + cause->name;
  return text;
}

}  // namespace anshu::law
