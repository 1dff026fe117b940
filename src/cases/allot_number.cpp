#include "cases/allot_number.h"

#include "law/random_serial.h"

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

bool is_taken(store::Connection& db, const law::CaseNumber& number) {
  return !db.query("SELECT 1 FROM case_file WHERE organ = $1 AND number = $2", {number.court_code, number.text()}).empty();
}

}  // namespace

law::CaseNumber allot_number(people::Action& action, const people::PersonalData& personal, const std::string& type_code,
                             Date filed_on) {
  law::CaseNumber number;
  number.year = filed_on.year();
  number.court_code = action.organ;
  number.type_code = type_code;
  const auto before = locked_sequence(action.db(), action.organ, number.year, type_code);
  NumberSequenceRow after = before.value_or(NumberSequenceRow{action.organ, number.year, type_code, 0, 1});
  if (law::CaseTypes::random_serial(type_code)) {
    const std::string key = personal.secret_for(fmt::format("案号/{}/{}/{}", action.organ, number.year, type_code));
    do number.serial = law::shuffled_serial(++after.last_serial, key);
    while (is_taken(action.db(), number));  // a number that came in from outside
  } else {
    number.serial = ++after.last_serial;
  }
  if (before)
    action.work.update(*before, after);
  else
    action.work.insert(after);
  return number;
}

void reserve_number(people::Action& action, const law::CaseNumber& number, LockedSequences& locked) {
  const std::string type_code = number.special_code + number.type_code;
  const bool random = law::CaseTypes::random_serial(type_code);
  const auto [place, unknown] = locked.rows_.try_emplace({number.year, type_code});
  NumberSequenceRow& row = place->second;
  if (unknown) {
    if (auto sequence = locked_sequence(action.db(), action.organ, number.year, type_code)) {
      row = std::move(*sequence);
    } else {
      row = {action.organ, number.year, type_code, random ? 0 : number.serial, 1};
      action.work.insert(row);
    }
  }
  if (random || row.last_serial >= number.serial) return;
  auto after = row;
  after.last_serial = number.serial;
  row = action.work.update(row, after);
}

}  // namespace anshu::cases
