#include "ledger/case_from_ledger.h"

#include "base/text.h"
#include "law/case_types.h"

namespace anshu::ledger {
namespace {

/// Several case types may share a 代字; the first of the standard is the usual one, and 执 names its own in the ledger (首次,
/// 恢复).
const law::CaseType* case_type_of(const law::LawBook& law, std::string_view type_code) {
  const auto types = law.case_types.with_daizi(type_code);
  return types.empty() ? nullptr : types.front();
}

void add_parties(cases::CaseFile& file, const std::vector<std::string>& names, const char* side, people::Action& action) {
  for (const std::string& name : names) {
    cases::PartyRow party;
    party.organ = file.row.organ;
    party.case_id = file.row.id;
    party.id = action.work.new_id();
    party.position = static_cast<std::int64_t>(file.parties.size()) + 1;
    party.side = side;
    party.kind = party_kind_of(name);
    party.name = name;
    file.parties.push_back(std::move(party));
  }
}

void add_member(cases::CaseFile& file, const std::string& user_id, const std::string& name, const char* role,
                people::Action& action) {
  cases::MemberRow member;
  member.organ = file.row.organ;
  member.case_id = file.row.id;
  member.id = action.work.new_id();
  member.user_id = user_id;
  member.name = name;
  member.role = role;
  member.from_ms = action.now_ms();
  member.reason = "台账导入";
  file.members.push_back(std::move(member));
}

}  // namespace

std::string party_kind_of(std::string_view name) {
  static constexpr std::string_view legal[] = {"公司", "银行", "合作社", "信用社", "集团",   "事务所", "医院",
                                               "学校", "大学", "中学",   "小学",   "委员会", "政府",   "局"};
  static constexpr std::string_view other[] = {"经营部", "商行", "商店",   "超市", "饭店", "店",  "厂",
                                               "中心",   "合伙", "管理处", "分行", "支行", "业主"};
  for (const auto word : legal)
    if (name.find(word) != std::string_view::npos) return "legal";
  for (const auto word : other)
    if (name.find(word) != std::string_view::npos) return "other";
  return count_characters(name) > 6 && name.find("·") == std::string_view::npos ? "other" : "natural";
}

cases::CaseFile case_from_ledger(const cases::Services& services, const LedgerPeople& people, const LedgerRow& ledger_row,
                                 const std::string& organ, const std::string& batch_id, people::Action& action) {
  const law::LawBook& law = services.law;
  cases::CaseFile file;
  cases::CaseRow& row = file.row;
  row.organ = organ;
  row.id = action.chain_id;
  row.number = ledger_row.number.text();
  row.year = ledger_row.number.year;
  row.type_code = ledger_row.number.special_code + ledger_row.number.type_code;
  row.serial = ledger_row.number.serial;
  row.serial_suffix = ledger_row.number.suffix ? std::to_string(ledger_row.number.suffix) : "";
  if (const law::CaseType* type = case_type_of(law, ledger_row.number.type_code)) row.case_type = type->code;
  row.trial_procedure = ledger_row.trial_procedure;
  row.secrecy = "open";
  row.source = "import";
  row.cause_name = ledger_row.cause;
  if (const law::Cause* cause = law.causes.find_by_name(cause_kind_of(row.type_code), ledger_row.cause)) {
    row.cause_code = cause->code;
    row.cause_name = cause->name;
  }
  row.claim_amount_fen = ledger_row.claim_amount_fen;
  row.received_on = ledger_row.received_on;
  row.filed_on = ledger_row.filed_on;
  row.close_way_name = ledger_row.close_way;
  row.handler_name = ledger_row.handler;
  row.clerk_name = ledger_row.clerk;
  row.department_id = people.department(ledger_row.department);
  if (const KnownPerson* handler = people.person(ledger_row.handler)) {
    row.handler_id = handler->user_id;
    if (!row.department_id) row.department_id = handler->department_id;
    add_member(file, handler->user_id, ledger_row.handler, "handler", action);
  }
  if (const KnownPerson* clerk = people.person(ledger_row.clerk))
    add_member(file, clerk->user_id, ledger_row.clerk, "clerk", action);
  row.remark = ledger_row.remark;
  row.created_at_ms = row.updated_at_ms = action.now_ms();

  add_parties(file, ledger_row.plaintiffs, "plaintiff", action);
  add_parties(file, ledger_row.defendants, "defendant", action);
  add_parties(file, ledger_row.third_parties, "third", action);
  row.title = cases::case_title(ledger_row.plaintiffs, ledger_row.defendants, row.cause_name);
  file.imported.push_back({organ, row.id, action.work.new_id(), batch_id, ledger_row.row, ledger_row.raw, 1});
  return file;
}

}  // namespace anshu::ledger
