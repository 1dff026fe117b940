// Fees of a case: what is charged, paid, given back, relieved and borne; and the clocks that go with them.
#include "cases/case_view.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/fee_requests.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using namespace test;

struct FeeCourt : CaseCourt {
  people::Actor clerk_ = filing_clerk(), cashier_ = person("cashier1", "钱会计", {"cashier"}, "综合办公室"),
                president_ = president();
  std::string id = new_case({.trial_procedure = "simplified"});
  int receipts = 0;

  auto call() { return cases::CaseCall{id, version(id)}; }
  cases::FeeRow fee(std::size_t i = 0) { return file(id).fees.at(i); }
  /// 50 000 yuan: 1 050 yuan, half of it in the simplified procedure.
  void charge(bool simplified = false) {
    must(cases::assess_fee(services, clerk_, call(), {"property", 5'000'000, std::nullopt, simplified, false, false, ""}));
  }
  cases::RecordPayment sum(std::int64_t fen, std::size_t i = 0) {
    return {fee(i).id, fen, today(), "bank", "陕财票" + std::to_string(++receipts), "张三"};
  }
  auto pay(std::int64_t fen, std::size_t i = 0) { return cases::record_payment(services, cashier_, call(), sum(fen, i)); }
  auto refund(std::int64_t fen) { return cases::record_refund(services, cashier_, call(), sum(fen)); }
  auto adjust(const char* event, std::optional<std::int64_t> amount = std::nullopt) {
    return cases::adjust_fee(services, clerk_, call(), {fee().id, event, amount, "依据裁定"});
  }
  std::string clock(const char* rule) {
    std::string status = "none";
    for (const auto& row : file(id).clocks)
      if (row.rule_code == rule) status = row.status;
    return status;
  }
};

TEST_CASE("a fee is charged with its reasoning and its seven days, and paid in parts") {
  FeeCourt court;
  court.charge();
  CHECK(court.fee().amount_fen == 105'000);
  CHECK(court.fee().status == "noticed");
  CHECK(court.fee().due_on == Date::of(2026, 3, 9));
  CHECK(court.fee().reasoning.find("第十三条") != std::string::npos);
  CHECK(court.clock("FEE-PREPAY") == "running");
  must(court.pay(100'000));
  CHECK(court.fee().status == "noticed");
  CHECK(code_of(court.pay(5'001)) == "E_FEE_OVERPAID");
  must(court.pay(5'000));
  CHECK(court.fee().status == "paid");
  CHECK(court.clock("FEE-PREPAY") == "met");
}

TEST_CASE("a receipt is written down once, and only by the cashier") {
  FeeCourt court;
  court.charge();
  auto payment = court.sum(1'000);
  CHECK(code_of(cases::record_payment(court.services, court.clerk_, court.call(), payment)) == "E_FORBIDDEN");
  must(cases::record_payment(court.services, court.cashier_, court.call(), payment));
  CHECK(code_of(cases::record_payment(court.services, court.cashier_, court.call(), payment)) == "E_RECEIPT_USED");
  payment.receipt_number = "另一张";
  payment.amount_fen = 0;
  CHECK(code_of(cases::record_payment(court.services, court.cashier_, court.call(), payment)) == "E_INVALID_INPUT");
  payment.amount_fen = 1;
  payment.paid_on = court.today() + 1;
  CHECK(code_of(cases::record_payment(court.services, court.cashier_, court.call(), payment)) == "E_DATE_IN_FUTURE");
  CHECK(court.fee().paid_fen == 1'000);
}

TEST_CASE("withdrawn: half of what was paid goes back, within fifteen days") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.adjust("withdrawn"));
  CHECK(court.fee().refund_fen == 52'500);
  CHECK(court.fee().status == "refunding");
  CHECK(court.clock("N32") == "running");
  CHECK(code_of(court.refund(52'501)) == "E_REFUND_TOO_LARGE");
  must(court.refund(52'500));
  CHECK(court.clock("N32") == "met");
  CHECK(court.fee().status == "paid");
  CHECK(code_of(court.refund(1)) == "E_REFUND_TOO_LARGE");
}

TEST_CASE("converted to ordinary procedure: the other half is a fee of its own, with seven days (民诉解释199)") {
  FeeCourt court;
  court.charge(true);
  CHECK(court.fee().amount_fen == 52'500);
  must(court.pay(52'500));
  must(court.adjust("converted_to_ordinary"));
  REQUIRE(court.file(court.id).fees.size() == 2);
  CHECK(court.fee(1).amount_fen == 52'500);
  CHECK(court.clock("FEE-SUPPLEMENT") == "running");
  must(court.pay(52'500, 1));
  CHECK(court.clock("FEE-SUPPLEMENT") == "met");
}

TEST_CASE("before anything is paid a claim that grows changes the fee itself") {
  FeeCourt court;
  court.charge();
  must(court.adjust("claim_increased", 10'000'000));
  CHECK(court.fee().amount_fen == 230'000);
  CHECK(court.file(court.id).fees.size() == 1);
  CHECK(code_of(court.adjust("no such event")) == "E_INVALID_INPUT");
}

TEST_CASE("relief is asked for, and decided by the president, with reasons when not") {
  FeeCourt court;
  court.charge();
  const law::ReliefGround* reduce = nullptr;
  const law::ReliefGround* defer = nullptr;
  for (const auto& ground : law::book().fees.relief_grounds()) {
    if (ground.kind == law::ReliefKind::reduce && !reduce) reduce = &ground;
    if (ground.kind == law::ReliefKind::defer && !defer) defer = &ground;
  }
  REQUIRE(reduce);
  REQUIRE(defer);
  const auto ask = [&](const cases::RequestFeeRelief& input) {
    return cases::request_fee_relief(court.services, court.clerk_, court.call(), input);
  };
  const auto decide = [&](const people::Actor& who, bool approve, const char* note) {
    return cases::decide_fee_relief(court.services, who, court.call(), {court.file(court.id).reliefs.back().id, approve, note});
  };
  CHECK(code_of(ask({court.fee().id, "none", std::nullopt, std::nullopt, "困难"})) == "E_INVALID_INPUT");
  CHECK(code_of(ask({court.fee().id, reduce->code, 20, std::nullopt, "困难"})) == "E_FEE_RELIEF_BELOW_MINIMUM");
  must(ask({court.fee().id, reduce->code, 40, std::nullopt, "家庭困难"}));
  CHECK(code_of(ask({court.fee().id, reduce->code, 50, std::nullopt, "家庭困难"})) == "E_RELIEF_PENDING");
  CHECK(code_of(decide(court.clerk_, true, "")) == "E_FORBIDDEN");
  CHECK(code_of(decide(court.president_, false, " ")) == "E_INVALID_INPUT");
  must(decide(court.president_, true, ""));
  CHECK(court.fee().relieved_fen == 42'000);
  CHECK(cases::open_fen(court.fee()) == 63'000);
  CHECK(code_of(ask({court.fee().id, defer->code, std::nullopt, std::nullopt, "等待赔偿"})) == "E_INVALID_INPUT");
  must(ask({court.fee().id, defer->code, std::nullopt, court.today() + 90, "等待赔偿"}));
  must(decide(court.president_, true, ""));
  CHECK(court.fee().status == "deferred");
  // Put off to a Sunday: the Monday after it, and the clock says so too.
  CHECK(court.fee().due_on == court.today() + 91);
  const auto clocks = court.file(court.id).clocks;
  const auto clock = std::ranges::find(clocks, court.fee().clock_id, &cases::ClockRow::id);
  REQUIRE(clock != clocks.end());
  CHECK(clock->legal_due_on == court.today() + 91);
  CHECK(clock->reasoning.find("准予缓交") != std::string::npos);
  must(court.pay(63'000));
  CHECK(court.fee().status == "paid");
  CHECK(code_of(ask({court.fee().id, defer->code, std::nullopt, court.today() + 90, "再缓"})) == "E_FEE_PAID");
}

TEST_CASE("relief that waits stands on the list of whoever decides, and of nobody else") {
  FeeCourt court;
  court.charge();
  const auto& ground = law::book().fees.relief_grounds().front();
  must(cases::request_fee_relief(court.services, court.clerk_, court.call(),
                                 {court.fee().id, ground.code, std::nullopt, std::nullopt, "困难"}));
  court.database->read_value([&](store::Connection& db) {
    const auto list = cases::list_fee_reliefs(court.services, db, court.president_);
    REQUIRE(list.items.size() == 1);
    CHECK(list.items[0].case_version == court.version(court.id));
    CHECK(list.items[0].open_fen == 105'000);
    CHECK_FALSE(list.items[0].own);
    CHECK(cases::count_fee_reliefs(court.services, db, court.president_) == 1);
    CHECK(cases::list_fee_reliefs(court.services, db, court.clerk_).items.empty());
    return 0;
  });
}

TEST_CASE("nobody grants relief to what he asked for himself") {
  FeeCourt court;
  court.charge();
  const auto both = court.person("both", "郑院长", {"president", "filing_clerk"}, "立案庭");
  const auto& ground = law::book().fees.relief_grounds().front();
  REQUIRE(ground.kind == law::ReliefKind::exempt);
  must(cases::request_fee_relief(court.services, both, court.call(),
                                 {court.fee().id, ground.code, std::nullopt, std::nullopt, "困难"}));
  CHECK(code_of(cases::decide_fee_relief(court.services, both, court.call(),
                                         {court.file(court.id).reliefs.back().id, true, ""})) == "E_SAME_PERSON");
}

TEST_CASE("who bears the fee: no fen is lost, who paid too much gets it back") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  const auto file = court.file(court.id);
  const std::string plaintiff = file.side("plaintiff").front()->id, defendant = file.side("defendant").front()->id;
  const auto apportion = [&](const cases::ApportionFees& input) {
    return cases::apportion_fees(court.services, court.judge(), court.call(), input);
  };
  court.assign(court.id, court.judge());
  must(apportion({"ratio", {{plaintiff, 1, std::nullopt}, {defendant, 2, std::nullopt}}}));
  auto burdens = court.file(court.id).burdens;
  REQUIRE(burdens.size() == 2);
  CHECK(burdens[0].bear_fen == 35'000);
  CHECK(burdens[0].refund_fen == 70'000);
  CHECK(burdens[1].owe_fen == 70'000);
  CHECK(burdens[1].reasoning.find(burdens[1].party_name + "负担700.00元") != std::string::npos);
  must(apportion({"amounts", {{plaintiff, std::nullopt, 0}, {defendant, std::nullopt, 105'000}}}));
  burdens = court.file(court.id).burdens;
  REQUIRE(burdens.size() == 2);
  CHECK(burdens[1].bear_fen == 105'000);
  CHECK(code_of(apportion({"amounts", {{plaintiff, std::nullopt, 1}, {defendant, std::nullopt, 1}}})) == "E_FEE_BURDEN_SUM");
  CHECK(code_of(apportion({"ratio", {{"nobody", 1, std::nullopt}}})) == "E_INVALID_INPUT");
}

}  // namespace
}  // namespace anshu
