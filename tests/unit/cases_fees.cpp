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
  auto refund(std::int64_t fen, std::size_t i = 0) { return cases::record_refund(services, cashier_, call(), sum(fen, i)); }
  auto adjust(const char* event, std::optional<std::int64_t> amount = std::nullopt) {
    return cases::adjust_fee(services, clerk_, call(), {fee().id, event, amount, "依据裁定"});
  }
  std::string clock(const char* rule) {
    std::string status = "none";
    for (const auto& row : file(id).clocks)
      if (row.rule_code == rule) status = row.status;
    return status;
  }
  int clocks(const char* rule) {
    int count = 0;
    for (const auto& row : file(id).clocks) count += row.rule_code == rule;
    return count;
  }
  std::string plaintiff() { return file(id).side("plaintiff").front()->id; }
  std::string defendant() { return file(id).side("defendant").front()->id; }
  /// In yuan: what the plaintiff and the defendant bear.
  auto apportion(std::int64_t plaintiff_yuan, std::int64_t defendant_yuan, std::optional<Date> effective_on = std::nullopt,
                 bool direct = false, std::optional<Date> pay_by = std::nullopt) {
    if (file(id).row.handler_id.value_or("").empty()) assign(id, judge());
    return cases::apportion_fees(
        services, judge(), call(),
        {"amounts",
         {{plaintiff(), std::nullopt, plaintiff_yuan * 100}, {defendant(), std::nullopt, defendant_yuan * 100}},
         effective_on,
         pay_by,
         direct});
  }
  cases::FeeBurdenRow burden(const std::string& party) {
    for (const auto& row : file(id).burdens)
      if (row.party_id == party) return row;
    return {};
  }
  cases::RecordPayment of_burden(const std::string& party, std::int64_t yuan) {
    return {"", yuan * 100, today(), "bank", "陕财票" + std::to_string(++receipts), "张三", party};
  }
  auto pay_burden(const std::string& party, std::int64_t yuan) {
    return cases::record_payment(services, cashier_, call(), of_burden(party, yuan));
  }
  auto refund_burden(const std::string& party, std::int64_t yuan) {
    return cases::record_refund(services, cashier_, call(), of_burden(party, yuan));
  }
  /// Relief of so many percent, asked for and granted.
  void relieve(int percent) {
    must(cases::request_fee_relief(services, clerk_, call(), {fee().id, "RE-DISASTER", percent, std::nullopt, "受灾"}));
    must(cases::decide_fee_relief(services, president_, call(), {file(id).reliefs.back().id, true, ""}));
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
  CHECK(code_of(apportion({"half", {{plaintiff, 1, std::nullopt}}})) == "E_INVALID_INPUT");
  CHECK(code_of(apportion({"ratio", {{plaintiff, 1, std::nullopt}, {plaintiff, 1, std::nullopt}}})) == "E_INVALID_INPUT");
  CHECK(code_of(apportion({"amounts", {{plaintiff, std::nullopt, 1}, {defendant, std::nullopt, 1}}})) == "E_FEE_BURDEN_SUM");
  CHECK(code_of(apportion({"ratio", {{"nobody", 1, std::nullopt}}})) == "E_INVALID_INPUT");
}

// ── adjustments of one fee and its supplements ────────────────────────────────────────────────────────────────────────

TEST_CASE("two adjustments of one fee: one refund, with the fifteen days of the first") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.adjust("claim_reduced", 4'000'000));  // 800 yuan
  CHECK(court.fee().refund_fen == 25'000);
  court.next_day(3);
  must(court.adjust("withdrawn"));  // half of 800
  CHECK(court.fee().amount_fen == 40'000);
  CHECK(court.fee().refund_fen == 65'000);
  CHECK(court.clocks("N32") == 1);
  must(court.refund(25'000));
  CHECK(court.clock("N32") == "running");
  must(court.refund(40'000));
  CHECK(court.clock("N32") == "met");
  CHECK(court.fee().status == "paid");
  CHECK(code_of(court.adjust("mediated")) == "E_NOTHING_CHANGED");  // halved once only
  must(court.adjust("not_accepted"));
  CHECK(court.clocks("N32") == 2);  // the first was done: a new document, a new period
  must(court.refund(40'000));
  CHECK(court.fee().status == "refunded");
}

TEST_CASE("the fifteen days count from the day on which the document takes effect") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  court.next_day(5);
  const auto adjust = [&](Date effective_on) {
    return cases::adjust_fee(court.services, court.clerk_, court.call(),
                             {court.fee().id, "withdrawn", std::nullopt, "准许撤诉裁定", effective_on});
  };
  CHECK(code_of(adjust(court.today() + 1)) == "E_DATE_IN_FUTURE");
  must(adjust(court.today() - 2));
  const auto clocks = court.file(court.id).clocks;
  const auto clock = std::ranges::find(clocks, court.fee().refund_clock_id, &cases::ClockRow::id);
  REQUIRE(clock != clocks.end());
  CHECK(clock->anchor_on == court.today() - 2);
  CHECK(clock->name == "诉讼费用退还期限（财产案件受理费）");
}

TEST_CASE("what was converted and then withdrawn comes back from the fee and its supplement together") {
  FeeCourt court;
  court.charge(true);
  must(court.pay(52'500));
  must(court.adjust("converted_to_ordinary"));
  must(court.pay(52'500, 1));
  must(court.adjust("withdrawn"));  // 1 050 paid, half is due
  CHECK(court.fee(0).refund_fen + court.fee(1).refund_fen == 52'500);
  CHECK(court.fee(1).status == "refunding");
  must(court.refund(52'500, 1));
  CHECK(court.fee(1).status == "refunded");
}

TEST_CASE("who does not pay the supplement gets back half of what he paid (民诉解释199)") {
  FeeCourt court;
  court.charge(true);
  must(court.pay(52'500));
  must(court.adjust("converted_to_ordinary"));
  must(court.adjust("supplement_unpaid"));
  CHECK(court.fee(0).refund_fen == 26'250);
  CHECK(court.fee(1).amount_fen == 0);
  CHECK(court.fee(1).status == "void");
  CHECK(court.clock("FEE-SUPPLEMENT") != "running");
}

TEST_CASE("withdrawn before all was paid: the rest is less, and nothing is asked twice") {
  FeeCourt court;
  court.charge();
  must(court.pay(30'000));
  must(court.adjust("withdrawn"));
  CHECK(court.file(court.id).fees.size() == 1);
  CHECK(cases::open_fen(court.fee()) == 22'500);
  CHECK(court.clock("FEE-PREPAY") == "running");
  CHECK(court.clock("N32") == "none");
}

TEST_CASE("a claim that grows again takes what was to be given back first; only the rest is a supplement") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.adjust("claim_reduced", 4'000'000));    // 250 yuan to be given back
  must(court.adjust("claim_increased", 6'000'000));  // 1 300 yuan
  CHECK(court.fee(0).refund_fen == 0);
  CHECK(court.clock("N32") == "stopped");
  REQUIRE(court.file(court.id).fees.size() == 2);
  CHECK(court.fee(1).amount_fen == 25'000);
  CHECK(court.clock("FEE-SUPPLEMENT-CLAIM") == "running");
  CHECK(court.clock("FEE-SUPPLEMENT") == "none");
}

TEST_CASE("relief that was granted shrinks with the fee") {
  FeeCourt court;
  court.charge();
  court.relieve(40);
  must(court.pay(63'000));
  must(court.adjust("withdrawn"));
  CHECK(court.fee().relieved_fen == 21'000);
  CHECK(court.fee().refund_fen == 31'500);  // half of what was actually paid
  CHECK(court.fee().reasoning.find("减免的比例不变") != std::string::npos);
}

TEST_CASE("each kind of fee has its own period: an application fee is no 案件受理费") {
  FeeCourt court;
  const auto assess = [&](const char* kind, std::optional<std::int64_t> amount) {
    must(cases::assess_fee(court.services, court.clerk_, court.call(), {kind, amount, std::nullopt, false, false, false, ""}));
    return court.file(court.id).clocks.back().name;
  };
  CHECK(assess("preservation", 5'000'000) == "申请费预交期限（保全申请费）");
  CHECK(assess("objection", std::nullopt) == "管辖权异议受理费交纳期限（管辖权异议受理费）");
  CHECK(assess("property", 5'000'000) == "案件受理费预交期限（财产案件受理费）");
  const auto clocks = court.file(court.id).clocks.size();
  assess("execution", 5'000'000);  // not paid in advance
  CHECK(court.file(court.id).clocks.size() == clocks);
  CHECK(code_of(cases::adjust_fee(court.services, court.clerk_, court.call(),
                                  {court.fee(0).id, "not_accepted", std::nullopt, "裁定"})) == "E_FEE_EVENT_NOT_APPLICABLE");
}

// ── settling the burden ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the judgment takes effect: the court pays the winner back within fifteen days and collects from the loser") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.apportion(350, 700));
  CHECK(court.fee().status == "paid");
  CHECK(court.clock("N32") == "none");  // not in effect yet
  CHECK(code_of(court.refund_burden(court.plaintiff(), 700)) == "E_BURDEN_NOT_EFFECTIVE");
  must(court.pay_burden(court.defendant(), 200));  // who pays early may
  const Date effective = court.today();
  must(court.apportion(350, 700, effective));
  CHECK(court.burden(court.plaintiff()).status == "refunding");
  CHECK(court.burden(court.plaintiff()).due_on == Date::of(2026, 3, 17));
  CHECK(court.burden(court.defendant()).owe_fen == 50'000);
  CHECK(court.clock("N32") == "running");
  CHECK(court.clock("FEE-BURDEN") == "running");
  CHECK(code_of(court.refund_burden(court.plaintiff(), 701)) == "E_REFUND_TOO_LARGE");
  CHECK(code_of(court.refund_burden(court.defendant(), 1)) == "E_REFUND_TOO_LARGE");
  CHECK(code_of(court.pay_burden(court.defendant(), 501)) == "E_FEE_OVERPAID");
  CHECK(code_of(court.pay_burden("nobody", 1)) == "E_NOT_FOUND");
  CHECK(code_of(court.pay(1)) == "E_FEE_APPORTIONED");
  must(court.refund_burden(court.plaintiff(), 400));
  CHECK(court.clock("N32") == "running");
  must(court.refund_burden(court.plaintiff(), 300));
  must(court.pay_burden(court.defendant(), 500));
  CHECK(court.clock("N32") == "met");
  CHECK(court.clock("FEE-BURDEN") == "met");
  CHECK(court.burden(court.plaintiff()).status == "refunded");
  CHECK(court.burden(court.defendant()).status == "paid");
  const auto view = court.file(court.id);
  CHECK(std::ranges::count(view.payments, court.defendant(), &cases::PaymentRow::party_id) == 2);
}

TEST_CASE("a burden that waited for the case to take effect gets its clocks then, and closing the case does not end them") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.apportion(525, 525));
  must(court.step(court.judge(), court.id, "close_withdrawal", {{"close_way", "03"}, {"reason", "和解"}}));
  CHECK(court.clock("N32") == "running");
  CHECK(court.clock("FEE-BURDEN") == "running");
  CHECK(court.burden(court.plaintiff()).effective_on == court.today());
  must(court.refund_burden(court.plaintiff(), 525));
  CHECK(court.clock("N32") == "met");
  // Determined after that, the day is the one that the case has.
  must(court.apportion(0, 1050));
  CHECK(court.burden(court.defendant()).effective_on == court.today());
}

TEST_CASE("a refund that waits is not forgotten when the case is closed") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.adjust("withdrawn"));
  court.assign(court.id, court.judge());
  must(court.step(court.judge(), court.id, "close_withdrawal", {{"close_way", "03"}, {"reason", "和解"}}));
  CHECK(court.clock("N32") == "running");
  must(court.refund(52'500));
  CHECK(court.clock("N32") == "met");
}

TEST_CASE("the burden determined again counts the money that moved meanwhile") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  const Date effective = court.today();
  must(court.apportion(0, 1050, effective));
  must(court.refund_burden(court.plaintiff(), 1050));
  must(court.pay_burden(court.defendant(), 1050));
  // A correction: each bears a part. The defendant gets back what he paid too much, the plaintiff pays again.
  must(court.apportion(350, 700, effective));
  CHECK(court.burden(court.plaintiff()).owe_fen == 35'000);
  CHECK(court.burden(court.defendant()).refund_fen == 35'000);
  must(court.refund_burden(court.defendant(), 350));
  must(court.pay_burden(court.plaintiff(), 350));
  CHECK(code_of(court.apportion(350, 700, effective)) == "E_NOTHING_CHANGED");
  must(court.apportion(700, 350, effective));
  CHECK(court.burden(court.plaintiff()).owe_fen == 35'000);
}

TEST_CASE("the same burden twice changes nothing; only a new day of effect gives new clocks") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  const Date effective = court.today();
  must(court.apportion(0, 1050, effective));
  CHECK(code_of(court.apportion(0, 1050, effective)) == "E_NOTHING_CHANGED");
  must(court.apportion(50, 1000, effective));
  CHECK(court.clocks("N32") == 1);  // its fifteen days go on
  must(court.apportion(50, 1000, effective, false, effective + 20));
  CHECK(court.burden(court.defendant()).due_on == effective + 21);  // a Sunday
  CHECK(code_of(court.apportion(50, 1000, effective, false, effective + 20)) == "E_NOTHING_CHANGED");
  must(court.apportion(50, 1000, effective - 1));
  CHECK(court.clocks("N32") == 2);
  int running = 0;
  for (const auto& clock : court.file(court.id).clocks) running += clock.rule_code == "N32" && clock.status == "running";
  CHECK(running == 1);
}

TEST_CASE("days of a burden that cannot be, and relief that waits, are refused") {
  FeeCourt court;
  CHECK(code_of(court.apportion(0, 0)) == "E_FEE_NOTHING_TO_BEAR");
  court.charge();
  CHECK(code_of(court.apportion(0, 1050, court.today() + 1)) == "E_DATE_IN_FUTURE");
  CHECK(code_of(court.apportion(0, 1050, std::nullopt, false, court.today() + 9)) == "E_INVALID_INPUT");
  CHECK(code_of(court.apportion(0, 1050, court.today(), false, court.today())) == "E_INVALID_INPUT");
  must(cases::request_fee_relief(court.services, court.clerk_, court.call(),
                                 {court.fee().id, "RE-DISASTER", 40, std::nullopt, "受灾"}));
  CHECK(code_of(court.apportion(0, 1050)) == "E_RELIEF_PENDING");
}

TEST_CASE("what nobody paid is collected from whoever bears it, and from nobody else") {
  FeeCourt court;
  court.charge();
  must(court.pay(30'000));
  must(court.apportion(0, 1050, court.today()));
  CHECK(cases::open_fen(court.fee()) == 0);
  CHECK(court.fee().status == "apportioned");
  CHECK(court.clock("FEE-PREPAY") == "stopped");
  CHECK(court.burden(court.plaintiff()).refund_fen == 30'000);
  CHECK(court.burden(court.defendant()).owe_fen == 105'000);
}

TEST_CASE("a refund that waits goes on in the burden, with the same fifteen days") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.adjust("withdrawn"));
  const auto due = court.file(court.id).clocks.back().legal_due_on;
  must(court.apportion(525, 0));
  CHECK(court.burden(court.plaintiff()).refund_fen == 52'500);
  CHECK(court.burden(court.plaintiff()).due_on == due);
  CHECK(court.clocks("N32") == 1);
  CHECK(code_of(court.refund(52'500)) == "E_FEE_APPORTIONED");
}

TEST_CASE("who paid and is not named bears nothing and gets it back") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  court.assign(court.id, court.judge());
  must(cases::apportion_fees(court.services, court.judge(), court.call(), {"ratio", {{court.defendant(), 1, std::nullopt}}}));
  CHECK(court.burden(court.plaintiff()).refund_fen == 105'000);
}

TEST_CASE("fees that change after the burden was determined: it is determined again before money moves") {
  FeeCourt court;
  court.charge();
  must(court.pay(105'000));
  must(court.apportion(0, 1050, court.today()));
  must(court.adjust("recomputed", 4'000'000));
  CHECK(court.fee().refund_fen == 0);
  CHECK(code_of(court.pay_burden(court.defendant(), 1050)) == "E_BURDEN_OUTDATED");
  must(court.apportion(0, 800, court.today()));
  CHECK(court.burden(court.plaintiff()).refund_fen == 105'000);
  must(court.pay_burden(court.defendant(), 800));
  // A later fee stands for itself until the burden is determined with it.
  must(cases::assess_fee(court.services, court.clerk_, court.call(),
                         {"preservation", 5'000'000, std::nullopt, false, false, false, court.plaintiff()}));
  must(court.pay(52'000, 1));
  must(court.refund_burden(court.plaintiff(), 1050));
  must(court.apportion(0, 1320, court.today()));
  CHECK(court.burden(court.plaintiff()).refund_fen == 52'000);
  CHECK(court.burden(court.defendant()).owe_fen == 52'000);
}

TEST_CASE("relief of the winner is no gift to the loser, and who is paid directly gets nothing from the court") {
  FeeCourt court;
  court.charge();
  court.relieve(40);
  must(court.pay(63'000));
  must(court.apportion(0, 1050, court.today()));
  CHECK(court.burden(court.plaintiff()).refund_fen == 63'000);
  CHECK(court.burden(court.defendant()).owe_fen == 105'000);
  must(court.apportion(0, 1050, court.today(), true));
  CHECK(court.burden(court.plaintiff()).status == "settled");
  CHECK(court.burden(court.plaintiff()).direct_fen == 63'000);
  CHECK(court.burden(court.defendant()).owe_fen == 42'000);
  must(court.apportion(1050, 0, court.today()));
  CHECK(court.burden(court.plaintiff()).relieved_fen == 42'000);
  CHECK(court.burden(court.plaintiff()).status == "settled");
}

}  // namespace
}  // namespace anshu
