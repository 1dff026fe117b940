// A case file in memory: the case and everything that hangs on it. Loaded from the tables, or from the journal as of an instant.
#pragma once

#include <vector>

#include "cases/rows.h"
#include "store/database.h"

namespace anshu::cases {

struct CaseFile {
  CaseRow row;
  std::vector<PartyRow> parties;  // by position
  std::vector<AgentRow> agents;
  std::vector<ClaimRow> claims;    // by position
  std::vector<AnswerRow> answers;  // by position
  std::vector<MemberRow> members;
  std::vector<StepRow> steps;  // in the order taken
  std::vector<ClockRow> clocks;
  std::vector<ExclusionRow> exclusions;
  std::vector<ExtensionRow> extensions;
  std::vector<NoteRow> notes;
  std::vector<CorrectionRow> corrections;
  std::vector<DocumentRow> documents;
  std::vector<FeeRow> fees;
  std::vector<PaymentRow> payments;
  std::vector<FeeReliefRow> reliefs;
  std::vector<FeeBurdenRow> burdens;
  std::vector<MaterialRow> materials;
  std::vector<ImportedRow> imported;
  std::vector<LinkRow> links;  // to the cases that this one comes from

  /// The trial time limit (审限) that counts: the last one that was not replaced, running or ended.
  const ClockRow* trial_clock() const;
  /// The last time this step was taken, if ever.
  const StepRow* last_step(std::string_view step) const;
  std::vector<const PartyRow*> side(std::string_view side) const;
  /// An approved exclusion of this ground that has not ended; of any ground when it is "".
  const ExclusionRow* open_exclusion(std::string_view ground = {}) const;
};

/// nullopt when there is no such case. No scope is checked here: see cases/scope.h.
std::optional<CaseFile> load_case_file(store::Connection& connection, const std::string& organ, const std::string& case_id);
/// Only what the facts are made of (no notes, documents, materials): used in every action.
std::optional<CaseFile> load_case_core(store::Connection& connection, const std::string& organ, const std::string& case_id);

/// The case as it stood at an instant, folded from its chain in the journal; nullopt when it did not exist then.
std::optional<CaseFile> case_file_as_of(store::Connection& connection, const std::string& organ, const std::string& case_id,
                                        InstantMs instant);

/// 张三等与李四民间借贷纠纷
std::string case_title(const std::vector<std::string>& plaintiffs, const std::vector<std::string>& defendants,
                       std::string_view cause_name);

}  // namespace anshu::cases
