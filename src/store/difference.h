// What `verify` found: the first place where the database is not what its journal says.
#pragma once

#include <string>

#include "store/recorded_change.h"

namespace anshu::store {

enum class DifferenceKind {
  entry,           // a journal entry is not what its hash says, or cannot be read
  chain,           // an entry is missing, doubled or exchanged in its chain
  seal,            // a seal, or what it seals, was changed
  replay,          // a recorded change does not fit the rows before it
  missing_row,     // recorded, but not in the table
  additional_row,  // in the table, but never recorded
  differing_row,   // a column is not what was recorded
  check,           // found by one of the further checks
};
BOOST_DESCRIBE_ENUM(DifferenceKind, entry, chain, seal, replay, missing_row, additional_row, differing_row, check)

struct Difference {
  DifferenceKind kind = DifferenceKind::check;
  std::string table, key, column;  // key: its parts joined by '/'
  std::string expected, found;     // may hold personal data: for the eyes of who runs verify, not for logs
  std::string sentence;            // names the place, never values
};
BOOST_DESCRIBE_STRUCT(Difference, (), (kind, table, key, column, expected, found, sentence))

/// A value for a person to read; long texts are cut.
std::string shown(const Value& value);

}  // namespace anshu::store
