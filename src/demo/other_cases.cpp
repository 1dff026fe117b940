#include "demo/other_cases.h"

#include <charconv>

#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/step_form.h"
#include "cases/take_step.h"
#include "demo/court_life.h"
#include "demo/fictitious.h"
#include "filing/register_case.h"
#include "law/law_book.h"

namespace anshu::demo {
namespace {

/// "a=b;c=d" → pairs.
std::vector<std::pair<std::string, std::string>> fields_in(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (text.empty()) return fields;
  for (const std::string& part : split(text, ';')) {
    const auto equals = part.find('=');
    fields.emplace_back(part.substr(0, equals), part.substr(equals + 1));
  }
  return fields;
}

std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

filing::FilingParty natural(const Person& person, const char* side) {
  filing::FilingParty party;
  party.side = side;
  party.kind = "natural";
  party.name = person.name;
  party.id_number = person.id_number;
  party.phone = person.phone;
  party.address = person.address;
  party.gender = person.male ? "1" : "2";
  return party;
}

filing::FilingParty authority(std::string_view name, const char* side) {
  filing::FilingParty party;
  party.side = side;
  party.kind = "legal";
  party.name = name;
  return party;
}

constexpr std::array<const char*, 4> enforcers = {"enforcer1", "enforcer2", "enforcer3", "enforcer4"};

}  // namespace

OtherCases::OtherCases(DemoHouse& house, const DemoPlan& plan, const CourtPeople& people, CourtLife& life, DemoOutcome& outcome)
    : house_(house),
      plan_(plan),
      people_(people),
      life_(life),
      outcome_(outcome),
      calendar_(house.filing.services.law.calendar),
      chance_(Random(static_cast<std::uint64_t>(plan.seed)).stream("other")) {}

// ── what begins ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

void OtherCases::plan_window() {
  const Date first = date_at(demo_begins_at(plan_.ends_at_ms)), last = date_at(plan_.ends_at_ms);
  const auto plan = [&](const std::vector<WindowStory>& stories, std::int64_t count, law::CauseKind kind, const Hands& hands) {
    for (std::int64_t i = 0; i < count; ++i) {
      const WindowStory& story = chance_.pick(stories);
      const law::Cause* cause = house_.filing.services.law.causes.find_by_name(kind, story.cause);
      if (!cause) throw std::logic_error("no cause " + std::string(story.cause));
      // Spread over the whole time, and something is always new.
      const Date day =
          calendar_.next_workday(first + static_cast<int>((last - first) * (i + 1) / count) - chance_.between(3, 12));
      filing::RegisterCase input;
      input.case_type = story.journey.case_type;
      if (!story.journey.trial_procedure.empty()) input.trial_procedure = std::string(story.journey.trial_procedure);
      input.cause_code = cause->code;
      input.facts = std::string(story.facts);
      const Person person = make_person(chance_, static_cast<int>(i % 400), day);
      if (kind == law::CauseKind::criminal)
        input.parties = {authority(story.opponents, "plaintiff"), natural(person, "defendant")};
      else
        input.parties = {natural(person, "plaintiff"), authority(story.opponents, "defendant")};
      begin(day, std::move(input), story.journey, hands);
    }
  };
  plan(criminal_stories(), std::max<std::int64_t>(3, plan_.cases / 50), law::CauseKind::criminal,
       {"filing1", "filinghead", "judge13"});
  plan(administrative_stories(), std::max<std::int64_t>(2, plan_.cases / 120), law::CauseKind::administrative,
       {"filing2", "filinghead", "judge14"});
}

void OtherCases::after(const LivingCase& one, const PlannedDeed& planned) {
  if (one.birth.wishes.sealed) return;
  Random chance = chance_.stream("derived", one.birth.number);
  if (planned.deed == Deed::send_appeal) {
    const auto result = std::ranges::find(one.life.deeds, Deed::appeal_result, &PlannedDeed::deed);
    const auto appealed = std::ranges::find(one.life.deeds, Deed::appeal, &PlannedDeed::deed);
    const Journey* journey = result == one.life.deeds.end() ? nullptr : appeal_journey(result->code);
    if (journey && appealed != one.life.deeds.end()) derive(one, *journey, 2, 4, appealed->party > 0);
  }
  const bool served_first = planned.deed == Deed::assign && filing::claimed_amount_fen(one.complaint).value_or(0) > 10'000'000;
  if (served_first && chance.chance(0.05)) derive(one, preservation_journey(), 0, 2, false);
}

bool OtherCases::enforces(const LivingCase& one) {
  Random chance = chance_.stream("debt", one.birth.number);
  // In that year the bureau numbered by itself (tests/samples/执行台账-2025-gbk.csv).
  constexpr int numbered_by_the_bureau = 2025;
  const Date latest = house_.clock.today() + 120;
  if (house_.clock.today().year() == numbered_by_the_bureau || latest.year() == numbered_by_the_bureau) return false;
  if (one.birth.wishes.sealed || !chance.chance(0.3)) return false;
  derive(one, chance.pick(enforcement_journeys()), 12, 60, false);
  return true;
}

std::string OtherCases::appeal_number(const std::string& case_id) const {
  const auto found = appeals_.find(case_id);
  return found == appeals_.end() ? std::string() : found->second;
}

void OtherCases::derive(const LivingCase& one, const Journey& journey, int least, int most, bool appellant_is_defendant) {
  Random chance = chance_.stream("derive", ++serial_);
  const bool appeal = journey.case_type == "0302";
  filing::RegisterCase input;
  input.case_type = journey.case_type;
  if (!journey.trial_procedure.empty()) input.trial_procedure = std::string(journey.trial_procedure);
  input.source_organ = court_code;
  input.source_case_id = one.id;
  for (const char* side : {"plaintiff", "defendant", "third"}) {
    const std::string other = std::string_view(side) == "plaintiff" ? "defendant" : "plaintiff";
    const bool turned = appellant_is_defendant && std::string_view(side) != "third";
    input.carried.push_back(
        {side, turned ? other : std::string(side)});  // sides; the parties themselves are looked up on the day
  }
  const Hands hands = appeal ? Hands{"filing07", "filinghead07", chance.chance(0.5) ? "judge07" : "head07"}
                             : Hands{"filing3", "filinghead", chance.pick(enforcers)};
  begin(calendar_.add_workdays(house_.clock.today(), chance.between(least, most)), std::move(input), journey, hands);
}

void OtherCases::begin(Date day, filing::RegisterCase input, const Journey& journey, Hands hands) {
  Random chance = chance_.stream("begin", ++serial_);
  const InstantMs at = office_hour(day, chance);
  life_.at(at, [this, input = std::move(input), &journey, hands = std::move(hands), chance]() -> Result<void> {
    filing::RegisterCase ready = input;
    if (input.source_case_id) {
      const auto source = house_.filing.services.database.read_value(
          [&](store::Connection& db) { return cases::load_case_core(db, *input.source_organ, *input.source_case_id); });
      ready.carried.clear();
      for (const auto& party : source->parties)
        for (const auto& side : input.carried)
          if (side.party_id == party.side) ready.carried.push_back({party.id, side.side});
      ready.received_on = house_.clock.today();
    }
    const auto made = filing::register_case(house_.filing, people_.actor(hands.clerk), ready);
    if (!made) return done(std::unexpected(made.error())), Result<void>();
    ++outcome_.others;
    const auto walker = std::make_shared<Walker>();
    walker->id = made->id;
    walker->number = made->number;
    walker->handler = people_.actor(hands.handler);
    walker->journey = &journey;
    walker->chance = chance;
    walker->last = house_.clock.today();
    const cases::CaseFile file = file_of(*walker);
    walker->plaintiff = file.side("plaintiff").empty() ? "" : file.side("plaintiff").front()->name;
    walker->defendant = file.side("defendant").empty() ? "" : file.side("defendant").front()->name;
    walker->amount_fen = file.row.claim_amount_fen.value_or(0);
    if (input.source_case_id && journey.case_type == "0302") appeals_[*input.source_case_id] = made->number;
    assign(walker, hands);
    return {};
  });
}

// ── how it goes on ───────────────────────────────────────────────────────────────────────────────────────────────────────────

void OtherCases::assign(const std::shared_ptr<Walker>& walker, const Hands& hands) {
  const Date day = calendar_.next_workday(walker->last + walker->chance.between(0, 1));
  life_.at(office_hour(day, walker->chance), [this, walker, head = hands.head]() -> Result<void> {
    cases::AssignCase input;
    input.department_id = walker->handler.department_id.value_or("");
    input.handler_id = walker->handler.user_id;
    input.reason = "按案件类型和在办案件数分配";
    const auto done_so = cases::assign_case(house_.filing.services, people_.actor(head), {walker->id}, input);
    if (!done_so) return done(std::unexpected(done_so.error())), Result<void>();
    walker->last = house_.clock.today();
    plan_next(walker);
    return {};
  });
}

void OtherCases::plan_next(const std::shared_ptr<Walker>& walker) {
  if (walker->next == walker->journey->steps.size()) return;
  const JourneyStep& step = walker->journey->steps[walker->next];
  const Date day = calendar_.add_workdays(walker->last, walker->chance.between(step.least, step.most));
  life_.at(office_hour(day, walker->chance), [this, walker]() -> Result<void> {
    const auto taken = take(*walker);
    done(taken);
    if (taken) plan_next(walker);  // what was to come rests on what did not happen
    return {};
  });
}

Result<void> OtherCases::take(Walker& walker) {
  const JourneyStep& planned = walker.journey->steps[walker.next++];
  const cases::CaseFile file = file_of(walker);
  const cases::Procedure* procedure = house_.filing.services.procedures.find(file.row.procedure);
  const cases::ProcedureStep* step = procedure ? procedure->step(planned.step) : nullptr;
  if (!step) throw std::logic_error("no step " + std::string(planned.step));
  const Date today = walker.last = house_.clock.today();
  ANSHU_TRY(json::object form, form_of(walker, *step, planned.fields, today));
  ANSHU_CHECK(cases::take_step(house_.filing.services, walker.handler, {walker.id}, {step->code, today, std::move(form)}));
  return {};
}

Result<json::object> OtherCases::form_of(Walker& walker, const cases::ProcedureStep& step, std::string_view fields, Date day) {
  json::object form;
  for (const auto& [name, text] : fields_in(fields)) {
    const cases::StepField* field = step.field(name);
    if (!field) throw std::logic_error("step " + step.code + " has no field " + name);
    form[name] = value_of(walker, *field, text, day);
  }
  const cases::CaseFile file = file_of(walker);
  for (const cases::StepField& field : step.fields)
    if (field.required && !form.contains(field.name)) form[field.name] = usual(walker, field, file, day);
  return form;
}

json::value OtherCases::value_of(const Walker& walker, const cases::StepField& field, std::string text, Date day) const {
  if (field.kind == "boolean") return text == "yes";
  if (field.kind == "date") return json::value(calendar_.add_workdays(day, static_cast<int>(number_in(text.substr(1)))).iso());
  if (field.kind == "amount") return text.ends_with('%') ? walker.amount_fen / 100 * number_in(text) : number_in(text);
  for (const auto& [mark, word] : {std::pair<std::string, std::string>{"{plaintiff}", walker.plaintiff},
                                   {"{defendant}", walker.defendant},
                                   {"{amount}", format_yuan(walker.amount_fen)},
                                   {"{number}", walker.number}})
    for (auto place = text.find(mark); place != std::string::npos; place = text.find(mark, place + word.size()))
      text.replace(place, mark.size(), word);
  return json::value(text);
}

json::value OtherCases::usual(const Walker& walker, const cases::StepField& field, const cases::CaseFile& file, Date day) {
  if (field.kind == "date") return json::value(day.iso());
  if (field.kind == "time") return json::value("09:30");
  if (field.kind == "boolean") return false;
  if (field.kind == "amount") return walker.amount_fen;
  if (field.kind == "choice")
    return json::value(field.source.starts_with("parties:")
                           ? "all"
                           : cases::choices_for(field, file, house_.filing.services.law.codes).front().code);
  if (field.name == "courtroom") return json::value("第九法庭");
  if (field.name == "archive_number") return json::value(fmt::format("{}-{}-{:05}", day.year(), file.row.type_code, ++volumes_));
  if (field.name.ends_with("number")) return json::value(walker.number + "之一");
  return json::value("见卷内材料");
}

cases::CaseFile OtherCases::file_of(const Walker& walker) const {
  return house_.filing.services.database.read_value([&](store::Connection& db) {
    auto file = cases::load_case_core(db, court_code, walker.id);
    return file ? *std::move(file) : cases::load_case_core(db, superior_code, walker.id).value();
  });
}

/// A moment in office hours on that day, or soon when the day has gone on already.
InstantMs OtherCases::office_hour(Date day, Random& chance) const {
  day = calendar_.next_workday(day);
  const InstantMs planned = instant_of(day, 9) + chance.between(0, 170) * 60'000;
  const InstantMs soon = house_.clock.now_ms() + chance.between(4, 25) * 60'000;
  if (planned > house_.clock.now_ms()) return planned;
  if (date_at(soon) == day && soon < instant_of(day, 17, 30)) return soon;
  return instant_of(calendar_.add_workdays(day, 1), 9) + chance.between(0, 170) * 60'000;
}

void OtherCases::done(const Result<void>& result) {
  ++outcome_.deeds;
  if (result) return;
  std::string why = result.error().code;
  if (!result.error().fields.empty()) why += " " + result.error().fields.front().field + " " + result.error().fields.front().rule;
  ++outcome_.refused[why];
}

}  // namespace anshu::demo
