#include "people/security_log.h"

#include <charconv>

#include "people/directory.h"

namespace anshu::people {
namespace {

// The upsert takes the row's lock: two events of one organ never get the same number, on either engine.
constexpr const char* next_seq =
    "INSERT INTO security_chain (organ, seq, event_hash) VALUES ($1, 1, '') "
    "ON CONFLICT (organ) DO UPDATE SET seq = security_chain.seq + 1 RETURNING seq, event_hash";
constexpr const char* set_head = "UPDATE security_chain SET event_hash = $2 WHERE organ = $1";
constexpr const char* select_chain = "WHERE organ = $1 ORDER BY seq";
constexpr const char* select_head = "SELECT seq, event_hash FROM security_chain WHERE organ = $1";

void append_part(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

const SecurityKind* kind_of(std::string_view code) {
  const auto found = std::ranges::find(security_kinds(), code, &SecurityKind::code);
  return found == security_kinds().end() ? nullptr : &*found;
}

std::string cursor_after(const SecurityEventRow& row) { return fmt::format("{}.{}.{}", row.at_ms, row.seq, row.organ); }

struct Place {
  InstantMs at_ms = 0;
  std::int64_t seq = 0;
  std::string organ;
};

std::optional<Place> place_of(std::string_view cursor) {
  Place place;
  const char* end = cursor.data() + cursor.size();
  const auto at = std::from_chars(cursor.data(), end, place.at_ms);
  if (at.ec != std::errc() || at.ptr == end || *at.ptr != '.') return std::nullopt;
  const auto seq = std::from_chars(at.ptr + 1, end, place.seq);
  if (seq.ec != std::errc() || seq.ptr == end || *seq.ptr != '.') return std::nullopt;
  place.organ.assign(seq.ptr + 1, end);
  return place;
}

}  // namespace

const std::vector<SecurityKind>& security_kinds() {
  static const std::vector<SecurityKind> kinds = {
      {"sign_in", "登录"},
      {"sign_in_failed", "登录失败"},
      {"locked_out", "账号锁定"},
      {"signed_out", "退出"},
      {"refused", "越权被拒"},
      {"reveal", "查看脱敏信息"},
      {"export", "导出"},
      {"import", "导入"},
      {"password_changed", "修改口令"},
      {"password_reset", "重置口令"},
      {"totp_enabled", "启用动态口令"},
      {"totp_removed", "停用动态口令"},
      {"account_created", "新建账号"},
      {"account_changed", "变更账号"},
      {"roles_changed", "变更岗位"},
      {"registered", "注册账号"},
  };
  return kinds;
}

std::string security_kind_name(std::string_view code) {
  const SecurityKind* kind = kind_of(code);
  return kind ? kind->name : std::string(code);
}

SecurityEvent SecurityLog::by(const Actor& actor, std::string kind, std::string detail, std::string remote,
                              std::string subject_id) {
  return {actor.organ, std::move(kind),   actor.user_id,     actor.name,
          {},          std::move(remote), std::move(detail), std::move(subject_id)};
}

std::string SecurityLog::hash_of(const SecurityEventRow& row) const {
  std::string bytes = "security_event\n";
  append_part(bytes, row.organ);
  append_part(bytes, std::to_string(row.seq));
  append_part(bytes, std::to_string(row.at_ms));
  for (const std::string* part :
       {&row.kind, &row.user_id, &row.actor_name, &row.login, &row.remote, &row.detail, &row.subject_id, &row.previous_hash})
    append_part(bytes, *part);
  return personal_.index(bytes);
}

void SecurityLog::append(store::Connection& db, InstantMs now, const SecurityEvent& event) const {
  if (!kind_of(event.kind)) throw std::logic_error("security event of unknown kind " + event.kind);
  const store::Rows head = db.query(next_seq, {event.organ});
  SecurityEventRow row{event.organ,
                       store::integer(head.at(0, 0)),
                       now,
                       event.kind,
                       event.user_id,
                       event.actor_name,
                       event.login,
                       event.remote,
                       event.detail,
                       event.subject_id,
                       store::text(head.at(0, 1)),
                       {}};
  row.event_hash = hash_of(row);
  db.execute(store::table_of<SecurityEventRow>().insert_sql, store::to_values(row));
  db.execute(set_head, {row.organ, row.event_hash});
}

void SecurityLog::record(const SecurityEvent& event) const {
  database_.write([&](store::Connection& db) {
    append(db, clock_.now_ms(), event);
    return store::Outcome::commit;
  });
}

void SecurityLog::append_reveal(store::Connection& db, InstantMs now, const Actor& actor, const Reveal& reveal,
                                const std::string& remote) const {
  std::string detail = fmt::format("查看{}的{}，事由：{}", reveal.case_number.empty() ? "立案申请" : reveal.case_number,
                                   reveal.field_name, reveal.reason_name);
  if (!reveal.reason.empty()) detail += "，" + reveal.reason;
  append(db, now, by(actor, "reveal", std::move(detail), remote, reveal.case_id));
}

void SecurityLog::watch(Actions& actions) const {
  actions.on_forbidden([this](const Actor& actor, const ActionCall& call, const Refusal& refusal) {
    record(by(actor, "refused", fmt::format("{}（{}）：{}", call.name, refusal.code, refusal.message), {}, call.chain_id));
  });
}

Result<SecurityPage> SecurityLog::page(const SecurityQuery& query) const {
  if (!query.kind.empty() && !kind_of(query.kind)) return refuse_field("kind", "choice", "没有这种安全事件");
  std::optional<Place> after;
  if (!query.cursor.empty() && !(after = place_of(query.cursor))) return refuse_field("cursor", "cursor", "翻页位置无效");
  SecurityPage page;
  if (query.organs.empty()) return page;

  std::vector<store::Value> params;
  const auto mark = [&](store::Value value) {
    params.push_back(std::move(value));
    return "$" + std::to_string(params.size());
  };
  std::string where = "organ IN (";
  for (std::size_t i = 0; i < query.organs.size(); ++i) where += (i ? ", " : "") + mark(query.organs[i]);
  where += ")";
  if (!query.kind.empty()) where += " AND kind = " + mark(query.kind);
  if (query.from_ms) where += " AND at_ms >= " + mark(*query.from_ms);
  if (query.until_ms) where += " AND at_ms < " + mark(*query.until_ms);
  if (!query.q.empty()) {
    const std::string part = mark(like_pattern(query.q));
    where += fmt::format(
        " AND (login LIKE {0} ESCAPE '\\' OR actor_name LIKE {0} ESCAPE '\\' OR remote LIKE {0} ESCAPE '\\' OR detail LIKE {0} "
        "ESCAPE '\\')",
        part);
  }
  database_.read([&](store::Connection& db) {
    page.total = store::integer(db.query("SELECT count(*) FROM (SELECT 1 AS one FROM security_event WHERE " + where + " LIMIT " +
                                             std::to_string(count_cap + 1) + ") counted",
                                         store::Params(params))
                                    .at(0, 0));
    if (after)
      where += fmt::format(" AND (at_ms, organ, seq) < ({}, {}, {})", mark(after->at_ms), mark(after->organ), mark(after->seq));
    const std::string tail = "WHERE " + where + " ORDER BY at_ms DESC, organ DESC, seq DESC LIMIT " + mark(query.limit + 1);
    page.items = db.select<SecurityEventRow>(tail, store::Params(params));
  });
  page.total_capped = page.total > count_cap;
  page.total = std::min(page.total, count_cap);
  if (static_cast<std::int64_t>(page.items.size()) > query.limit) {
    page.items.pop_back();
    page.next_cursor = cursor_after(page.items.back());
  }
  return page;
}

std::vector<std::string> SecurityLog::readable_organs(const Actor& actor) const {
  std::vector<std::string> organs{actor.organ};
  if (database_.read_value([&](store::Connection& db) { return is_top_organ(db, actor.organ); }))
    organs.emplace_back(portal_organ);
  return organs;
}

std::optional<std::int64_t> SecurityLog::first_broken(store::Connection& db, const std::string& organ) const {
  std::string previous;
  std::int64_t seq = 0;
  std::optional<std::int64_t> broken;
  const std::string sql = "SELECT " + store::table_of<SecurityEventRow>().column_list + " FROM security_event " + select_chain;
  const std::vector<store::Value> params{organ};
  db.stream(sql, params, [&](std::span<const store::Value> values) {
    const auto row = store::from_values<SecurityEventRow>([&](std::size_t i) -> const store::Value& { return values[i]; });
    ++seq;
    if (row.seq != seq || row.previous_hash != previous || row.event_hash != hash_of(row)) broken = seq;
    previous = row.event_hash;
    return !broken;
  });
  if (broken) return broken;
  const store::Rows head = db.query(select_head, {organ});
  const std::int64_t expected = head.empty() ? 0 : store::integer(head.at(0, 0));
  if (expected != seq || (!head.empty() && store::text(head.at(0, 1)) != previous)) return std::min(expected, seq) + 1;
  return std::nullopt;
}

}  // namespace anshu::people
