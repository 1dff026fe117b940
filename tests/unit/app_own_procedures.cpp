// A court's own case type is a file: the example of docs/own-case-types.md is loaded beside what ships, and a case goes through
// it.
#include <fstream>

#include "app/house.h"
#include "app/procedure_files.h"
#include "support/case_court.h"

namespace anshu {
namespace {

namespace fs = std::filesystem;

/// The file that the page shows.
std::string shown_file() {
  const std::string page = test::read_source_file("docs/own-case-types.md");
  const std::string opening = "```toml\n";
  const auto begin = page.find(opening);
  REQUIRE(begin != std::string::npos);
  return page.substr(begin + opening.size(), page.find("```", begin + opening.size()) - begin - opening.size());
}

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

struct OwnCourt : test::CaseCourt {
  explicit OwnCourt(cases::Procedures with_own) { procedures = std::move(with_own); }
};

}  // namespace

TEST_CASE("the example of the page is a procedure, and a case goes through it to the archive") {
  const test::TempDir own;
  put(own.path() / "protection-order.toml", shown_file());
  const app::Assets assets;
  const auto rules = test::must(app::ProcedureRules::load(assets));
  const std::size_t shipped = test::must(rules.procedures(app::procedure_files(assets, ""))).all().size();
  OwnCourt court(test::must(rules.procedures(app::procedure_files(assets, own.path()))));
  CHECK(court.procedures.all().size() == shipped + 1);
  REQUIRE(court.procedures.for_case_type("0332"));
  CHECK(court.procedures.side_name("protection-order", "defendant") == "被申请人");
  const auto* filed = court.procedures.filed_online("0332");
  REQUIRE(filed);
  CHECK(filed->online_filing("0332")->name == "申请人身安全保护令");

  const std::string id = court.new_case({.case_type = "0332", .trial_procedure = ""});
  const auto judge = court.judge();
  court.assign(id, judge);
  const json::object form{{"document_number", "1号"}, {"summary", "禁止接触"}, {"granted", true}, {"danger", false}};
  CHECK(test::code_of(court.step(judge, id, "decide", form)) == "E_NO_DANGER");
  json::object right = form;
  right["danger"] = true;
  test::must(court.step(judge, id, "decide", right));
  CHECK(test::code_of(court.step(judge, id, "close_decided", {{"close_way", "09"}})) == "E_NOT_ALL_SERVED");
  test::must(court.step(judge, id, "serve_decision", {{"party", "all"}, {"method", "01"}}));
  test::must(court.step(judge, id, "close_decided", {{"close_way", "09"}}));
  CHECK(court.file(id).row.close_way_name == "作出人身安全保护令");
  test::must(court.step(judge, id, "archive", {{"archive_number", "1"}}));
  CHECK(court.file(id).row.status == "archived");

  const auto* procedure = court.procedures.find("protection-order");
  const std::string page = app::procedure_page(*procedure, rules.law, rules.permissions, rules.templates);
  CHECK(page.find("stateDiagram-v2") != std::string::npos);
  CHECK(page.find("反家庭暴力法第二十七条") != std::string::npos);
}

TEST_CASE("a wrong file of the court's own stops the start, with file and line") {
  const test::TempDir data;
  test::must(app::DataDir(data.path() / "data").create());
  std::string wrong = shown_file();
  const auto at = wrong.find("check = \"not_allowed\"");
  REQUIRE(at != std::string::npos);
  wrong.replace(at, std::string("check = \"not_allowed\"").size(), "check = \"full_moon\"");
  put(data.path() / "data" / "procedures" / "protection-order.toml", wrong);
  app::HouseOptions options;
  options.data = (data.path() / "data").string();
  const auto house = app::House::open(options);
  REQUIRE_FALSE(house.has_value());
  CHECK(house.error().code == "E_REFERENCE_DATA");
  const auto line = std::count(wrong.begin(), wrong.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  CHECK(house.error().message.find(fmt::format("protection-order.toml 第{}行：没有条件full_moon", line)) != std::string::npos);
}

TEST_CASE("two procedures for one case type are refused") {
  const test::TempDir own;
  std::string text = shown_file();
  for (auto at = text.find("\"0332\""); at != std::string::npos; at = text.find("\"0332\"")) text.replace(at, 6, "\"0301\"");
  put(own.path() / "protection-order.toml", text);
  const app::Assets assets;
  const auto rules = test::must(app::ProcedureRules::load(assets));
  const auto loaded = rules.procedures(app::procedure_files(assets, own.path()));
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().message.find("案件类型0301已由程序civil-first-instance使用") != std::string::npos);
}

}  // namespace anshu
