// anshu verify, anshu seal.
#include "app/journaled_tables.h"
#include "app/terminal.h"
#include "cases/facts.h"
#include "store/seal.h"
#include "store/verify.h"

namespace anshu::app {
namespace {

constexpr const char* select_serials =
    "SELECT s.organ, s.year, s.type_code, s.last_serial, count(c.id), coalesce(max(c.serial), 0), "
    "sum(CASE WHEN c.source = 'import' THEN 1 ELSE 0 END) FROM number_sequence s LEFT JOIN case_file c ON c.organ = s.organ AND "
    "c.year = s.year AND c.type_code = s.type_code AND c.serial_suffix = '' GROUP BY s.organ, s.year, s.type_code, s.last_serial";

store::Difference check_difference(std::string table, std::string key, std::string column, std::string expected,
                                   std::string found, std::string sentence) {
  return {store::DifferenceKind::check, std::move(table), std::move(key),     std::move(column),
          std::move(expected),          std::move(found), std::move(sentence)};
}

/// Numbers are unique and without gaps: as many cases as the last number, unless numbers came in from outside.
std::optional<store::Difference> check_numbers(store::Connection& live, store::Connection&) {
  const store::Rows rows = live.query(select_serials);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto last = store::integer(rows.at(i, 3)), cases = store::integer(rows.at(i, 4)),
               highest = store::integer(rows.at(i, 5));
    const std::int64_t from_outside = store::integer(rows.at(i, 6));
    const bool imported = from_outside > 0;
    const std::string key =
        store::text(rows.at(i, 0)) + "/" + std::to_string(store::integer(rows.at(i, 1))) + "/" + store::text(rows.at(i, 2));
    // A random serial says nothing about the count; one that came from outside may have been passed over.
    const bool random = law::CaseTypes::random_serial(store::text(rows.at(i, 2)));
    const bool right = random ? cases - from_outside <= last && last <= cases : last == highest && (imported || cases == last);
    if (!right)
      return check_difference("number_sequence", key, "last_serial", std::to_string(last),
                              std::to_string(imported ? highest : cases), "案号不连续：" + key + " 的序列与案件不符");
  }
  return std::nullopt;
}

std::optional<store::Difference> check_facts(store::Connection& live, store::Connection&) {
  const auto difference = cases::first_facts_difference(live);
  if (!difference) return std::nullopt;
  return check_difference(
      "case_facts", difference->organ + "/" + difference->case_id, difference->column, difference->expected, difference->stored,
      "案件数据底座与案件不符：" + difference->case_id + " 的 " + (difference->column.empty() ? "整行" : difference->column));
}

}  // namespace

int verify_command(const VerifyOptions& options) {
  auto opened = open_house(options);
  if (!opened) return report(opened.error());
  House& house = **opened;
  store::VerifyOptions verify;
  verify.public_keys = {options.public_key.empty() ? to_hex(house.keys().seal.public_key) : options.public_key};
  verify.migrations = embedded_migrations(house.assets(), store::Engine::sqlite);
  verify.scratch = house.data_dir().file("verify.scratch.db");
  verify.now = house.clock().now_ms();
  verify.checks = {{"案号连续", check_numbers}, {"案件数据底座", check_facts}};
  const auto tables = journaled_tables();
  const store::VerifyReport result = store::verify(house.database(), tables, verify);
  if (options.json) {
    fmt::print("{}\n", to_json(result));
    return result.difference ? 1 : 0;
  }
  for (const auto& warning : result.warnings) fmt::print("注意：{}\n", warning);
  if (!result.difference) {
    fmt::print("核验通过：{} 条留痕、{} 条链、{} 个封印、{} 行数据全部一致（{:.1f} 秒）。\n", result.entries, result.chains,
               result.seals, result.rows, static_cast<double>(result.elapsed_ms) / 1000);
    return 0;
  }
  const store::Difference& first = *result.difference;
  fmt::print("核验不通过：{}\n  表 {}  键 {}  列 {}\n  应为 {}\n  实为 {}\n", first.sentence, first.table, first.key,
             first.column, first.expected, first.found);
  return 1;
}

int seal_command(const CommonOptions& options) {
  auto opened = open_house(options);
  if (!opened) return report(opened.error());
  House& house = **opened;
  fmt::print("新增封印 {} 个\n", store::seal_due_days(house.database(), house.keys().seal, house.clock().now_ms()));
  return 0;
}

}  // namespace anshu::app
