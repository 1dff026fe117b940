// anshu law …: periods, fees, numbers, identity numbers and causes from the embedded reference data, without a data directory.
// Plain Chinese for people; --json for programs, refusals included, always on standard output. Bad input ends with 2.
//
// The arguments are read here rather than by the command-line library, because it takes "-5" for an option and answers in
// English.
#include <algorithm>
#include <set>

#include "app/assets.h"
#include "app/commands.h"
#include "app/terminal.h"
#include "base/clock.h"
#include "base/text.h"
#include "law/questions.h"

namespace anshu::app {
namespace {

enum class Takes { value, values, nothing };

struct Option {
  const char* name;  // --from
  Takes takes;
  const char* value;  // how the help calls it
  const char* help;
};

/// One command of `anshu law` as its help shows it.
struct Usage {
  const char* command;
  const char* argument;  // of one positional argument, or ""
  const char* help;
  std::vector<Option> options;
};

const std::vector<Usage>& usages() {
  static const std::vector<Usage> list = {
      {"period",
       "",
       "按期限规则计算届满日",
       {{"--rule", Takes::value, "代码", "期限规则，如CIV1-ORD（anshu law rules列出全部）"},
        {"--from", Takes::value, "日期", "起算事件之日；以时计的规则写时刻，如2026-01-15T09:30"},
        {"--extend-months", Takes::value, "N", "经批准延长的月数，合计"},
        {"--extend-days", Takes::value, "N", "经批准延长的日数，合计"},
        {"--exclude", Takes::values, "事由:始..止", "扣除，可多次给出，如X02:2026-03-02..2026-05-11"},
        {"--custody", Takes::nothing, "", "在押：期满日不因节假日顺延"}}},
      {"days",
       "",
       "按日或者工作日计算期间",
       {{"--from", Takes::value, "日期", "起算事件之日"},
        {"--days", Takes::value, "N", "日数"},
        {"--workdays", Takes::nothing, "", "按工作日计算"},
        {"--custody", Takes::nothing, "", "在押：期满日不因节假日顺延"}}},
      {"fee",
       "",
       "计算诉讼费用",
       {{"--kind", Takes::value, "费种",
         "property、divorce、personality、ip、labor、administrative、objection、execution、preservation …"},
        {"--cause", Takes::value, "案由代码", "代替费种"},
        {"--amount", Takes::value, "元", "标的额，如1234.56"},
        {"--base", Takes::value, "元", "幅度内的每件定额"},
        {"--province", Takes::value, "省", "按该省的定额，如陕西"},
        {"--on", Takes::value, "日期", "适用哪一日的标准，缺省为今天"},
        {"--simplified", Takes::nothing, "", "适用简易程序（含小额诉讼）"},
        {"--mediated", Takes::nothing, "", "调解结案"},
        {"--withdrawn", Takes::nothing, "", "撤诉"},
        {"--counterclaim", Takes::nothing, "", "反诉或者有独立请求权的第三人，合并审理"},
        {"--appeal", Takes::nothing, "", "上诉；金额为不服一审判决的部分"}}},
      {"number parse", "案号", "解析案号、旧式案号或者检察文号", {}},
      {"number format",
       "案号",
       "由各部分组成新案号；或者把一个案号写成规范形式",
       {{"--year", Takes::value, "年", "收案年度"},
        {"--court", Takes::value, "代字", "法院代字，如陕0702"},
        {"--type", Takes::value, "代字", "类型代字，如民初"},
        {"--serial", Takes::value, "N", "案件编号"},
        {"--special", Takes::value, "代字", "专门审判代字：知"},
        {"--suffix", Takes::value, "N", "1为之一"}}},
      {"id", "号码", "校验公民身份号码、统一社会信用代码或者手机号码", {}},
      {"cause search",
       "文字",
       "检索案由：名称中的字词，或者代码的开头",
       {{"--kind", Takes::value, "类别", "civil、criminal、administrative、enforcement、compensation"},
        {"--limit", Takes::value, "N", "最多几条，缺省50"}}},
      {"rules",
       "",
       "列出全部期限规则、扣除事由和费种",
       {{"--group", Takes::value, "组", "trial、filing、node、preservation、enforcement、procuratorate"}}},
  };
  return list;
}

std::string help_of(const Usage& usage) {
  std::string text = fmt::format("anshu law {}", usage.command);
  if (*usage.argument) text += fmt::format(" {}", usage.argument);
  text += fmt::format("\n  {}\n", usage.help);
  for (const auto& option : usage.options)
    text += fmt::format("  {}{}{}  {}\n", option.name, *option.value ? " " : "", option.value, option.help);
  return text + "  --json  以JSON输出\n";
}

Refusal bad_argument(std::string code, std::string field, std::string rule, std::string message) {
  Refusal refusal{RefusalKind::invalid, std::move(code), message, {}, {}, {}};
  refusal.fields.push_back({std::move(field), std::move(rule), std::move(message)});
  return refusal;
}

/// What was typed after `anshu law COMMAND`.
class Arguments {
 public:
  static Result<Arguments> read(const Usage& usage, const std::vector<std::string>& words) {
    Arguments read;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string name = words[i];
      std::optional<std::string> value;
      if (name == "--json" || name == "--help" || name == "-h") continue;
      if (!name.starts_with("--")) {
        read.positional_.push_back(std::move(name));
        continue;
      }
      if (const auto equals = name.find('='); equals != std::string::npos) {
        value = name.substr(equals + 1);
        name.resize(equals);
      }
      ANSHU_TRY(const Option* option, read.expected(usage, name));
      if (option->takes == Takes::nothing) {
        if (value)
          return std::unexpected(bad_argument("E_ARGUMENT_VALUE", name, "argument.no_value", fmt::format("{}后不写值", name)));
        read.values_[name] = {};
        continue;
      }
      if (!value) {
        if (i + 1 == words.size() || words[i + 1].starts_with("--"))
          return std::unexpected(bad_argument("E_ARGUMENT_VALUE", name, "argument.value_required",
                                              fmt::format("{}后应写明{}", name, option->value)));
        value = words[++i];
      }
      read.values_[name].push_back(std::move(*value));
    }
    const std::size_t most = *usage.argument ? 1 : 0;
    if (read.positional_.size() > most)
      return std::unexpected(bad_argument("E_ARGUMENT_UNEXPECTED", read.positional_[most], "argument.unexpected",
                                          fmt::format("多余的参数“{}”（含空格的参数请加引号）", read.positional_[most])));
    return read;
  }

  bool has(const char* name) const { return values_.contains(name); }
  std::string text(const char* name) const { return optional(name).value_or(""); }
  std::optional<std::string> optional(const char* name) const {
    const auto found = values_.find(name);
    return found == values_.end() || found->second.empty() ? std::nullopt : std::optional(found->second.front());
  }
  std::vector<std::string> texts(const char* name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
  }
  std::string positional() const { return positional_.empty() ? "" : positional_.front(); }

 private:
  Result<const Option*> expected(const Usage& usage, const std::string& name) const {
    for (const auto& option : usage.options) {
      if (name != option.name) continue;
      if (option.takes != Takes::values && values_.contains(name))
        return std::unexpected(bad_argument("E_ARGUMENT_REPEATED", name, "argument.repeated", fmt::format("{}只能写一次", name)));
      return &option;
    }
    return std::unexpected(bad_argument("E_ARGUMENT_UNKNOWN", name, "argument.unknown",
                                        fmt::format("anshu law {}没有{}这个选项", usage.command, name)));
  }

  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positional_;
};

int refuse_plainly(const Refusal& refusal, bool as_json) {
  const JsonRefusal answer = json_refusal(refusal);
  if (as_json) {
    fmt::print("{}\n", to_json(answer));
  } else {
    fmt::print(stderr, "{}\n  代码：{}\n", answer.message, answer.code);
    if (!answer.field.empty()) fmt::print(stderr, "  位置：{}\n", answer.field);
    if (!answer.rule.empty()) fmt::print(stderr, "  规则：{}\n", answer.rule);
    if (!answer.basis.empty()) fmt::print(stderr, "  依据：{}\n", answer.basis);
  }
  return 2;
}

void print_steps(const std::vector<law::Step>& steps) {
  fmt::print("计算过程：\n");
  for (std::size_t i = 0; i < steps.size(); ++i)
    fmt::print("  {}. {}{}\n", i + 1, steps[i].text, steps[i].basis.empty() ? "" : "（" + steps[i].basis + "）");
}

std::string with_day(const law::LawBook& law, Date date) {
  return fmt::format("{}（{}）", date.iso(), law.calendar->day_name(date));
}

template <class Answer>
void print_dates(const law::LawBook& law, const Answer& answer) {
  fmt::print("不顺延届满日：{}\n法定届满日：  {}\n预警日：      {}\n", with_day(law, answer.raw_due),
             with_day(law, answer.legal_due), with_day(law, answer.warn_due));
  if (answer.provisional) fmt::print("注意：该年度放假安排尚未载入，届满日为暂定\n");
}

void print(const law::LawBook& law, const law::PeriodAnswer& answer) {
  fmt::print("{}（{}）：{}\n", answer.name, answer.rule, answer.length);
  if (answer.due_at) fmt::print("届满时刻：    {}\n", answer.due_at->substr(0, 16).replace(10, 1, " "));
  print_dates(law, answer);
  if (answer.excluded_days != 0) fmt::print("扣除：        {}日\n", answer.excluded_days);
  if (answer.apply_extension_by) fmt::print("报请延长最迟：{}\n", answer.apply_extension_by->iso());
  if (answer.decide_extension_by) fmt::print("决定延长最迟：{}\n", answer.decide_extension_by->iso());
  print_steps(answer.steps);
}

void print(const law::LawBook& law, const law::DaysAnswer& answer) {
  fmt::print("{}个{}\n", answer.days, answer.workdays ? "工作日" : "自然日");
  print_dates(law, answer);
  print_steps(answer.steps);
}

void print(const law::LawBook&, const law::FeeAnswer& answer) {
  fmt::print("{}：{}元\n", answer.name, answer.fee_yuan);
  if (answer.halved) fmt::print("减半前：{}元\n", format_yuan(answer.full_fen));
  if (answer.needs_provincial_standard) fmt::print("注意：幅度内取值待本省标准\n");
  if (!answer.prepaid) fmt::print("不预交\n");
  print_steps(answer.steps);
}

void print(const law::LawBook&, const law::NumberAnswer& answer) {
  fmt::print("{}\n", answer.document_text);
  if (!answer.court_name.empty()) fmt::print("  {}：{}\n", answer.court_code, answer.court_name);
  for (const auto& type : answer.types) fmt::print("  {}：{}\n", answer.type_code, type.name);
  fmt::print("  年度{}，编号{}\n", answer.year, answer.serial);
  for (const auto& hint : answer.hints) fmt::print("  提示：{}\n", hint);
}

void print(const law::LawBook&, const law::IdAnswer& answer) {
  static const std::map<std::string, const char*> names = {
      {"id_number", "公民身份号码"}, {"uscc", "统一社会信用代码"}, {"phone", "手机号码"}};
  fmt::print("{}有效：{}\n", names.at(answer.kind), answer.text);
  if (!answer.division.empty()) fmt::print("  {}\n", answer.division);
  if (answer.born_on) fmt::print("  {}出生，{}\n", answer.born_on->chinese(), answer.sex.value_or(""));
}

void print(const law::LawBook&, const law::CausesAnswer& answer) {
  if (answer.items.empty()) fmt::print("没有找到\n");
  for (const auto& cause : answer.items)
    fmt::print("{}  {}{}  {}\n", cause.code, cause.name, cause.article.empty() ? "" : "（" + cause.article + "）", cause.path);
}

void print(const law::LawBook&, const law::RulesAnswer& answer) {
  for (const auto& rule : answer.rules) {
    fmt::print("{}  {}  {}，自{}起算（{}）\n", rule.code, rule.name, rule.length, rule.starts_on, rule.basis);
    if (!rule.extension.empty()) fmt::print("    延长：{}\n", rule.extension);
    if (!rule.exclusions.empty()) fmt::print("    扣除：{}\n", fmt::join(rule.exclusions, "、"));
  }
  fmt::print("\n扣除、中止事由\n");
  for (const auto& ground : answer.exclusions)
    fmt::print("{}  {}  自{}至{}（{}）\n", ground.code, ground.name, ground.starts_on, ground.ends_on, ground.basis);
  fmt::print("\n费种\n");
  for (const auto& fee : answer.fees) fmt::print("{}  {}（{}）\n", fee.code, fee.name, fee.basis);
}

template <class Answer>
int tell(const law::LawBook& law, const Result<Answer>& answer, bool as_json) {
  if (!answer) return refuse_plainly(answer.error(), as_json);
  if (as_json)
    fmt::print("{}\n", to_json(*answer));
  else
    print(law, *answer);
  return 0;
}

Result<law::NumberAnswer> format_number(const law::LawBook& law, const Arguments& in) {
  if (!in.positional().empty()) return law::ask_number(law, in.positional());
  return law::make_number(law, {in.text("--year"), in.text("--court"), in.text("--type"), in.text("--serial"),
                                in.text("--special"), in.text("--suffix")});
}

int run(std::string_view command, const Arguments& in, bool as_json) {
  const Assets assets;
  const auto book = law::load_law_book([&](std::string_view path) { return assets.read("reference/" + std::string(path)); });
  if (!book) return refuse_plainly(book.error(), as_json);
  const law::LawBook& law = *book;
  const Date today = SystemClock().today();
  if (command == "period")
    return tell(law,
                law::ask_period(law, {in.text("--rule"), in.text("--from"), in.optional("--extend-months"),
                                      in.optional("--extend-days"), in.texts("--exclude"), in.has("--custody")}),
                as_json);
  if (command == "days")
    return tell(law, law::ask_days(law, {in.text("--from"), in.text("--days"), in.has("--workdays"), in.has("--custody")}),
                as_json);
  if (command == "fee")
    return tell(law,
                law::ask_fee(law,
                             {in.text("--kind"), in.text("--cause"), in.optional("--amount"), in.optional("--base"),
                              in.optional("--province"), in.optional("--on"), in.has("--simplified"), in.has("--mediated"),
                              in.has("--withdrawn"), in.has("--counterclaim"), in.has("--appeal")},
                             today),
                as_json);
  if (command == "number parse") return tell(law, law::ask_number(law, in.positional()), as_json);
  if (command == "number format") return tell(law, format_number(law, in), as_json);
  if (command == "id") return tell(law, law::ask_id(law, in.positional(), today), as_json);
  if (command == "cause search")
    return tell(law, law::ask_causes(law, {in.positional(), in.optional("--kind"), in.optional("--limit")}), as_json);
  return tell(law, law::ask_rules(law, in.optional("--group")), as_json);
}

/// The command that the words begin with (one word or two), and how many words it took.
std::pair<const Usage*, std::size_t> find_command(const std::vector<std::string>& words) {
  for (const auto& usage : usages()) {
    const auto parts = split(usage.command, ' ');
    if (words.size() >= parts.size() && std::equal(parts.begin(), parts.end(), words.begin())) return {&usage, parts.size()};
  }
  return {nullptr, 0};
}

}  // namespace

int law_command(const std::vector<std::string>& words) {
  const auto said = [&](const char* word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  const bool as_json = said("--json"), help = said("--help") || said("-h");
  const auto [usage, taken] = find_command(words);
  if (!usage) {
    if (help || words.empty()) {
      for (const auto& each : usages()) fmt::print("{}", help_of(each));
      return help ? 0 : 2;
    }
    return refuse_plainly(bad_argument("E_COMMAND_UNKNOWN", words.front(), "command.unknown",
                                       fmt::format("没有anshu law {}这个命令（anshu law --help列出全部）", words.front())),
                          as_json);
  }
  if (help) {
    fmt::print("{}", help_of(*usage));
    return 0;
  }
  const auto arguments =
      Arguments::read(*usage, std::vector<std::string>(words.begin() + static_cast<std::ptrdiff_t>(taken), words.end()));
  if (!arguments) return refuse_plainly(arguments.error(), as_json);
  return run(usage->command, *arguments, as_json);
}

}  // namespace anshu::app
