#include "demo/journeys.h"

namespace anshu::demo {
namespace {

constexpr std::string_view prosecutors = "汉中市汉台区人民检察院";

Journey appeal(std::string_view close_way, std::string_view summary) {
  return {"0302",
          "judgment_appeal",
          {{1, 2, "notify_parties", "organization=02"},
           {4, 8, "read_and_ask", "record=询问上诉人、被上诉人，双方对一审查明的事实没有异议，争议在于利息的起算和责任的比例。"},
           {4, 7, "decide", summary},
           {1, 2, "serve_decision"},
           {0, 0, "close_decided", close_way},
           {2, 4, "return_files", "letter_number={number}退卷函"},
           {5, 20, "archive"}}};
}

Journey criminal(std::string_view trial_procedure, std::string_view sentence) {
  // The fast track is over within ten days (刑事诉讼法第二百二十五条).
  const bool fast = trial_procedure == "fast_track";
  // The ordinary procedure leaves ten days between the indictment and the hearing (刑事诉讼法第一百八十七条).
  const int wait = fast ? 2 : trial_procedure == "ordinary" ? 10 : 5;
  const std::string_view hearing = fast                            ? "hearing_day=+2;open_hearing=yes"
                                   : trial_procedure == "ordinary" ? "hearing_day=+10;open_hearing=yes"
                                                                   : "hearing_day=+5;open_hearing=yes";
  return {"0201",
          trial_procedure,
          {{0, 1, "inform_defence", "defence=duty"},
           {0, 1, "serve_indictment"},
           {1, 2, "schedule_hearing", hearing},
           {wait, wait, "hold_hearing", "plea=yes;attendance=公诉人、被告人及其辩护人到庭"},
           {0, 0, "pronounce", sentence},
           {1, 3, "serve_judgment"},
           {0, 1, "close_judgment", "close_way=01"},
           {11, 14, "record_effect"},
           {1, 3, "deliver_for_execution", "agency=汉中市公安局汉台分局"},
           {8, 25, "archive"}}};
}

Journey administrative(std::string_view sentence, std::string_view close_way) {
  return {"0401",
          "ordinary",
          {{1, 3, "serve_defendant"},
           {7, 10, "submit_answer", "evidence=作出行政行为的证据、依据的规范性文件和答辩状，共十一份"},
           {3, 8, "schedule_hearing", "hearing_day=+9;open_hearing=yes"},
           {9, 9, "hold_hearing", "official=attended;attendance=原告、行政机关负责人及工作人员到庭"},
           {8, 30, "pronounce", sentence},
           {1, 4, "serve_judgment"},
           {0, 2, "close_judgment", close_way},
           {17, 22, "record_effect"},
           {8, 25, "archive"}}};
}

}  // namespace

const Journey* appeal_journey(std::string_view result) {
  static const Journey upheld = appeal("close_way=01", "summary=一审认定事实清楚，适用法律正确。驳回上诉，维持原判。");
  static const Journey changed =
      appeal("close_way=03", "summary=利息的起算有误，应予纠正。维持本金部分的判决，撤销利息部分，改自起诉之日起计算。");
  static const Journey remanded =
      appeal("close_way=04", "summary=一审遗漏必须参加诉讼的当事人，违反法定程序。撤销原判，发回重审。");
  static const Journey withdrawn = {
      "0302",
      "judgment_appeal",
      {{1, 2, "notify_parties", "organization=02"},
       {4, 12, "close_early", "close_way=06;reason=上诉人与对方和解，申请撤回上诉，经审查予以准许。"},
       {2, 4, "return_files", "letter_number={number}退卷函"},
       {5, 20, "archive"}}};
  const std::pair<std::string_view, const Journey*> known[] = {
      {"upheld", &upheld}, {"changed", &changed}, {"remanded", &remanded}, {"withdrawn", &withdrawn}};
  const auto found = std::ranges::find(known, result, &std::pair<std::string_view, const Journey*>::first);
  return found == std::end(known) ? nullptr : found->second;
}

const std::vector<Journey>& enforcement_journeys() {
  static const std::vector<Journey> journeys = {
      {"1002",
       "civil",
       {{1, 2, "notify_applicant"},
        {0, 3, "send_execution_notice"},
        {3, 6, "receive_report", "result=full"},
        {0, 2, "search_property", "result=查询到被执行人名下银行账户三个，其中一个有余额；车辆、不动产各一处。"},
        {1, 4, "control_property", "kind=deposit;property=被执行人名下银行账户存款;value=100%"},
        {5, 20, "receive_funds", "amount=100%"},
        {2, 8, "pay_funds", "amount=100%;payee={plaintiff}"},
        {1, 3, "close_enforcement", "close_way=01;summary=案款已全部发放，生效法律文书确定的义务履行完毕。"},
        {8, 25, "archive"}}},
      {"1002",
       "civil",
       {{1, 2, "notify_applicant"},
        {0, 3, "send_execution_notice"},
        {4, 8, "receive_report", "result=none"},
        {0, 2, "search_property", "result=银行账户无可供执行的存款，没有车辆、不动产、证券登记。"},
        {1, 4, "limit_consumption"},
        {2, 10, "search_property", "result=到被执行人住所地调查，村委会证明其外出务工，家中没有可供执行的财产。"},
        {64, 75, "close_this_time", "reported=yes;limited=yes;exhausted=yes;searched=yes;approval=approved"},
        {8, 25, "archive"}}},
      {"1002",
       "civil",
       {{1, 2, "notify_applicant"},
        {0, 3, "send_execution_notice"},
        {2, 6, "receive_clue", "clue=申请执行人反映被执行人在城东市场经营店铺，每日有营业收入。;urgent=no"},
        {2, 4, "check_clue", "result=店铺登记在被执行人名下，已责令其提交营业流水，按月提取收入。"},
        {10, 40, "receive_funds", "amount=60%"},
        {2, 8, "pay_funds", "amount=60%;payee={plaintiff}"},
        {20, 60, "receive_funds", "amount=40%"},
        {2, 8, "pay_funds", "amount=40%;payee={plaintiff}"},
        {1, 3, "close_enforcement", "close_way=01;summary=被执行人分期履行完毕，申请执行人出具结清证明。"},
        {8, 25, "archive"}}},
  };
  return journeys;
}

const Journey& preservation_journey() {
  static const Journey journey = {
      "1004",
      "",
      {{0, 2, "take_measure", "kind=deposit;property={defendant}名下银行账户存款，以{amount}元为限;measure_until=+240"},
       {1, 4, "close_executed", "close_way=01"},
       {8, 25, "archive"}}};
  return journey;
}

const std::vector<WindowStory>& criminal_stories() {
  static const std::vector<WindowStory> stories = {
      {"危险驾驶罪", prosecutors, "被告人醉酒后驾驶小型轿车，被执勤民警查获，血液中乙醇含量为一百六十余毫克每百毫升。",
       criminal("fast_track", "way=in_court;summary=被告人{defendant}犯危险驾驶罪，判处拘役一个月，缓刑二个月，并处罚金。")},
      {"盗窃罪", prosecutors, "被告人在商场内趁人不备窃取他人手机一部，经认定价值四千余元，案发后已退赔。",
       criminal("simplified", "way=in_court;summary=被告人{defendant}犯盗窃罪，判处有期徒刑七个月，缓刑一年，并处罚金。")},
      {"故意伤害罪", prosecutors, "被告人因琐事与他人发生口角，持木棍将其打伤，经鉴定为轻伤二级，案发后取得谅解。",
       criminal("ordinary", "way=in_court;summary=被告人{defendant}犯故意伤害罪，判处有期徒刑九个月，缓刑一年。")},
      {"帮助信息网络犯罪活动罪", prosecutors, "被告人明知他人利用信息网络实施犯罪，仍出借本人银行卡三张，流水金额三十余万元。",
       criminal("simplified",
                "way=in_court;summary=被告人{defendant}犯帮助信息网络犯罪活动罪，判处有期徒刑六个月，缓刑一年，并处罚金。")},
  };
  return stories;
}

const std::vector<WindowStory>& administrative_stories() {
  static const std::vector<WindowStory> stories = {
      {"罚款", "汉中市汉台区市场监督管理局",
       "被告以原告销售的食品标签不合格为由罚款五万元，原告认为处罚过重、程序违法，请求撤销。",
       administrative("way=fixed_date;summary=被告作出行政处罚前未依法告知听证权利，程序违法。撤销被诉行政处罚决定。",
                      "close_way=02")},
      {"行政拘留", "汉中市公安局汉台分局", "被告以原告殴打他人为由决定行政拘留五日，原告认为认定的事实不清，请求撤销。",
       administrative("way=fixed_date;summary=被诉处罚决定认定事实清楚，程序合法。驳回原告的诉讼请求。", "close_way=01")},
      {"工伤保险资格或者待遇认定", "汉中市汉台区人力资源和社会保障局",
       "原告下班途中受到非本人主要责任的交通事故伤害，被告不予认定工伤，请求撤销并责令重新认定。",
       administrative("way=fixed_date;summary=被告认定原告偏离合理路线的证据不足。撤销不予认定工伤决定，责令重新作出。",
                      "close_way=04")},
  };
  return stories;
}

}  // namespace anshu::demo
