// Online filing from the litigant's first word to the case number.
#include <thread>

#include "base/json.h"
#include "cases/facts.h"
#include "filing/reveal_filing_data.h"
#include "filing/review_filing.h"
#include "filing/uploads.h"
#include "support/filing_court.h"

using namespace anshu;
using test::blocked_by, test::FilingCourt;

TEST_CASE("a whole filing passes its checks, and each defect is found where it was made") {
  FilingCourt court;
  CHECK(blocked_by(court, court.content()).empty());
  struct Defect {
    const char* expected;
    std::function<void(filing::FilingContent&)> make;
  };
  const std::vector<Defect> defects = {
      {"court_code:required", [](auto& c) { c.court_code.reset(); }},
      {"court_code:court.unknown", [](auto& c) { c.court_code = "陕9999"; }},
      {"cause_code:cause.unknown", [](auto& c) { c.cause_code = "X01.001"; }},
      {"parties:parties.defendant", [](auto& c) { c.parties.pop_back(); }},
      {"parties[0].id_number:id_number.check_digit",
       [](auto& c) { c.parties[0].id_number->back() = c.parties[0].id_number->back() == '1' ? '2' : '1'; }},
      {"parties[0].phone:phone.format", [](auto& c) { c.parties[0].phone = "12345"; }},
      {"parties[1].address:required", [](auto& c) { c.parties[1].address.reset(); }},
      {"claims:required", [](auto& c) { c.claims.clear(); }},
      {"claims[0].amount_fen:amount.range", [](auto& c) { c.claims[0].amount_fen = -1; }},
      {"facts:required", [](auto& c) { c.facts = " "; }},
      {"materials.loan_contract:material.required",
       [](auto& c) { std::erase_if(c.missing_materials, [](const auto& m) { return m.code == "loan_contract"; }); }},
      {"service_address:required", [](auto& c) { c.service_address.reset(); }},
      {"declaration:required", [](auto& c) { c.declaration = false; }},
  };
  for (const Defect& defect : defects) {
    auto content = court.content();
    defect.make(content);
    CHECK_MESSAGE(blocked_by(court, content).contains(defect.expected), defect.expected);
  }
}

TEST_CASE("twenty parallel submissions of one draft make one filing") {
  FilingCourt court;
  const std::string id = court.draft(court.content());
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::string> answers;
  for (int i = 0; i < 20; ++i)
    threads.emplace_back([&] {
      const auto ref = filing::submit_filing(court.desk, court.filer, id);
      const std::scoped_lock lock(mutex);
      answers.insert(ref ? ref->id : ref.error().code);
    });
  for (auto& thread : threads) thread.join();
  CHECK(answers == std::set<std::string>{id});
  CHECK(court.count("filing") == 1);
}

TEST_CASE("twenty parallel acceptances get twenty consecutive numbers") {
  FilingCourt court;
  std::vector<filing::FilingRef> refs;
  for (int i = 0; i < 20; ++i) refs.push_back(court.submit());
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::string> numbers;
  for (const auto& ref : refs)
    threads.emplace_back([&, ref] {
      const auto accepted = court.accept(ref);
      const std::scoped_lock lock(mutex);
      numbers.insert(accepted ? accepted->case_number : accepted.error().code);
    });
  for (auto& thread : threads) thread.join();
  REQUIRE(numbers.size() == 20);
  for (int serial = 1; serial <= 20; ++serial)
    CHECK(numbers.contains(fmt::format("({})陕0702民初{}号", court.today().year(), serial)));
}

TEST_CASE("acceptance starts the clocks, sets the fee, issues three documents and tells the filer") {
  FilingCourt court;
  const auto accepted = test::must(court.accept(court.submit()));
  const auto file = court.file(accepted.case_id);
  CHECK(file.row.number == accepted.case_number);
  CHECK(file.row.status == "open");
  REQUIRE(file.trial_clock() != nullptr);
  CHECK(file.trial_clock()->rule_code == "CIV1-ORD");
  REQUIRE(file.fees.size() == 1);
  CHECK(file.fees.front().amount_fen == 105'000);  // 50 000 yuan: 50 + 40 000 × 2.5 % = 1 050
  REQUIRE(file.documents.size() == 3);
  for (const auto& document : file.documents) {
    const auto pdf =
        test::must(documents::document_pdf(court.services, court.templates, file.row.organ, file.row.id, document.id));
    CHECK(pdf.starts_with("%PDF"));
  }
  for (const auto& document : court.file(accepted.case_id).documents) CHECK(document.status == "filed");
  CHECK(court.count("notice") == 1);
  CHECK(court.facts(accepted.case_id).plaintiffs == "张晓明");
}

TEST_CASE("a simplified case pays half, and a status dispute cannot be a small claim") {
  FilingCourt court;
  const auto accepted = test::must(court.accept(court.submit(), "simplified"));
  CHECK(court.file(accepted.case_id).fees.front().amount_fen == 52'500);
  auto divorce = court.content();
  divorce.cause_code = law::book().causes.find_by_name(law::CauseKind::civil, "离婚纠纷")->code;
  for (const char* code : {"marriage", "household"}) divorce.missing_materials.push_back({code, "遗失"});
  const auto ref = test::must(filing::submit_filing(court.desk, court.filer, court.draft(divorce)));
  const auto refused = filing::accept_filing(court.desk, court.issuer, court.reviewer,
                                             {ref.id, ref.version, "small_claims", *divorce.cause_code, "", ""});
  CHECK(test::code_of(refused) == "E_TRIAL_PROCEDURE");
  CHECK(court.count("case_file") == 1);
}

TEST_CASE("a filing is returned once; the corrected one gets seven new days; a second return is refused with its article") {
  FilingCourt court;
  const auto ref = court.submit();
  const auto due = court.view(ref.id).review_due_on.value();
  const filing::ReviewDecision decision{ref.id, ref.version, {"R11"}, "请补交借条", court.today() + 7};
  const auto returned = test::must(filing::return_filing(court.desk, court.reviewer, decision));
  CHECK_FALSE(court.view(ref.id).review_due_on.has_value());  // time stands still while the filer corrects
  CHECK(test::code_of(court.accept(returned)) == "E_FILING_STATE");
  court.next_day(5);
  const auto again = test::must(filing::submit_filing(court.desk, court.filer, ref.id));
  const auto view = court.view(ref.id);
  CHECK(view.status == "resubmitted");
  CHECK(view.review_due_on.value() > due);
  const auto second =
      filing::return_filing(court.desk, court.reviewer, {again.id, again.version, {"R11"}, "", court.today() + 7});
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().code == "E_SECOND_RETURN");
  CHECK(second.error().basis.find("在线诉讼规则") != std::string::npos);
  CHECK(test::must(court.accept(again)).case_number.find("民初1号") != std::string::npos);
}

TEST_CASE("every refusal of the review desk has its name and changes nothing") {
  FilingCourt court;
  const auto ref = court.submit();
  const Date by = court.today() + 7;
  const auto code = [&](const filing::ReviewDecision& d) {
    return test::code_of(filing::return_filing(court.desk, court.reviewer, d));
  };
  CHECK(code({ref.id, ref.version, {}, "", by}) == "E_INVALID_INPUT");
  CHECK(code({ref.id, ref.version, {"R99"}, "", by}) == "E_INVALID_INPUT");
  CHECK(code({ref.id, ref.version, {"R07"}, "", by}) == "E_REASON_NOT_FOR_RETURN");
  CHECK(code({ref.id, ref.version, {"R11"}, "", court.today()}) == "E_INVALID_INPUT");
  CHECK(code({ref.id, ref.version + 1, {"R11"}, "", by}) == "E_STALE");
  CHECK(code({"nonsense", 1, {"R11"}, "", by}) == "E_NOT_FOUND");
  CHECK(test::code_of(filing::refuse_filing(court.desk, court.reviewer, {ref.id, ref.version, {"R11"}, "", {}})) ==
        "E_REASON_NOT_FOR_REFUSAL");
  CHECK(test::code_of(filing::return_filing(court.desk, court.filer, {ref.id, ref.version, {"R11"}, "", by})) == "E_FORBIDDEN");
  CHECK(test::code_of(court.accept(ref, "nonsense")) == "E_INVALID_INPUT");
  CHECK(court.view(ref.id).version == ref.version);
  CHECK(court.count("filing_review") == 0);
}

TEST_CASE("another litigant's filing and draft do not exist") {
  FilingCourt court;
  const auto ref = court.submit();
  const people::Actor stranger = court.litigant("stranger", "路人", 9);
  CHECK(test::code_of(filing::view_filing(court.desk, stranger, ref.id)) == "E_NOT_FOUND");
  CHECK(test::code_of(filing::open_draft(court.desk, stranger, ref.id)) == "E_NOT_FOUND");
  CHECK(test::code_of(filing::submit_filing(court.desk, stranger, ref.id)) == "E_NOT_FOUND");
  CHECK(test::must(filing::list_filings(court.desk, stranger, {})).total == 0);
}

TEST_CASE("two tabs: the later save of an older version is refused and nothing is lost") {
  FilingCourt court;
  const std::string id = court.draft(court.content());
  auto first = court.content();
  first.facts = "第一个窗口";
  CHECK(test::must(filing::save_draft(court.desk, court.filer, id, 1, first)).row.version == 2);
  auto second = court.content();
  second.facts = "第二个窗口";
  CHECK(test::code_of(filing::save_draft(court.desk, court.filer, id, 1, second)) == "E_STALE");
  CHECK(test::must(filing::open_draft(court.desk, court.filer, id)).content.facts == "第一个窗口");
}

TEST_CASE("the court's people see masks, and a look behind one is journaled without the value") {
  FilingCourt court;
  const auto ref = court.submit();
  const std::string number = court.content().parties[0].id_number.value();
  const auto view = court.view(ref.id);
  CHECK(view.masked);
  CHECK(view.content.parties[0].id_number.value().find("****") != std::string::npos);
  const auto entries = court.count("journal_entry");
  const auto events = court.count("security_event");
  const auto reveal = [&](const std::string& field, const std::string& reason) {
    return filing::reveal_filing_data(court.desk, court.log, court.reviewer, {ref.id, field, reason, ""}, "10.0.0.8");
  };
  const auto revealed = test::must(reveal("parties[0].id_number", "identity_check"));
  CHECK(revealed.value == number);
  CHECK(court.count("journal_entry") == entries + 1);
  CHECK(court.count("security_event") == events + 1);
  CHECK(court.database->read_value([&](store::Connection& db) {
    return store::integer(
        db.query("SELECT count(*) FROM journal_entry WHERE input LIKE $1 OR changes LIKE $1", {"%" + number + "%"}).at(0, 0));
  }) == 0);
  CHECK(test::code_of(reveal("facts", "identity_check")) == "E_REVEAL_FIELD");
  CHECK(test::code_of(reveal("parties[0].phone", "curiosity")) == "E_INVALID_INPUT");
  CHECK(test::code_of(reveal("parties[0].phone", "other")) == "E_INVALID_INPUT");
}

TEST_CASE("an upload comes in pieces, survives a broken line, and a program in disguise is refused") {
  FilingCourt court;
  const std::string id = court.draft(court.content());
  const std::string png =
      "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 25) + std::string(200, 'x');
  const auto size = static_cast<std::int64_t>(png.size());
  const auto upload =
      test::must(filing::begin_upload(court.desk, court.filer, {id, "identity", "身份证.png", size, "image/png"}));
  CHECK(test::must(filing::append_upload(court.desk, court.filer, upload.id, 0, png.substr(0, 100))).received == 100);
  CHECK(test::code_of(filing::append_upload(court.desk, court.filer, upload.id, 50, png.substr(50))) == "E_UPLOAD_OFFSET");
  const auto done = test::must(filing::append_upload(court.desk, court.filer, upload.id, 100, png.substr(100)));
  CHECK(done.complete);
  CHECK(court.blobs.get(done.sha256) == png);
  const auto program =
      test::must(filing::begin_upload(court.desk, court.filer, {id, "identity", "借条.pdf", 4, "application/pdf"}));
  const auto refused = filing::append_upload(court.desk, court.filer, program.id, 0, std::string_view("MZ\x90\0", 4));
  CHECK_FALSE(refused.has_value());
  CHECK(test::code_of(filing::begin_upload(court.desk, court.filer, {id, "identity", "大.pdf", 21LL << 20, "application/pdf"})) ==
        "E_INVALID_INPUT");
}
