// Notices (消息): what a person is told, inside the action that tells; read whenever the person looks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/rows.h"
#include "people/actions.h"

namespace anshu::cases {

struct NoticeText {
  std::string title, body;
  std::string link;  // path in the web application: "/desk/cases/<id>", "/my/filings/<id>", or ""
};

/// Leaves a notice in that person's inbox when the action commits. A person is not told of what he did himself.
void send_notice(people::Action& action, const std::string& user_organ, const std::string& user_id, const NoticeText& text);

namespace view {
struct Notice {
  std::string id, title, body;
  std::optional<std::string> link;
  InstantMs created_at_ms = 0;
  std::optional<InstantMs> read_at_ms;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, title, body, link, created_at_ms, read_at_ms))

struct NoticePage {
  std::vector<Notice> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(NoticePage, (), (items, next_cursor, total, total_capped))
}  // namespace view

/// Own notices, newest first. `cursor`: next_cursor of the page before. E_BAD_CURSOR.
Result<view::NoticePage> list_notices(store::Connection& connection, const people::Actor& actor, bool unread_only,
                                      std::int64_t limit, std::string_view cursor);
std::int64_t count_unread_notices(store::Connection& connection, const people::Actor& actor);
/// E_NOT_FOUND when it is not this person's. Reading it again changes nothing.
Result<void> mark_notice_read(store::Database& database, const people::Actor& actor, const std::string& notice_id, InstantMs now);

/// Everything that came to this person before that instant.
void mark_older_notices_read(store::Database& database, const people::Actor& actor, InstantMs before, InstantMs now);

}  // namespace anshu::cases
