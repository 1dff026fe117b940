// Questions to the law as people type them, and the answers as they are printed: the command line (anshu law …) and the public
// calculators (/api/v1/law/…) ask here, so that both check, refuse and explain alike.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/law_book.h"

namespace anshu::law {

// Every refusal names in fields[0] what was asked ("exclude[1]") and the rule that it breaks ("period.exclusion_open").

/// Reads "2026-01-15"; E_DATE (date.required, date.format, date.impossible).
Result<Date> read_date(const std::string& text, std::string_view field);
/// Reads an amount in yuan, exact to the fen: "1234.56"; what parse_amount forgives of spreadsheets (exponents, more than two
/// decimals) is refused here. E_AMOUNT as there.
Result<std::int64_t> read_yuan(const std::string& text, std::string_view field);
/// Reads a whole number from `least` to `most`; E_NUMBER (number.required, number.format, number.range).
Result<std::int64_t> read_number(const std::string& text, std::string_view field, std::int64_t least, std::int64_t most);

struct PeriodQuestion {
  std::string rule = {};                          // CIV1-ORD
  std::string from = {};                          // 2026-01-15, or with its time for rules in hours: 2026-01-15T09:30
  std::optional<std::string> extend_months = {};  // whole number
  std::optional<std::string> extend_days = {};    // whole number
  std::vector<std::string> exclude = {};          // X02:2026-03-02..2026-05-11
  bool custody = false;                           // 在押
};
struct PeriodAnswer {
  Date raw_due, legal_due, warn_due;
  bool provisional = false;
  std::vector<Step> steps;
  std::string rule, name, length;
  std::optional<std::string> due_at = {};  // end of a period in hours: 2026-02-16T17:00:00+08:00
  std::int32_t excluded_days = 0;
  std::optional<Date> apply_extension_by = {}, decide_extension_by = {};
};
BOOST_DESCRIBE_STRUCT(PeriodAnswer, (),
                      (raw_due, legal_due, warn_due, provisional, steps, rule, name, length, due_at, excluded_days,
                       apply_extension_by, decide_extension_by))
/// Refusals beyond those of compute_period: E_PERIOD_RULE_REQUIRED, E_PERIOD_RULE_UNKNOWN, E_DATE, E_NUMBER,
/// E_PERIOD_EXCLUSION_FORMAT, E_PERIOD_EXCLUSION_TOO_MANY.
Result<PeriodAnswer> ask_period(const LawBook& law, const PeriodQuestion& question);

struct DaysQuestion {
  std::string from = {};
  std::string days = {};  // 0 to 36500
  bool workdays = false;
  bool custody = false;
};
struct DaysAnswer {
  Date raw_due, legal_due, warn_due;
  bool provisional = false;
  std::vector<Step> steps;
  std::int32_t days = 0;
  bool workdays = false;
};
BOOST_DESCRIBE_STRUCT(DaysAnswer, (), (raw_due, legal_due, warn_due, provisional, steps, days, workdays))
/// A period of so many days or workdays that the law or the court sets (指定期间), by the general counting rules.
Result<DaysAnswer> ask_days(const LawBook& law, const DaysQuestion& question);

struct FeeQuestion {
  std::string kind = {};                     // property, divorce …
  std::string cause = {};                    // instead of the kind: a cause's code
  std::optional<std::string> amount = {};    // yuan
  std::optional<std::string> base = {};      // yuan per case within the range
  std::optional<std::string> province = {};  // 陕西省, 陕西, 陕 or a court's code: its own base, when it is known
  std::optional<std::string> on = {};        // the day whose tariff counts; today when empty
  bool simplified = false, mediated = false, withdrawn = false, counterclaim = false, appeal = false;
};
struct FeeAnswer {
  std::int64_t fee_fen = 0;
  std::vector<Step> steps;
  std::string fee_yuan;  // 2,769.14
  std::string kind, name;
  std::int64_t full_fen = 0;
  bool halved = false;
  bool needs_provincial_standard = false;
  bool prepaid = true;
};
BOOST_DESCRIBE_STRUCT(FeeAnswer, (), (fee_fen, steps, fee_yuan, kind, name, full_fen, halved, needs_provincial_standard, prepaid))
/// Refusals beyond those of compute_fee: E_FEE_KIND_REQUIRED, E_FEE_CAUSE_UNKNOWN, E_FEE_NOT_CHARGED, E_FEE_PROVINCE_UNKNOWN,
/// E_AMOUNT, E_DATE.
Result<FeeAnswer> ask_fee(const LawBook& law, const FeeQuestion& question, Date today);

/// One rule as `anshu law rules` lists it.
struct RuleLine {
  std::string code, name, length, starts_on, basis, group, branch;
  std::string extension;                     // 院长＋6个月；上级人民法院＋3个月起; "" when it cannot be extended
  std::vector<std::string> exclusions = {};  // X01 …
  bool custody_never_rolls = false;
  std::string roll;
  std::string note;
  Date effective_from;
};
BOOST_DESCRIBE_STRUCT(RuleLine, (),
                      (code, name, length, starts_on, basis, group, branch, extension, exclusions, custody_never_rolls, roll,
                       note, effective_from))
/// 期限、扣除事由和费种: what may be asked for.
struct RulesAnswer {
  std::vector<RuleLine> rules;
  std::vector<ExclusionGround> exclusions;
  std::vector<FeeRule> fees;
};
BOOST_DESCRIBE_STRUCT(RulesAnswer, (), (rules, exclusions, fees))
/// All rules, or those of one group (trial, filing, node, preservation, enforcement, procuratorate); E_RULE_GROUP_UNKNOWN.
Result<RulesAnswer> ask_rules(const LawBook& law, const std::optional<std::string>& group);

struct NumberType {
  std::string code, name, category;
};
BOOST_DESCRIBE_STRUCT(NumberType, (), (code, name, category))
struct NumberAnswer {
  std::string form;           // current, old (before 2016), procuratorate
  std::string text;           // as it is stored: (2026)陕0702民初123号
  std::string document_text;  // as documents print it: （2026）陕0702民初123号
  std::int32_t year = 0;
  std::string court_code, court_name;
  std::string successor_code, successor_name;  // of an abolished court code
  std::string special_code, type_code;
  std::vector<NumberType> types;  // those that share the 代字
  std::int64_t serial = 0;
  std::string suffix;              // 之一
  std::vector<std::string> hints;  // what a person should look at: abolished code, level, random serial
};
BOOST_DESCRIBE_STRUCT(NumberAnswer, (),
                      (form, text, document_text, year, court_code, court_name, successor_code, successor_name, special_code,
                       type_code, types, serial, suffix, hints))
/// Any number: of a case in the current form, in the form before 2016, or of a procuratorate's document.
Result<NumberAnswer> ask_number(const LawBook& law, const std::string& text);

struct NumberQuestion {
  std::string year = {}, court = {}, type = {}, serial = {};
  std::string special = {};  // 知
  std::string suffix = {};   // 1 for 之一
};
/// Makes a number from its parts, and holds it against the rules for new numbers: the court must exist today, its level must take
/// such cases (E_CASE_NUMBER_LEVEL), a random serial has eight digits.
Result<NumberAnswer> make_number(const LawBook& law, const NumberQuestion& question);

struct IdAnswer {
  std::string kind;  // id_number, uscc, phone
  std::string text;
  std::string division_code, division;  // of a resident's number
  std::optional<Date> born_on = {};
  std::optional<std::string> sex = {};  // 男, 女
};
BOOST_DESCRIBE_STRUCT(IdAnswer, (), (kind, text, division_code, division, born_on, sex))
/// A resident's number, a unified social credit code or a mobile number, whichever it looks like.
Result<IdAnswer> ask_id(const LawBook& law, const std::string& text, Date today);

struct CauseLine {
  std::string code, name, path, kind, edition, article, note;
  bool is_leaf = true;
  bool current = true;
};
BOOST_DESCRIBE_STRUCT(CauseLine, (), (code, name, path, kind, edition, article, note, is_leaf, current))
struct CauseSearch {
  std::string text = {};                 // words of the name, or the beginning of a code
  std::optional<std::string> kind = {};  // civil, criminal, administrative, enforcement, compensation
  std::optional<std::string> limit = {};
};
struct CausesAnswer {
  std::vector<CauseLine> items;
};
BOOST_DESCRIBE_STRUCT(CausesAnswer, (), (items))
/// Refusals: E_CAUSE_TEXT, E_CAUSE_KIND, E_NUMBER.
Result<CausesAnswer> ask_causes(const LawBook& law, const CauseSearch& search);

}  // namespace anshu::law
