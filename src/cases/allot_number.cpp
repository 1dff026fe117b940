#include "cases/allot_number.h"

namespace anshu::cases {
namespace {

/// PostgreSQL waits here for the action before us; SQLite has one writer anyway.
std::optional<NumberSequenceRow> locked_sequence(store::Connection& db, const std::string& organ, std::int64_t year,
                                                 const std::string& type_code) {
  std::string tail = "WHERE organ = $1 AND year = $2 AND type_code = $3";
  if (db.engine() == store::Engine::postgres) tail += " FOR UPDATE";
  auto found = db.select<NumberSequenceRow>(tail, {organ, year, type_code});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

law::CaseNumber allot_number(people::Action& action, const std::string& type_code, Date filed_on) {
  law::CaseNumber number;
  number.year = filed_on.year();
  number.court_code = action.organ;
  number.type_code = type_code;
  if (const auto sequence = locked_sequence(action.db(), action.organ, number.year, type_code)) {
    auto after = *sequence;
    after.last_serial = number.serial = sequence->last_serial + 1;
    action.work.update(*sequence, after);
  } else {
    number.serial = 1;
    action.work.insert(NumberSequenceRow{action.organ, number.year, type_code, 1, 1});
  }
  return number;
}

void reserve_number(people::Action& action, const law::CaseNumber& number, LockedSequences& locked) {
  const std::string type_code = number.special_code + number.type_code;
  const auto [place, unknown] = locked.rows_.try_emplace({number.year, type_code});
  NumberSequenceRow& row = place->second;
  if (unknown) {
    if (auto sequence = locked_sequence(action.db(), action.organ, number.year, type_code)) {
      row = std::move(*sequence);
    } else {
      row = {action.organ, number.year, type_code, number.serial, 1};
      action.work.insert(row);
    }
  }
  if (row.last_serial >= number.serial) return;
  auto after = row;
  after.last_serial = number.serial;
  row = action.work.update(row, after);
}

}  // namespace anshu::cases
