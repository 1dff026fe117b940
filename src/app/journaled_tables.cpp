#include "app/journaled_tables.h"

#include "cases/calendar_notice.h"
#include "cases/rows.h"
#include "filing/rows.h"
#include "ledger/import_ledger.h"
#include "people/rows.h"

namespace anshu::app {

std::vector<const store::Table*> journaled_tables() {
  return {&store::table_of<people::OrganRow>(),     &store::table_of<people::DepartmentRow>(),
          &store::table_of<people::UserRow>(),      &store::table_of<people::UserRoleRow>(),
          &store::table_of<filing::FilingRow>(),    &store::table_of<filing::ReviewRow>(),
          &store::table_of<cases::MaterialRow>(),   &store::table_of<cases::NumberSequenceRow>(),
          &store::table_of<cases::CaseRow>(),       &store::table_of<cases::PartyRow>(),
          &store::table_of<cases::AgentRow>(),      &store::table_of<cases::ClaimRow>(),
          &store::table_of<cases::MemberRow>(),     &store::table_of<cases::StepRow>(),
          &store::table_of<cases::ClockRow>(),      &store::table_of<cases::NoteRow>(),
          &store::table_of<cases::ExclusionRow>(),  &store::table_of<cases::ExtensionRow>(),
          &store::table_of<cases::RedatingRow>(),   &store::table_of<cases::CalendarNoticeRow>(),
          &store::table_of<cases::LinkRow>(),       &store::table_of<cases::PaymentRow>(),
          &store::table_of<cases::FeeReliefRow>(),  &store::table_of<cases::FeeBurdenRow>(),
          &store::table_of<cases::CorrectionRow>(), &store::table_of<cases::DocumentRow>(),
          &store::table_of<cases::FeeRow>(),        &store::table_of<cases::ImportedRow>(),
          &store::table_of<cases::NoticeRow>(),     &store::table_of<ledger::BatchRow>(),
          &store::table_of<cases::AnswerRow>()};
}

}  // namespace anshu::app
