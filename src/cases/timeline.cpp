#include "cases/timeline.h"

#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/case_view.h"
#include "cases/correction_fields.h"
#include "cases/members.h"
#include "cases/page_position.h"
#include "cases/public_actions.h"
#include "cases/scope.h"
#include "cases/step_form.h"
#include "cases/take_step.h"
#include "law/law_book.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t count_cap = 10'000;
constexpr std::size_t shown_characters = 120;  // of notes and other long texts in a line

constexpr const char* entry_columns =
    "SELECT chain_seq, at_ms, action, actor_name, input, changes, entry_hash, seal_number FROM journal_entry ";
constexpr const char* of_chain = "organ = $1 AND chain_id = $2";

struct ColumnLabel {
  std::string_view column, label;
};
constexpr ColumnLabel case_columns[] = {
    {"number", "案号"},
    {"trial_procedure", "审理程序"},
    {"stage", "阶段"},
    {"status", "状态"},
    {"secrecy", "公开状态"},
    {"title", "案件名称"},
    {"cause_name", "案由"},
    {"claim_amount_fen", "诉讼标的额"},
    {"received_on", "收案日期"},
    {"filed_on", "立案日期"},
    {"closed_on", "结案日期"},
    {"close_way_name", "结案方式"},
    {"archived_on", "归档日期"},
    {"department_id", "承办部门"},
    {"handler_name", "承办人"},
    {"clerk_name", "书记员"},
    {"facts_sealed", "事实与理由"},
    {"remark", "备注"},
};
constexpr ColumnLabel party_columns[] = {
    {"name", "姓名（名称）"},
    {"id_kind", "证件类型"},
    {"id_number_sealed", "证件号码"},
    {"phone_sealed", "联系电话"},
    {"address_sealed", "住址"},
    {"gender", "性别"},
    {"nation", "民族"},
    {"birth_on_sealed", "出生日期"},
    {"work_unit", "工作单位"},
    {"representative", "法定代表人"},
    {"representative_post", "职务"},
};
/// What of a new case is worth a line.
constexpr std::string_view new_case_columns[] = {"number", "cause_name", "claim_amount_fen", "trial_procedure", "filed_on"};

template <class List>
std::string_view label_in(const List& list, std::string_view column) {
  for (const ColumnLabel& known : list)
    if (known.column == column) return known.label;
  return {};
}

std::string shortened(std::string_view text) {
  const std::u32string points = to_utf32(text);
  return points.size() <= shown_characters ? std::string(text) : to_utf8(points.substr(0, shown_characters)) + "……";
}

std::string clock_status_name(std::string_view status) {
  if (status == "running") return "计算中";
  if (status == "paused") return "暂停计算";
  if (status == "replaced") return "程序转换";
  if (status == "met") return "按期完成";
  if (status == "missed") return "超期";
  if (status == "stopped") return "不再计算";
  return std::string(status);
}

std::string date_text(const json::value& value) {
  return value.is_int64() ? Date{static_cast<std::int32_t>(value.get_int64())}.iso() : std::string();
}

/// Reads one entry's changes into lines, for people of the court.
class ChangeReader {
 public:
  ChangeReader(const Services& services, store::Connection& connection, const CaseFile& file)
      : services_(services), connection_(connection), file_(file) {}

  std::vector<view::TimelineChange> read(const json::array& changes) {
    lines_.clear();
    for (const auto& item : changes) {
      if (!item.is_object()) continue;
      const json::object& change = item.get_object();
      const json::object nothing;
      const auto* before = change.if_contains("b");
      const auto* after = change.if_contains("a");
      if (!after || !after->is_object()) continue;
      read_one(string_at(change, "t"), change, before && before->is_object() ? before->get_object() : nothing,
               after->get_object());
    }
    return std::move(lines_);
  }

 private:
  void add(std::string label, std::string before, std::string after) {
    lines_.push_back({std::move(label), std::move(before), std::move(after)});
  }

  void read_one(std::string_view table, const json::object& change, const json::object& before, const json::object& after) {
    const bool insert = !change.contains("b");
    if (table == "case_file") {
      read_case(before, after, insert);
    } else if (table == "case_party") {
      if (insert)
        add(side(after), "", std::string(string_at(after, "name")));
      else
        read_columns(party_columns, name_of(file_.parties, change) + "：", before, after);
    } else if (table == "case_member") {
      read_member(change, after, insert);
    } else if (table == "case_clock") {
      read_clock(change, before, after, insert);
    } else if (table == "case_step" && insert) {
      read_step(after);
    } else if (table == "case_correction" && insert) {
      const std::string field(string_at(after, "field"));
      add("申请更正" + correctable_field_name(field), value_words(field, string_at(after, "before_value")),
          value_words(field, string_at(after, "after_value")));
    } else if (table == "case_exclusion") {
      read_exclusion(change, before, after, insert);
    } else if (table == "case_extension") {
      read_extension(before, after, insert);
    } else if (insert) {
      read_insert(table, after);
    } else if (table == "filing" && after.contains("status")) {
      add("立案申请", filing_status(string_at(before, "status")), filing_status(string_at(after, "status")));
    } else if (table == "case_document" && string_at(after, "status") == "filed") {
      add("文书定稿", "", title_of_document(change));
    }
  }

  void read_insert(std::string_view table, const json::object& after) {
    const auto text = [&](const char* column) { return shortened(string_at(after, column)); };
    if (table == "case_agent") add("代理人", "", text("name"));
    if (table == "case_claim") add("诉讼请求", "", text("body"));
    if (table == "case_answer") add(text("label"), "", "已加密");
    if (table == "case_note") add("办案日志", "", text("body"));
    if (table == "case_document") add("制作文书", "", text("title"));
    if (table == "case_fee") add("诉讼费用", "", text("kind_name") + " " + format_yuan(int_at(after, "amount_fen")) + "元");
    if (table == "case_payment")
      add(text("direction") == "in" ? "收费" : "退费", "",
          format_yuan(int_at(after, "amount_fen")) + "元，票据" + text("receipt_number"));
    if (table == "case_fee_relief") add("申请司法救助", "", text("ground_name"));
    if (table == "case_fee_burden")
      add("诉讼费用负担", "", text("party_name") + " " + format_yuan(int_at(after, "bear_fen")) + "元");
    if (table == "case_link") add("来源案件", "", text("source_number"));
    if (table == "material") add("材料", "", text("name"));
    if (table == "case_import") add("台账", "", fmt::format("第{}行", int_at(after, "row_number")));
  }

  void read_case(const json::object& before, const json::object& after, bool insert) {
    if (!insert) return read_columns(case_columns, "", before, after);
    for (const auto column : new_case_columns)
      if (const json::value* value = after.if_contains(column); value && !value->is_null())
        add(std::string(label_in(case_columns, column)), "", words(column, *value));
  }

  template <class List>
  void read_columns(const List& labels, const std::string& prefix, const json::object& before, const json::object& after) {
    for (const auto& [column, value] : after) {
      auto label = std::string(label_in(labels, std::string_view(column)));
      if (label.empty()) continue;
      if (column == "trial_procedure") label = services_.procedures.trial_label(file_.row.procedure);
      const json::value* old = before.if_contains(column);
      add(prefix + label, old ? words(std::string_view(column), *old) : "", words(std::string_view(column), value));
    }
  }

  std::string words(std::string_view column, const json::value& value) {
    if (value.is_null()) return {};
    if (column.ends_with("_sealed")) return value.is_string() && value.get_string().empty() ? "" : "已加密";
    if (column.ends_with("_on")) return date_text(value);
    if (column.ends_with("_fen")) return value.is_int64() ? format_yuan(value.get_int64()) + "元" : "";
    const std::string text = value.is_string() ? std::string(value.get_string()) : std::string();
    if (column == "trial_procedure") return services_.procedures.trial_procedure_name(file_.row.procedure, text);
    if (column == "status") return status_name(text);
    if (column == "secrecy") return text == "sealed" ? "不公开" : "公开";
    if (column == "stage") {
      const Procedure* procedure = services_.procedures.find(file_.row.procedure);
      return procedure ? procedure->stage_name(text) : text;
    }
    if (column == "department_id") {
      const auto department = people::find_department(connection_, file_.row.organ, text);
      return department ? department->name : text;
    }
    return shortened(text);
  }

  void read_member(const json::object& change, const json::object& after, bool insert) {
    if (insert) return add(member_role_name(string_at(after, "role")), "", std::string(string_at(after, "name")));
    if (!after.contains("until_ms")) return;
    for (const MemberRow& member : file_.members)
      if (member.id == last_key(change)) add(member_role_name(member.role), member.name, "");
  }

  void read_clock(const json::object& change, const json::object& before, const json::object& after, bool insert) {
    if (insert) {
      const json::value* due = after.if_contains("legal_due_on");
      return add(std::string(string_at(after, "name")), "", (due ? date_text(*due) : "") + "届满");
    }
    const std::string name = name_of(file_.clocks, change);
    if (const json::value* due = after.if_contains("legal_due_on"))
      add(name, date_text(before.at("legal_due_on")) + "届满", date_text(*due) + "届满");
    if (const json::value* status = after.if_contains("status"); status && status->is_string())
      add(name, clock_status_name(string_at(before, "status")), clock_status_name(std::string_view(status->get_string())));
  }

  void read_exclusion(const json::object& change, const json::object& before, const json::object& after, bool insert) {
    std::string name(string_at(after, "ground_name"));
    const std::string id = last_key(change);
    for (const ExclusionRow& row : file_.exclusions)
      if (row.id == id) name = row.ground_name;
    const auto day = [](const json::object& row, const char* column) {
      const json::value* value = row.if_contains(column);
      return value ? date_text(*value) : std::string();
    };
    if (insert) {
      const std::string end = day(after, "end_on");
      return add("扣除（" + name + "）", "", day(after, "start_on") + "至" + (end.empty() ? "未结束" : end));
    }
    if (after.contains("end_on")) add("扣除（" + name + "）", "", day(after, "end_on") + "结束");
    if (after.contains("status"))
      add("扣除（" + name + "）", request_status(string_at(before, "status")), request_status(string_at(after, "status")));
  }
  void read_extension(const json::object& before, const json::object& after, bool insert) {
    if (insert) {
      const std::int64_t months = int_at(after, "months"), days = int_at(after, "days");
      return add("申请延长审限", "",
                 (months ? fmt::format("{}个月", months) : "") + (days ? fmt::format("{}日", days) : "") + "，报" +
                     std::string(string_at(after, "approver")) + "批准");
    }
    if (after.contains("status"))
      add("延长审限", request_status(string_at(before, "status")), request_status(string_at(after, "status")));
  }
  static std::string request_status(std::string_view status) {
    return status == "pending"    ? "待审批"
           : status == "approved" ? "已批准"
           : status == "rejected" ? "未批准"
                                  : std::string(status);
  }

  void read_step(const json::object& after) {
    const Procedure* procedure = services_.procedures.find(file_.row.procedure);
    const ProcedureStep* step = procedure ? procedure->step(string_at(after, "step")) : nullptr;
    const auto form = parse_json(string_at(after, "fields"));
    if (step && form && form->is_object())
      for (const StepField& field : step->fields)
        if (const json::value* value = form->get_object().if_contains(field.name))
          add(field.label, "", shortened(field_text(field, *value, file_, services_.law.codes, procedure)));
    StepRow row;
    row.warnings = string_at(after, "warnings");
    for (const auto& warning : warnings_of(row)) add("提示", "", warning.message);
  }

  std::string side(const json::object& party) const {
    return services_.procedures.side_name(file_.row.procedure, string_at(party, "side"));
  }
  static std::string last_key(const json::object& change) {
    const json::value* key = change.if_contains("k");
    if (!key || !key->is_array() || key->get_array().empty() || !key->get_array().back().is_string()) return {};
    return std::string(key->get_array().back().get_string());
  }
  template <class Rows>
  static std::string name_of(const Rows& rows, const json::object& change) {
    const std::string id = last_key(change);
    for (const auto& row : rows)
      if (row.id == id) return row.name;
    return {};
  }
  std::string title_of_document(const json::object& change) const {
    const std::string id = last_key(change);
    for (const DocumentRow& row : file_.documents)
      if (row.id == id) return row.title;
    return {};
  }
  std::string value_words(const std::string& field, std::string_view value) {
    return field_value_text(services_, connection_, file_.row.organ, file_.row.procedure, field, std::string(value));
  }
  static std::string filing_status(std::string_view status) {
    if (status == "submitted") return "待审查";
    if (status == "returned") return "退回补正";
    if (status == "resubmitted") return "已补正，待审查";
    if (status == "accepted") return "已立案";
    if (status == "refused") return "不予立案";
    if (status == "withdrawn") return "已撤回";
    return std::string(status);
  }

  const Services& services_;
  store::Connection& connection_;
  const CaseFile& file_;
  std::vector<view::TimelineChange> lines_;
};

bool is_step_action(std::string_view action) {
  return action == "take_step" || action == "close_case" || action == "archive_case";
}

/// One sentence for one entry.
class Summary {
 public:
  Summary(const Services& services, const CaseFile& file, bool litigant)
      : services_(services), file_(file), litigant_(litigant) {}

  std::string of(const std::string& action, const json::object& input, const json::array& changes) {
    const std::string name = services_.permissions.action_name(action);
    if (const json::object* step = inserted(changes, "case_step"); step && is_step_action(action)) return step_text(*step);
    if (action == "accept_filing") {
      const json::object* row = inserted(changes, "case_file");
      return row ? name + "，案号" + std::string(string_at(*row, "number")) : name;
    }
    if (action == "assign_case") return assignment(name, input, changes);
    if (litigant_) return name;
    if (action == "add_note") {
      const json::object* note = inserted(changes, "case_note");
      return note ? name + "：" + shortened(string_at(*note, "body")) : name;
    }
    if (action == "request_correction")
      return fmt::format("申请更正{}，理由：{}", correctable_field_name(string_at(input, "field")), string_at(input, "reason"));
    if (action == "decide_correction") return decision(input);
    if (action == "set_secrecy")
      return fmt::format("设为{}，理由：{}", string_at(input, "secrecy") == "sealed" ? "不公开" : "公开",
                         string_at(input, "reason"));
    if (action == "reveal_personal_data") return reveal(name, input);
    if (action == "import_ledger") return "由台账导入";
    if (const json::object* document = inserted(changes, "case_document"); document && action == "issue_document")
      return name + "：" + std::string(string_at(*document, "title"));
    return name;
  }

 private:
  static const json::object* inserted(const json::array& changes, std::string_view table) {
    for (const auto& item : changes) {
      if (!item.is_object() || string_at(item.get_object(), "t") != table || item.get_object().contains("b")) continue;
      const json::value* after = item.get_object().if_contains("a");
      if (after && after->is_object()) return &after->get_object();
    }
    return nullptr;
  }

  std::string step_text(const json::object& row) const {
    const Procedure* procedure = services_.procedures.find(file_.row.procedure);
    const ProcedureStep* step = procedure ? procedure->step(string_at(row, "step")) : nullptr;
    const json::value* day = row.if_contains("occurred_on");
    const std::string name = step ? step->name : std::string(string_at(row, "step"));
    return day && day->is_int64() ? name + "（" + Date{static_cast<std::int32_t>(day->get_int64())}.chinese() + "）" : name;
  }

  std::string assignment(const std::string& name, const json::object& input, const json::array& changes) const {
    std::string handler;
    for (const auto& item : changes) {
      if (!item.is_object() || string_at(item.get_object(), "t") != "case_file") continue;
      const json::value* after = item.get_object().if_contains("a");
      if (after && after->is_object()) handler = string_at(after->get_object(), "handler_name");
    }
    std::string text = handler.empty() ? name : name + "：由" + handler + "承办";
    if (!litigant_) text += fmt::format("，理由：{}", string_at(input, "reason"));
    return text;
  }

  std::string decision(const json::object& input) const {
    const json::value* approve = input.if_contains("approve");
    const bool approved = approve && approve->is_bool() && approve->get_bool();
    std::string field = "关键信息";
    for (const CorrectionRow& row : file_.corrections)
      if (row.id == string_at(input, "correction_id")) field = correctable_field_name(row.field);
    const auto note = string_at(input, "note");
    return fmt::format("{}更正{}{}{}", approved ? "同意" : "不同意", field, note.empty() ? "" : "，意见：", note);
  }

  std::string reveal(const std::string& name, const json::object& input) const {
    std::string party, reason(string_at(input, "reason_code"));
    for (const PartyRow& row : file_.parties)
      if (row.id == string_at(input, "party_id")) party = row.name;
    for (const RevealReason& known : reveal_reasons())
      if (known.code == reason) reason = known.name;
    const auto field = string_at(input, "field");
    const std::string_view label = field == "phone" ? "联系电话" : field == "address" ? "住址" : "证件号码";
    return party.empty() ? name : fmt::format("查看{}的{}，事由：{}", party, label, reason);
  }

  const Services& services_;
  const CaseFile& file_;
  const bool litigant_;
};

std::string public_list() {
  std::string list;
  for (const auto action : public_actions) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", action);
  return list;
}

Result<std::int64_t> seq_of(std::string_view cursor) {
  if (cursor.empty()) return std::numeric_limits<std::int64_t>::max();
  const auto seq = number_in(cursor);
  if (!seq) return refuse_cursor();
  return *seq;
}

json::value parsed_or(const std::string& text, json::value otherwise) {
  auto parsed = parse_json(text);
  return parsed ? std::move(*parsed) : std::move(otherwise);
}

}  // namespace

std::string name_of_entry(const Services& services, std::string_view procedure, const std::string& action,
                          const json::object& input) {
  const Procedure* known = is_step_action(action) ? services.procedures.find(procedure) : nullptr;
  const ProcedureStep* step = known ? known->step(string_at(input, "step")) : nullptr;
  return step ? step->name : services.permissions.action_name(action);
}

Result<view::TimelinePage> case_timeline(const Services& services, store::Connection& connection, const people::Actor& actor,
                                         const std::string& case_id, std::int64_t limit, std::string_view cursor) {
  ANSHU_TRY(const FactsRow facts, find_in_scope(connection, services.permissions, actor, case_view_action(actor), case_id));
  ANSHU_TRY(const std::int64_t before, seq_of(cursor));
  const auto file = load_case_file(connection, facts.organ, case_id);
  if (!file) return refuse_not_found("案件");
  const bool litigant = actor.kind == people::Actor::Kind::portal;
  const std::string where = std::string("WHERE ") + of_chain + (litigant ? " AND action IN (" + public_list() + ")" : "");

  view::TimelinePage page;
  const std::int64_t total =
      store::integer(connection
                         .query("SELECT count(*) FROM (SELECT 1 FROM journal_entry " + where + " LIMIT $3) AS counted",
                                {facts.organ, case_id, count_cap + 1})
                         .at(0, 0));
  page.total = std::min(total, count_cap);
  page.total_capped = total > count_cap;

  const store::Rows entries = connection.query(entry_columns + where + " AND chain_seq < $3 ORDER BY chain_seq DESC LIMIT $4",
                                               {facts.organ, case_id, before, limit + 1});
  ChangeReader reader(services, connection, *file);
  Summary summary(services, *file, litigant);
  for (std::size_t i = 0; i < entries.size() && i < static_cast<std::size_t>(limit); ++i) {
    const json::value input = parsed_or(store::text(entries.at(i, 4)), json::object{});
    const json::value changes = parsed_or(store::text(entries.at(i, 5)), json::array{});
    view::TimelineEntry entry;
    entry.seq = store::integer(entries.at(i, 0));
    entry.at_ms = store::integer(entries.at(i, 1));
    entry.action = store::text(entries.at(i, 2));
    const json::object given = input.is_object() ? input.get_object() : json::object{};
    entry.action_name = name_of_entry(services, file->row.procedure, entry.action, given);
    entry.actor_name = store::text(entries.at(i, 3));
    entry.summary = summary.of(entry.action, given, changes.is_array() ? changes.get_array() : json::array{});
    if (!litigant && changes.is_array()) entry.changes = reader.read(changes.get_array());
    entry.entry_hash = store::text(entries.at(i, 6));
    entry.sealed = !store::is_null(entries.at(i, 7));
    page.items.push_back(std::move(entry));
  }
  if (entries.size() > static_cast<std::size_t>(limit)) page.next_cursor = std::to_string(page.items.back().seq);
  return page;
}

}  // namespace anshu::cases
