// The facts table is documented column by column, and the rows are what the schema says.
#include <doctest/doctest.h>

#include <set>

#include "cases/facts.h"

using namespace anshu;

TEST_CASE("every column of the facts has its one-line meaning, once") {
  std::multiset<std::string> documented, present;
  for (const auto& column : cases::fact_columns()) {
    CHECK_FALSE(column.meaning.empty());
    documented.emplace(column.name);
  }
  for (const auto& column : store::table_of<cases::FactsRow>().columns) present.emplace(column.name);
  CHECK(documented == present);
}
