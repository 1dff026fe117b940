#include "cases/case_file.h"

#include "store/rows_as_of.h"

namespace anshu::cases {
namespace {

constexpr const char* of_case = "WHERE organ = $1 AND case_id = $2 ORDER BY id";
constexpr const char* of_case_by_position = "WHERE organ = $1 AND case_id = $2 AND active = 1 ORDER BY position, id";
constexpr const char* of_case_active = "WHERE organ = $1 AND case_id = $2 AND active = 1 ORDER BY id";
constexpr const char* of_subject = "WHERE organ = $1 AND subject_id = $2 AND active = 1 ORDER BY id";

}  // namespace

const ClockRow* CaseFile::trial_clock() const {
  const ClockRow* found = nullptr;
  for (const ClockRow& clock : clocks)
    if (clock.kind == "trial" && clock.status != "stopped" && clock.status != "replaced") found = &clock;
  return found;
}

const StepRow* CaseFile::last_step(std::string_view step) const {
  const StepRow* found = nullptr;
  for (const StepRow& taken : steps)
    if (taken.step == step) found = &taken;
  return found;
}

const ExclusionRow* CaseFile::open_exclusion(std::string_view ground) const {
  for (const ExclusionRow& exclusion : exclusions)
    if (exclusion.status == "approved" && !exclusion.end_on && (ground.empty() || exclusion.ground == ground)) return &exclusion;
  return nullptr;
}

std::vector<const PartyRow*> CaseFile::side(std::string_view side) const {
  std::vector<const PartyRow*> found;
  for (const PartyRow& party : parties)
    if (party.side == side) found.push_back(&party);
  return found;
}

std::optional<CaseFile> load_case_core(store::Connection& connection, const std::string& organ, const std::string& case_id) {
  auto row = connection.find<CaseRow>({organ, case_id});
  if (!row) return std::nullopt;
  CaseFile file;
  file.row = std::move(*row);
  file.parties = connection.select<PartyRow>(of_case_by_position, {organ, case_id});
  file.agents = connection.select<AgentRow>(of_case_active, {organ, case_id});
  file.members = connection.select<MemberRow>(of_case, {organ, case_id});
  file.steps = connection.select<StepRow>(of_case, {organ, case_id});
  file.clocks = connection.select<ClockRow>(of_case, {organ, case_id});
  file.exclusions = connection.select<ExclusionRow>(of_case, {organ, case_id});
  file.extensions = connection.select<ExtensionRow>(of_case, {organ, case_id});
  file.corrections = connection.select<CorrectionRow>(of_case, {organ, case_id});
  return file;
}

std::optional<CaseFile> load_case_file(store::Connection& connection, const std::string& organ, const std::string& case_id) {
  auto file = load_case_core(connection, organ, case_id);
  if (!file) return std::nullopt;
  file->claims = connection.select<ClaimRow>(of_case_by_position, {organ, case_id});
  file->answers = connection.select<AnswerRow>(of_case_by_position, {organ, case_id});
  file->notes = connection.select<NoteRow>(of_case, {organ, case_id});
  file->documents = connection.select<DocumentRow>(of_case, {organ, case_id});
  file->fees = connection.select<FeeRow>(of_case, {organ, case_id});
  file->payments = connection.select<PaymentRow>(of_case, {organ, case_id});
  file->reliefs = connection.select<FeeReliefRow>(of_case, {organ, case_id});
  file->burdens = connection.select<FeeBurdenRow>(of_case_active, {organ, case_id});
  file->materials = connection.select<MaterialRow>(of_subject, {organ, case_id});
  file->imported = connection.select<ImportedRow>(of_case, {organ, case_id});
  file->links = connection.select<LinkRow>(of_case, {organ, case_id});
  return file;
}

std::optional<CaseFile> case_file_as_of(store::Connection& connection, const std::string& organ, const std::string& case_id,
                                        InstantMs instant) {
  const store::RowsAsOf then = store::rows_as_of(connection, organ, case_id, instant);
  CaseFile file;
  bool exists = false;
  for (CaseRow& row : then.of<CaseRow>()) {
    if (row.id != case_id) continue;
    file.row = std::move(row);
    exists = true;
  }
  if (!exists) return std::nullopt;
  const auto by_position = [](const auto& a, const auto& b) { return std::tie(a.position, a.id) < std::tie(b.position, b.id); };
  const auto inactive = [](const auto& row) { return row.active != 1; };
  file.parties = then.of<PartyRow>();
  std::erase_if(file.parties, inactive);
  std::ranges::sort(file.parties, by_position);
  file.agents = then.of<AgentRow>();
  std::erase_if(file.agents, inactive);
  file.claims = then.of<ClaimRow>();
  std::erase_if(file.claims, inactive);
  std::ranges::sort(file.claims, by_position);
  file.answers = then.of<AnswerRow>();
  std::erase_if(file.answers, inactive);
  std::ranges::sort(file.answers, by_position);
  file.members = then.of<MemberRow>();
  file.steps = then.of<StepRow>();
  file.clocks = then.of<ClockRow>();
  file.exclusions = then.of<ExclusionRow>();
  file.extensions = then.of<ExtensionRow>();
  file.notes = then.of<NoteRow>();
  file.corrections = then.of<CorrectionRow>();
  file.documents = then.of<DocumentRow>();
  file.fees = then.of<FeeRow>();
  file.payments = then.of<PaymentRow>();
  file.reliefs = then.of<FeeReliefRow>();
  file.burdens = then.of<FeeBurdenRow>();
  std::erase_if(file.burdens, inactive);
  file.materials = then.of<MaterialRow>();
  std::erase_if(file.materials, inactive);
  file.imported = then.of<ImportedRow>();
  file.links = then.of<LinkRow>();
  return file;
}

std::string case_title(const std::vector<std::string>& plaintiffs, const std::vector<std::string>& defendants,
                       std::string_view cause_name) {
  const auto first = [](const std::vector<std::string>& names) {
    return names.empty() ? std::string() : names.front() + (names.size() > 1 ? "等" : "");
  };
  std::string title = first(plaintiffs);
  if (!defendants.empty()) title += (title.empty() ? "" : "与") + first(defendants);
  return title.append(cause_name);
}

}  // namespace anshu::cases
