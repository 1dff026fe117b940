#include "cases/form_field_reader.h"

namespace anshu::cases {
namespace {

constexpr std::array step_kinds = {"date", "text", "long_text", "choice", "amount", "boolean", "user", "time"};
constexpr std::array filing_kinds = {"text", "long_text", "date", "choice", "amount", "boolean"};
constexpr std::string_view of_codes = "codes:", of_parties = "parties:";

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

bool names_party(const StepField& field) { return field.source.starts_with(of_parties); }

void check_source(law::DataReader& reader, const StepField& field, FormOf form, const law::Codes& codes,
                  const std::vector<StepField>& others) {
  if (field.source.empty()) return;
  if (form == FormOf::filing) return reader.complain("网上立案的字段没有 source，请用 choices");
  if (field.source.starts_with(of_codes)) {
    const std::string list = field.source.substr(of_codes.size());
    if (codes.list(list).empty()) reader.complain("没有代码表" + list);
  } else if (names_party(field)) {
    if (!contains(party_sides, field.source.substr(of_parties.size())))
      reader.complain("parties: 后应为 plaintiff、defendant、third、other 或 all");
    if (std::ranges::any_of(others, names_party)) reader.complain("一个步骤只能有一个当事人字段");
  } else {
    reader.complain("source 应为 codes:… 或 parties:…");
  }
}

}  // namespace

Result<StepField> read_form_field(const law::DataTable& table, FormOf form, const law::Codes& codes,
                                  const std::vector<StepField>& others) {
  law::DataReader reader(table);
  StepField field;
  field.name = reader.text("name");
  field.label = reader.text("label");
  field.kind = reader.text("kind");
  field.required = reader.flag("required");
  field.help = reader.text_or("help", "");
  field.source = reader.text_or("source", "");
  const auto choices = reader.tables("choices");
  // A step's own day is always in its form.
  const bool taken = std::ranges::find(others, field.name, &StepField::name) != others.end();
  if (taken || (form == FormOf::step && field.name == "occurred_on")) reader.complain("字段" + field.name + "重复");
  if (!(form == FormOf::step ? contains(step_kinds, field.kind) : contains(filing_kinds, field.kind)))
    reader.complain("没有字段类型" + field.kind);
  if (field.kind != "choice" && (!choices.empty() || !field.source.empty()))
    reader.complain("只有 choice 字段可以有 choices 或 source");
  if (field.kind == "choice" && choices.empty() == field.source.empty())
    reader.complain("choice 字段须有 choices 或 source 之一");
  check_source(reader, field, form, codes, others);
  ANSHU_CHECK(reader.finish());
  for (const auto& inner : choices) {
    law::DataReader choice(inner);
    StepChoice read{choice.text("code"), choice.text("name")};
    if (std::ranges::find(field.choices, read.code, &StepChoice::code) != field.choices.end())
      choice.complain("选项" + read.code + "重复");
    ANSHU_CHECK(choice.finish());
    field.choices.push_back(std::move(read));
  }
  return field;
}

}  // namespace anshu::cases
