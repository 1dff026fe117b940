#include "cases/correction_fields.h"

#include <charconv>

#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/clocks.h"
#include "cases/facts.h"
#include "cases/members.h"
#include "cases/procedure.h"
#include "law/law_book.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t largest_amount_fen = 1'000'000'000'000'000;  // 10 万亿元

/// Which of two dates of a case must not be later than the other.
constexpr std::pair<std::string_view, std::string_view> date_order[] = {
    {"received_on", "filed_on"},           {"filed_on", "served_on"},     {"filed_on", "hearing_on"},
    {"hearing_on", "pronounced_on"},       {"filed_on", "pronounced_on"}, {"pronounced_on", "judgment_served_on"},
    {"pronounced_on", "closed_on"},        {"filed_on", "closed_on"},     {"closed_on", "archived_on"},
    {"judgment_served_on", "effective_on"}};

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string(); }

std::optional<std::int64_t> amount_of(const std::string& text) {
  std::int64_t fen = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fen);
  if (error != std::errc() || end != text.data() + text.size() || fen < 0 || fen > largest_amount_fen) return std::nullopt;
  return fen;
}

Result<void> check_date(people::Action& action, const CaseFile& file, std::string_view field, const std::string& value) {
  const auto date = Date::parse(value);
  if (!date) return refuse_field("value", "type.date", "应为日期，如 2026-03-01");
  if (field != "hearing_on" && *date > action.today()) {
    Refusal refusal = refuse_field("value", "E_DATE_IN_FUTURE", correctable_field_name(field) + "不能晚于今天").error();
    refusal.code = "E_DATE_IN_FUTURE";
    return std::unexpected(std::move(refusal));
  }
  for (const auto& [early, late] : date_order) {
    if (field != early && field != late) continue;
    const auto other = Date::parse(field_value(file, field == early ? late : early));
    if (!other || (field == early ? *date <= *other : *date >= *other)) continue;
    const std::string message = fmt::format("{}不能早于{}{}", correctable_field_name(late), correctable_field_name(early),
                                            field == early ? "" : other->iso());
    Refusal refusal = refuse_field("value", "E_DATE_ORDER", message).error();
    refusal.code = "E_DATE_ORDER";
    return std::unexpected(std::move(refusal));
  }
  return {};
}

/// The steps of the procedure that establish this fact, as names, and the rules whose clocks they end.
void gather(const Procedure* procedure, std::string_view field, ClockMove& move) {
  if (!procedure) return;
  for (const ProcedureStep& step : procedure->steps) {
    if (std::ranges::find(step.sets, field, &StepFact::fact) == step.sets.end()) continue;
    move.started_by.push_back(step.code);
    for (const ClockToStop& stop : step.stops) move.ended_rules.push_back(stop.rule);
  }
}

/// A date that steps established is corrected by one more row that says otherwise; the earlier ones stay as they were.
void establish(people::Action& action, CaseFile& file, std::string_view fact, Date date, const std::string& correction_id) {
  StepRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.step = "correction";
  row.from_stage = row.to_stage = file.row.stage;
  row.occurred_on = date;
  row.fields = json::serialize(json::object{{"correction_id", correction_id}});
  row.sets = json::serialize(json::object{{fact, date.iso()}});
  row.warnings = "[]";
  row.taken_by = action.actor.user_id;
  row.taken_by_name = action.actor.name;
  row.at_ms = action.now_ms();
  action.work.insert(row);
  file.steps.push_back(std::move(row));
}

Result<void> apply_date(const Services& services, people::Action& action, CaseFile& file, std::string_view field, Date date,
                        const std::string& correction_id) {
  CaseRow& row = file.row;
  const Date before = Date::parse(field_value(file, field)).value();
  ClockMove move{before, date, {}, {}, {}};
  move.because = fmt::format("{}由{}更正为{}，期限重新计算", correctable_field_name(field), before.iso(), date.iso());
  gather(services.procedures.find(row.procedure), field, move);
  if (field == "filed_on") {
    row.filed_on = date;
    move.started_by = {"accept_filing", "import_ledger"};
  } else if (field == "received_on") {
    row.received_on = date;
  } else if (field == "closed_on") {
    row.closed_on = date;
  } else if (field == "archived_on") {
    row.archived_on = date;
  } else {
    establish(action, file, field, date, correction_id);
  }
  return move_clocks(action, services.law, file, move);
}

}  // namespace

const std::vector<CorrectableField>& correctable_fields() {
  static const std::vector<CorrectableField> fields = {
      {"received_on", "收案日期", "date"},
      {"filed_on", "立案日期", "date"},
      {"cause_code", "案由", "cause"},
      {"claim_amount_fen", "诉讼标的额", "amount"},
      {"handler_id", "承办人", "user"},
      {"served_on", "送达副本日期", "date"},
      {"hearing_on", "开庭日期", "date"},
      {"pronounced_on", "宣判日期", "date"},
      {"judgment_served_on", "裁判文书送达日期", "date"},
      {"effective_on", "生效日期", "date"},
      {"closed_on", "结案日期", "date"},
      {"close_way", "结案方式", "choice"},
      {"archived_on", "归档日期", "date"},
  };
  return fields;
}

std::string correctable_field_name(std::string_view field) {
  const auto found = std::ranges::find(correctable_fields(), field, &CorrectableField::field);
  return found == correctable_fields().end() ? std::string(field) : found->name;
}

std::string field_value(const CaseFile& file, std::string_view field) {
  const CaseRow& row = file.row;
  if (field == "received_on") return iso(row.received_on);
  if (field == "filed_on") return row.filed_on.iso();
  if (field == "closed_on") return iso(row.closed_on);
  if (field == "archived_on") return iso(row.archived_on);
  if (field == "cause_code") return row.cause_code.value_or("");
  if (field == "claim_amount_fen") return row.claim_amount_fen ? std::to_string(*row.claim_amount_fen) : std::string();
  if (field == "handler_id") return row.handler_id.value_or("");
  if (field == "close_way") return row.close_way.value_or("");
  const EstablishedDates dates = established_dates(file);
  const auto* date = dates.find(field);
  return date ? iso(*date) : std::string();
}

std::string field_value_text(const Services& services, store::Connection& connection, const std::string& organ,
                             const std::string& procedure, std::string_view field, const std::string& value) {
  if (value.empty()) return {};
  if (field == "claim_amount_fen") {
    const auto fen = amount_of(value);
    return fen ? format_yuan(*fen) + "元" : value;
  }
  if (field == "cause_code") {
    const law::Cause* cause = services.law.causes.find(value);
    return cause ? cause->name : value;
  }
  if (field == "handler_id") {
    const std::string name = people::display_name(connection, organ, value);
    return name.empty() ? value : name;
  }
  if (field == "close_way") {
    const Procedure* found = services.procedures.find(procedure);
    const law::CodeItem* way = found ? services.law.codes.find(found->close_ways, value) : nullptr;
    return way ? way->name : value;
  }
  return value;
}

Result<void> check_field_value(const Services& services, people::Action& action, const CaseFile& file, std::string_view field,
                               const std::string& value) {
  const auto found = std::ranges::find(correctable_fields(), field, &CorrectableField::field);
  if (found == correctable_fields().end()) return refuse_field("field", "type.choice", "这一项不能更正");
  const std::string before = field_value(file, field);
  const bool may_be_empty = field == "cause_code" || field == "claim_amount_fen" || field == "received_on";
  if (before.empty() && !may_be_empty)
    return refuse(RefusalKind::conflict, "E_NOTHING_TO_CORRECT", found->name + "尚未登记，请办理相应的步骤");
  if (before == value) return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", found->name + "没有变化");
  if (found->kind == "date") return check_date(action, file, field, value);
  if (found->kind == "amount" && !amount_of(value)) return refuse_field("value", "amount.range", "应为以分计的金额");
  if (found->kind == "cause" && !services.law.causes.find(value)) return refuse_field("value", "cause.unknown", "没有这个案由");
  if (found->kind == "user") ANSHU_CHECK(require_handler(action.db(), action.permissions, file.row.organ, value));
  if (field == "close_way") {
    const Procedure* procedure = services.procedures.find(file.row.procedure);
    if (!procedure || !services.law.codes.find(procedure->close_ways, value))
      return refuse_field("value", "type.choice", "没有这种结案方式");
  }
  return {};
}

Result<void> apply_correction(const Services& services, people::Action& action, CaseFile& file, std::string_view field,
                              const std::string& value, const std::string& correction_id, const std::string& reason) {
  CaseRow& row = file.row;
  if (field == "cause_code") {
    const law::Cause* cause = services.law.causes.find(value);
    if (row.title.ends_with(row.cause_name))
      row.title = row.title.substr(0, row.title.size() - row.cause_name.size()) + cause->name;
    row.cause_code = cause->code;
    row.cause_name = cause->name;
    return {};
  }
  if (field == "claim_amount_fen") {
    row.claim_amount_fen = amount_of(value);
    return {};
  }
  if (field == "close_way") {
    row.close_way = value;
    row.close_way_name = services.law.codes.find(services.procedures.find(row.procedure)->close_ways, value)->name;
    return {};
  }
  if (field == "handler_id") {
    ANSHU_TRY(const people::UserRow handler, require_handler(action.db(), action.permissions, row.organ, value));
    change_handler(action, file, handler, reason);
    return {};
  }
  const Date date = Date::parse(value).value();
  if (field == "received_on" && !row.received_on) {
    row.received_on = date;
    return {};
  }
  return apply_date(services, action, file, field, date, correction_id);
}

}  // namespace anshu::cases
