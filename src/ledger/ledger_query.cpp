#include "ledger/ledger_query.h"

#include <charconv>
#include <set>

#include "base/crypto.h"
#include "cases/facts.h"
#include "store/search_index.h"

namespace anshu::ledger {
namespace {

using cases::FactsRow;
using store::Value;

/// Where one court has the whole database, its token in the full text would only be read in vain.
constexpr const char* select_others =
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM case_facts WHERE organ < $1) OR EXISTS (SELECT 1 FROM case_facts WHERE organ > $1) "
    "THEN 1 "
    "ELSE 0 END";

/// A key that people sort by, and the column (never null) that carries its order. Cases of one value go by search_key.
struct SortKey {
  std::string key, column;
  bool number;
};
constexpr std::string_view filing_order = "search_key";  // the column that ascends by filing date, and is unique

const std::vector<SortKey>& sort_columns() {
  static const std::vector<SortKey> keys = {
      {"filed_on", "search_key", true},     {"number", "number_sort", false},          {"due_on", "due_sort", true},
      {"closed_on", "closed_sort", true},   {"claim_amount_fen", "amount_sort", true}, {"updated_at_ms", "updated_at_ms", true},
      {"hearing_on", "hearing_sort", true},
  };
  return keys;
}

struct Order {
  const SortKey* key = nullptr;
  bool descending = true;
};

Result<Order> order_of(std::string_view sort) {
  Order order{&sort_columns().front(), true};
  if (sort.empty()) return order;
  order.descending = sort.starts_with('-');
  if (order.descending) sort.remove_prefix(1);
  const auto found = std::ranges::find(sort_columns(), sort, &SortKey::key);
  if (found == sort_columns().end()) return refuse_field("sort", "sort.unknown", "不能按此项排序");
  order.key = &*found;
  return order;
}

/// The last row of a page: the value that it was sorted by, and its search_key. Opaque to clients, but nothing secret.
struct Position {
  Value value;
  std::int64_t search_key = 0;
};

std::optional<std::int64_t> number_from(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::string cursor_of(const Order& order, const Position& at) {
  const std::string value = order.key->number ? std::to_string(store::integer(at.value)) : store::text(at.value);
  return to_hex(order.key->key + "\n" + value + "\n" + std::to_string(at.search_key));
}

Result<std::optional<Position>> position_of(const Order& order, std::string_view cursor) {
  if (cursor.empty()) return std::optional<Position>();
  const auto bad = [] { return refuse_field("cursor", "cursor.invalid", "翻页位置无效，请回到第一页"); };
  const auto text = from_hex(cursor);
  if (!text) return bad();
  const auto first = text->find('\n'), second = text->find('\n', first + 1);
  if (second == std::string::npos || text->substr(0, first) != order.key->key) return bad();
  const std::string value = text->substr(first + 1, second - first - 1);
  const auto number = number_from(value), search_key = number_from(std::string_view(*text).substr(second + 1));
  if (!search_key || (order.key->number && !number)) return bad();
  return std::optional(Position{order.key->number ? Value(*number) : Value(value), *search_key});
}

/// The statement of one page, piece by piece; values only ever go into params.
class Statement {
 public:
  std::string from = "case_facts";
  std::string from_counted;  // of a search
  std::vector<std::string> conditions;
  std::vector<Value> params;

  std::string mark(Value value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  }
  void where(std::string_view column_and_operator, Value value) { where("", column_and_operator, std::move(value)); }
  void where(std::string_view before, std::string_view column_and_operator, Value value) {
    conditions.push_back(std::string(before) + "case_facts." + std::string(column_and_operator) + " " + mark(std::move(value)));
  }
  std::string where_text() const {
    std::string text;
    for (const auto& condition : conditions) text += (text.empty() ? " WHERE " : " AND ") + condition;
    return text;
  }
};

void add_filter(Statement& statement, const LedgerFilter& filter, Date today, store::Engine engine) {
  // Without statistics SQLite takes the index of the status for a person's open cases, and reads everybody's; a plus keeps it
  // off.
  const std::string plus = engine == store::Engine::sqlite && (filter.handler_id || filter.cause_code) ? "+" : "";
  const std::string plus_cause = engine == store::Engine::sqlite && filter.handler_id ? "+" : "";
  const auto text = [&](const char* column, const std::optional<std::string>& value) {
    if (value) statement.where(std::string(column) + " =", *value);
  };
  const auto from = [&](const char* column, const auto& value) {
    if (value) statement.where(std::string(column) + " >=", store::to_value(*value));
  };
  const auto to = [&](const char* column, const auto& value) {
    if (value) statement.where(std::string(column) + " <=", store::to_value(*value));
  };
  if (filter.status != "all") statement.where(plus, "status =", filter.status);
  text("organ", filter.organ);
  text("handler_id", filter.handler_id);
  text("department_id", filter.department_id);
  if (filter.cause_code) statement.where(plus_cause, "cause_code =", *filter.cause_code);
  text("type_code", filter.type_code);
  text("stage", filter.stage);
  text("source", filter.source);
  if (filter.filed_from) statement.where("search_key >=", cases::first_search_key_on(*filter.filed_from));
  if (filter.filed_to) statement.where("search_key <", cases::first_search_key_on(*filter.filed_to + 1));
  from("closed_sort", filter.closed_from);
  to("closed_on", filter.closed_to);
  from("due_sort", filter.due_from);
  to("due_on", filter.due_to);
  from("amount_sort", filter.amount_min_fen);
  to("claim_amount_fen", filter.amount_max_fen);
  if (filter.overdue) {
    statement.conditions.emplace_back("case_facts.status = 'open'");
    statement.where("due_sort <", std::int64_t{today.days});
  }
  if (filter.unassigned) statement.conditions.emplace_back("(case_facts.handler_id IS NULL AND case_facts.handler_name = '')");
  if (filter.open_only) statement.conditions.emplace_back("case_facts.secrecy = 'open'");
  if (filter.unmapped) statement.conditions.emplace_back("(case_facts.cause_mapped = 0 OR case_facts.handler_mapped = 0)");
}

/// Everything but the page's position and limit; nullopt when the words can match nothing.
Result<std::optional<Statement>> statement_of(store::Counter& counter, const people::Permissions& permissions,
                                              const people::Actor& actor, const LedgerRequest& request, Date today,
                                              bool newest_first, std::int64_t before, std::string& order_key) {
  static const std::set<std::string, std::less<>> statuses = {"open", "closed", "archived", "all"};
  if (!statuses.contains(request.filter.status))
    return refuse_field("status", "type.choice", "状态应为在办、已结、已归档或者全部");
  ANSHU_TRY(const people::Scope scope, permissions.require(actor, "view_ledger"));
  Statement statement;
  const bool takes_part_in_many = scope == people::Scope::own && actor.kind == people::Actor::Kind::staff &&
                                  cases::count_memberships(counter, actor) >= cases::many_memberships;
  const auto membership = takes_part_in_many ? cases::Membership::of_row : cases::Membership::listed;
  statement.conditions.push_back(cases::scope_predicate(actor, scope, statement.params, "case_facts", membership));
  add_filter(statement, request.filter, today, counter.connection().engine());
  if (!request.filter.text || request.filter.text->empty()) return std::optional(std::move(statement));

  std::vector<std::string> scopes;
  const bool one_organ = scope != people::Scope::subordinate || actor.organs_below.empty();
  if (one_organ && counter.count(select_others, {actor.organ}) != 0) scopes.push_back(actor.organ);
  const auto match = store::match_expression(counter.connection().engine(), *request.filter.text, scopes);
  if (!match) return std::optional<Statement>();
  statement.params.emplace_back(*match);
  const store::SearchSql search = store::search_sql(counter, *match, static_cast<int>(statement.params.size()), before);
  statement.from_counted = search.from_counted;
  if (newest_first) {
    statement.from = search.from;
    order_key = search.key;
  } else {
    statement.from = search.from_any;
    statement.conditions.push_back(search.condition_any);
  }
  return std::optional(std::move(statement));
}

std::string select_list() {
  static const std::string list = [] {
    std::string text;
    for (const auto& column : store::table_of<FactsRow>().columns)
      text += (text.empty() ? "case_facts." : ", case_facts.") + std::string(column.name);
    return text;
  }();
  return list;
}

FactsRow facts_from(std::span<const Value> values) {
  return store::from_values<FactsRow>([&](std::size_t column) -> const Value& { return values[column]; });
}

Value sort_value(const SortKey& key, const FactsRow& row) {
  Value value;
  for_each_member<FactsRow>([&](std::string_view name, auto pointer) {
    if (name == key.column) value = store::to_value(row.*pointer);
  });
  return value;
}

struct Plan {
  std::optional<Statement> statement;  // none: the words can match nothing
  Order order;
  std::string order_key;  // column expression
  std::optional<Position> after;
};

Result<Plan> plan_of(store::Counter& counter, const people::Permissions& permissions, const people::Actor& actor,
                     const LedgerRequest& request, Date today) {
  Plan plan;
  ANSHU_TRY(plan.order, order_of(request.sort));
  const bool searching = request.filter.text && !request.filter.text->empty();
  const bool newest_first = searching && plan.order.key->column == filing_order && plan.order.descending;
  ANSHU_TRY(plan.after, position_of(plan.order, request.cursor));
  plan.order_key = "case_facts." + plan.order.key->column;
  const std::int64_t before =
      newest_first && plan.after ? store::integer(plan.after->value) : std::numeric_limits<std::int64_t>::max();
  ANSHU_TRY(plan.statement, statement_of(counter, permissions, actor, request, today, newest_first, before, plan.order_key));
  return plan;
}

/// The rows are counted up to count_limit; a search has its own way to count, for the other is made for the newest page.
std::int64_t count_rows(store::Counter& counter, const Statement& statement) {
  Statement counted = statement;
  if (!counted.from_counted.empty()) counted.from = counted.from_counted;
  const std::string sql = "SELECT count(*) FROM (SELECT 1 FROM " + counted.from + counted.where_text() + " LIMIT " +
                          counted.mark(count_limit + 1) + ") AS counted";
  return counter.count(sql, counted.params);
}

std::string page_sql(Plan& plan, std::int64_t limit) {
  const std::optional<Position>& after = plan.after;
  Statement& statement = *plan.statement;
  const bool unique = plan.order.key->column == filing_order;
  if (after) {
    const char* comparison = plan.order.descending ? " < " : " > ";
    const std::string value = statement.mark(after->value);
    if (unique)
      statement.conditions.push_back(plan.order_key + comparison + value);
    else
      statement.conditions.push_back("(" + plan.order_key + ", case_facts.search_key)" + comparison + "(" + value + ", " +
                                     statement.mark(after->search_key) + ")");
  }
  const char* direction = plan.order.descending ? " DESC" : " ASC";
  std::string sql =
      "SELECT " + select_list() + " FROM " + statement.from + statement.where_text() + " ORDER BY " + plan.order_key + direction;
  if (!unique) sql += std::string(", case_facts.search_key") + direction;
  if (limit > 0) sql += " LIMIT " + statement.mark(limit);
  return sql;
}

}  // namespace

const std::vector<std::string>& sort_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> names;
    for (const auto& key : sort_columns()) names.push_back(key.key);
    return names;
  }();
  return keys;
}

Result<LedgerPage> ledger_page(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                               const LedgerRequest& request, Date today, store::CountMemory* counts) {
  if (request.limit < 1 || request.limit > 200) return refuse_field("limit", "type.range", "每页行数应为 1 到 200");
  store::Counter counter(connection, counts);
  ANSHU_TRY(Plan plan, plan_of(counter, permissions, actor, request, today));
  LedgerPage page;
  if (!plan.statement) return page;
  page.total = count_rows(counter, *plan.statement);
  page.total_capped = page.total > count_limit;
  page.total = std::min(page.total, count_limit);
  const std::string sql = page_sql(plan, request.limit + 1);
  store::Rows found = connection.query(sql, plan.statement->params);
  const std::size_t shown = std::min<std::size_t>(found.size(), static_cast<std::size_t>(request.limit));
  page.rows.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i)
    page.rows.push_back(store::from_values<FactsRow>([&](std::size_t column) -> Value&& { return found.take(i, column); }));
  if (found.size() > shown)
    page.next_cursor = cursor_of(plan.order, {sort_value(*plan.order.key, page.rows.back()), page.rows.back().search_key});
  return page;
}

Result<void> each_ledger_row(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                             const LedgerRequest& request, Date today, const std::function<bool(cases::FactsRow&&)>& on_row) {
  store::Counter counter(connection);
  ANSHU_TRY(Plan plan, plan_of(counter, permissions, actor, request, today));
  if (!plan.statement) return {};
  const std::string sql = page_sql(plan, 0);
  connection.stream(sql, plan.statement->params, [&](std::span<const Value> values) { return on_row(facts_from(values)); });
  return {};
}

}  // namespace anshu::ledger
