// The Chinese full text: tokens, what people type, hits in order.
#include <fstream>
#include <random>

#include "store/search_index.h"
#include "unit/store_places.h"

namespace anshu::store::test {
namespace {

constexpr const char* facts = "CREATE TABLE case_facts (search_key BIGINT PRIMARY KEY)";

/// The tables as the migrations make them.
std::string index_schema(Engine engine) {
  const std::string name = engine == Engine::sqlite ? "sqlite" : "postgres";
  std::ifstream file(std::string(ANSHU_SOURCE_DIR) + "/migrations/0001-foundation." + name + ".sql");
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr std::int64_t no_end = std::int64_t{1} << 60;

template <class On>
struct Searchable : On {
  Searchable() {
    this->database = this->open();
    write_script(*this->database, facts);
    write_script(*this->database, index_schema(this->database->engine()));
  }
  void add(std::int64_t key, const SearchDocument& document) {
    this->database->write([&](Connection& connection) {
      connection.execute("INSERT INTO case_facts VALUES ($1)", {key});
      index_case(connection, key, document);
      return Outcome::commit;
    });
  }
  void add(std::int64_t key, const std::string& text) { add(key, SearchDocument{text, {"陕0702"}}); }
  void remove(std::int64_t key, const std::string& text) {
    this->database->write([&](Connection& connection) {
      remove_case(connection, key, {text, {"陕0702"}});
      return Outcome::commit;
    });
  }
  /// Keys of the hits, newest first, by both pieces of SQL.
  std::vector<std::int64_t> search(std::string_view typed, const std::vector<std::string>& scopes = {},
                                   std::int64_t before = no_end, int limit = 50) {
    const auto match = match_expression(this->database->engine(), typed, scopes);
    if (!match) return {};
    return this->database->read_value([&](Connection& connection) {
      const SearchSql sql = search_sql(connection, *match, 1, before);
      const auto read = [&](const std::string& text) {
        std::vector<std::int64_t> keys;
        const Rows rows = connection.query(text, {*match, before, std::int64_t{limit}});
        for (std::size_t i = 0; i < rows.size(); ++i) keys.push_back(integer(rows.at(i, 0)));
        return keys;
      };
      const auto keys = read("SELECT case_facts.search_key FROM " + sql.from + " WHERE " + sql.key + " < $2 ORDER BY " + sql.key +
                             " DESC LIMIT $3");
      CHECK(keys == read("SELECT case_facts.search_key FROM " + sql.from_any + " WHERE " + sql.condition_any +
                         " AND case_facts.search_key < $2 ORDER BY case_facts.search_key DESC LIMIT $3"));
      const Rows counted =
          connection.query("SELECT count(*) FROM " + sql.from_counted + " WHERE " + sql.key + " < $2", {*match, before});
      CHECK(integer(counted.at(0, 0)) >= static_cast<std::int64_t>(keys.size()));
      if (static_cast<int>(keys.size()) < limit) CHECK(integer(counted.at(0, 0)) == static_cast<std::int64_t>(keys.size()));
      return keys;
    });
  }
};

using Keys = std::vector<std::int64_t>;

std::string tokens(const std::string& text) { return search_tokens({text, {}}); }

}  // namespace

TEST_CASE("search: the tokens of a text") {
  CHECK(tokens("张三丰") == "张三 三丰 丰 三 丰 张");
  CHECK(tokens("张三丰").find("丰") != std::string::npos);
  CHECK(tokens("李") == "李 李");
  CHECK(tokens("（2026）陕0702民初12号") == "2026 陕 0702 民初 初 12 号 初 号 民 陕");
  CHECK(tokens("ＡＢＣ１２３ Xy") == "abc123 xy");
  CHECK(tokens("阿卜·杜拉") == tokens("阿卜杜拉"));
  CHECK(tokens("𠮷田") == "𠮷田 田 田 𠮷");
  CHECK(tokens(" ,。\"'*%_") == "");
  CHECK(tokens("\xff\xfe张\xff") == "张 张");
  CHECK(search_tokens({"", {"陕0702", "A-b"}}) == "__陕0702 __a_2db");
  CHECK(tokens("Ñandú").starts_with("_c3"));  // not plain ASCII: hex, so that both engines keep it whole
}

TEST_CASE("search: what is typed becomes a safe expression") {
  CHECK(match_expression(Engine::sqlite, "张三丰 0702民初12") == "\"0702 民初 初 12\" AND \"张三 三丰\"");
  CHECK(match_expression(Engine::postgres, "张三丰 0702民初12") == "('0702' <-> '民初' <-> '初' <-> '12') & ('张三' <-> '三丰')");
  const std::vector<std::string> scopes{"陕0702"};
  CHECK(match_expression(Engine::sqlite, "张", scopes) == "\"张\" AND \"__陕0702\"");
  CHECK(match_expression(Engine::postgres, "12号", scopes) == "('号') & ('12') & ('__陕0702')");
  for (const char* nothing : {"", " ", "　", "\"'*()%;--", "\xff\xff", "。，、"})
    CHECK(!match_expression(Engine::sqlite, nothing));
  CHECK(match_expression(Engine::sqlite, "甲一 乙一 丙一 丁一 戊一 己一 庚一 辛一 壬一 癸一")->find("壬一") == std::string::npos);
  CHECK(match_expression(Engine::sqlite, std::string(10'000, 'x'))->size() == 66);
}

#define ON_BOTH(name) TEST_CASE_TEMPLATE(name, On, OnSqlite, OnPostgres)

ON_BOTH("search: finds what stands in the case, newest first") {
  Searchable<On> place;
  place.add(1, "（2026）陕0702民初1号 张三 汉中市汉台区某某商贸有限公司 民间借贷纠纷 李四");
  place.add(2, "（2026）陕0702民初12号 张三丰 王五 离婚纠纷 李四");
  place.add(3, "（2025）陕0702民初2号 三张 阿卜杜拉·买买提 买卖合同纠纷 欧阳娜娜");
  place.add(4, "（2026）陕0702民初34号 王𬭼 John Smith 劳动争议 𠮷田");

  CHECK(place.search("张三") == Keys{2, 1});
  CHECK(place.search("张三丰") == Keys{2});
  CHECK(place.search("三张") == Keys{3});
  CHECK(place.search("张") == Keys{3, 2, 1});
  CHECK(place.search("丰") == Keys{2});
  CHECK(place.search("李四 离婚") == Keys{2});
  CHECK(place.search("离婚　张三") == Keys{2});
  CHECK(place.search("（2026）陕0702民初12号") == Keys{2});
  CHECK(place.search("(2026)陕0702民初1号") == Keys{1});
  CHECK(place.search("民初1") == Keys{1});
  CHECK(place.search("民初") == Keys{4, 3, 2, 1});
  CHECK(place.search("初12") == Keys{2});
  CHECK(place.search("ＪＯＨＮ smith") == Keys{4});
  CHECK(place.search("阿卜杜拉买买提") == Keys{3});
  CHECK(place.search("阿卜杜拉•买买提") == Keys{3});
  CHECK(place.search("王𬭼") == Keys{4});
  CHECK(place.search("𠮷") == Keys{4});
  CHECK(place.search("区某某商贸有限公") == Keys{1});
  CHECK(place.search("张四").empty());
  CHECK(place.search("三李四").empty());  // 张三 … 李四 stand apart
  CHECK(place.search("joh").empty());     // letters and digits match whole
}

ON_BOTH("search: pages by key") {
  Searchable<On> place;
  for (std::int64_t key = 1; key <= 30; ++key) place.add(key, "原告张三 " + std::to_string(key));
  CHECK(place.search("张三", {}, no_end, 3) == Keys{30, 29, 28});
  CHECK(place.search("张三", {}, 28, 3) == Keys{27, 26, 25});
  CHECK(place.search("张三", {}, 2, 3) == Keys{1});
  CHECK(place.search("张三", {}, 1, 3).empty());
}

ON_BOTH("search: common words take another way through the index, with the same answer") {
  Searchable<On> place;
  place.database->write([&](Connection& connection) {
    for (std::int64_t key = 1; key <= 6000; ++key) {
      connection.execute("INSERT INTO case_facts VALUES ($1)", {key});
      index_case(connection, key, {key % 10 ? "民间借贷纠纷 张三" : "离婚纠纷 李四", {}});
    }
    return Outcome::commit;
  });
  for (const auto* common : {"纠纷", "民间借贷", "民间借贷纠纷 张三"}) {
    const auto expected = std::string_view(common) == "纠纷" ? Keys{6000, 5999, 5998} : Keys{5999, 5998, 5997};
    CHECK(place.search(common, {}, no_end, 3) == expected);
    CHECK(place.search(common, {}, 1000, 3) == Keys{999, 998, 997});
  }
  CHECK(place.search("离婚纠纷", {}, 1000, 2) == Keys{990, 980});
  CHECK(place.search("张三 李四").empty());
}

ON_BOTH("search: another court's scope finds nothing") {
  Searchable<On> place;
  place.add(1, SearchDocument{"张三 陕0702", {"陕0702"}});
  place.add(2, SearchDocument{"张三 陕0703", {"陕0703"}});
  CHECK(place.search("张三", {"陕0702"}) == Keys{1});
  CHECK(place.search("张三", {"陕0703"}) == Keys{2});
  CHECK(place.search("张三", {"陕07"}).empty());
  CHECK(place.search("__陕0703", {"陕0702"}).empty());  // a scope cannot be typed: this looks for 陕0703 in the text
}

ON_BOTH("search: a changed case is found by its new text only") {
  Searchable<On> place;
  place.add(1, "张三 李四");
  place.add(2, "张三 王五");
  place.remove(1, "张三 李四");
  CHECK(place.search("张三") == Keys{2});
  CHECK(place.search("李四").empty());
  place.database->write([&](Connection& connection) {
    index_case(connection, 1, {"张三 赵六", {"陕0702"}});
    tidy_search_index(connection);
    return Outcome::commit;
  });
  CHECK(place.search("张三") == Keys{2, 1});
  CHECK(place.search("赵六", {"陕0702"}) == Keys{1});
  CHECK(place.search("李四").empty());
}

ON_BOTH("search: whatever bytes are typed or indexed, the answer is clean") {
  Searchable<On> place;
  place.add(1, "张三 it's \"quoted\" 100% back\\slash NEAR AND OR NOT \xff\xc3 " + std::string(200, 'y') + " " +
                   std::string(300'000, 'z'));
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += i % 3 ? "汉台" : "法院";
  place.add(2, long_text);
  CHECK(place.search("it's") == Keys{1});
  CHECK(place.search("near and or not") == Keys{1});
  CHECK(place.search(std::string(200, 'Y')) == Keys{1});  // a run counts up to 64 characters
  CHECK(place.search("汉台汉台法院") == Keys{2});

  const std::vector<std::string> awkward{"\"",
                                         "\"\"",
                                         "'; DROP TABLE case_facts; --",
                                         "*",
                                         "张*",
                                         "张三\" OR \"李",
                                         "NEAR(张 三)",
                                         "^张",
                                         "tokens:张三",
                                         "-张三",
                                         "张三 & !(李)",
                                         "a:*",
                                         "'a' <-> 'b'",
                                         "\\",
                                         "%_",
                                         std::string(10'240, '"'),
                                         std::string(10'240, 'a'),
                                         std::string("张\0三", 7),
                                         "\xe5\xbc",
                                         "\xf0\x9f\x91\xa9\xe2\x80\x8d\xe2\x9a\x96"};
  for (const auto& typed : awkward) CHECK_NOTHROW(place.search(typed, {"陕0702"}));
  CHECK(place.search("张*") == Keys{1});  // the star is not a wildcard, it only ends the word
  std::mt19937 random(2026);
  for (int i = 0; i < 300; ++i) {
    std::string typed;
    for (auto length = random() % 80; length > 0; --length) typed += static_cast<char>(random());
    CHECK_NOTHROW(place.search(typed));
  }
}

ON_BOTH("search: agrees with plain reading on a thousand random texts") {
  Searchable<On> place;
  std::mt19937 random(7);
  const std::vector<std::string> letters{"张", "三", "李", "民", "初", "1", "12", "a", " ", "，", "𠮷"};
  std::vector<std::string> texts;
  const auto random_text = [&](std::size_t longest) {
    std::string out;
    for (auto length = 1 + random() % longest; length > 0; --length) out += letters[random() % letters.size()];
    return out;
  };
  for (std::int64_t key = 1; key <= 200; ++key) {
    texts.push_back(random_text(12));
    place.add(key, texts.back());
  }
  const std::vector<std::string> han{"张", "三", "李", "民", "初", "𠮷"};
  for (int i = 0; i < 300; ++i) {
    std::string word;
    for (auto length = 1 + random() % 4; length > 0; --length) word += han[random() % han.size()];
    Keys expected;
    for (std::size_t at = texts.size(); at > 0; --at)
      if (texts[at - 1].find(word) != std::string::npos) expected.push_back(static_cast<std::int64_t>(at));
    CHECK_MESSAGE(place.search(word, {}, no_end, 1000) == expected, word);
  }
}

}  // namespace anshu::store::test
