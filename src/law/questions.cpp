#include "law/questions.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/describe.h"
#include "base/text.h"
#include "law/case_number.h"
#include "law/identity.h"
#include "law/money.h"
#include "law/period.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr std::size_t most_exclusions = 100;

/// Refuses one answer to one question: `field` is what was asked, `rule` what it breaks.
std::unexpected<Refusal> refuse_answer(std::string code, std::string_view field, std::string rule, std::string message,
                                       std::string basis = {}) {
  Refusal refusal{RefusalKind::invalid, std::move(code), message, std::move(basis), {}, {}};
  refusal.fields.push_back({std::string(field), std::move(rule), std::move(message)});
  return std::unexpected(std::move(refusal));
}

/// The field that a refusal of the kernel is about, and its rule: E_PERIOD_EXCLUSION_OPEN is period.exclusion_open.
Refusal at_field(Refusal refusal, std::string_view field) {
  if (refusal.fields.empty()) {
    std::string rule = to_lower_ascii(std::string_view(refusal.code).substr(2));
    if (const auto at = rule.find('_'); at != std::string::npos) rule[at] = '.';
    refusal.fields.push_back({"", std::move(rule), refusal.message});
  }
  if (refusal.fields.front().field.empty()) refusal.fields.front().field = field;
  return refusal;
}

/// What a person typed, cut to a length that can be printed back.
std::string shown(std::string_view text) {
  const std::u32string whole = to_utf32(text);
  return whole.size() <= 40 ? std::string(text) : to_utf8(std::u32string_view(whole).substr(0, 40)) + "…";
}

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string in_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

/// What a person calls a field: 起算日期 for from. exclude[1] is the second exclusion.
std::string label_of(std::string_view field, const char* otherwise) {
  static const std::map<std::string_view, const char*> labels = {
      {"from", "起算日期"},          {"on", "适用日期"},         {"extend_months", "延长的月数"},
      {"extend_days", "延长的日数"}, {"days", "日数"},           {"year", "收案年度"},
      {"serial", "案件编号"},        {"suffix", "“之”后的序数"}, {"limit", "条数"}};
  if (const auto known = labels.find(field); known != labels.end()) return known->second;
  return field.starts_with("exclude[") ? "扣除的日期" : otherwise;
}

/// X02:2026-03-02..2026-05-11; without its end it is still running, which the kernel refuses by name.
Result<Exclusion> read_exclusion(const std::string& text, const std::string& field) {
  const auto colon = text.find(':'), dots = text.find("..");
  if (colon == std::string::npos || dots == std::string::npos || dots < colon || colon == 0)
    return refuse_answer("E_PERIOD_EXCLUSION_FORMAT", field, "period.exclusion_format",
                         fmt::format("扣除应写作“事由:开始日..结束日”，如X02:2026-03-02..2026-05-11，不能是“{}”", shown(text)));
  Exclusion exclusion;
  exclusion.ground = in_capitals(shown(text.substr(0, colon)));
  ANSHU_TRY(exclusion.start, read_date(text.substr(colon + 1, dots - colon - 1), field));
  if (const std::string end = text.substr(dots + 2); !end.empty()) {
    ANSHU_TRY(exclusion.end, read_date(end, field));
  }
  return exclusion;
}

/// Which member a refusal of compute_period speaks of.
std::string field_of(const Refusal& refusal, const PeriodInput& input, const PeriodRule& rule) {
  const std::string_view code = refusal.code;
  if (code.find("EXTENSION") != std::string_view::npos || code.find("EXTENDABLE") != std::string_view::npos)
    return input.extend_months != 0 ? "extend_months" : "extend_days";
  if (code == "E_PERIOD_UNLIMITED") return "rule";
  if (code == "E_PERIOD_EXCLUSION_TOO_OFTEN") return "exclude";
  for (std::size_t i = 0; i < input.exclusions.size(); ++i)
    if (!check_exclusion(rule, input.exclusions[i])) return fmt::format("exclude[{}]", i);
  return "from";
}

/// By code, in any case (N19c is N19C); in custody the rule that takes its place (刑事自诉).
const PeriodRule* find_rule(const Rules& rules, const PeriodQuestion& question) {
  const PeriodRule* rule = rules.find(in_capitals(question.rule));
  return rule && question.custody && !rule->custody_rule.empty() ? rules.find(rule->custody_rule) : rule;
}

Result<PeriodInput> read_period(const PeriodQuestion& question, const PeriodRule& rule) {
  PeriodInput input;
  if (question.from.size() > 10) {
    const auto instant = parse_instant(question.from);
    if (!instant)
      return refuse_answer("E_DATE", "from", "date.format",
                           fmt::format("起算日期“{}”不是日期或者时刻，应如2026-01-15、2026-01-15T09:30", shown(question.from)));
    input.from = date_at(*instant);
    input.from_ms = *instant;
  } else {
    ANSHU_TRY(input.from, read_date(question.from, "from"));
  }
  if (rule.unit != PeriodUnit::hour) input.from_ms.reset();
  if (question.extend_months) {
    if (question.extend_months->starts_with('-') && all_digits(std::string_view(*question.extend_months).substr(1)))
      return refuse_answer("E_PERIOD_EXTENSION_NEGATIVE", "extend_months", "period.extension_negative", "延长的期限不能为负");
    ANSHU_TRY(const auto months, read_number(*question.extend_months, "extend_months", 0, 1200));
    input.extend_months = static_cast<std::int32_t>(months);
  }
  if (question.extend_days) {
    if (question.extend_days->starts_with('-') && all_digits(std::string_view(*question.extend_days).substr(1)))
      return refuse_answer("E_PERIOD_EXTENSION_NEGATIVE", "extend_days", "period.extension_negative", "延长的期限不能为负");
    ANSHU_TRY(const auto days, read_number(*question.extend_days, "extend_days", 0, 36500));
    input.extend_days = static_cast<std::int32_t>(days);
  }
  if (question.exclude.size() > most_exclusions)
    return refuse_answer("E_PERIOD_EXCLUSION_TOO_MANY", "exclude", "period.exclusion_too_many",
                         fmt::format("扣除最多{}段", most_exclusions));
  for (std::size_t i = 0; i < question.exclude.size(); ++i) {
    ANSHU_TRY(Exclusion exclusion, read_exclusion(question.exclude[i], fmt::format("exclude[{}]", i)));
    input.exclusions.push_back(std::move(exclusion));
  }
  input.in_custody = question.custody;
  return input;
}

std::string extension_text(const PeriodRule& rule) {
  std::string text;
  for (const auto& extension : rule.extensions) {
    std::string length;
    if (extension.months != 0) length += fmt::format("{}个月", extension.months);
    if (extension.days != 0) length += fmt::format("{}日", extension.days);
    if (length.empty())
      length = "（法律未限长度）";
    else if (extension.open_ended)
      length += "，可再延长";
    text += fmt::format("{}{}＋{}", text.empty() ? "" : "；", extension.approver, length);
  }
  return text;
}

const char* kind_name(CauseKind kind) {
  static constexpr const char* names[] = {"civil", "criminal", "administrative", "enforcement", "compensation"};
  return names[static_cast<std::size_t>(kind)];
}

const char* rank_name(CourtRank rank) {
  static constexpr const char* names[] = {"最高人民法院", "高级人民法院", "中级人民法院", "基层人民法院"};
  return names[static_cast<std::size_t>(rank)];
}

std::string procuratorate_hint(const LawBook& law, const DocumentNumber& number) {
  if (!law.procuratorates.find_by_short_name(number.short_name))
    return fmt::format("没有文号简称为{}的检察院（简称以该院实际启用的为准）", number.short_name);
  return law.procuratorates.word(number.word) ? "" : fmt::format("{}不是常用的文书代字", number.word);
}

NumberAnswer describe_document(const LawBook& law, const DocumentNumber& number) {
  NumberAnswer answer;
  answer.form = "procuratorate";
  answer.text = answer.document_text = number.text();
  answer.year = number.year;
  answer.serial = number.serial;
  answer.type_code = number.word;
  if (const Procuratorate* organ = law.procuratorates.find_by_short_name(number.short_name)) {
    answer.court_code = organ->code;
    answer.court_name = organ->name;
  }
  if (const DocumentWord* word = law.procuratorates.word(number.word))
    answer.types.push_back({word->word, word->name, word->area});
  if (std::string hint = procuratorate_hint(law, number); !hint.empty()) answer.hints.push_back(std::move(hint));
  return answer;
}

void add_types(const LawBook& law, NumberAnswer& answer) {
  for (const CaseType* type : law.case_types.with_daizi(answer.type_code)) {
    answer.types.push_back({type->code, type->name, type->category});
    if (type->historical()) answer.hints.push_back(fmt::format("{}是旧的类型代字：{}", type->daizi, type->note));
  }
}

std::string suffix_text(std::int32_t suffix) {
  CaseNumber number;
  number.suffix = suffix;
  return number.suffix_text();
}

NumberAnswer describe_old(const LawBook& law, const OldCaseNumber& number) {
  NumberAnswer answer;
  answer.form = "old";
  answer.text = number.text();
  answer.document_text = number.document_text();
  answer.year = number.year;
  answer.serial = number.serial;
  answer.type_code = daizi_of_old_type(number.court_and_type, law.case_types);
  if (number.suffix != 0) answer.suffix = suffix_text(number.suffix);
  add_types(law, answer);
  answer.hints.push_back("2016年以前的旧式案号，法院简称由各院自定，不能据以确定法院");
  if (!answer.type_code.empty())
    answer.hints.push_back(fmt::format("“{}”字现在的类型代字是{}", number.court_and_type, answer.type_code));
  return answer;
}

NumberAnswer describe_case(const LawBook& law, const CaseNumber& number) {
  NumberAnswer answer;
  answer.form = "current";
  answer.text = number.text();
  answer.document_text = number.document_text();
  answer.year = number.year;
  answer.court_code = number.court_code;
  answer.special_code = number.special_code;
  answer.type_code = number.type_code;
  answer.serial = number.serial;
  answer.suffix = number.suffix_text();
  add_types(law, answer);
  const Court* court = law.courts.find(number.court_code);
  if (!court) return answer;
  answer.court_name = court->name;
  if (!court->current) {
    const Court* today = law.courts.today(number.court_code);
    if (today) answer.successor_code = today->code, answer.successor_name = today->name;
    answer.hints.push_back(today ? fmt::format("{}是旧的法院代字，现为{}（{}）", court->code, today->code, today->name)
                                 : fmt::format("{}是旧的法院代字", court->code));
  }
  if (!law.case_types.taken_by(number.type_code, *court))
    answer.hints.push_back(fmt::format("{}通常不办理{}案件", rank_name(court->rank), number.type_code));
  if (CaseTypes::random_serial(number.type_code) && (number.serial < 10'000'000 || number.serial > 99'999'999))
    answer.hints.push_back(fmt::format("{}案件的编号应为8位随机数", number.type_code));
  return answer;
}

Result<std::optional<CauseKind>> read_kind(const std::optional<std::string>& text) {
  if (!text || text->empty()) return std::nullopt;
  for (int i = 0; i < 5; ++i)
    if (*text == kind_name(static_cast<CauseKind>(i))) return static_cast<CauseKind>(i);
  return refuse_answer("E_CAUSE_KIND", "kind", "cause.kind",
                       "案由类别应为civil、criminal、administrative、enforcement、compensation之一");
}

}  // namespace

Result<Date> read_date(const std::string& text, std::string_view field) {
  const std::string label = label_of(field, "日期");
  if (text.empty()) return refuse_answer("E_DATE", field, "date.required", fmt::format("请填写{}，如2026-01-15", label));
  if (const auto date = Date::parse(text)) return *date;
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
                      all_digits(text.substr(5, 2)) && all_digits(text.substr(8));
  if (shaped)
    return refuse_answer("E_DATE", field, "date.impossible", fmt::format("{}{}不存在，或者不在1900年至2199年之间", label, text));
  return refuse_answer("E_DATE", field, "date.format", fmt::format("{}“{}”不是日期，应如2026-01-15", label, shown(text)));
}

Result<std::int64_t> read_yuan(const std::string& text, std::string_view field) {
  const auto dot = text.find('.');
  const bool plain = text.find_first_not_of("0123456789.,") == std::string::npos;
  if (plain && dot != std::string::npos && text.size() - dot - 1 > 2)
    return refuse_answer("E_AMOUNT", field, "amount.below_fen", "金额最多两位小数（精确到分）");
  if (text.find_first_of("eE") != std::string::npos)
    return refuse_answer("E_AMOUNT", field, "amount.format", "金额应为数字，如1234.50");
  auto amount = parse_amount(text);
  if (!amount) return std::unexpected(at_field(std::move(amount).error(), field));
  return *amount;
}

Result<std::int64_t> read_number(const std::string& text, std::string_view field, std::int64_t least, std::int64_t most) {
  const std::string label = label_of(field, "数字");
  if (text.empty()) return refuse_answer("E_NUMBER", field, "number.required", fmt::format("请填写{}", label));
  const std::string_view digits = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
  if (!all_digits(digits))
    return refuse_answer("E_NUMBER", field, "number.format", fmt::format("{}“{}”不是整数", label, shown(text)));
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value < least || value > most)
    return refuse_answer("E_NUMBER", field, "number.range", fmt::format("{}应在{}至{}之间", label, least, most));
  return value;
}

Result<PeriodAnswer> ask_period(const LawBook& law, const PeriodQuestion& question) {
  if (question.rule.empty())
    return refuse_answer("E_PERIOD_RULE_REQUIRED", "rule", "period.rule_required", "请写明期限规则代码，如CIV1-ORD");
  const PeriodRule* newest = find_rule(law.rules, question);
  if (!newest)
    return refuse_answer("E_PERIOD_RULE_UNKNOWN", "rule", "period.rule_unknown",
                         fmt::format("没有{}这条期限规则（anshu law rules列出全部）", shown(question.rule)));
  ANSHU_TRY(const PeriodInput input, read_period(question, *newest));
  const PeriodRule& rule = *law.rules.find(newest->code, input.from);
  auto result = compute_period(law.calendar, rule, input, Reasoning::on);
  if (!result) {
    const std::string field = field_of(result.error(), input, rule);
    return std::unexpected(at_field(std::move(result).error(), field));
  }
  PeriodAnswer answer{result->raw_due,          result->legal_due, result->warn_due, result->provisional,
                      std::move(result->steps), rule.code,         rule.name,        rule.length_text()};
  if (result->due_ms) answer.due_at = iso_instant(*result->due_ms);
  answer.excluded_days = result->excluded_days;
  answer.apply_extension_by = result->apply_extension_by;
  answer.decide_extension_by = result->decide_extension_by;
  return answer;
}

Result<DaysAnswer> ask_days(const LawBook& law, const DaysQuestion& question) {
  ANSHU_TRY(const Date from, read_date(question.from, "from"));
  ANSHU_TRY(const std::int64_t days, read_number(question.days, "days", 0, 36'500));
  PeriodRule rule;
  rule.code = "DAYS";
  rule.name = "期间";
  rule.starts_on = "起算事件";
  rule.length = static_cast<std::int32_t>(days);
  rule.unit = question.workdays ? PeriodUnit::workday : PeriodUnit::day;
  rule.custody_never_rolls = true;
  rule.branch = question.custody ? Branch::criminal : Branch::civil;
  rule.basis = question.custody ? "刑事诉讼法第一百零五条" : "民事诉讼法第八十五条";
  auto result = compute_period(law.calendar, rule, {.from = from, .in_custody = question.custody}, Reasoning::on);
  if (!result) return std::unexpected(at_field(std::move(result).error(), "from"));
  return DaysAnswer{result->raw_due,          result->legal_due, result->warn_due, result->provisional,
                    std::move(result->steps), rule.length,       question.workdays};
}

Result<FeeAnswer> ask_fee(const LawBook& law, const FeeQuestion& question, Date today) {
  FeeInput input;
  input.on = today;
  if (question.on) {
    ANSHU_TRY(input.on, read_date(*question.on, "on"));
  }
  if (question.amount) {
    ANSHU_TRY(input.amount_fen, read_yuan(*question.amount, "amount"));
  }
  if (question.base) {
    ANSHU_TRY(input.base_fen, read_yuan(*question.base, "base"));
  }
  input.kind = question.kind;
  if (input.kind.empty() && !question.cause.empty()) {
    if (!law.causes.find(question.cause))
      return refuse_answer("E_FEE_CAUSE_UNKNOWN", "cause", "fee.cause_unknown", fmt::format("没有案由{}", shown(question.cause)));
    const FeeRule* rule = law.fees.for_cause(question.cause, input.amount_fen.has_value(), input.on);
    if (!rule)
      return refuse_answer("E_FEE_NOT_CHARGED", "cause", "fee.not_charged",
                           fmt::format("{}案件不交纳诉讼费用", law.causes.find(question.cause)->name));
    input.kind = rule->code;
  }
  if (input.kind.empty())
    return refuse_answer("E_FEE_KIND_REQUIRED", "kind", "fee.kind_required", "请写明费种，如property（anshu law rules列出全部）");
  const FeeRule* rule = law.fees.find(input.kind, input.on);
  if (!rule)
    return refuse_answer("E_FEE_KIND_UNKNOWN", "kind", "fee.kind_unknown", fmt::format("没有{}这种费用", shown(input.kind)));
  const ProvincialBase* own = nullptr;
  if (question.province) {
    const Province* province = law.provincial_fees.province(*question.province);
    if (!province)
      return refuse_answer("E_FEE_PROVINCE_UNKNOWN", "province", "fee.province_unknown",
                           fmt::format("没有{}这个省级行政区", shown(*question.province)));
    if (!input.base_fen) own = ProvincialFees::base(*province, input.kind, input.on);
    if (own) input.base_fen = own->base_fen;
  }
  input.simplified = question.simplified;
  input.mediated = question.mediated;
  input.withdrawn = question.withdrawn;
  input.counterclaim = question.counterclaim;
  input.appeal = question.appeal;
  auto result = compute_fee(law.fees, input, Reasoning::on);
  if (!result) {
    const bool base = result.error().code == "E_FEE_BASE_OUT_OF_RANGE";
    return std::unexpected(at_field(std::move(result).error(), base ? "base" : "amount"));
  }
  FeeAnswer answer{result->fee_fen,  std::move(result->steps), format_yuan(result->fee_fen),      rule->code,     rule->name,
                   result->full_fen, result->halved,           result->needs_provincial_standard, result->prepaid};
  if (own) {
    answer.steps.push_back(
        {fmt::format("本省每件定额{}元{}", format_yuan(own->base_fen), own->verified ? "" : "（待核）"), own->basis});
    answer.needs_provincial_standard = !own->verified;
  }
  return answer;
}

Result<RulesAnswer> ask_rules(const LawBook& law, const std::optional<std::string>& group) {
  RulesAnswer answer;
  for (const auto& rule : law.rules.all()) {
    if (group && rule.group != *group) continue;
    RuleLine line{rule.code,
                  rule.name,
                  rule.length_text(),
                  rule.starts_on,
                  rule.basis,
                  rule.group,
                  std::string(enum_name(rule.branch)),
                  extension_text(rule),
                  {},
                  rule.custody_never_rolls,
                  std::string(enum_name(rule.roll)),
                  rule.note,
                  rule.effective_from};
    for (const auto& ground : rule.exclusions) line.exclusions.push_back(ground.code);
    answer.rules.push_back(std::move(line));
  }
  if (answer.rules.empty())
    return refuse_answer("E_RULE_GROUP_UNKNOWN", "group", "rule.group_unknown", fmt::format("没有{}这一组规则", shown(*group)));
  answer.exclusions = law.rules.grounds();
  answer.fees = law.fees.all();
  return answer;
}

Result<NumberAnswer> ask_number(const LawBook& law, const std::string& text) {
  const std::u32string wide = to_utf32(text);
  const auto first = std::find_if(wide.begin(), wide.end(), [](char32_t c) { return c > U' ' && c != 0x3000; });
  const auto refused = [](Refusal refusal) { return std::unexpected(at_field(std::move(refusal), "text")); };
  if (first != wide.end() && *first >= 0x4E00 && *first <= 0x9FFF) {
    auto document = parse_document_number(text, law.procuratorates);
    if (!document) return refused(std::move(document).error());
    return describe_document(law, *document);
  }
  if (looks_like_old_case_number(text)) {
    auto old = parse_old_case_number(text);
    if (!old) return refused(std::move(old).error());
    return describe_old(law, *old);
  }
  auto number = parse_case_number(text, law.courts, law.case_types);
  if (!number) return refused(std::move(number).error());
  return describe_case(law, *number);
}

Result<NumberAnswer> make_number(const LawBook& law, const NumberQuestion& question) {
  CaseNumber number;
  ANSHU_TRY(const auto year, read_number(question.year, "year", 2016, 2199));
  number.year = static_cast<std::int32_t>(year);
  const Court* court = law.courts.find(question.court);
  if (!court)
    return refuse_answer("E_CASE_NUMBER_COURT", "court", "case_number.court",
                         fmt::format("没有代字为{}的法院", shown(question.court)));
  if (!court->current) {
    const Court* today = law.courts.today(question.court);
    return refuse_answer("E_CASE_NUMBER_COURT_ABOLISHED", "court", "case_number.court_abolished",
                         fmt::format("{}是旧的法院代字，不能用于新案{}", court->code, today ? "，现为" + today->code : ""));
  }
  number.court_code = court->code;
  if (!question.special.empty() && question.special != "知")
    return refuse_answer("E_CASE_NUMBER_SPECIAL", "special", "case_number.special", "专门审判代字只有“知”");
  number.special_code = question.special;
  const auto types = law.case_types.with_daizi(question.type);
  if (types.empty())
    return refuse_answer("E_CASE_NUMBER_TYPE", "type", "case_number.type",
                         fmt::format("没有代字为{}的案件类型", shown(question.type)));
  if (std::all_of(types.begin(), types.end(), [](const CaseType* type) { return type->historical(); }))
    return refuse_answer("E_CASE_NUMBER_TYPE_ABOLISHED", "type", "case_number.type_abolished",
                         fmt::format("{}是旧的类型代字，不能用于新案", question.type));
  if (!law.case_types.taken_by(question.type, *court))
    return refuse_answer("E_CASE_NUMBER_LEVEL", "type", "case_number.level",
                         fmt::format("{}不办理{}案件", rank_name(court->rank), question.type),
                         "《关于人民法院案件案号的若干规定》");
  number.type_code = question.type;
  const bool random = CaseTypes::random_serial(question.type);
  ANSHU_TRY(number.serial, read_number(question.serial, "serial", 1, 9'999'999'999));
  if (random && (number.serial < 10'000'000 || number.serial > 99'999'999))
    return refuse_answer("E_CASE_NUMBER_RANDOM_SERIAL", "serial", "case_number.random_serial",
                         fmt::format("{}案件的编号应为8位随机数", question.type), "《关于人民法院案件案号的若干规定》");
  if (!question.suffix.empty()) {
    ANSHU_TRY(const auto suffix, read_number(question.suffix, "suffix", 0, 99));
    number.suffix = static_cast<std::int32_t>(suffix);
  }
  return describe_case(law, number);
}

Result<IdAnswer> ask_id(const LawBook& law, const std::string& text, Date today) {
  std::string tidied;
  for (const char c : to_half_width(text))
    if (c != ' ' && c != '-' && c != '\t') tidied += c;
  const bool phone = tidied.size() == 11 || tidied.starts_with("+86");
  if (phone && all_digits(std::string_view(tidied).substr(tidied.starts_with('+') ? 1 : 0))) {
    auto number = parse_mobile(text);
    if (!number) return std::unexpected(at_field(std::move(number).error(), "text"));
    return IdAnswer{"phone", *number, {}, {}, {}, {}};
  }
  // A credit code of digits alone looks like a resident's number: where a birth date can be read, that one is meant.
  const bool digits = tidied.size() == 18 && all_digits(std::string_view(tidied).substr(0, 17));
  const bool dated =
      digits && Date::parse(fmt::format("{}-{}-{}", tidied.substr(6, 4), tidied.substr(10, 2), tidied.substr(12, 2)));
  const bool letters = tidied.size() == 18 && !digits;
  auto person = parse_id_number(text, law.divisions, today);
  if (auto code = parse_uscc(text); !person && (letters || (code && !dated))) {
    if (!code) return std::unexpected(at_field(std::move(code).error(), "text"));
    return IdAnswer{"uscc", *code, {}, {}, {}, {}};
  }
  if (!person) return std::unexpected(at_field(std::move(person).error(), "text"));
  std::string place = law.divisions.full_name(person->division_code);
  if (place.empty()) place = law.divisions.full_name(person->division_code.substr(0, 4) + "00");
  return IdAnswer{"id_number",      person->text,    person->division_code,
                  std::move(place), person->born_on, person->sex == Sex::male ? "男" : "女"};
}

Result<CausesAnswer> ask_causes(const LawBook& law, const CauseSearch& search) {
  if (trim(search.text).empty()) return refuse_answer("E_CAUSE_TEXT", "text", "cause.text_required", "请写明要找的案由");
  if (search.text.size() > 300) return refuse_answer("E_CAUSE_TEXT", "text", "cause.text_too_long", "要找的文字过长");
  ANSHU_TRY(const auto kind, read_kind(search.kind));
  std::int64_t limit = 50;
  if (search.limit) {
    ANSHU_TRY(limit, read_number(*search.limit, "limit", 1, 5000));
  }
  CausesAnswer answer;
  for (const Cause* cause : law.causes.search(search.text, kind, static_cast<std::size_t>(limit)))
    answer.items.push_back({cause->code, cause->name, law.causes.path_text(cause->code), kind_name(cause->kind), cause->edition,
                            cause->article, cause->note, cause->leaf, cause->current});
  return answer;
}

}  // namespace anshu::law
