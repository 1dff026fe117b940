// Every case text holds, over the real engine with real documents; and together they show that every procedure can be walked to
// its end and every guard can refuse.
#include <cstdlib>

#include "support/case_text.h"

namespace anshu {
namespace {

documents::Templates shipped_templates() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
    files.push_back(entry.path().filename().string());
  std::ranges::sort(files);
  return test::must(documents::Templates::load(files, law::read_reference));
}

/// ANSHU_CASES=enforcement runs only the files whose path has that in it (and does not ask for completeness).
std::string filter() {
  const char* text = std::getenv("ANSHU_CASES");
  return text ? text : "";
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ANSHU_SOURCE_DIR "/tests/cases"))
    if (entry.path().extension() == ".case" && entry.path().string().find(filter()) != std::string::npos)
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void check_completeness(const cases::Procedures& procedures, const test::Shown& shown) {
  std::set<std::string> unshown;
  for (const auto& procedure : procedures.all()) {
    CHECK_MESSAGE(shown.archived.contains(procedure.code), "没有一个案例走到归档：", procedure.code);
    for (const auto& clock : procedure.trial_clocks)
      CHECK_MESSAGE(shown.trial_ends.contains(procedure.code + "/" + clock.trial_procedure), "没有案例停止审限：", procedure.code,
                    "/", clock.trial_procedure);
    for (const auto& step : procedure.steps) {
      CHECK_MESSAGE(shown.steps.contains(procedure.code + "/" + step.code), "没有案例办理：", procedure.code, "/", step.code);
      for (const auto& guard : step.guards)
        // Nobody below a whole court's scope sees a case without a handler; tests of the engine cover that guard.
        if (guard.check != "handler_assigned" && !shown.guards.contains(guard.origin))
          unshown.insert(guard.origin + " " + guard.code);
    }
  }
  for (const auto& guard : unshown) CHECK_MESSAGE(false, "没有案例因此被拒绝或提示：", guard);
}

}  // namespace

TEST_CASE("case texts") {
  const auto templates = shipped_templates();
  test::Shown shown;
  int passed = 0, failed = 0;
  for (const auto& path : case_files()) {
    const auto texts = test::read_case_texts(path);
    test::CaseCourt court;
    documents::Issuer issuer(templates, law::book(), court.personal);
    court.services.documents = &issuer;
    test::CaseTextRunner runner(court, texts, shown);
    for (const auto& scenario : texts.scenarios) {
      const std::string said = runner.run(scenario);
      CHECK_MESSAGE(said.empty(), scenario.title, "\n  ", said);
      ++(said.empty() ? passed : failed);
    }
  }
  fmt::print("case texts: {} passed, {} failed\n", passed, failed);
  CHECK(passed + failed > 0);
  if (filter().empty()) check_completeness(test::CaseCourt().procedures, shown);
}

}  // namespace anshu
