// A court with cases: everything of test::Court, the procedures that ship, and cases made as accept_filing makes them.
#pragma once

#include "base/id.h"
#include "cases/case_actions.h"
#include "cases/case_file.h"
#include "cases/clocks.h"
#include "cases/facts.h"
#include "cases/organ_case_types.h"
#include "cases/procedure.h"
#include "cases/services.h"
#include "cases/take_step.h"
#include "law/law_book.h"
#include "store/blobs.h"
#include "support/court.h"

namespace anshu::test {

inline Result<cases::Procedures> load_shipped_procedures(const people::Permissions& permissions) {
  std::vector<cases::ProcedureFile> files;
  const std::filesystem::path reference = ANSHU_SOURCE_DIR "/reference";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(reference / "procedures"))
    if (entry.is_regular_file()) files.push_back({std::filesystem::relative(entry.path(), reference).string(), {}});
  std::ranges::sort(files, {}, &cases::ProcedureFile::path);
  for (auto& file : files) file.text = read_source_file("reference/" + file.path);
  return cases::Procedures::load(files, {law::book(), permissions, {}});
}

struct NewCase {
  std::string case_type = "0301";
  std::string trial_procedure = "ordinary";
  std::optional<Date> filed_on = {};  // today
  std::vector<std::string> plaintiffs{"张三"}, defendants{"李四"}, third_parties = {};
  std::string cause_name = "民间借贷纠纷";
  std::optional<std::int64_t> claim_amount_fen = 5'000'000;
  people::Actor applicant = {};  // portal account that filed it, if any
  std::string organ = court_code;
  std::vector<std::string> others = {};
  bool in_custody = false;
  std::string source = "filing";
};

struct CaseCourt : Court {
  explicit CaseCourt() : procedures(must(load_shipped_procedures(permissions))) { cases::register_facts(actions); }

  cases::Procedures procedures;
  store::Blobs blobs{dir.path() / "blobs", SecretBox(std::string(32, 'b'))};
  store::UploadStore uploads{dir.path() / "uploads", SecretBox(std::string(32, 'u')), 1 << 20};
  cases::Services services{*database, clock, law::book(), permissions, actions, personal, procedures, blobs, uploads};

  Date today() { return clock.today(); }
  void next_day(int days = 1) { clock.advance(days * 86'400'000LL); }

  /// As accept_filing leaves it: numbered, in its first stage, with its clocks.
  std::string new_case(const NewCase& wanted = {}) {
    const std::string id = new_id(clock.now_ms());
    must(actions.run<cases::CaseChanged>(people::Actor::system(wanted.organ), {"accept_filing", wanted.organ, id, "{}", {}},
                                         [&](people::Action& action) { return insert_case(action, id, wanted); }));
    return id;
  }

  cases::CaseFile file(const std::string& id, const std::string& organ = court_code) {
    return database->read_value([&](store::Connection& db) { return cases::load_case_file(db, organ, id).value(); });
  }
  cases::FactsRow facts(const std::string& id, const std::string& organ = court_code) {
    return database->read_value([&](store::Connection& db) { return db.find<cases::FactsRow>({organ, id}).value(); });
  }
  std::int64_t version(const std::string& id) { return file(id).row.version; }

  /// By the division head of the first civil division, unless somebody else is named.
  void assign(const std::string& id, const people::Actor& handler) { assign(id, handler, president()); }
  void assign(const std::string& id, const people::Actor& handler, const people::Actor& by) {
    must(cases::assign_case(services, by, {id, file(id, handler.organ).row.version},
                            {handler.department_id.value(), handler.user_id, std::nullopt, "指定承办"}));
  }

  Result<cases::CaseChanged> step(const people::Actor& who, const std::string& id, const std::string& code,
                                  json::object fields = {}, std::optional<Date> on = std::nullopt) {
    return cases::take_step(services, who, {id, file(id, who.organ).row.version},
                            {code, on.value_or(today()), std::move(fields)});
  }

 private:
  Result<cases::CaseChanged> insert_case(people::Action& action, const std::string& id, const NewCase& wanted) {
    cases::CaseFile file;
    cases::CaseRow& row = file.row;
    row.organ = wanted.organ;
    row.id = id;
    row.filed_on = wanted.filed_on.value_or(today());
    row.year = row.filed_on.year();
    must(cases::check_organ_takes(law::book(), people::find_organ(action.db(), wanted.organ).value(),
                                  *law::book().case_types.find(wanted.case_type)));
    row.type_code = law::book().case_types.find(wanted.case_type)->daizi;
    row.serial = ++serial_;
    row.number = fmt::format("({}){}{}{}号", row.year, wanted.organ, row.type_code, row.serial);
    row.case_type = wanted.case_type;
    row.in_custody = wanted.in_custody;
    row.trial_procedure = wanted.trial_procedure;
    row.secrecy = "open";
    row.source = wanted.source;
    row.title = cases::case_title(wanted.plaintiffs, wanted.defendants, wanted.cause_name);
    if (const auto* cause = law::book().causes.find_by_name(law::CauseKind::civil, wanted.cause_name))
      row.cause_code = cause->code;
    row.cause_name = wanted.cause_name;
    row.claim_amount_fen = wanted.claim_amount_fen;
    row.received_on = row.filed_on;
    row.applicant_organ = wanted.applicant.organ;
    row.applicant_id = wanted.applicant.user_id;
    row.facts_sealed = personal.seal("被告向原告借款，逾期未还。");
    row.created_at_ms = row.updated_at_ms = action.now_ms();
    std::int64_t position = 0;
    const auto add_parties = [&](const char* side, const std::vector<std::string>& names) {
      for (const auto& name : names) {
        cases::PartyRow party;
        party.organ = row.organ;
        party.case_id = id;
        party.id = action.work.new_id();
        party.position = ++position;
        party.side = side;
        party.kind = "natural";
        party.name = name;
        party.id_kind = "01";
        const std::string number = law::make_id_number("610702", Date::of(1980, 1, 2), static_cast<int>(position));
        party.id_number_sealed = personal.seal(number);
        party.id_number_index = personal.index(number);
        party.phone_sealed = personal.seal("1389160000" + std::to_string(position));
        party.address_sealed = personal.seal("陕西省汉中市汉台区东大街1号");
        party.birth_on_sealed = personal.seal("1980-01-02");
        action.work.insert(party);
        file.parties.push_back(std::move(party));
      }
    };
    add_parties("plaintiff", wanted.plaintiffs);
    add_parties("defendant", wanted.defendants);
    add_parties("third", wanted.third_parties);
    add_parties("other", wanted.others);
    ANSHU_CHECK(
        cases::begin_procedure(action, law::book(), *procedures.for_case_type(wanted.case_type, wanted.trial_procedure), file));
    action.work.insert(row);
    return cases::CaseChanged{row.organ, row.id, row.version};
  }

  std::int64_t serial_ = 0;
};

}  // namespace anshu::test
