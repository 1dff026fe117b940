#include "cases/today.h"

#include "cases/case_view.h"
#include "cases/clock_requests.h"
#include "cases/fee_requests.h"
#include "cases/notices.h"
#include "cases/scope.h"
#include "cases/timeline.h"

namespace anshu::cases {
namespace {

constexpr int due_within_days = 15, hearings_within_days = 7;
constexpr std::int64_t most_due = 100, most_changed = 20, most_counted = 1000;
constexpr std::int64_t changed_within_ms = 14LL * 86'400'000;

constexpr const char* due_columns =
    "SELECT f.case_id, f.number, c.title, k.name, k.legal_due_on FROM case_clock k JOIN case_facts f ON f.organ = k.organ AND "
    "f.case_id = k.case_id JOIN case_file c ON c.organ = k.organ AND c.id = k.case_id WHERE k.status = 'running' AND k.kind <> "
    "'party' AND ";
constexpr const char* changed_columns =
    "SELECT f.organ, f.case_id, f.number, c.title, f.updated_at_ms, c.procedure FROM case_facts f JOIN case_file c ON c.organ = "
    "f.organ AND "
    "c.id = f.case_id WHERE ";
constexpr const char* select_last_entry =
    "SELECT action, actor_name, input FROM journal_entry WHERE organ = $1 AND chain_id = $2 ORDER BY chain_seq DESC LIMIT 1";

/// Queries over the cases of the actor's own court that an action lets him see.
class TodayMaker {
 public:
  TodayMaker(const Services& services, store::Connection& connection, const people::Actor& actor)
      : services_(services), connection_(connection), actor_(actor), today_(services.clock.today()) {}

  view::Today make() {
    if (services_.permissions.may(actor_, "view_case")) {
      put_due();
      put_changed();
      result_.counts["open_cases"] = count("view_case", "f.status = 'open'");
      result_.counts["due_soon"] =
          count("view_case", "f.status = 'open' AND f.due_sort BETWEEN ? AND ?", {days(0), days(due_within_days)});
      result_.counts["overdue"] = count("view_case", "f.status = 'open' AND f.due_sort < ?", {days(0)});
    }
    put_waiting();
    result_.counts["unread_notices"] = count_unread_notices(connection_, actor_);
    return std::move(result_);
  }

 private:
  store::Value days(int from_today) const { return static_cast<std::int64_t>((today_ + from_today).days); }

  /// scope AND condition, whose question marks become numbered parameters.
  std::optional<std::string> where(std::string_view action, std::string_view condition, std::vector<store::Value> values,
                                   std::vector<store::Value>& params) const {
    const auto scope = services_.permissions.scope_of(actor_, action);
    if (!scope) return std::nullopt;
    std::string text = scope_predicate(actor_, *scope, params);
    params.emplace_back(actor_.organ);
    text += fmt::format(" AND f.organ = ${} AND ", params.size());
    std::size_t next = 0;
    for (const char c : condition) {
      if (c != '?') {
        text += c;
        continue;
      }
      params.push_back(std::move(values[next++]));
      text += fmt::format("${}", params.size());
    }
    return text;
  }

  std::int64_t count(std::string_view action, std::string_view condition, std::vector<store::Value> values = {}) const {
    std::vector<store::Value> params;
    const auto text = where(action, condition, std::move(values), params);
    if (!text) return 0;
    params.emplace_back(most_counted);
    return store::integer(
        connection_
            .query(fmt::format("SELECT count(*) FROM (SELECT 1 FROM case_facts f WHERE {} LIMIT ${}) AS counted", *text,
                               params.size()),
                   params)
            .at(0, 0));
  }

  void put_due() {
    std::vector<store::Value> params;
    const auto text = where("view_case", "k.organ = ? AND k.legal_due_on <= ?", {actor_.organ, days(due_within_days)}, params);
    params.emplace_back(most_due);
    const store::Rows found = connection_.query(
        due_columns + *text + fmt::format(" ORDER BY k.legal_due_on, f.case_id LIMIT ${}", params.size()), params);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Date due{static_cast<std::int32_t>(store::integer(found.at(i, 4)))};
      const std::string id = store::text(found.at(i, 0));
      result_.due.push_back({id, store::text(found.at(i, 1)), store::text(found.at(i, 2)), store::text(found.at(i, 3)), due,
                             due - today_, "/desk/cases/" + id});
    }
  }

  void put_changed() {
    std::vector<store::Value> params;
    const auto text = where("view_case", "f.updated_at_ms >= ?", {services_.clock.now_ms() - changed_within_ms}, params);
    params.emplace_back(most_changed);
    const store::Rows found = connection_.query(
        changed_columns + *text + fmt::format(" ORDER BY f.updated_at_ms DESC, f.case_id DESC LIMIT ${}", params.size()), params);
    for (std::size_t i = 0; i < found.size(); ++i) {
      view::ChangedItem item{store::text(found.at(i, 1)),   store::text(found.at(i, 2)), store::text(found.at(i, 3)), {}, {},
                             store::integer(found.at(i, 4))};
      const store::Rows last = connection_.query(select_last_entry, {found.at(i, 0), found.at(i, 1)});
      if (!last.empty()) {
        const auto input = parse_json(store::text(last.at(0, 2)));
        item.action_name = name_of_entry(services_, store::text(found.at(i, 5)), store::text(last.at(0, 0)),
                                         input && input->is_object() ? input->get_object() : json::object{});
        item.actor_name = store::text(last.at(0, 1));
      }
      result_.changed.push_back(std::move(item));
    }
  }

  void add(const char* kind, const char* title, std::int64_t count, const char* link) {
    if (count > 0) result_.waiting.push_back({kind, title, count, link});
  }

  void put_waiting() {
    add("unassigned", "待分案", count("assign_case", "f.status = 'open' AND f.handler_id IS NULL AND f.handler_name = ''"),
        "/desk/ledger?status=open&unassigned=true");
    add("corrections", "待审批的更正申请",
        count("decide_correction",
              "f.pending_corrections > 0 AND EXISTS (SELECT 1 FROM case_correction c WHERE c.organ = f.organ AND c.case_id = "
              "f.case_id AND c.status = 'pending' AND c.asked_by <> ?)",
              {actor_.user_id}),
        "/desk/corrections");
    add("clock_requests", "待审批的扣除、延长审限申请", count_clock_requests(services_, connection_, actor_),
        "/desk/clock-requests");
    add("fee_reliefs", "待审批的司法救助（缓减免）申请", count_fee_reliefs(services_, connection_, actor_), "/desk/fee-reliefs");
    add("hearings", "七日内开庭",
        count("take_step", "f.status = 'open' AND f.hearing_sort BETWEEN ? AND ?", {days(0), days(hearings_within_days)}),
        "/desk/ledger?status=open&sort=hearing_on");
    add("archive", "已结未归档", count("archive_case", "f.status = 'closed'"), "/desk/ledger?status=closed");
    add("unmapped", "导入数据待映射",
        count("map_ledger_entry", "f.source = 'import' AND (f.cause_mapped = 0 OR f.handler_mapped = 0)"),
        "/desk/ledger?unmapped=true");
  }

  const Services& services_;
  store::Connection& connection_;
  const people::Actor& actor_;
  const Date today_;
  view::Today result_;
};

}  // namespace

view::Today today_of(const Services& services, store::Connection& connection, const people::Actor& actor) {
  return TodayMaker(services, connection, actor).make();
}

}  // namespace anshu::cases
