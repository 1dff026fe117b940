#include "store/count_memory.h"

namespace anshu::store {
namespace {

// SQLite has one writer, so the last entry of the journal says what a snapshot contains. On PostgreSQL a transaction with an
// earlier entry may commit later; but there a snapshot has a name.
constexpr const char* mark_sqlite = "SELECT max(position) FROM journal_entry";
constexpr const char* mark_postgres = "SELECT CAST(pg_current_snapshot() AS TEXT)";

constexpr std::size_t questions_kept = 4096;

std::string question_of(std::string_view sql, Params params) {
  std::string question(sql);
  for (const Value& param : params) {
    question += '\0';
    if (const auto* number = std::get_if<std::int64_t>(&param))
      question += std::to_string(*number);
    else if (const auto* words = std::get_if<std::string>(&param))
      question.append("'").append(*words);
  }
  return question;
}

}  // namespace

std::string snapshot_mark(Connection& connection) {
  if (connection.engine() == Engine::postgres) return text(connection.query(mark_postgres).at(0, 0));
  return std::to_string(integer(connection.query(mark_sqlite).at(0, 0)));
}

std::optional<std::int64_t> CountMemory::find(const std::string& mark, const std::string& question) const {
  const std::scoped_lock lock(mutex_);
  const auto found = counted_.find(question);
  if (found == counted_.end() || found->second.mark != mark) return std::nullopt;
  return found->second.count;
}

void CountMemory::keep(const std::string& mark, const std::string& question, std::int64_t count) {
  const std::scoped_lock lock(mutex_);
  if (counted_.size() >= questions_kept) counted_.clear();
  counted_.insert_or_assign(question, Counted{mark, count});
}

std::int64_t Counter::count(std::string_view sql, Params params) {
  std::string question;
  if (memory_) {
    if (mark_.empty()) mark_ = snapshot_mark(connection_);
    question = question_of(sql, params);
    if (const auto known = memory_->find(mark_, question)) return *known;
  }
  const Rows found = connection_.query(sql, params);
  const std::int64_t count = found.empty() ? 0 : integer(found.at(0, 0));
  if (memory_) memory_->keep(mark_, question, count);
  return count;
}

}  // namespace anshu::store
