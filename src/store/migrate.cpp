#include "store/migrate.h"

#include <map>

#include "base/crypto.h"

namespace anshu::store {
namespace {

constexpr const char* create_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
    "applied_at_ms BIGINT NOT NULL)";
constexpr const char* select_applied = "SELECT number, name, checksum FROM schema_migration ORDER BY number";
constexpr const char* insert_applied =
    "INSERT INTO schema_migration (number, name, checksum, applied_at_ms) VALUES ($1, $2, $3, $4)";

/// The one word of our own in migrations: an integer primary key that orders the rows themselves.
std::string in_words_of(Engine engine, std::string sql) {
  constexpr std::string_view word = "ROW_KEY,";
  const std::string_view meaning = engine == Engine::sqlite ? "INTEGER PRIMARY KEY NOT NULL," : "BIGINT PRIMARY KEY,";
  for (auto at = sql.find(word); at != std::string::npos; at = sql.find(word, at + meaning.size()))
    sql.replace(at, word.size(), meaning);
  return sql;
}

}  // namespace

std::vector<Migration> collect_migrations(Engine engine, const std::vector<std::string>& files,
                                          const std::function<std::string(const std::string&)>& read) {
  const std::string own = engine == Engine::sqlite ? ".sqlite.sql" : ".postgres.sql";
  std::map<int, Migration> found;
  for (const bool special : {false, true}) {
    for (const std::string& file : files) {
      if (!file.ends_with(".sql")) continue;
      const bool is_special = file.ends_with(".sqlite.sql") || file.ends_with(".postgres.sql");
      if (is_special != special || (special && !file.ends_with(own))) continue;
      const int number = std::stoi(file.substr(0, 4));
      Migration& migration = found[number];
      migration.number = number;
      if (!special && !migration.name.empty()) throw std::runtime_error("two migrations carry the number of " + file);
      if (migration.name.empty()) migration.name = file.substr(0, file.find('.'));
      migration.sql += in_words_of(engine, read(file)) + "\n";
    }
  }
  std::vector<Migration> migrations;
  for (auto& [number, migration] : found) {
    if (number != static_cast<int>(migrations.size()) + 1) throw std::runtime_error("gap before migration " + migration.name);
    migrations.push_back(std::move(migration));
  }
  return migrations;
}

int migrate(Database& database, const std::vector<Migration>& migrations, InstantMs now) {
  int ran = 0;
  database.write([&](Connection& connection) {
    ran = 0;
    connection.run_script(create_table);
    const Rows applied = connection.query(select_applied);
    if (applied.size() > migrations.size())
      throw std::runtime_error("数据库版本（" + text(applied.at(applied.size() - 1, 1)) + "）比本程序新，请使用更新的程序");
    for (std::size_t i = 0; i < migrations.size(); ++i) {
      const Migration& migration = migrations[i];
      const std::string checksum = sha256_hex(migration.sql);
      if (i < applied.size()) {
        if (text(applied.at(i, 2)) != checksum)
          throw std::runtime_error("迁移脚本 " + migration.name + " 在执行之后被改动过，拒绝启动");
        continue;
      }
      connection.run_script(migration.sql);
      connection.execute(insert_applied, {std::int64_t{migration.number}, migration.name, checksum, now});
      ++ran;
    }
    return Outcome::commit;
  });
  return ran;
}

}  // namespace anshu::store
