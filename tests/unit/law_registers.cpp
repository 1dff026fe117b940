#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("courts are found by code, with their place in the order of courts") {
  const Courts& courts = book().courts;
  CHECK(courts.all().size() == 3806);
  const Court* court = courts.find("陕0702");
  REQUIRE(court);
  CHECK(court->name == "汉中市汉台区人民法院");
  CHECK(court->rank == CourtRank::basic);
  CHECK(court->parent_code == "陕07");
  CHECK(courts.find_by_name("汉中市汉台区人民法院") == court);
  CHECK(courts.find("陕9999") == nullptr);
  CHECK(courts.children("陕07").size() == 11);
  CHECK(courts.children("").empty());
  CHECK(courts.is_within("陕0702", "陕07"));
  CHECK(courts.is_within("陕0702", "最高法"));
  CHECK(courts.is_within("陕0702", "陕0702"));
  CHECK_FALSE(courts.is_within("陕0702", "陕08"));
  CHECK_FALSE(courts.is_within("陕07", "陕0702"));
}

TEST_CASE("an abolished court code leads to the court of today") {
  const Courts& courts = book().courts;
  CHECK_FALSE(courts.find("陕0721")->current);
  REQUIRE(courts.today("陕0721"));
  CHECK(courts.today("陕0721")->code == "陕0703");
  CHECK(courts.today("陕0702")->code == "陕0702");
  CHECK(courts.today("军1103") == nullptr);
  CHECK(courts.today("陕9999") == nullptr);
}

TEST_CASE("a list of courts that contradicts itself names the line") {
  const std::string header =
      "code,name,level,parent_code,province,gb_division_code,verified,court_rank,status,successor_code,note\n";
  const auto message = [&](const std::string& rows) {
    const auto courts = Courts::load(header + rows);
    return courts ? std::string() : courts.error().message;
  };
  CHECK(message("甲,甲院,高级,乙,,,yes,高级,现行,,\n") == "master/courts.csv 第2行：上级法院乙不在表中");
  CHECK(message("甲,甲院,高级,,,,yes,高级,历史,丙,\n") == "master/courts.csv 第2行：承继法院丙不在表中");
  CHECK(message("甲,甲院,高级,,,,yes,特级,现行,,\n") == "master/courts.csv 第2行：court_rank应为最高、高级、中级或基层");
  CHECK(message("甲,甲院,高级,,,,yes,高级,现行,,\n甲,乙院,高级,,,,yes,高级,现行,,\n") ==
        "master/courts.csv 第3行：法院代字甲重复");
  // Two codes that succeed each other must not hang the search for today's court.
  const auto circle = Courts::load(header + "甲,甲院,高级,,,,yes,高级,历史,乙,\n乙,乙院,高级,,,,yes,高级,历史,甲,\n");
  REQUIRE(circle.has_value());
  CHECK(circle->today("甲") == nullptr);
}

TEST_CASE("case types are chosen by code and known by their 代字") {
  const CaseTypes& types = book().case_types;
  CHECK(types.all().size() == 181);
  REQUIRE(types.find("0301"));
  CHECK(types.find("0301")->daizi == "民初");
  CHECK(types.find("0301")->name == "民事一审案件");
  CHECK(types.known_daizi("执恢"));
  CHECK(types.known_daizi("民破"));
  CHECK_FALSE(types.known_daizi("民夏"));
  CHECK(types.with_daizi("民特").size() == 13);
  CHECK(types.with_daizi("民特").front()->code == "0310");
  CHECK(types.find("H01")->historical());
  CHECK(types.taken_by("民初", *book().courts.find("陕0702")));
  CHECK_FALSE(types.taken_by("民终", *book().courts.find("陕0702")));
  CHECK(types.taken_by("民终", *book().courts.find("陕07")));
  CHECK(types.taken_by("财保", *book().courts.find("沪72")));
}

TEST_CASE("causes are found by code, and by name without doubt") {
  const Causes& causes = book().causes;
  CHECK(causes.all().size() == 1055 + 510 + 163 + 123 + 44);
  REQUIRE(causes.find("C01.01.001"));
  CHECK(causes.find("C01.01.001")->name == "生命权、身体权、健康权纠纷");
  CHECK(causes.path_text("C01.01.001") == "人格权纠纷/人格权纠纷/生命权、身体权、健康权纠纷");
  struct Row {
    CauseKind kind;
    std::string name;
    bool leaf;
    int level;
  };
  const Row rows[] = {
      {CauseKind::civil, "民间借贷纠纷", true, 4},
      {CauseKind::civil, " 民间借贷 纠纷", true, 4},
      {CauseKind::civil, "人格权纠纷", false, 2},   // heading of the part and of the section: the deeper one
      {CauseKind::civil, "不当得利纠纷", true, 3},  // heading and cause: the cause
      {CauseKind::criminal, "走私、贩卖、运输、制造毒品罪", true, 3},
      {CauseKind::administrative, "罚款", true, 3},
      {CauseKind::compensation, "无罪逮捕赔偿", true, 3},  // stands in the list of 2012 too
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const Cause* cause = causes.find_by_name(row.kind, row.name);
    REQUIRE(cause);
    CHECK(cause->leaf == row.leaf);
    CHECK(cause->level == row.level);
    CHECK(cause->current);
  }
  CHECK(causes.find_by_name(CauseKind::criminal, "民间借贷纠纷") == nullptr);
  CHECK(causes.find_by_name(CauseKind::civil, "") == nullptr);
  CHECK(causes.find("C99") == nullptr);
}

TEST_CASE("every cause of the ledger samples is in the civil list") {
  for (const char* name :
       {"信用卡纠纷", "买卖合同纠纷", "离婚纠纷", "金融借款合同纠纷", "建设工程施工合同纠纷", "机动车交通事故责任纠纷",
        "追偿权纠纷", "民间借贷纠纷", "劳务合同纠纷", "物业服务合同纠纷", "房屋租赁合同纠纷", "继承纠纷"}) {
    CAPTURE(name);
    CHECK(book().causes.find_by_name(CauseKind::civil, name) != nullptr);
  }
}

TEST_CASE("a search for causes gives the whole name first, then beginnings, then the rest") {
  const Causes& causes = book().causes;
  const auto names = [&](const char* text, std::optional<CauseKind> kind, std::size_t limit) {
    std::vector<std::string> found;
    for (const Cause* cause : causes.search(text, kind, limit)) found.push_back(cause->name);
    return found;
  };
  CHECK(names("离婚纠纷", CauseKind::civil, 1) == std::vector<std::string>{"离婚纠纷"});
  const auto divorce = names("离婚", CauseKind::civil, 50);
  REQUIRE(divorce.size() >= 2);
  bool beginnings_over = false;
  for (const auto& name : divorce) {
    CAPTURE(name);
    CHECK(name.find("离婚") != std::string::npos);
    if (!name.starts_with("离婚"))
      beginnings_over = true;
    else
      CHECK_FALSE(beginnings_over);
  }
  CHECK(names("金融 借款", CauseKind::civil, 5) == std::vector<std::string>{"金融借款合同纠纷"});
  CHECK(names("盗窃罪", std::nullopt, 1) == std::vector<std::string>{"盗窃罪"});
  CHECK(names("不当得利纠纷", CauseKind::civil, 1).size() == 1);
  CHECK(causes.search("不当得利纠纷", CauseKind::civil, 1).front()->leaf);
  CHECK(names("", std::nullopt, 10).empty());
  CHECK(names(" ", std::nullopt, 10).empty());
  CHECK(names("%' OR 1=1", std::nullopt, 10).empty());
  CHECK(causes.search("赔偿", CauseKind::compensation, 100).size() < 44);  // replaced editions are left out
  CHECK(names("纠纷", CauseKind::civil, 7).size() == 7);
}

TEST_CASE("the tree of causes can be walked") {
  const Causes& causes = book().causes;
  CHECK(causes.roots(CauseKind::civil).size() == 12);
  CHECK(causes.roots(CauseKind::criminal).size() == 10);
  CHECK(causes.children("C01").size() >= 1);
  CHECK(causes.children("C01.01.001").empty() == causes.find("C01.01.001")->leaf);
  std::size_t reached = 0;
  std::vector<const Cause*> open = causes.roots(CauseKind::civil);
  while (!open.empty()) {
    const Cause* cause = open.back();
    open.pop_back();
    ++reached;
    for (const Cause* child : causes.children(cause->code)) open.push_back(child);
  }
  CHECK(reached == 1055);
}

TEST_CASE("divisions are known with their history") {
  const Divisions& divisions = book().divisions;
  CHECK(divisions.full_name("610702") == "陕西省汉中市汉台区");
  CHECK(divisions.full_name("110105") == "北京市朝阳区");
  CHECK(divisions.full_name("999999").empty());
  CHECK_FALSE(divisions.find("110103")->current);
  CHECK(divisions.find("110103")->successor_codes == std::vector<std::string>{"110101"});
  CHECK(divisions.find("130504")->successor_codes == std::vector<std::string>{"130502", "130503"});
  CHECK(divisions.known_prefecture("6107"));
  CHECK_FALSE(divisions.known_prefecture("9901"));
  CHECK(divisions.children("610700").size() == 11);
  CHECK(divisions.children("").size() == 35);
}

TEST_CASE("code lists give names and codes both ways") {
  const Codes& codes = book().codes;
  CHECK(codes.list("nation").size() == 58);
  CHECK(codes.find("nation", "01")->name == "汉族");
  CHECK(codes.find_by_name("nation", "回族")->code == "03");
  CHECK(codes.find("nation", "99x") == nullptr);
  CHECK(codes.list("no_such_list").empty());
  CHECK(codes.list_names().size() == 74);
}

TEST_CASE("a list of causes or codes that contradicts itself names the line") {
  const std::string admin = read_reference("master/causes_admin.csv"), criminal = read_reference("master/causes_criminal.csv"),
                    exec = read_reference("master/causes_exec.csv"),
                    compensation = read_reference("master/causes_compensation.csv");
  const std::string header = "code,level,parent_code,name,edition,note,official_no,is_leaf,full_path\n";
  const auto message = [&](const std::string& rows) {
    const std::string civil = header + rows;
    const auto causes = Causes::load({civil, criminal, admin, exec, compensation});
    return causes ? std::string() : causes.error().message;
  };
  CHECK(message("C1,1,C9,甲,2025,,,Y,\n") == "master/causes_civil.csv 第2行：上级案由C9不在表中");
  CHECK(message("C1,一,,甲,2025,,,Y,\n") == "master/causes_civil.csv 第2行：level应为整数");
  CHECK(message("C1,1,,甲,2025,,,Y,\nC1,1,,乙,2025,,,Y,\n") == "master/causes_civil.csv 第3行：案由代码C1重复");
  CHECK(Codes::load("list,code,name,note\na,1,甲,\na,1,乙,\n").error().message == "master/codes.csv 第3行：代码表a中1重复");
}
