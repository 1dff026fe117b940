// Time limits and procedural periods as data (reference/law/periods.toml); codes as in the court's rule book (CIV1-ORD, N18 …).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/code_index.h"

namespace anshu::law {

enum class PeriodUnit { hour, day, workday, month, year };
BOOST_DESCRIBE_ENUM(PeriodUnit, hour, day, workday, month, year)
/// How a month ends: 民法典第二百零二条, or 刑诉解释第二百零二条 (a month that starts on the last day ends on the last day).
enum class MonthRule { civil, criminal };
BOOST_DESCRIBE_ENUM(MonthRule, civil, criminal)
/// What happens when the last day is a day off: the next workday, nothing, or (periods counted backwards) the workday before.
enum class Roll { next_workday, none, earlier };
BOOST_DESCRIBE_ENUM(Roll, next_workday, none, earlier)
/// Whose procedure law gives the counting rules.
enum class Branch { civil, criminal, administrative };
BOOST_DESCRIBE_ENUM(Branch, civil, criminal, administrative)
/// What the length is: fixed by law, or a floor or ceiling for a period that the court sets (举证期限).
enum class Bound { exact, at_least, at_most };
BOOST_DESCRIBE_ENUM(Bound, exact, at_least, at_most)

/// A ground on which time does not count (扣除、中止): X01 公告 …
struct ExclusionGround {
  std::string code;
  std::string name;
  std::string starts_on;  // 公告发出日
  std::string ends_on;    // 公告期满日
  std::string basis;
  std::string document;         // what it rests on: 委托鉴定书
  std::string approver;         // 庭长, 院长; "" when a ruling decides
  std::int32_t max_days = 0;    // 0: no limit in days
  std::int32_t max_months = 0;  // 0: no limit in months
  std::int32_t max_times = 0;   // 0: as often as needed
  bool restarts = false;        // the period is counted anew from the end (重新计算)
};
BOOST_DESCRIBE_STRUCT(ExclusionGround, (),
                      (code, name, starts_on, ends_on, basis, document, approver, max_days, max_months, max_times, restarts))

/// One step of the approval chain for a longer limit.
struct Extension {
  std::int32_t months = 0;
  std::int32_t days = 0;
  bool open_ended = false;  // the law sets no length
  std::string approver;     // 院长, 上一级法院, 高级人民法院 …
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(Extension, (), (months, days, open_ended, approver, basis))

struct PeriodRule {
  std::string code;
  std::string name;
  std::string group;      // trial, filing, node, preservation, enforcement, procuratorate
  std::string starts_on;  // the event whose day is not counted: 立案, 收到起诉状副本
  Branch branch = Branch::civil;
  std::int32_t length = 0;
  PeriodUnit unit = PeriodUnit::day;
  std::int32_t extra_days = 0;  // one and a half months is 1 month and 15 days
  Bound bound = Bound::exact;
  MonthRule month_rule = MonthRule::civil;
  Roll roll = Roll::next_workday;
  bool backward = false;             // counted back from the event: three days before the hearing
  bool unlimited = false;            // the law sets no limit (涉外民事)
  bool custody_never_rolls = false;  // 刑诉法第一百零五条第四款: in custody the last day stays
  std::string custody_rule;          // the rule that counts instead when the accused is in custody, or empty
  bool fixed = false;                // 不变期间: never extended, suspended or interrupted
  bool after_closing = false;        // goes on when the case is closed or archived (退费)
  std::string basis;
  std::vector<Extension> extensions;    // in the order in which they are asked for
  std::int32_t apply_before_days = 0;   // an extension is to be asked for so many days before expiry …
  std::int32_t decide_before_days = 0;  // … and decided so many days before
  std::vector<ExclusionGround> exclusions;
  std::vector<std::int32_t> warn_days;  // remind so many days before the due date, descending
  std::string owner;                    // who has to act
  std::string note;
  Date effective_from;  // of the text that `basis` cites

  const ExclusionGround* ground(std::string_view ground_code) const;
  /// 6个月, 15日, 1个月15日, 48小时
  std::string length_text() const;
};
BOOST_DESCRIBE_STRUCT(PeriodRule, (),
                      (code, name, group, starts_on, branch, length, unit, extra_days, bound, month_rule, roll, backward,
                       unlimited, custody_never_rolls, custody_rule, fixed, after_closing, basis, extensions, apply_before_days,
                       decide_before_days, exclusions, warn_days, owner, note, effective_from))

class Rules {
 public:
  /// law/periods.toml; E_REFERENCE_DATA names the line of an entry that cannot be.
  static Result<Rules> load(std::string_view toml);

  /// The newest version of a rule; nullptr when the code is unknown.
  const PeriodRule* find(std::string_view code) const;
  /// The version in force on a day; for days before the first known version, that first one.
  const PeriodRule* find(std::string_view code, Date on) const;
  const ExclusionGround* ground(std::string_view code) const { return find_row(grounds_, ground_index_, code); }
  const std::vector<ExclusionGround>& grounds() const { return grounds_; }
  /// All versions, in the order of the file.
  const std::vector<PeriodRule>& all() const { return rules_; }

 private:
  std::vector<PeriodRule> rules_;
  std::vector<ExclusionGround> grounds_;
  CodeIndex ground_index_;
  std::unordered_map<std::string, std::vector<std::size_t>, TextHash, std::equal_to<>> versions_;  // ascending effective_from
};

}  // namespace anshu::law
