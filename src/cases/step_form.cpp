#include "cases/step_form.h"

#include "base/text.h"

namespace anshu::cases {
namespace {

constexpr std::size_t text_characters = 200, long_text_characters = 5000;
constexpr std::int64_t largest_amount_fen = 1'000'000'000'000'000;  // 10 万亿元

constexpr const char* select_person =
    "SELECT name FROM user_account WHERE organ = $1 AND id = $2 AND active = 1 AND kind = 'staff'";

bool is_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (text[i] < '0' || text[i] > '9') return false;
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

/// One field on its way into the form; says at most one thing about itself.
class FieldCheck {
 public:
  FieldCheck(store::Connection& connection, const CaseFile& file, const law::Codes& codes, std::vector<FieldError>& errors)
      : connection_(connection), file_(file), codes_(codes), errors_(errors) {}

  void check(const StepField& field, const json::value* value, json::object& form) {
    if (value && value->is_string() && trim(std::string_view(value->get_string())).empty()) value = nullptr;
    if (!value || value->is_null()) {
      if (field.required) complain(field, "required", "请填写" + field.label);
      return;
    }
    if (field.kind == "boolean") {
      if (!value->is_bool()) return complain(field, "type.boolean", field.label + "应为是或否");
      form[field.name] = value->get_bool();
    } else if (field.kind == "amount") {
      if (!value->is_int64()) return complain(field, "type.integer", field.label + "应为以分计的整数");
      if (value->get_int64() < 0 || value->get_int64() > largest_amount_fen)
        return complain(field, "amount.range", field.label + "超出范围");
      form[field.name] = value->get_int64();
    } else if (!value->is_string()) {
      complain(field, "type.text", field.label + "应为文字");
    } else if (const std::string text(trim(std::string_view(value->get_string()))); !is_clean_text(text)) {
      complain(field, "text.control", field.label + "含有不能保存的控制字符");
    } else if (check_text(field, text)) {
      form[field.name] = text;
    }
  }

 private:
  bool check_text(const StepField& field, const std::string& text) {
    if (field.kind == "date") return Date::parse(text) || fails(field, "type.date", field.label + "应为日期，如 2026-03-01");
    if (field.kind == "time") return is_time(text) || fails(field, "type.time", field.label + "应为时间，如 09:30");
    if (field.kind == "choice") {
      const auto choices = choices_for(field, file_, codes_);
      return std::ranges::find(choices, text, &StepChoice::code) != choices.end() ||
             fails(field, "type.choice", field.label + "不在可选范围内");
    }
    if (field.kind == "user")
      return !connection_.query(select_person, {file_.row.organ, text}).empty() ||
             fails(field, "user.unknown", field.label + "不是本院在职人员");
    const std::size_t most = field.kind == "long_text" ? long_text_characters : text_characters;
    return count_characters(text) <= most || fails(field, "text.length", fmt::format("{}不能超过{}字", field.label, most));
  }

  bool fails(const StepField& field, const char* rule, std::string message) {
    complain(field, rule, std::move(message));
    return false;
  }
  void complain(const StepField& field, const char* rule, std::string message) {
    errors_.push_back({"fields." + field.name, rule, std::move(message)});
  }

  store::Connection& connection_;
  const CaseFile& file_;
  const law::Codes& codes_;
  std::vector<FieldError>& errors_;
};

}  // namespace

std::vector<StepChoice> choices_for(const StepField& field, const CaseFile& file, const law::Codes& codes,
                                    const Procedure* procedure) {
  if (field.source.starts_with("codes:")) {
    std::vector<StepChoice> choices;
    for (const auto& item : codes.list(field.source.substr(6))) choices.push_back({item.code, item.name});
    return choices;
  }
  if (field.source.starts_with("parties:")) {
    const std::string side = field.source.substr(8);
    std::vector<StepChoice> choices;
    for (const PartyRow& party : file.parties)
      if (side == "all" || party.side == side) choices.push_back({party.id, party.name});
    choices.push_back({"all", side == "all" || !procedure ? "各方当事人" : "全部" + procedure->side_name(side)});
    return choices;
  }
  return field.choices;
}

Result<json::object> check_form(store::Connection& connection, const ProcedureStep& step, const CaseFile& file,
                                const law::Codes& codes, const json::object& input) {
  std::vector<FieldError> errors;
  json::object form;
  FieldCheck fields(connection, file, codes, errors);
  for (const StepField& field : step.fields) fields.check(field, input.if_contains(field.name), form);
  for (const auto& [name, value] : input)
    if (!step.field(std::string_view(name)))
      errors.push_back({"fields." + std::string(name), "unknown", "“" + step.name + "”没有这一项"});
  if (errors.empty()) return form;
  Refusal refusal{RefusalKind::invalid, "E_INVALID_INPUT", fmt::format("有{}处填写不符合要求", errors.size()), {}, {}, {}};
  refusal.fields = std::move(errors);
  return std::unexpected(std::move(refusal));
}

std::string field_text(const StepField& field, const json::value& value, const CaseFile& file, const law::Codes& codes,
                       const Procedure* procedure) {
  if (value.is_bool()) return value.get_bool() ? "是" : "否";
  if (value.is_int64()) return field.kind == "amount" ? format_yuan(value.get_int64()) + "元" : std::to_string(value.get_int64());
  if (!value.is_string()) return {};
  const std::string text(value.get_string());
  if (field.kind == "choice")
    for (const StepChoice& choice : choices_for(field, file, codes, procedure))
      if (choice.code == text) return choice.name;
  return text;
}

}  // namespace anshu::cases
