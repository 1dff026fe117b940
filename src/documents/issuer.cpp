#include "documents/issuer.h"

#include "base/text.h"
#include "cases/procedure.h"
#include "law/case_number.h"
#include "law/law_book.h"
#include "store/blobs.h"

namespace anshu::documents {
namespace {

std::string names_of(const cases::CaseFile& file, std::string_view side) {
  std::string names;
  for (const auto* party : file.side(side)) names += (names.empty() ? "" : "、") + party->name;
  return names;
}

std::string document_number(const std::string& number) {
  const auto parsed = law::parse_case_number(number);
  return parsed ? parsed->document_text() : number;
}

std::string recipient_of(const Template& form, const cases::CaseFile& file) {
  if (form.recipients == "plaintiff") return names_of(file, "plaintiff");
  if (form.recipients == "defendant") return names_of(file, "defendant");
  std::string all = names_of(file, "plaintiff");
  for (const char* side : {"defendant", "third"})
    if (const auto names = names_of(file, side); !names.empty()) all += "、" + names;
  return all;
}

/// What every document may say about its case.
json::object case_data(const Template& form, const law::LawBook& law, const cases::CaseFile& file, Date issued_on) {
  const law::Court* court = law.courts.find(file.row.organ);
  const std::string procedure = cases::trial_procedure_name(file.row.trial_procedure);
  return {
      {"court_name", court ? court->name : file.row.organ},
      {"case_number", document_number(file.row.number)},
      {"recipient", recipient_of(form, file)},
      {"plaintiffs", names_of(file, "plaintiff")},
      {"defendants", names_of(file, "defendant")},
      {"opponents", names_of(file, "defendant")},
      {"title", file.row.title},
      {"cause_name", file.row.cause_name},
      {"filed_on", file.row.filed_on.chinese()},
      {"trial_procedure", procedure.empty() ? std::string("普通程序") : procedure},
      {"handler_name", file.row.handler_name.empty() ? std::string("（待定）") : file.row.handler_name},
      {"clerk_name", file.row.clerk_name.empty() ? std::string("（待定）") : file.row.clerk_name},
      {"claim_amount",
       file.row.claim_amount_fen ? "人民币" + format_yuan(*file.row.claim_amount_fen) + "元" : std::string("不涉及财产数额")},
      {"issued_on", files::formal_date(issued_on)},
  };
}

std::string as_text(const json::value& value) {
  if (value.is_string()) {
    const std::string text(value.get_string());
    const auto date = Date::parse(text);
    return date ? date->chinese() : text;
  }
  if (value.is_bool()) return value.get_bool() ? "是" : "否";
  return value.is_null() ? std::string() : json::serialize(value);
}

struct RecordedFile {
  std::string document_id, sha256;
};
BOOST_DESCRIBE_STRUCT(RecordedFile, (), (document_id, sha256))

/// Recording the file changes only the document's row; when two readers asked at once, the second finds it done.
void record_file(cases::Services& services, const cases::DocumentRow& document, const std::string& sha256) {
  const people::Actor system = people::Actor::system(document.organ);
  const RecordedFile input{document.id, sha256};
  const people::ActionCall call{"record_document_file", document.organ, document.case_id, to_json(input), {}};
  (void)services.actions.run<RecordedFile>(system, call, [&](people::Action& action) -> Result<RecordedFile> {
    const auto now = action.db().find<cases::DocumentRow>({document.organ, document.case_id, document.id});
    if (!now || !now->sha256.empty()) return input;
    auto after = *now;
    after.sha256 = sha256;
    after.status = "filed";
    action.work.update(*now, after);
    return input;
  });
}

}  // namespace

std::string Issuer::title_of(std::string_view template_code) const {
  const Template* form = templates_.find(template_code);
  return form ? form->title : std::string(template_code);
}

Result<cases::DocumentRow> Issuer::issue(people::Action& action, const cases::CaseFile& file,
                                         const cases::DocumentRequest& request) {
  const Template* form = templates_.find(request.template_code);
  if (!form) return refuse(RefusalKind::invalid, "E_UNKNOWN_TEMPLATE", "没有文书模板 " + request.template_code);
  json::object known = case_data(*form, law_, file, action.today());
  for (const auto& [name, value] : request.fields)
    if (!value.is_null()) known[name] = as_text(value);
  json::object data;
  for (const std::string& field : form->fields) {
    const json::value* value = known.if_contains(field);
    if (!value)
      return refuse(RefusalKind::conflict, "E_DOCUMENT_DATA", "制作《" + form->title + "》缺少内容：" + field, form->basis);
    data[field] = *value;
  }
  cases::DocumentRow document;
  document.organ = file.row.organ;
  document.case_id = file.row.id;
  document.id = action.work.new_id();
  document.template_code = form->code;
  document.template_version = form->version;
  document.title = request.recipient.empty() ? form->title : form->title + "（" + request.recipient + "）";
  document.number = file.row.number;
  document.status = "issued";
  document.data_sealed = personal_.seal(json::serialize(data));
  document.issued_at_ms = action.now_ms();
  action.work.insert(document);
  return document;
}

Result<std::string> document_pdf(cases::Services& services, const Templates& templates, const std::string& organ,
                                 const std::string& case_id, const std::string& document_id) {
  const auto document = services.database.read_value(
      [&](store::Connection& db) { return db.find<cases::DocumentRow>({organ, case_id, document_id}); });
  if (!document) return refuse_not_found("文书");
  if (!document->sha256.empty()) {
    if (auto bytes = services.blobs.get(document->sha256)) return *std::move(bytes);
    throw std::runtime_error("the file of an issued document is missing from the content store");
  }
  const Template* form = templates.find(document->template_code);
  if (!form) throw std::runtime_error("the template " + document->template_code + " of an issued document is gone");
  ANSHU_TRY(const json::value data, parse_json(services.personal.open(document->data_sealed)));
  const law::Court* court = services.law.courts.find(organ);
  files::Pdf pdf = files::make_pdf(fill(*form, data.as_object(), court ? court->name : organ, document->issued_at_ms));
  record_file(services, *document, services.blobs.put(pdf.bytes));
  return std::move(pdf.bytes);
}

}  // namespace anshu::documents
