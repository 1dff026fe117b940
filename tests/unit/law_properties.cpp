// What must hold for every input, not only for the examples.
#include <rapidcheck.h>

#include <algorithm>

#include "base/text.h"
#include "law/case_number.h"
#include "law/date_text.h"
#include "law/fee_settlement.h"
#include "law/fees.h"
#include "law/identity.h"
#include "law/money.h"
#include "law/period.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {

Date any_date(const char* first = "2019-01-01", const char* last = "2028-12-31") {
  return Date{*rc::gen::inRange(on(first).days, on(last).days + 1)};
}

PeriodRule any_rule() {
  PeriodRule rule;
  rule.code = "TEST";
  rule.name = "试验期限";
  rule.starts_on = "事件";
  rule.basis = "某条";
  rule.unit = *rc::gen::element(PeriodUnit::day, PeriodUnit::month, PeriodUnit::year);
  rule.length = *rc::gen::inRange(1, rule.unit == PeriodUnit::year ? 4 : 60);
  rule.month_rule = *rc::gen::element(MonthRule::civil, MonthRule::criminal);
  rule.branch = rule.month_rule == MonthRule::criminal ? Branch::criminal : Branch::civil;
  rule.custody_never_rolls = true;
  rule.extensions.push_back({.months = 0, .days = 0, .open_ended = true, .approver = "院长", .basis = "某条"});
  for (const auto& ground : book().rules.grounds())
    if (!ground.restarts && ground.max_days == 0 && ground.max_months == 0) rule.exclusions.push_back(ground);
  return rule;
}

std::vector<Exclusion> any_exclusions(const PeriodRule& rule, Date from) {
  std::vector<Exclusion> exclusions;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) {
    const Date start = from + *rc::gen::inRange(-60, 900);
    exclusions.push_back({(*rc::gen::elementOf(rule.exclusions)).code, start, start + *rc::gen::inRange(0, 200)});
  }
  return exclusions;
}

PeriodResult compute(const PeriodRule& rule, const PeriodInput& input) {
  auto result = compute_period(book().calendar, rule, input, *rc::gen::element(Reasoning::off, Reasoning::on));
  RC_ASSERT(result.has_value());
  return std::move(*result);
}

PeriodInput any_input(const PeriodRule& rule) {
  PeriodInput input;
  input.from = any_date();
  input.in_custody = *rc::gen::arbitrary<bool>();
  input.extend_months = *rc::gen::inRange(0, 7);
  input.extend_days = *rc::gen::inRange(0, 31);
  input.exclusions = any_exclusions(rule, input.from);
  return input;
}

std::string any_text() {
  // Bytes, and bits of what people type, so that parsers are reached beyond their first check.
  static const std::vector<std::string> bits = {"(",  ")",  "（", "）", "2026", "陕0702", "民初", "号", "之一", "年",
                                                "月", "日", "-",  "/",  ".",    ",",      "万",   "亿", "元",   "¥",
                                                "￥", "E",  "X",  " ",  "　",   "0",      "9",    "１"};
  std::string text;
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
    text += *rc::gen::arbitrary<bool>() ? *rc::gen::elementOf(bits) : *rc::gen::resize(4, rc::gen::string<std::string>());
  return text;
}

}  // namespace

TEST_CASE("a longer period never ends earlier") {
  CHECK(rc::check([] {
    PeriodRule rule = any_rule();
    const PeriodInput input = any_input(rule);
    const PeriodResult shorter = compute(rule, input);
    rule.length += *rc::gen::inRange(1, 10);
    const PeriodResult longer = compute(rule, input);
    RC_ASSERT(longer.raw_due >= shorter.raw_due);
    RC_ASSERT(longer.legal_due >= shorter.legal_due);
  }));
}

TEST_CASE("a period that starts later never ends earlier") {
  CHECK(rc::check([] {
    const PeriodRule rule = any_rule();
    PeriodInput input{.from = any_date()};
    const PeriodResult earlier = compute(rule, input);
    input.from = input.from + *rc::gen::inRange(0, 400);
    RC_ASSERT(compute(rule, input).raw_due >= earlier.raw_due);
    RC_ASSERT(compute(rule, input).legal_due >= earlier.legal_due);
  }));
}

TEST_CASE("the legal day is never before the raw day, the careful day never after it") {
  CHECK(rc::check([] {
    const PeriodRule rule = any_rule();
    const PeriodInput input = any_input(rule);
    const PeriodResult result = compute(rule, input);
    RC_ASSERT(result.raw_due > input.from);
    RC_ASSERT(result.legal_due >= result.raw_due);
    RC_ASSERT(result.warn_due <= result.raw_due);
    RC_ASSERT(result.warn_due >= input.from);
  }));
}

TEST_CASE("the roll lands on the first workday, and custody stops it") {
  CHECK(rc::check([] {
    const PeriodRule rule = any_rule();
    PeriodInput input = any_input(rule);
    input.in_custody = false;
    input.exclusions.clear();
    const PeriodResult free = compute(rule, input);
    RC_ASSERT(book().calendar->is_workday(free.legal_due));
    for (Date date = free.raw_due; date < free.legal_due; date = date + 1) RC_ASSERT(book().calendar->is_off(date));
    input.in_custody = true;
    const PeriodResult held = compute(rule, input);
    RC_ASSERT(held.legal_due == held.raw_due);
    RC_ASSERT(held.raw_due == free.raw_due);
  }));
}

TEST_CASE("exclusions count once, in any order, and never shorten a period") {
  CHECK(rc::check([] {
    const PeriodRule rule = any_rule();
    PeriodInput input = any_input(rule);
    const PeriodResult once = compute(rule, input);
    PeriodInput twice = input;
    twice.exclusions.insert(twice.exclusions.end(), input.exclusions.begin(), input.exclusions.end());
    std::reverse(twice.exclusions.begin(), twice.exclusions.end());
    const PeriodResult again = compute(rule, twice);
    RC_ASSERT(again.raw_due == once.raw_due);
    RC_ASSERT(again.legal_due == once.legal_due);
    RC_ASSERT(again.excluded_days == once.excluded_days);
    if (input.exclusions.empty()) return;
    input.exclusions.pop_back();
    RC_ASSERT(compute(rule, input).raw_due <= once.raw_due);
  }));
}

TEST_CASE("a date that is not provisional does not change when the next notice comes") {
  CHECK(rc::check([] {
    const PeriodRule rule = any_rule();
    const PeriodInput input = any_input(rule);
    const PeriodResult result = compute(rule, input);
    if (result.provisional) return;
    static const Calendar other =
        *Calendar::load(read_reference("master/holidays.csv") + "2027-02-09,春节,1,2027,试验\n2027-03-01,试验,1,2027,试验\n",
                        read_reference("law/festivals.csv"));
    RC_ASSERT(compute_period(other, rule, input)->legal_due == result.legal_due);
  }));
}

TEST_CASE("fees rise with the amount and are halved at most once") {
  CHECK(rc::check([] {
    FeeInput input{
        .kind = *rc::gen::element<std::string>("property", "divorce", "personality", "execution", "preservation", "bankruptcy")};
    const auto amount = [] {
      return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 10'000'000), rc::gen::inRange<std::int64_t>(0, max_amount_fen));
    };
    input.amount_fen = amount();
    input.simplified = *rc::gen::arbitrary<bool>();
    input.mediated = *rc::gen::arbitrary<bool>();
    input.counterclaim = *rc::gen::arbitrary<bool>();
    const FeeResult less = *compute_fee(book().fees, input);
    RC_ASSERT(less.fee_fen >= 0);
    RC_ASSERT(less.fee_fen <= less.full_fen);
    RC_ASSERT(less.fee_fen * 2 >= less.full_fen);
    *input.amount_fen += *rc::gen::inRange<std::int64_t>(0, 100'000'000);
    if (*input.amount_fen > max_amount_fen) return;
    RC_ASSERT(compute_fee(book().fees, input)->fee_fen >= less.fee_fen);
    RC_ASSERT(compute_fee(book().fees, input, Reasoning::on)->fee_fen == compute_fee(book().fees, input)->fee_fen);
  }));
}

TEST_CASE("however a fee is divided, its parts make up the whole") {
  CHECK(rc::check([] {
    const std::int64_t total = *rc::gen::inRange<std::int64_t>(0, max_amount_fen);
    std::vector<BurdenShare> shares;
    std::int64_t prepaid = 0;
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
      shares.push_back({.party = "某方",
                        .weight = *rc::gen::inRange<std::int64_t>(0, 1'000'000),
                        .prepaid_fen = *rc::gen::inRange<std::int64_t>(0, 1'000'000)});
      prepaid += shares.back().prepaid_fen;
    }
    shares.front().weight += 1;  // somebody bears something
    const Burden burden = *apportion_by_ratio(total, shares);
    std::int64_t sum = 0, back = 0, owed = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const BurdenRow& row = burden.rows[i];
      RC_ASSERT(row.bear_fen >= 0);
      RC_ASSERT(shares[i].weight != 0 || row.bear_fen == 0);
      RC_ASSERT(row.refund_fen == 0 || row.owe_fen == 0);
      sum += row.bear_fen, back += row.refund_fen, owed += row.owe_fen;
    }
    RC_ASSERT(sum == total);
    RC_ASSERT(prepaid + owed - back == total);  // the court keeps what the case costs
    std::vector<BurdenShare> ruled = shares;
    for (std::size_t i = 0; i < ruled.size(); ++i) ruled[i].bear_fen = burden.rows[i].bear_fen;
    RC_ASSERT(apportion_by_amounts(total, ruled).has_value());
    ++ruled.front().bear_fen;
    RC_ASSERT(!apportion_by_amounts(total, ruled).has_value());
  }));
}

TEST_CASE("a claim that grows never brings money back, and an adjustment always balances") {
  CHECK(rc::check([] {
    FeeInput input{.kind = "property", .amount_fen = *rc::gen::inRange<std::int64_t>(0, 100'000'000'000)};
    const std::int64_t paid = compute_fee(book().fees, input)->fee_fen;
    const FeePosition before{paid, 0, paid};
    *input.amount_fen += *rc::gen::inRange<std::int64_t>(0, 100'000'000'000);
    const FeeAdjustment more = *adjust_fee(book().fees, input, before, FeeEvent::claim_increased);
    RC_ASSERT(more.refund_fen == 0);
    RC_ASSERT(more.due_fen == paid + more.supplement_fen);
    const auto event = static_cast<FeeEvent>(*rc::gen::inRange(0, static_cast<int>(FeeEvent::terminated) + 1));
    const auto any = adjust_fee(book().fees, input, before, event);
    if (event == FeeEvent::claim_reduced && !any) return;  // the claim grew
    RC_ASSERT(any->due_fen == paid + any->supplement_fen - any->refund_fen);
    RC_ASSERT(any->refund_fen <= paid);
    // With relief: never more back than was paid, and what is kept is what is due less the relief.
    const std::int64_t relieved = *rc::gen::inRange<std::int64_t>(0, paid + 1);
    const auto less = adjust_fee(book().fees, input, {paid, relieved, paid - relieved}, event);
    RC_ASSERT(less->relieved_fen >= 0 && less->relieved_fen <= relieved && less->relieved_fen <= less->due_fen);
    RC_ASSERT(paid - relieved + less->supplement_fen - less->refund_fen == less->due_fen - less->relieved_fen);
  }));
}

TEST_CASE("old case numbers and document numbers are read back as they were") {
  CHECK(rc::check([] {
    const OldCaseNumber old{*rc::gen::inRange(1980, 2016), *rc::gen::element<std::string>("汉民初", "沪一中民一(民)终", "陕执"),
                            *rc::gen::inRange(1, 1'000'000), *rc::gen::inRange(0, 100)};
    RC_ASSERT(parse_old_case_number(old.text()).value() == old);
    RC_ASSERT(parse_old_case_number(old.document_text()).value() == old);
    const auto& organ = *rc::gen::elementOf(book().procuratorates.all());
    if (organ.short_name.empty()) return;
    const DocumentNumber number{organ.short_name, (*rc::gen::elementOf(book().procuratorates.words())).word,
                                *rc::gen::inRange(1980, 2200), *rc::gen::inRange(1, 1'000'000)};
    RC_ASSERT(parse_document_number(number.text(), book().procuratorates).value() == number);
  }));
}

TEST_CASE("a notice changes only its own year, and the same notice twice is the same calendar") {
  CHECK(rc::check([] {
    std::vector<NoticeDay> days = book().calendar->statutory_days(2027);
    for (int i = *rc::gen::inRange(0, 20); i > 0; --i) {
      const Date date = any_date("2027-01-01", "2027-12-31");
      if (std::any_of(days.begin(), days.end(), [&](const NoticeDay& day) { return day.date == date; })) continue;
      days.push_back({date, date.iso_weekday() < 6 || *rc::gen::arbitrary<bool>(), "试验"});
    }
    const Calendar once = book().calendar->with_notice(2027, days).value();
    std::reverse(days.begin(), days.end());
    const Calendar twice = once.with_notice(2027, days).value();
    const Date inside = any_date("2027-01-01", "2027-12-31"), outside = any_date("2010-01-01", "2026-12-31");
    RC_ASSERT(once.is_off(inside) == twice.is_off(inside));
    RC_ASSERT(once.is_off(outside) == book().calendar->is_off(outside));
    RC_ASSERT(!once.provisional(inside));
  }));
}

TEST_CASE("what is printed is read back as it was") {
  CHECK(rc::check([] {
    const std::int64_t fen = *rc::gen::inRange<std::int64_t>(0, max_amount_fen);
    RC_ASSERT(parse_amount(format_yuan(fen)).value() == fen);
    const Date date = any_date("1930-01-01", "2150-12-31");
    RC_ASSERT(parse_date_text(date.iso()).value() == date);
    RC_ASSERT(parse_date_text(date.chinese()).value() == date);
    RC_ASSERT(parse_date_text(std::to_string(date - Date::of(1899, 12, 30))).value() == date);
    const std::string number = make_id_number("610702", any_date("1930-01-01", "2026-01-01"), *rc::gen::inRange(0, 1000));
    RC_ASSERT(parse_id_number(number, book().divisions, on("2026-11-21"))->text == number);
    const CaseNumber case_number{*rc::gen::inRange(2016, 2100),
                                 (*rc::gen::elementOf(book().courts.all())).code,
                                 *rc::gen::element<std::string>("", "知"),
                                 (*rc::gen::elementOf(book().case_types.all())).daizi,
                                 *rc::gen::inRange(1, 100'000'000),
                                 *rc::gen::inRange(0, 100)};
    RC_ASSERT(parse_case_number(case_number.text(), book().courts, book().case_types).value() == case_number);
    RC_ASSERT(parse_case_number(case_number.document_text()).value() == case_number);
  }));
}

TEST_CASE("no text brings a parser down, and what is accepted is canonical") {
  CHECK(rc::check([] {
    const std::string text = any_text();
    if (const auto number = parse_case_number(text)) RC_ASSERT(parse_case_number(number->text()).value() == *number);
    if (const auto amount = parse_amount(text)) RC_ASSERT(*amount >= 0 && *amount <= max_amount_fen);
    if (const auto date = parse_date_text(text)) RC_ASSERT(Date::parse(date->iso()).value() == *date);
    if (const auto id = parse_id_number(text, book().divisions, on("2026-11-21"))) RC_ASSERT(id->text.size() == 18u);
    if (const auto code = parse_uscc(text)) RC_ASSERT(code->size() == 18u);
    if (const auto phone = parse_mobile(text)) RC_ASSERT(phone->size() == 11u);
    book().causes.search(text, std::nullopt, 5);
  }));
}
