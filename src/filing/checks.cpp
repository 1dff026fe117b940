#include "filing/checks.h"

#include <set>

#include "base/text.h"
#include "cases/procedure.h"
#include "law/identity.h"

namespace anshu::filing {
namespace {

constexpr std::size_t longest_text = 20'000, longest_line = 200, most_items = 100;
constexpr std::int64_t largest_amount_fen = 100'000'000'000'000;  // a thousand billion yuan: beyond it somebody mistyped

bool has(const std::optional<std::string>& text) { return text && !trim(*text).empty(); }

/// Collects findings; every check reads as one line.
class Findings {
 public:
  void block(std::string field, std::string rule, std::string message, std::string step) {
    list.push_back({std::move(field), std::move(rule), std::move(message), std::move(step), FindingLevel::block});
  }
  void warn(std::string field, std::string rule, std::string message, std::string step) {
    list.push_back({std::move(field), std::move(rule), std::move(message), std::move(step), FindingLevel::warn});
  }
  void require(bool present, const std::string& field, const std::string& message, const std::string& step) {
    if (!present) block(field, "required", message, step);
  }
  void limit(const std::optional<std::string>& text, std::size_t most, const std::string& field, const std::string& step) {
    if (text && count_characters(*text) > most) block(field, "text.too_long", fmt::format("内容过长，最多 {} 字", most), step);
  }
  /// The rule and sentence of a refusal of law/identity.h.
  template <class T>
  void accept(const Result<T>& result, const std::string& field, const std::string& step) {
    if (result) return;
    const auto& error = result.error();
    if (error.fields.empty())
      block(field, error.code, error.message, step);
    else
      block(field, error.fields.front().rule, error.fields.front().message, step);
  }
  std::vector<Finding> list;
};

void check_court(Findings& found, const law::LawBook& law, const cases::OnlineFiling& online, const FilingContent& content) {
  found.require(has(content.court_code), "court_code", "请选择受理法院", "court");
  const law::Court* court = has(content.court_code) ? law.courts.find(*content.court_code) : nullptr;
  const law::CaseType* type = law.case_types.find(online.case_type);
  if (has(content.court_code) && !court) found.block("court_code", "court.unknown", "没有这个法院", "court");
  if (court && !type->taken_at(court->rank, court->level == "专门"))
    found.block("court_code", "court.level", court->name + "不受理" + type->name, "court");
  if (online.causes.empty()) return;
  found.require(has(content.cause_code), "cause_code", "请选择案由", "court");
  if (!has(content.cause_code)) return;
  const law::Cause* cause = law.causes.find(*content.cause_code);
  if (!cause || enum_name(cause->kind) != online.causes)
    found.block("cause_code", "cause.unknown", "没有这个案由，或者案由与所选事项不符", "court");
}

void check_agent(Findings& found, const law::LawBook& law, const FilingAgent& agent, const std::string& field, Date today) {
  static const std::set<std::string, std::less<>> kinds = {"lawyer", "kin", "other"};
  if (!kinds.contains(agent.kind)) found.block(field + ".kind", "type.choice", "请选择代理人类型", "parties");
  found.require(!trim(agent.name).empty(), field + ".name", "请填写代理人姓名", "parties");
  found.limit(agent.name, longest_line, field + ".name", "parties");
  if (agent.kind == "lawyer") found.require(has(agent.firm), field + ".firm", "请填写律师事务所", "parties");
  if (has(agent.id_number))
    found.accept(law::parse_id_number(*agent.id_number, law.divisions, today), field + ".id_number", "parties");
  if (has(agent.phone)) found.accept(law::parse_mobile(*agent.phone), field + ".phone", "parties");
  if (agent.authority && *agent.authority != "general" && *agent.authority != "special")
    found.block(field + ".authority", "type.choice", "请选择一般授权或者特别授权", "parties");
}

/// `identified`: must prove who he is; of the others it is enough to tell them from anybody else (民诉解释第二百零九条).
void check_party(Findings& found, const law::LawBook& law, const FilingParty& party, bool identified, const std::string& field,
                 Date today) {
  static const std::set<std::string, std::less<>> kinds = {"natural", "legal", "other"};
  if (!kinds.contains(party.kind)) found.block(field + ".kind", "type.choice", "请选择自然人、法人或者其他组织", "parties");
  found.require(!trim(party.name).empty(), field + ".name", party.kind == "natural" ? "请填写姓名" : "请填写名称", "parties");
  found.limit(party.name, longest_line, field + ".name", "parties");
  for (const auto& [text, name] :
       {std::pair{&party.address, ".address"}, {&party.work_unit, ".work_unit"}, {&party.representative, ".representative"}})
    found.limit(*text, longest_line, field + name, "parties");
  if (identified)
    found.require(has(party.id_number), field + ".id_number",
                  party.kind == "natural" ? "请填写居民身份证号码" : "请填写统一社会信用代码", "parties");
  if (has(party.id_number)) {
    const bool other_document = has(party.id_kind) && *party.id_kind != "resident_id" && *party.id_kind != "uscc";
    if (!other_document && party.kind == "natural")
      found.accept(law::parse_id_number(*party.id_number, law.divisions, today), field + ".id_number", "parties");
    else if (!other_document)
      found.accept(law::parse_uscc(*party.id_number), field + ".id_number", "parties");
    else
      found.limit(party.id_number, 40, field + ".id_number", "parties");
  }
  if (identified) found.require(has(party.phone), field + ".phone", "请填写联系电话", "parties");
  if (has(party.phone) && (party.kind == "natural" || party.phone->starts_with("1")))
    found.accept(law::parse_mobile(*party.phone), field + ".phone", "parties");
  found.limit(party.phone, 30, field + ".phone", "parties");
  found.require(has(party.address), field + ".address", "请填写住所地或者经常居住地", "parties");
  if (party.kind == "legal" && identified)
    found.require(has(party.representative), field + ".representative", "请填写法定代表人或者负责人", "parties");
  if (party.birth_on && !party.birth_on->empty()) {
    const auto born = Date::parse(*party.birth_on);
    if (!born || *born > today) found.block(field + ".birth_on", "type.date", "出生日期不对", "parties");
  }
  if (party.agents.size() > 2)
    found.block(field + ".agents", "agents.two", "每一当事人最多委托二名诉讼代理人（民事诉讼法第六十一条）", "parties");
  for (std::size_t i = 0; i < party.agents.size(); ++i)
    check_agent(found, law, party.agents[i], fmt::format("{}.agents[{}]", field, i), today);
}

void check_parties(Findings& found, const law::LawBook& law, const cases::Procedure& procedure, const cases::OnlineFiling& online,
                   const FilingContent& content, Date today) {
  for (const cases::FilingSide& side : online.sides)
    if (side.required && names_of(content, side.code).empty())
      found.block("parties", "parties." + side.code, "请填写" + procedure.side_name(side.code), "parties");
  if (content.parties.size() > most_items)
    return found.block("parties", "list.too_long", "当事人超过 100 人的，请到立案窗口办理", "parties");
  std::set<std::string> numbers;
  for (std::size_t i = 0; i < content.parties.size(); ++i) {
    const FilingParty& party = content.parties[i];
    const std::string field = fmt::format("parties[{}]", i);
    const cases::FilingSide* side = online.side(party.side);
    if (!side) {
      found.block(field + ".side", "type.choice", "请选择诉讼地位", "parties");
      continue;
    }
    check_party(found, law, party, side->identified, field, today);
    if (has(party.id_number) && !numbers.insert(*party.id_number).second)
      found.block(field + ".id_number", "parties.twice", "同一当事人填写了两次", "parties");
  }
}

void check_claims(Findings& found, const std::string& heading, const FilingContent& content) {
  if (content.claims.empty()) found.block("claims", "required", "请填写" + heading, "claims");
  if (content.claims.size() > most_items) return found.block("claims", "list.too_long", heading + "最多 100 项", "claims");
  for (std::size_t i = 0; i < content.claims.size(); ++i) {
    const FilingClaim& claim = content.claims[i];
    const std::string field = fmt::format("claims[{}]", i);
    found.require(!trim(claim.text).empty(), field + ".text", "请写明具体的请求", "claims");
    found.limit(claim.text, 2000, field + ".text", "claims");
    if (claim.amount_fen && (*claim.amount_fen < 0 || *claim.amount_fen > largest_amount_fen))
      found.block(field + ".amount_fen", "amount.range", "金额应在 0 元至 1 万亿元之间", "claims");
  }
}

void check_answer(Findings& found, const cases::StepField& field, const std::string& value, const std::string& path, Date today) {
  found.limit(value, field.kind == "long_text" ? longest_text : longest_line, path, "facts");
  if (field.kind == "date") {
    const auto on = Date::parse(value);
    if (!on)
      found.block(path, "type.date", field.label + "应为日期", "facts");
    else if (*on > today)
      found.block(path, "date.future", field.label + "不能晚于今天", "facts");
  }
  if (field.kind == "choice" && std::ranges::find(field.choices, value, &cases::StepChoice::code) == field.choices.end())
    found.block(path, "type.choice", "请选择" + field.label, "facts");
  if (field.kind == "boolean" && value != "true" && value != "false")
    found.block(path, "type.boolean", "请选择是否" + field.label, "facts");
  // What must be there to be filed at all, such as 没有其他债务纠纷.
  if (field.kind == "boolean" && field.required && value == "false")
    found.block(path, "answer.must_hold", "须符合：" + field.label, "facts");
}

/// The questions that only this kind of case asks (要素).
void check_answers(Findings& found, const cases::OnlineFiling& online, const FilingContent& content, Date today) {
  std::set<std::string, std::less<>> seen;
  for (const FilingAnswer& answer : content.answers) {
    const auto field = std::ranges::find(online.fields, answer.name, &cases::StepField::name);
    const std::string path = "answers." + answer.name;
    if (field == online.fields.end())
      found.block("answers", "answers.unknown", "没有“" + answer.name.substr(0, 60) + "”这一项", "facts");
    else if (!seen.insert(answer.name).second)
      found.block(path, "answers.twice", field->label + "填写了两次", "facts");
    else if (!trim(answer.value).empty())
      check_answer(found, *field, answer.value, path, today);
  }
  for (const cases::StepField& field : online.fields)
    if (field.required)
      found.require(
          std::ranges::any_of(content.answers,
                              [&](const auto& answer) { return answer.name == field.name && !trim(answer.value).empty(); }),
          "answers." + field.name, (field.kind == "choice" ? "请选择" : "请填写") + field.label, "facts");
}

void check_materials(Findings& found, const law::LawBook& law, const FilingGuide& guide, const FilingContent& content,
                     const std::vector<std::string>& material_codes) {
  const std::set<std::string> uploaded(material_codes.begin(), material_codes.end());
  std::set<std::string> excused;
  for (std::size_t i = 0; i < content.missing_materials.size(); ++i) {
    const MissingMaterial& missing = content.missing_materials[i];
    if (trim(missing.reason).empty())
      found.block(fmt::format("missing_materials[{}].reason", i), "required", "请说明不能提供的原因", "materials");
    else
      excused.insert(missing.code);
  }
  for (const MaterialItem& item :
       guide.materials_for(content.case_type.value_or(""), law.causes.path_text(content.cause_code.value_or("")))) {
    if (!item.required || uploaded.contains(item.code) || excused.contains(item.code)) continue;
    found.block("materials." + item.code, "material.required", "缺少“" + item.name + "”；确实不能提供的，请说明原因",
                "materials");
  }
}

void check_service(Findings& found, const cases::OnlineFiling& online, const FilingContent& content) {
  found.require(has(content.service_address), "service_address", "请填写送达地址", "service");
  found.limit(content.service_address, longest_line, "service_address", "service");
  if (content.eservice_consent.value_or(false))
    found.require(has(content.eservice_address), "eservice_address", "同意电子送达的，请填写手机号码或者电子邮箱", "service");
  found.limit(content.eservice_address, longest_line, "eservice_address", "service");
  if (!content.online_consent.has_value())
    found.block("online_consent", "required", "请选择是否同意在线办理（《人民法院在线诉讼规则》第四条）", "service");
  if (online.mediation && !content.mediation_consent.has_value())
    found.warn("mediation_consent", "consent.mediation", "您还没有选择是否同意先行调解", "service");
  if (!content.declaration.value_or(false)) found.block("declaration", "required", "请确认所填内容和所交材料真实", "service");
}

}  // namespace

std::vector<Finding> check_filing(const cases::Services& services, const FilingGuide& guide, const FilingContent& content,
                                  const std::vector<std::string>& material_codes, Date today) {
  Findings found;
  const law::LawBook& law = services.law;
  const cases::Procedure* procedure = services.procedures.filed_online(content.case_type.value_or(""));
  if (!procedure) {
    found.block("case_type", "case_type.unknown", "请选择要办理的事项；其他案件请到立案窗口办理", "court");
    return std::move(found.list);
  }
  const cases::OnlineFiling& online = *procedure->online_filing(*content.case_type);
  check_court(found, law, online, content);
  check_parties(found, law, *procedure, online, content, today);
  check_claims(found, online.claims, content);
  check_answers(found, online, content, today);
  found.require(has(content.facts), "facts", "请写明事实与理由", "facts");
  found.limit(content.facts, longest_text, "facts", "facts");
  if (content.evidence.size() > most_items) found.block("evidence", "list.too_long", "证据目录最多 100 项", "facts");
  for (std::size_t i = 0; i < content.evidence.size(); ++i) {
    const std::string field = fmt::format("evidence[{}]", i);
    found.require(!trim(content.evidence[i].name).empty(), field + ".name", "请填写证据名称", "facts");
    found.limit(content.evidence[i].name, longest_line, field + ".name", "facts");
  }
  check_materials(found, law, guide, content, material_codes);
  check_service(found, online, content);
  return std::move(found.list);
}

std::vector<Finding> check_registered(const law::LawBook& law, const std::vector<FilingParty>& parties,
                                      const std::vector<FilingClaim>& claims, Date today) {
  Findings found;
  if (parties.size() > most_items) found.block("parties", "list.too_long", "当事人最多 100 人", "parties");
  for (std::size_t i = 0; i < parties.size() && i < most_items; ++i) {
    const std::string field = fmt::format("parties[{}]", i);
    check_party(found, law, parties[i], true, field, today);
    // The window takes what is known: only what is wrong stands in the way.
    std::erase_if(found.list, [&](const Finding& finding) {
      return finding.rule == "required" && finding.field.starts_with(field) && !finding.field.ends_with(".name");
    });
  }
  FilingContent content;
  content.claims = claims;
  if (!claims.empty()) check_claims(found, "诉讼请求", content);
  return std::move(found.list);
}

Result<void> refuse_blocking(const std::vector<Finding>& findings) {
  Refusal refusal{RefusalKind::invalid, "E_FILING_INCOMPLETE", {}, "民事诉讼法第一百二十四条", {}, {}};
  for (const Finding& finding : findings)
    if (finding.level == FindingLevel::block) refusal.fields.push_back({finding.field, finding.rule, finding.message});
  if (refusal.fields.empty()) return {};
  refusal.message = fmt::format("还有 {} 处需要填写或者改正，才能提交", refusal.fields.size());
  return std::unexpected(std::move(refusal));
}

void normalise(const law::LawBook& law, FilingContent& content, Date today) {
  const auto id_number = [&](std::optional<std::string>& number, bool natural) {
    if (!has(number)) return;
    if (natural) {
      if (const auto parsed = law::parse_id_number(*number, law.divisions, today)) number = parsed->text;
    } else if (const auto parsed = law::parse_uscc(*number)) {
      number = *parsed;
    }
  };
  const auto phone = [](std::optional<std::string>& number) {
    if (!has(number)) return;
    if (const auto parsed = law::parse_mobile(*number)) number = *parsed;
  };
  for (FilingParty& party : content.parties) {
    party.name = trim(party.name);
    id_number(party.id_number, party.kind == "natural");
    phone(party.phone);
    if (party.kind == "natural" && has(party.id_number)) {
      if (const auto parsed = law::parse_id_number(*party.id_number, law.divisions, today)) {
        if (!has(party.birth_on)) party.birth_on = parsed->born_on.iso();
        if (!has(party.gender)) party.gender = parsed->sex == law::Sex::male ? "男" : "女";
      }
    }
    for (FilingAgent& agent : party.agents) {
      agent.name = trim(agent.name);
      id_number(agent.id_number, true);
      phone(agent.phone);
    }
  }
}

}  // namespace anshu::filing
