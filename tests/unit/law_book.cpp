#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("the law book loads whole, or names the file that stops it") {
  CHECK(book().rules.find("CIV1-ORD") != nullptr);
  for (const char* missing :
       {"master/holidays.csv", "law/festivals.csv", "law/periods.toml", "law/fees.toml", "master/courts.csv",
        "master/case_types.csv", "master/causes_civil.csv", "master/causes_compensation.csv", "master/divisions.csv",
        "master/divisions_county.csv", "master/codes.csv", "law/provincial.toml", "master/procuratorates.csv",
        "law/procuratorate-words.csv"}) {
    CAPTURE(std::string(missing));
    const auto broken = load_law_book(
        [&](std::string_view path) { return path == missing ? std::string("nonsense\n\"") : read_reference(path); });
    REQUIRE(!broken.has_value());
    CHECK(broken.error().code == "E_REFERENCE_DATA");
    CHECK(broken.error().message.starts_with(missing));
  }
}

TEST_CASE("a law book can be moved without losing its way") {
  LawBook moved = *load_law_book(read_reference);
  const LawBook again = std::move(moved);
  CHECK(again.courts.find("陕0702")->name == "汉中市汉台区人民法院");
  CHECK(again.causes.find_by_name(CauseKind::civil, "离婚纠纷")->code == "C02.02.014");
  CHECK(again.rules.find("CIV1-ORD")->length == 6);
  CHECK(again.fees.find("property", on("2026-01-01"))->brackets.size() == 10);
}
