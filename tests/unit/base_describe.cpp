// One description per struct: JSON out, JSON in with every mistake named, and the schema.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "base/describe.h"
#include "base/log.h"

namespace anshu {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Leaf {
  std::string name;
  std::optional<std::int32_t> count;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (name, count))

struct Tree {
  std::int64_t amount_fen = 0;
  bool open = false;
  Date on;
  Colour colour = Colour::red;
  Leaf leaf;
  std::vector<Leaf> leaves;
  json::object extra;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (amount_fen, open, on, colour, leaf, leaves, extra))

namespace {

std::vector<std::string> rules_of(std::string_view text) {
  const auto read = from_json<Tree>(parse_json(text).value());
  std::vector<std::string> rules;
  if (!read)
    for (const auto& field : read.error().fields) {
      rules.push_back(field.field + " " + field.rule);
      CHECK_FALSE(field.message.empty());
    }
  return rules;
}

}  // namespace

TEST_CASE("a described struct is written and read back, quotes and control characters escaped") {
  Tree tree;
  tree.amount_fen = std::numeric_limits<std::int64_t>::max();
  tree.open = true;
  tree.on = Date::of(2026, 3, 1);
  tree.colour = Colour::green;
  tree.leaf = {"张\"三\"\\\n", 3};
  tree.leaves = {{"a", std::nullopt}};
  tree.extra = {{"x", 1}};
  const std::string text = to_json(tree);
  CHECK(
      text ==
      R"({"amount_fen":9223372036854775807,"open":true,"on":"2026-03-01","colour":"green","leaf":{"name":"张\"三\"\\\n","count":3},)"
      R"("leaves":[{"name":"a","count":null}],"extra":{"x":1}})");
  const auto read = from_json<Tree>(parse_json(text).value());
  REQUIRE(read);
  CHECK(to_json(*read) == text);
  std::string escaped;
  append_json_string(escaped, std::string_view("\0\x1f/", 3));
  CHECK(escaped == R"("\u0000\u001f/")");
}

TEST_CASE("every mistake of an input is named with its place and rule") {
  CHECK(rules_of("{}") == std::vector<std::string>{"amount_fen required", "open required", "on required", "colour required",
                                                   "leaf required", "extra required"});
  CHECK(rules_of(R"({"amount_fen":1.5,"open":"yes","on":"2026-02-30","colour":"blue","leaf":{"name":5,"count":99999999999},)"
                 R"("leaves":[{"name":"a"},{"name":"\u0007","x":1},7],"extra":[],"more":1})") ==
        std::vector<std::string>{"amount_fen type.integer", "open type.boolean", "on type.date", "colour type.choice",
                                 "leaf.name type.text", "leaf.count type.range", "leaves[1].name text.control",
                                 "leaves[1].x unknown", "leaves[2] type.object", "extra type.object", "more unknown"});
  CHECK(rules_of("[]") == std::vector<std::string>{" type.object"});
  CHECK(
      rules_of(
          R"({"amount_fen":18446744073709551615,"open":true,"on":"2026-03-01","colour":"red","leaf":{"name":""},"leaves":{},"extra":{}})") ==
      std::vector<std::string>{"amount_fen type.integer", "leaves type.list"});
}

TEST_CASE("JSON that is none, or deeper than any form of ours, is refused") {
  for (const char* bad : {"", "{", "{\"a\":1,}", "nul", "{\"a\":1} x", "\"\xFF\""}) CHECK_FALSE(parse_json(bad));
  const std::string deep(65, '[');
  CHECK_FALSE(parse_json(deep + std::string(65, ']')));
  CHECK(parse_json(std::string(60, '[') + std::string(60, ']')));
  const auto object = parse_json(R"({"a":"x","n":4})").value().as_object();
  CHECK(string_at(object, "a") == "x");
  CHECK(string_at(object, "n").empty());
  CHECK(int_at(object, "n") == 4);
  CHECK(int_at(object, "a", -1) == -1);
}

TEST_CASE("the schema says what the reader takes") {
  json::object components;
  CHECK(schema_of<Tree>(components) == json::object{{"$ref", "#/components/schemas/Tree"}});
  const auto& tree = components.at("Tree").as_object();
  CHECK(tree.at("additionalProperties") == false);
  CHECK(json::serialize(tree.at("required")) == R"(["amount_fen","open","on","colour","leaf","extra"])");
  CHECK(json::serialize(tree.at("properties").at("colour")) == R"({"type":"string","enum":["red","green"]})");
  CHECK(json::serialize(components.at("Leaf").at("properties").at("count")) == R"({"type":["integer","null"],"format":"int32"})");
  CHECK(short_type_name<std::vector<Leaf>>().starts_with("vectorOfLeaf"));
  CHECK(enum_from<Colour>("green") == Colour::green);
  CHECK_FALSE(enum_from<Colour>("Green"));
}

TEST_CASE("a log line is one JSON object, whatever stands in its values, and quiet below its level") {
  char path[] = "/tmp/anshu-log-XXXXXX";
  const int file = mkstemp(path), screen = dup(STDERR_FILENO);
  dup2(file, STDERR_FILENO);
  set_log_level(LogLevel::warning);
  log_event(LogLevel::info, "unheard");
  log_event(LogLevel::error, "it \"broke\"", {{"what", std::string_view("line\nbreak {}")}, {"count", std::int64_t{-3}}});
  set_log_level(LogLevel::info);
  std::fflush(stderr);
  dup2(screen, STDERR_FILENO);
  ::close(screen);
  char text[4096];
  const ssize_t size = pread(file, text, sizeof text, 0);
  ::close(file);
  ::unlink(path);
  REQUIRE(size > 0);
  const std::string line(text, static_cast<std::size_t>(size));
  CHECK(std::ranges::count(line, '\n') == 1);
  const auto entry = parse_json(line);
  REQUIRE(entry);
  CHECK(string_at(entry->as_object(), "event") == "it \"broke\"");
  CHECK(string_at(entry->as_object(), "level") == "error");
  CHECK(string_at(entry->as_object(), "what") == "line\nbreak {}");
  CHECK(int_at(entry->as_object(), "count") == -3);
}

}  // namespace anshu
