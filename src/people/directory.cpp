#include "people/directory.h"

#include "base/text.h"

namespace anshu::people {
namespace {

constexpr const char* select_below =
    "WITH RECURSIVE below (organ) AS (SELECT o.organ FROM organ o WHERE o.parent_organ = $1 AND o.active = 1 "
    "UNION SELECT o.organ FROM organ o JOIN below b ON o.parent_organ = b.organ WHERE o.active = 1) "
    "SELECT organ FROM below WHERE organ <> $1 ORDER BY organ";
constexpr const char* select_above =
    "SELECT 1 FROM organ child JOIN organ parent ON parent.organ = child.parent_organ WHERE child.organ = $1";
constexpr const char* select_name = "SELECT name FROM user_account WHERE organ = $1 AND id = $2";
constexpr const char* select_roles = "SELECT role FROM user_role WHERE organ = $1 AND user_id = $2 AND active = 1 ORDER BY role";
constexpr const char* select_role_versions =
    "SELECT CAST(coalesce(sum(version), 0) AS BIGINT) FROM user_role WHERE organ = $1 AND user_id = $2";

// The columns of UserRow come first, then what Account adds.
constexpr const char* account_joins =
    " FROM user_account u LEFT JOIN department d ON d.organ = u.organ AND d.id = u.department_id "
    "LEFT JOIN credential c ON c.organ = u.organ AND c.user_id = u.id WHERE ";

constexpr const char* select_handlers =
    "SELECT u.id, u.name, coalesce(d.name, ''), coalesce(w.open_cases, 0) FROM user_account u "
    "LEFT JOIN department d ON d.organ = u.organ AND d.id = u.department_id "
    "LEFT JOIN (SELECT handler_id, count(*) AS open_cases FROM case_facts WHERE organ = $1 AND status = 'open' AND "
    "secrecy = 'open' AND handler_id IS NOT NULL GROUP BY handler_id) w ON w.handler_id = u.id "
    "WHERE u.organ = $1 AND u.active = 1 AND EXISTS (SELECT 1 FROM user_role r WHERE r.organ = u.organ AND r.user_id = u.id "
    "AND r.active = 1 AND r.role IN (";

std::string account_columns() {
  std::string columns;
  for (const auto& column : store::table_of<UserRow>().columns) columns += "u." + std::string(column.name) + ", ";
  return columns +
         "coalesce(d.name, ''), coalesce(c.locked_until_ms, 0), coalesce(c.last_sign_in_ms, 0), "
         "u.version + (SELECT CAST(coalesce(sum(r.version), 0) AS BIGINT) FROM user_role r WHERE r.organ = u.organ AND "
         "r.user_id = u.id)";
}

std::vector<Account> read_accounts(store::Connection& db, const std::string& tail, const std::vector<store::Value>& params) {
  static const std::string head = "SELECT " + account_columns() + account_joins;
  const std::size_t own = store::table_of<UserRow>().columns.size();
  const store::Rows found = db.query(head + tail, store::Params(params));
  std::vector<Account> accounts;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Account account;
    account.user = store::from_values<UserRow>([&](std::size_t column) -> const store::Value& { return found.at(i, column); });
    account.department_name = store::text(found.at(i, own));
    account.locked_until_ms = store::integer(found.at(i, own + 1));
    account.last_sign_in_ms = store::integer(found.at(i, own + 2));
    account.version = store::integer(found.at(i, own + 3));
    account.roles = roles_of(db, account.user.organ, account.user.id);
    accounts.push_back(std::move(account));
  }
  return accounts;
}

}  // namespace

std::optional<OrganRow> find_organ(store::Connection& db, const std::string& organ) { return db.find<OrganRow>({organ}); }

std::string organ_name(store::Connection& db, const std::string& organ) {
  if (organ == portal_organ) return "网上诉讼服务";
  const auto row = find_organ(db, organ);
  return row ? row->name : organ;
}

std::vector<std::string> organs_below(store::Connection& db, const std::string& organ) {
  std::vector<std::string> codes;
  const store::Rows found = db.query(select_below, {organ});
  for (std::size_t i = 0; i < found.size(); ++i) codes.push_back(store::text(found.at(i, 0)));
  return codes;
}

bool is_top_organ(store::Connection& db, const std::string& organ) {
  return organ != portal_organ && find_organ(db, organ).has_value() && db.query(select_above, {organ}).empty();
}

std::vector<DepartmentRow> departments_of(store::Connection& db, const std::string& organ) {
  return db.select<DepartmentRow>("WHERE organ = $1 AND active = 1 ORDER BY position, id", {organ});
}

std::optional<DepartmentRow> find_department(store::Connection& db, const std::string& organ, const std::string& id) {
  return db.find<DepartmentRow>({organ, id});
}

std::optional<UserRow> find_user(store::Connection& db, const std::string& organ, const std::string& id) {
  return db.find<UserRow>({organ, id});
}

std::optional<UserRow> find_user_by_login(store::Connection& db, const std::string& login) {
  auto found = db.select<UserRow>("WHERE login = $1", {login});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string display_name(store::Connection& db, const std::string& organ, const std::string& id) {
  const store::Rows found = db.query(select_name, {organ, id});
  return found.empty() ? std::string() : store::text(found.at(0, 0));
}

std::vector<std::string> roles_of(store::Connection& db, const std::string& organ, const std::string& user_id) {
  std::vector<std::string> roles;
  const store::Rows found = db.query(select_roles, {organ, user_id});
  for (std::size_t i = 0; i < found.size(); ++i) roles.push_back(store::text(found.at(i, 0)));
  return roles;
}

Actor actor_for(store::Connection& db, const UserRow& user) {
  Actor actor;
  actor.kind = user.kind == "portal" ? Actor::Kind::portal : Actor::Kind::staff;
  actor.organ = user.organ;
  actor.user_id = user.id;
  actor.name = user.name;
  actor.department_id = user.department_id;
  actor.roles = roles_of(db, user.organ, user.id);
  if (actor.kind == Actor::Kind::staff) actor.organs_below = organs_below(db, user.organ);
  return actor;
}

std::int64_t account_version(store::Connection& db, const UserRow& user) {
  return user.version + store::integer(db.query(select_role_versions, {user.organ, user.id}).at(0, 0));
}

std::optional<Account> find_account(store::Connection& db, const std::string& organ, const std::string& id) {
  auto found = read_accounts(db, "u.organ = $1 AND u.id = $2", {organ, id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

AccountPage list_accounts(store::Connection& db, const AccountQuery& query) {
  std::vector<store::Value> params{query.organ};
  const auto mark = [&](store::Value value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  };
  std::string where = "u.organ = $1";
  if (!query.q.empty()) {
    const std::string name = mark(like_pattern(query.q)), login = mark(like_pattern(to_lower_ascii(query.q)));
    where += " AND (u.name LIKE " + name + " ESCAPE '\\' OR u.login LIKE " + login + " ESCAPE '\\')";
  }
  if (!query.role.empty())
    where +=
        " AND EXISTS (SELECT 1 FROM user_role r WHERE r.organ = u.organ AND r.user_id = u.id AND r.active = 1 AND r.role = " +
        mark(query.role) + ")";
  if (query.active) where += " AND u.active = " + mark(std::int64_t{*query.active});

  AccountPage page;
  const std::string count = "SELECT count(*) FROM (SELECT 1 AS one FROM user_account u WHERE " + where + " LIMIT " +
                            std::to_string(count_cap + 1) + ") counted";
  page.total = store::integer(db.query(count, store::Params(params)).at(0, 0));
  if (!query.after_login.empty()) where += " AND u.login > " + mark(query.after_login);
  where += " ORDER BY u.login LIMIT " + mark(query.limit + 1);
  page.items = read_accounts(db, where, params);
  page.more = static_cast<std::int64_t>(page.items.size()) > query.limit;
  if (page.more) page.items.pop_back();
  return page;
}

std::vector<Handler> handlers_of(store::Connection& db, const Permissions& permissions, const std::string& organ,
                                 const std::optional<std::string>& department_id) {
  std::string sql = select_handlers;
  std::vector<store::Value> params{organ};
  for (const Role& role : permissions.roles()) {
    if (std::ranges::find(role.actions, "close_case") == role.actions.end()) continue;
    params.emplace_back(role.code);
    sql += (params.size() > 2 ? ", $" : "$") + std::to_string(params.size());
  }
  if (params.size() == 1) return {};
  sql += "))";
  if (department_id) {
    params.emplace_back(*department_id);
    sql += " AND u.department_id = $" + std::to_string(params.size());
  }
  sql += " ORDER BY 4, u.login";
  const store::Rows found = db.query(sql, store::Params(params));
  std::vector<Handler> handlers;
  for (std::size_t i = 0; i < found.size(); ++i)
    handlers.push_back(
        {store::text(found.at(i, 0)), store::text(found.at(i, 1)), store::text(found.at(i, 2)), store::integer(found.at(i, 3))});
  return handlers;
}

std::string like_pattern(std::string_view part) {
  std::string pattern = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace anshu::people
