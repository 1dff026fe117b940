#include <doctest/doctest.h>

#include "law/csv_table.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("a reference table keeps quoted commas, doubled quotes and line breaks") {
  const auto table = CsvTable::parse(
      "\xEF\xBB\xBF"
      "code,name,note\r\n1,\"甲,乙\",\"说\"\"是\"\"\"\r\n2,丙,\"两\n行\"\n3,,\n",
      "t.csv");
  REQUIRE(table.has_value());
  CHECK(table->size() == 3);
  const auto columns = table->columns({"note", "name"});
  REQUIRE(columns.has_value());
  CHECK(table->at(0, (*columns)[1]) == "甲,乙");
  CHECK(table->at(0, (*columns)[0]) == "说\"是\"");
  CHECK(table->at(1, (*columns)[0]) == "两\n行");
  CHECK(table->at(2, (*columns)[0]).empty());
  CHECK(table->line(1) == 3);
  CHECK(table->line(2) == 5);  // the row before it took two lines
}

TEST_CASE("the last row may lack its line break") {
  const auto table = CsvTable::parse("a,b\n1,2", "t.csv");
  REQUIRE(table.has_value());
  CHECK(table->at(0, 1) == "2");
}

TEST_CASE("a table that cannot be used names file and line") {
  struct Row {
    std::string text;
    std::string message;
  };
  const Row rows[] = {
      {"", "t.csv：文件为空"},
      {"a,b\n1,2\n3\n", "t.csv 第3行：应有2列，实有1列"},
      {"a,b\n1,2,3\n", "t.csv 第2行：应有2列，实有3列"},
      {"a,b\n1,2\n\n", "t.csv 第3行：应有2列，实有1列"},
      {"a,b\n1,\"开\n", "t.csv 第2行：引号或换行不合格式"},
      {"a,b\n1,\"甲\"乙\n", "t.csv 第2行：引号或换行不合格式"},
      {"a,b\n1,\xFF\n", "t.csv：不是UTF-8编码"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto table = CsvTable::parse(row.text, "t.csv");
    REQUIRE(!table.has_value());
    CHECK(table.error().code == "E_REFERENCE_DATA");
    CHECK(table.error().message == row.message);
  }
  const auto table = CsvTable::parse("a,b\n1,2\n", "t.csv");
  REQUIRE(table.has_value());
  CHECK(table->column("c").error().message == "t.csv 第1行：缺少列c");
}
