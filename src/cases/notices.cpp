#include "cases/notices.h"

#include "cases/page_position.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t count_cap = 10'000;

// A notice leads to its case or filing by the last 36 characters of its link. Once that case is sealed, the notice is there for
// those who work on it and for its applicant only.
const std::string open_to_reader =
    "NOT EXISTS (SELECT 1 FROM case_facts f WHERE f.organ = n.organ AND f.case_id = substr(n.link, length(n.link) - 35) AND "
    "f.secrecy <> 'open' AND NOT (f.applicant_organ = n.user_organ AND f.applicant_id = n.user_id) AND NOT EXISTS (SELECT 1 FROM "
    "case_member m WHERE m.organ = f.organ AND m.case_id = f.case_id AND m.organ = n.user_organ AND m.user_id = n.user_id AND "
    "m.until_ms IS NULL))";

// The reader's mark sits in notice_read, because a notice itself is journaled and never changes.
const std::string select_page =
    "SELECT n.id, n.title, n.body, n.link, n.at_ms, r.at_ms FROM notice n LEFT JOIN notice_read r ON r.organ = n.organ AND "
    "r.notice_id = n.id AND r.user_id = $2 WHERE n.user_organ = $1 AND n.user_id = $2 AND (n.at_ms < $3 OR (n.at_ms = $3 AND "
    "n.id < $4)) AND ($5 = 0 OR r.at_ms IS NULL) AND " +
    open_to_reader + " ORDER BY n.at_ms DESC, n.id DESC LIMIT $6";
const std::string count_sql =
    "SELECT count(*) FROM (SELECT 1 FROM notice n LEFT JOIN notice_read r ON r.organ = n.organ AND r.notice_id = n.id AND "
    "r.user_id = $2 WHERE n.user_organ = $1 AND n.user_id = $2 AND ($3 = 0 OR r.at_ms IS NULL) AND " +
    open_to_reader + " LIMIT $4) AS counted";
const std::string select_own =
    "SELECT n.organ FROM notice n WHERE n.user_organ = $1 AND n.user_id = $2 AND n.id = $3 AND " + open_to_reader;
constexpr const char* insert_read =
    "INSERT INTO notice_read (organ, notice_id, user_id, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
constexpr const char* insert_read_older =
    "INSERT INTO notice_read (organ, notice_id, user_id, at_ms) SELECT n.organ, n.id, n.user_id, $4 FROM notice n WHERE "
    "n.user_organ = $1 AND n.user_id = $2 AND n.at_ms < $3 ON CONFLICT DO NOTHING";

std::int64_t count(store::Connection& connection, const people::Actor& actor, bool unread_only) {
  return store::integer(
      connection.query(count_sql, {actor.organ, actor.user_id, std::int64_t(unread_only), count_cap + 1}).at(0, 0));
}

}  // namespace

void send_notice(people::Action& action, const std::string& user_organ, const std::string& user_id, const NoticeText& text) {
  if (user_id.empty() || (user_id == action.actor.user_id && user_organ == action.actor.organ)) return;
  NoticeRow row;
  row.organ = action.organ;
  row.id = action.work.new_id();
  row.user_organ = user_organ;
  row.user_id = user_id;
  row.title = text.title;
  row.body = text.body;
  row.link = text.link;
  row.at_ms = action.now_ms();
  action.work.insert(row);
}

Result<view::NoticePage> list_notices(store::Connection& connection, const people::Actor& actor, bool unread_only,
                                      std::int64_t limit, std::string_view cursor) {
  ANSHU_TRY(const PagePosition after, PagePosition::parse(cursor));
  const store::Rows found =
      connection.query(select_page, {actor.organ, actor.user_id, after.at_ms, after.id, std::int64_t(unread_only), limit + 1});
  view::NoticePage page;
  for (std::size_t i = 0; i < found.size() && i < static_cast<std::size_t>(limit); ++i) {
    view::Notice notice;
    notice.id = store::text(found.at(i, 0));
    notice.title = store::text(found.at(i, 1));
    notice.body = store::text(found.at(i, 2));
    if (const std::string link = store::text(found.at(i, 3)); !link.empty()) notice.link = link;
    notice.created_at_ms = store::integer(found.at(i, 4));
    store::from_value(found.at(i, 5), notice.read_at_ms);
    page.items.push_back(std::move(notice));
  }
  if (found.size() > static_cast<std::size_t>(limit))
    page.next_cursor = PagePosition{page.items.back().created_at_ms, page.items.back().id}.cursor();
  const std::int64_t total = count(connection, actor, unread_only);
  page.total = std::min(total, count_cap);
  page.total_capped = total > count_cap;
  return page;
}

std::int64_t count_unread_notices(store::Connection& connection, const people::Actor& actor) {
  return std::min(count(connection, actor, true), count_cap);
}

Result<void> mark_notice_read(store::Database& database, const people::Actor& actor, const std::string& notice_id,
                              InstantMs now) {
  return database.write_result([&](store::Connection& connection) -> Result<void> {
    const store::Rows found = connection.query(select_own, {actor.organ, actor.user_id, notice_id});
    if (found.empty()) return refuse_not_found("消息");
    connection.execute(insert_read, {found.at(0, 0), notice_id, actor.user_id, now});
    return {};
  });
}

void mark_older_notices_read(store::Database& database, const people::Actor& actor, InstantMs before, InstantMs now) {
  database.write([&](store::Connection& connection) {
    connection.execute(insert_read_older, {actor.organ, actor.user_id, before, now});
    return store::Outcome::commit;
  });
}

}  // namespace anshu::cases
