#include "filing/derivations.h"

#include "cases/facts.h"
#include "law/data_file.h"

namespace anshu::filing {
namespace {

constexpr const char* file = "filing/derivations.toml";
constexpr std::array known_needs = {"", "judgment_served_on", "effective_on", "closed_on"};
constexpr std::array need_words = {"", "裁判文书尚未送达", "裁判尚未生效", "来源案件尚未结案"};

template <class List>
bool contains(const List& list, std::string_view value) {
  return std::ranges::find(list, value) != std::end(list);
}

Result<Derivation> read_derivation(const law::DataTable& table, const law::LawBook& law) {
  law::DataReader in(file, table);
  Derivation row;
  row.code = in.text("code");
  row.name = in.text("name");
  row.from = in.texts("from");
  row.to = in.text("to");
  row.court = in.text("court");
  row.sides = in.text("sides");
  row.needs = in.text_or("needs", "");
  row.except = in.texts("except");
  row.message = in.text_or("message", "");
  row.basis = in.text("basis");
  for (const std::string& type : row.from)
    if (!law.case_types.find(type)) in.complain("没有案件类型" + type);
  if (!law.case_types.find(row.to)) in.complain("没有案件类型" + row.to);
  if (!contains(std::array{"same", "below", "above"}, row.court)) in.complain("court应为same、below或above");
  if (!contains(std::array{"kept", "chosen"}, row.sides)) in.complain("sides应为kept或chosen");
  if (!contains(known_needs, row.needs)) in.complain("needs的值" + row.needs + "不在可选范围内");
  if (!row.except.empty() && row.message.empty()) in.complain("写明except的，应写明message");
  ANSHU_CHECK(in.finish());
  return row;
}

}  // namespace

Result<Derivations> Derivations::load(std::string_view toml, const law::LawBook& law) {
  ANSHU_TRY(const law::DataTable root, law::parse_data_file(toml, file));
  law::DataReader in(file, root);
  const auto tables = in.tables("derivation");
  ANSHU_CHECK(in.finish());
  Derivations derivations;
  for (const law::DataTable& table : tables) {
    ANSHU_TRY(Derivation row, read_derivation(table, law));
    derivations.derivations_.push_back(std::move(row));
  }
  return derivations;
}

const Derivation* Derivations::find(std::string_view from_type, std::string_view to_type) const {
  for (const Derivation& row : derivations_)
    if (row.to == to_type && contains(row.from, from_type)) return &row;
  return nullptr;
}

std::vector<const Derivation*> Derivations::from(std::string_view case_type) const {
  std::vector<const Derivation*> found;
  for (const Derivation& row : derivations_)
    if (contains(row.from, case_type)) found.push_back(&row);
  return found;
}

Result<void> check_source(const Derivation& derivation, const cases::CaseFile& source) {
  if (contains(derivation.except, source.row.trial_procedure))
    return refuse(RefusalKind::conflict, "E_DERIVATION_EXCLUDED", derivation.message, derivation.basis);
  const cases::EstablishedDates dates = cases::established_dates(source);
  const bool ready = derivation.needs.empty() || (derivation.needs == "closed_on" && source.row.closed_on) ||
                     (derivation.needs == "judgment_served_on" && dates.judgment_served_on) ||
                     (derivation.needs == "effective_on" && dates.effective_on);
  if (ready) return {};
  const auto at = std::ranges::find(known_needs, derivation.needs) - known_needs.begin();
  return refuse(RefusalKind::conflict, "E_SOURCE_NOT_READY",
                fmt::format("{}{}，不能{}", source.row.number, need_words[static_cast<std::size_t>(at)], derivation.name),
                derivation.basis);
}

}  // namespace anshu::filing
