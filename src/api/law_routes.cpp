// The public calculators (期限、诉讼费、案号): the same questions and answers as `anshu law`, without signing in.
#include "api/resources.h"
#include "law/questions.h"
#include "people/actions.h"

namespace anshu::api {
namespace {

constexpr std::size_t longest_text = 400;  // of one query parameter

/// Refuses a question that nobody types, before it is looked at.
Result<void> check_lengths(const Call& call) {
  for (const auto& param : call.route.query)
    for (const auto& text : call.texts(param.name))
      if (text.size() > longest_text) return refuse_field(param.name, "text.too_long", "过长");
  return {};
}

std::string text_of(const Call& call, const char* name) { return call.text(name).value_or(""); }
bool flag_of(const Call& call, const char* name) { return call.boolean(name).value_or(false); }

template <class Answer, class Ask>
void add_question(Router& router, RouteInfo info, Ask ask) {
  info.tag = "期限与费用";
  info.permission = "public";
  router.get<Answer>(std::move(info), [ask = std::move(ask)](Call& call) -> Result<Answer> {
    ANSHU_CHECK(check_lengths(call));
    return ask(call);
  });
}

std::vector<QueryParam> period_params() {
  return {{"rule", QueryType::text, "期限规则代码，如CIV1-ORD", true},
          {"from", QueryType::text, "起算事件之日；以时计的规则写时刻", true},
          {"extend_months", QueryType::text, "经批准延长的月数"},
          {"extend_days", QueryType::text, "经批准延长的日数"},
          {"exclude", QueryType::text, "扣除，如X02:2026-03-02..2026-05-11", false, true},
          {"custody", QueryType::boolean, "在押"}};
}

std::vector<QueryParam> fee_params() {
  return {{"kind", QueryType::text, "费种，如property"},
          {"cause", QueryType::text, "案由代码，代替费种"},
          {"amount", QueryType::text, "标的额（元）"},
          {"base", QueryType::text, "幅度内的每件定额（元）"},
          {"province", QueryType::text, "省，如陕西；或者法院代字"},
          {"on", QueryType::text, "适用哪一日的标准"},
          {"simplified", QueryType::boolean, "适用简易程序"},
          {"mediated", QueryType::boolean, "调解结案"},
          {"withdrawn", QueryType::boolean, "撤诉"},
          {"counterclaim", QueryType::boolean, "反诉、有独立请求权的第三人"},
          {"appeal", QueryType::boolean, "上诉"}};
}

}  // namespace

void add_law_routes(Router& router, Desk& desk) {
  const law::LawBook& law = desk.services.law;
  add_question<law::PeriodAnswer>(
      router, {.path = "/api/v1/law/period", .operation = "ask_period", .summary = "计算期限届满日", .query = period_params()},
      [&law](Call& call) {
        return law::ask_period(law, {text_of(call, "rule"), text_of(call, "from"), call.text("extend_months"),
                                     call.text("extend_days"), call.texts("exclude"), flag_of(call, "custody")});
      });
  add_question<law::DaysAnswer>(router,
                                {.path = "/api/v1/law/days",
                                 .operation = "ask_days",
                                 .summary = "按日或者工作日计算期间",
                                 .query = {{"from", QueryType::text, "起算事件之日", true},
                                           {"days", QueryType::text, "日数", true},
                                           {"workdays", QueryType::boolean, "按工作日计算"},
                                           {"custody", QueryType::boolean, "在押"}}},
                                [&law](Call& call) {
                                  return law::ask_days(law, {text_of(call, "from"), text_of(call, "days"),
                                                             flag_of(call, "workdays"), flag_of(call, "custody")});
                                });
  add_question<law::FeeAnswer>(
      router, {.path = "/api/v1/law/fee", .operation = "ask_fee", .summary = "计算诉讼费用", .query = fee_params()},
      [&law, &desk](Call& call) {
        return law::ask_fee(law,
                            {text_of(call, "kind"), text_of(call, "cause"), call.text("amount"), call.text("base"),
                             call.text("province"), call.text("on"), flag_of(call, "simplified"), flag_of(call, "mediated"),
                             flag_of(call, "withdrawn"), flag_of(call, "counterclaim"), flag_of(call, "appeal")},
                            desk.services.clock.today());
      });
  add_question<law::RulesAnswer>(
      router,
      {.path = "/api/v1/law/rules",
       .operation = "list_law_rules",
       .summary = "期限规则、扣除事由和费种",
       .query = {{"group", QueryType::text, "trial、filing、node、preservation、enforcement、procuratorate"}}},
      [&law](Call& call) { return law::ask_rules(law, call.text("group")); });
  add_question<law::NumberAnswer>(router,
                                  {.path = "/api/v1/law/number",
                                   .operation = "ask_number",
                                   .summary = "解析案号、旧式案号或者检察文号",
                                   .query = {{"text", QueryType::text, "案号", true}}},
                                  [&law](Call& call) { return law::ask_number(law, text_of(call, "text")); });
}

}  // namespace anshu::api
