// Issued documents: their data is fixed with the action, their PDF is made once and stays the same.
#include <thread>

#include "documents/issuer.h"
#include "support/case_court.h"
#include "support/pdf_text.h"

namespace anshu {
namespace {

using test::code_of;
using test::must;

struct Registry : test::CaseCourt {
  documents::Templates templates = [] {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
      files.push_back(entry.path().filename().string());
    return must(documents::Templates::load(files, law::read_reference));
  }();
  documents::Issuer issuer{templates, law::book(), personal};
  std::string id = new_case({.plaintiffs = {"张三", "汉中兴业运输有限责任公司"}, .defendants = {"李四\xF0\xA0\xAE\xB7"}});

  Registry() { services.documents = &issuer; }

  Result<cases::DocumentRow> issue(const cases::DocumentRequest& request) {
    return actions.run<cases::DocumentRow>(people::Actor::system(test::court_code),
                                           {"accept_filing", test::court_code, id, "{}", {}},
                                           [&](people::Action& action) { return issuer.issue(action, file(id), request); });
  }
  cases::DocumentRequest summons() {
    return {"summons",
            "schedule_hearing",
            today(),
            {{"hearing_on", "2026-03-25"}, {"hearing_time", "09:30"}, {"courtroom", "第三法庭"}, {"address", "东大街1号"}},
            "张三"};
  }
  Result<std::string> pdf(const std::string& document) {
    return documents::document_pdf(services, templates, test::court_code, id, document);
  }
};

}  // namespace

TEST_CASE("a summons says the court, the case, the day in words, and comes out the same whenever it is asked for") {
  Registry registry;
  const auto document = must(registry.issue(registry.summons()));
  CHECK(document.title == "传票（张三）");
  CHECK(document.status == "issued");
  const std::string first = must(registry.pdf(document.id));
  const std::string text = test::pdf_text(first);
  for (const char* sentence : {"汉中市汉台区人民法院", "传票", "（2026）陕0702民初1号", "民间借贷纠纷", "2026年3月25日09:30",
                               "第三法庭", "东大街1号", "被传唤人应当准时到达应到处所。", "二〇二六年三月二日"})
    CHECK_MESSAGE(text.find(sentence) != std::string::npos, sentence << " in " << text);
  registry.next_day(400);
  CHECK(must(registry.pdf(document.id)) == first);
  const auto row = registry.file(registry.id).documents.at(0);
  CHECK(row.status == "filed");
  CHECK(row.sha256 == sha256_hex(first));
  CHECK(registry.count("SELECT count(*) FROM journal_entry WHERE action = 'record_document_file'") == 1);
}

TEST_CASE("a name with a rare character is set, not boxed") {
  Registry registry;
  auto request = registry.summons();
  request.fields["recipient"] = "李四\xF0\xA0\xAE\xB7";
  const auto document = must(registry.issue(request));
  CHECK(test::pdf_text(must(registry.pdf(document.id))).find("李四\xF0\xA0\xAE\xB7") != std::string::npos);
}

TEST_CASE("a document that lacks something is not issued, and the action leaves nothing behind") {
  Registry registry;
  const auto before = registry.count("SELECT count(*) FROM journal_entry");
  auto request = registry.summons();
  request.fields.erase("courtroom");
  const auto refused = registry.issue(request);
  CHECK(code_of(refused) == "E_DOCUMENT_DATA");
  CHECK(refused.error().message == "制作《传票》缺少内容：courtroom");
  CHECK(refused.error().basis == "民事诉讼法第一百三十九条");
  request.template_code = "no-such-notice";
  CHECK(code_of(registry.issue(request)) == "E_UNKNOWN_TEMPLATE");
  CHECK(registry.issuer.title_of("no-such-notice") == "no-such-notice");
  CHECK(registry.issuer.title_of("summons") == "传票");
  CHECK(registry.count("SELECT count(*) FROM journal_entry") == before);
  CHECK(registry.file(registry.id).documents.empty());
  CHECK(code_of(registry.pdf("00000000-0000-7000-8000-000000000000")) == "E_NOT_FOUND");
}

TEST_CASE("a filed document that the content store has lost is an error, not another paper") {
  Registry registry;
  const auto document = must(registry.issue(registry.summons()));
  must(registry.pdf(document.id));
  std::filesystem::remove_all(registry.dir.path() / "blobs");
  CHECK_THROWS(registry.pdf(document.id));
}

TEST_CASE("two readers at once get one and the same paper, recorded once") {
  Registry registry;
  const auto document = must(registry.issue(registry.summons()));
  std::vector<std::string> papers(4);
  {
    std::vector<std::jthread> readers;
    for (auto& paper : papers) readers.emplace_back([&] { paper = registry.pdf(document.id).value_or("refused"); });
  }
  for (const auto& paper : papers) CHECK(paper == papers[0]);
  CHECK(papers[0].starts_with("%PDF-"));
  CHECK(registry.count("SELECT count(*) FROM journal_entry WHERE action = 'record_document_file'") == 1);
}

}  // namespace anshu
