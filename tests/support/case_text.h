// Case texts (tests/cases/**/*.case): what happens to a case day by day, and what the law makes of it. tests/cases/README.md
// describes the format.
#pragma once

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "cases/guards.h"
#include "cases/step_form.h"
#include "documents/issuer.h"
#include "people/organs.h"
#include "support/case_court.h"

namespace anshu::test {

struct TextLine {
  std::size_t number = 0;
  std::vector<std::string> words;  // "quoted words" are one
};

struct Scenario {
  std::string file, title;
  std::size_t line = 0;
  std::vector<TextLine> lines;
};

/// What the scenarios have shown, over all files.
struct Shown {
  std::set<std::string> guards;      // origins of guards that have refused or warned
  std::set<std::string> archived;    // procedures that were walked to the end
  std::set<std::string> trial_ends;  // procedure/trial procedure whose time limit was stopped
  std::set<std::string> steps;       // procedure/step that was taken
};

inline std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if ((c == ' ' || c == '\t' || c == '\r') && !quoted) {
      if (any) words.push_back(std::exchange(word, {}));
      any = false;
    } else if (c == '#' && !quoted && !any) {
      break;
    } else {
      word += c;
      any = true;
    }
  }
  if (any) words.push_back(word);
  return words;
}

struct CaseTexts {
  std::vector<Scenario> scenarios;
  std::map<std::string, std::vector<TextLine>> preludes;
};

inline CaseTexts read_case_texts(const std::filesystem::path& path) {
  CaseTexts texts;
  std::ifstream file(path);
  std::vector<TextLine>* block = nullptr;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("== ")) {
      texts.scenarios.push_back({std::filesystem::relative(path, ANSHU_SOURCE_DIR).string(), line.substr(3), number, {}});
      block = &texts.scenarios.back().lines;
    } else if (line.starts_with("-- ")) {
      block = &texts.preludes[line.substr(3)];
    } else if (auto words = words_of(line); !words.empty() && block) {
      block->push_back({number, std::move(words)});
    }
  }
  return texts;
}

/// Where a case text plays: the organ that takes such cases, who handles them there and who assigns them.
struct Scene {
  std::string organ;
  people::Actor handler, head;
};

/// Courts of both instances stand already; the procuratorates and their people come when a text needs them.
inline Scene scene_of(CaseCourt& court, const law::CaseType& type) {
  const bool basic = type.taken_at(law::CourtRank::basic, false);
  if (!type.of_procuratorates() && basic) return {court_code, court.judge(), court.president()};
  const std::string organ = !type.of_procuratorates() ? superior_code : basic ? "陕0703" : "陕06";
  const law::Procuratorate* office = law::book().procuratorates.find(organ);
  const std::string kind = type.of_procuratorates() ? "procuratorate" : "court";
  const std::string handler = "handler." + kind + office->division_code, head = "head." + kind + office->division_code;
  const auto served = [&] {
    return court.database->read_value([&](store::Connection& db) { return people::find_organ(db, organ).has_value(); });
  };
  if (type.of_procuratorates() && !served()) {
    must(people::create_organ(court.actions, {organ, "procuratorate", office->name, office->level, office->parent_code,
                                              office->division_code, true, 1}));
  }
  const std::string department = type.of_procuratorates() ? "检察业务部门" : "审判庭";
  if (!court.user(handler)) must(people::add_department(court.actions, people::Actor::system(organ), {department, "trial"}));
  if (type.of_procuratorates())
    return {organ, court.person(handler, "秦检察", {"prosecutor"}, department, organ),
            court.person(head, "冯检察", {"chief_prosecutor"}, "", organ)};
  return {organ, court.person(handler, "秦法官", {"judge"}, department, organ),
          court.person(head, "冯院长", {"president"}, "", organ)};
}

/// Runs the scenarios of one file in one court; the court's clock is set by the texts.
class CaseTextRunner {
 public:
  CaseTextRunner(CaseCourt& court, const CaseTexts& texts, Shown& shown) : court_(court), texts_(texts), shown_(shown) {}

  /// "" or what went otherwise, with file and line.
  std::string run(const Scenario& scenario) {
    file_ = scenario.file;
    id_.clear();
    wanted_ = {};
    wanted_.trial_procedure.clear();
    wanted_.plaintiffs = {"甲"};
    wanted_.defendants = {"乙"};
    said_.clear();
    run_lines(scenario.lines);
    return said_;
  }

 private:
  using Words = std::vector<std::string>;

  void run_lines(const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) {
      line_ = line.number;
      run_line(line.words);
      if (!said_.empty()) return;
    }
  }

  void say(const std::string& what) {
    if (said_.empty()) said_ = fmt::format("{}:{}: {}", file_, line_, what);
  }

  void run_line(const Words& words) {
    const std::string& first = words[0];
    if (const auto day = Date::parse(first)) return take(*day, words);
    const auto rest = Words(words.begin() + 1, words.end());
    if (first == "given") {
      const auto found = texts_.preludes.find(words.size() > 1 ? words[1] : "");
      if (found == texts_.preludes.end()) return say("没有铺垫" + (words.size() > 1 ? words[1] : std::string()));
      return run_lines(found->second);
    }
    if (first == "type") {
      wanted_.case_type = words.at(1);
      if (words.size() > 2) wanted_.trial_procedure = words[2];
    } else if (first == "filed") {
      wanted_.filed_on = Date::parse(words.at(1));
      if (!wanted_.filed_on) say("立案日期有误");
    } else if (first == "plaintiff") {
      wanted_.plaintiffs = rest;
    } else if (first == "defendant") {
      wanted_.defendants = rest;
    } else if (first == "third") {
      wanted_.third_parties = rest;
    } else if (first == "other") {
      wanted_.others = rest;
    } else if (first == "custody" && id_.empty()) {
      wanted_.in_custody = true;
    } else if (first == "imported") {
      wanted_.source = "import";
    } else if (first == "correction") {
      begin();
      const cases::RequestCorrection wrong{"claim_amount_fen", "1", "录入有误"};
      must(cases::request_correction(court_.services, scene_.handler, {id_, now().row.version}, wrong));
    } else {
      expect(words);
    }
  }

  void begin() {
    if (!id_.empty()) return;
    if (!wanted_.filed_on) return say("没有写立案日期（filed）");
    set_day(*wanted_.filed_on);
    const law::CaseType* type = law::book().case_types.find(wanted_.case_type);
    if (!type) return say("没有案件类型" + wanted_.case_type);
    scene_ = scene_of(court_, *type);
    wanted_.organ = scene_.organ;
    id_ = court_.new_case(wanted_);
    court_.assign(id_, scene_.handler, scene_.head);
  }

  void set_day(Date day) {
    const InstantMs morning = instant_of(day, 9);
    court_.clock.set(court_.today() == day ? court_.clock.now_ms() + 60'000 : morning);
  }

  cases::CaseFile now() { return court_.file(id_, scene_.organ); }

  void take(Date day, const Words& words) {
    begin();
    if (!said_.empty()) return;
    if (words.size() < 2) return say("没有写步骤");
    set_day(day);
    const cases::CaseFile before = now();
    const cases::Procedure& own = *court_.procedures.find(before.row.procedure);
    const cases::ProcedureStep* step = own.step(words[1]);
    if (!step) return say("“" + own.name + "”没有步骤" + words[1]);
    Date on = day;
    json::object form;
    std::string refusal, basis;
    std::vector<std::string> warnings;
    for (std::size_t i = 2; i < words.size(); ++i) {
      if (words[i] == "!" || words[i] == "?") {
        if (i + 1 >= words.size()) return say("! 或 ? 之后没有代码");
        if (words[i] == "?") {
          warnings.push_back(words[++i]);
          continue;
        }
        refusal = words[++i];
        if (i + 1 < words.size() && words[i + 1] != "?") basis = words[++i];
        continue;
      }
      const auto equals = words[i].find('=');
      if (equals == std::string::npos) return say("看不懂“" + words[i] + "”");
      const std::string name = words[i].substr(0, equals), value = words[i].substr(equals + 1);
      if (name == "on") {
        on = Date::parse(value).value_or(day);
        continue;
      }
      const cases::StepField* field = step->field(name);
      if (!field) return say("步骤" + step->code + "没有" + name);
      form[name] = value_of(before, *field, value);
    }
    fill_in(before, *step, on, form);
    note_guards(before, *step, on, form);
    const auto result = court_.step(scene_.handler, id_, step->code, form, on);
    const std::string code = code_of(result);
    if (code != refusal) {
      std::string why = code.empty() ? "办成了" : code + " " + result.error().message;
      if (!code.empty())
        for (const auto& field : result.error().fields) why += " [" + field.field + " " + field.rule + "]";
      return say(refusal.empty() ? "不应被拒绝：" + why : "应被拒绝（" + refusal + "），而" + why);
    }
    if (!basis.empty() && result.error().basis.find(basis) == std::string::npos)
      return say("依据应有“" + basis + "”，而为“" + result.error().basis + "”");
    if (!code.empty()) return;
    note_progress(own, *step);
    const auto given = cases::warnings_of(now().steps.back());
    for (const auto& wanted : warnings)
      if (std::ranges::find(given, wanted, &cases::view::StepRefusal::code) == given.end()) say("应有提示" + wanted);
  }

  json::value value_of(const cases::CaseFile& file, const cases::StepField& field, const std::string& value) {
    if (field.kind == "boolean")
      return value == "yes" ? json::value(true) : value == "no" ? json::value(false) : json::value(value);
    if (field.kind == "amount") return std::int64_t{std::atoll(value.c_str())};
    if (field.source.starts_with("parties:"))
      for (const auto& party : file.parties)
        if (party.name == value) return json::value(party.id);
    return json::value(value);
  }

  /// What must be filled in and does not matter here.
  void fill_in(const cases::CaseFile& file, const cases::ProcedureStep& step, Date on, json::object& form) {
    for (const auto& field : step.fields) {
      if (!field.required || form.contains(field.name)) continue;
      if (field.kind == "date") form[field.name] = on.iso();
      if (field.kind == "time") form[field.name] = "09:00";
      if (field.kind == "text" || field.kind == "long_text") form[field.name] = "（略）";
      if (field.kind == "amount") form[field.name] = 1'000'000;
      if (field.kind == "choice") {
        const auto choices = cases::choices_for(field, file, law::book().codes);
        form[field.name] = field.source.starts_with("parties:") ? "all" : choices.front().code;
      }
    }
  }

  void note_guards(const cases::CaseFile& file, const cases::ProcedureStep& step, Date on, const json::object& form) {
    if (std::ranges::find(step.from, file.row.stage) == step.from.end()) return;
    for (const auto* guard : cases::failing_guards({file, step, court_.today(), law::book(), on, &form})) {
      shown_.guards.insert(guard->origin);
      if (guard->level != "warn") return;
    }
  }

  void note_progress(const cases::Procedure& own, const cases::ProcedureStep& step) {
    const auto file = now();
    shown_.steps.insert(own.code + "/" + step.code);
    if (file.row.status == "archived") shown_.archived.insert(own.code);
    for (const auto& clock : file.clocks)
      if (clock.kind == "trial" && (clock.status == "met" || clock.status == "missed"))
        shown_.trial_ends.insert(own.code + "/" + file.row.trial_procedure);
  }

  void expect(const Words& words) {
    begin();
    if (!said_.empty()) return;
    const std::string& what = words[0];
    const auto file = now();
    const auto same = [&](const std::string& is) {
      if (words.size() < 2 || is != words[1]) say(what + "为“" + is + "”");
    };
    if (what == "stage") return same(file.row.stage);
    if (what == "status") return same(file.row.status);
    if (what == "trial") return same(file.row.trial_procedure);
    if (what == "close") return same(file.row.close_way.value_or("none"));
    if (what == "custody") return same(file.row.in_custody ? "yes" : "no");
    if (what == "procedure") return same(file.row.procedure);
    if (what == "fact") return expect_fact(file, words);
    if (what == "clock") return expect_clock(file, words);
    if (what == "running") return expect_running(file, words);
    if (what == "document") return expect_document(file, words);
    if (what == "offers" || what == "hides" || what == "blocks") return expect_offer(file, words);
    say("看不懂“" + what + "”");
  }

  void expect_fact(const cases::CaseFile& file, const Words& words) {
    const auto dates = cases::established_dates(file);
    const auto* date = dates.find(words.at(1));
    std::optional<Date> is = date ? *date : words[1] == "closed_on" ? file.row.closed_on : file.row.archived_on;
    const std::string text = is ? is->iso() : "none";
    if (text != words.at(2)) say(words[1] + "为" + text);
  }

  void expect_clock(const cases::CaseFile& file, const Words& words) {
    const cases::ClockRow* found = nullptr;
    std::size_t at = 2;
    std::string party;
    if (words.size() > 2)
      for (const auto& row : file.parties)
        if (row.name == words[2]) party = row.id, at = 3;
    for (const auto& clock : file.clocks) {
      const bool meant = words.at(1) == "trial" ? clock.kind == "trial" : clock.rule_code == words[1];
      if (meant && (party.empty() || clock.subject_id == party)) found = &clock;
    }
    if (words.size() > at && words[at] == "none") return found ? say("不应有期限" + words[1]) : void();
    if (!found) return say("没有期限" + words[1]);
    for (; at < words.size(); ++at) {
      const std::string& word = words[at];
      const auto date = [&](Date is) {
        if (++at >= words.size() || is.iso() != words[at]) say(fmt::format("{}的{}为{}", words[1], word, is.iso()));
      };
      if (word == "due")
        date(found->legal_due_on);
      else if (word == "raw")
        date(found->raw_due_on);
      else if (word == "from")
        date(found->anchor_on);
      else if (word == "ended")
        date(found->ended_on.value_or(Date{}));
      else if (word != found->status)
        say(fmt::format("{}的状态为{}，届满{}", words[1], found->status, found->legal_due_on.iso()));
    }
  }

  void expect_running(const cases::CaseFile& file, const Words& words) {
    Words are, wanted(words.begin() + 1, words.end());
    for (const auto& clock : file.clocks)
      if (clock.status == "running" || clock.status == "paused") are.push_back(clock.rule_code);
    std::ranges::sort(are);
    std::ranges::sort(wanted);
    if (are == wanted) return;
    std::string all;
    for (const auto& rule : are) all += " " + rule;
    say("正在计算的期限为" + (all.empty() ? " 无" : all));
  }

  void expect_document(const cases::CaseFile& file, const Words& words) {
    const auto count = std::ranges::count(file.documents, words.at(1), &cases::DocumentRow::template_code);
    const auto wanted = words.size() > 2 ? std::atoll(words[2].c_str()) : 1;
    if (count != wanted) say(fmt::format("{}有{}份", words[1], count));
  }

  void expect_offer(const cases::CaseFile& file, const Words& words) {
    const auto next = cases::next_steps(court_.services, scene_.handler, file);
    const auto found = std::ranges::find(next, words.at(1), &cases::view::NextStep::code);
    if (words[0] == "hides") return found == next.end() ? void() : say("不应列出步骤" + words[1]);
    if (found == next.end()) return say("没有列出步骤" + words[1]);
    if (words[0] == "offers" && !found->allowed) say("步骤不可办理：" + found->refusals.front().code);
    if (words[0] == "blocks" && (found->allowed || found->refusals.front().code != words.at(2)))
      say(found->allowed ? "步骤可以办理" : "不可办理的原因为" + found->refusals.front().code);
  }

  CaseCourt& court_;
  const CaseTexts& texts_;
  Shown& shown_;
  std::string file_, id_, said_;
  std::size_t line_ = 0;
  NewCase wanted_;
  Scene scene_;
};

}  // namespace anshu::test
