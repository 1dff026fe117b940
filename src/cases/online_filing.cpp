#include "cases/online_filing.h"

#include <array>

#include "cases/form_field_reader.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr std::array filing_sides = {"plaintiff", "defendant", "third"};

Result<FilingSide> read_side(const law::DataTable& table) {
  law::DataReader reader(table);
  FilingSide side{reader.text("code"), reader.text("title"), reader.text_or("help", ""), reader.flag("required"),
                  reader.flag("identified")};
  if (std::ranges::find(filing_sides, side.code) == filing_sides.end()) reader.complain("没有当事人一方" + side.code);
  ANSHU_CHECK(reader.finish());
  return side;
}

Result<FilingDocument> read_document(const law::DataTable& table) {
  law::DataReader reader(table);
  FilingDocument document{reader.text("code"), reader.texts("trial_procedures")};
  ANSHU_CHECK(reader.finish());
  return document;
}

}  // namespace

const FilingSide* OnlineFiling::side(std::string_view wanted) const {
  const auto found = std::ranges::find(sides, wanted, &FilingSide::code);
  return found == sides.end() ? nullptr : &*found;
}

Result<OnlineFiling> read_online_filing(const law::DataTable& table, const law::LawBook& law) {
  law::DataReader reader(table);
  OnlineFiling filing;
  filing.case_type = reader.text("case_type");
  filing.name = reader.text("name");
  filing.help = reader.text("help");
  filing.paper = reader.text("paper");
  filing.signer = reader.text_or("signer", "具状人");
  filing.claims = reader.text("claims");
  filing.causes = reader.text_or("causes", "");
  filing.fee = reader.text_or("fee", "");
  filing.basis = reader.text("basis");
  filing.review = reader.text_or("review", "FILING-REVIEW");
  if (const law::PeriodRule* rule = law.rules.find(filing.review))
    filing.review_length = rule->length_text();
  else
    reader.complain("没有期限规则" + filing.review);
  filing.court_help = reader.text_or("court_help", "");
  filing.claims_example = reader.text_or("claims_example", "");
  filing.agreed_court = reader.flag("agreed_court");
  filing.mediation = reader.flag("mediation");
  filing.source_field = reader.text_or("source_field", "");
  const auto sides = reader.tables("sides"), fields = reader.tables("fields"), documents = reader.tables("documents");
  if (!law.case_types.find(filing.case_type)) reader.complain("没有案件类型" + filing.case_type);
  if (!filing.causes.empty() && !enum_from<law::CauseKind>(filing.causes)) reader.complain("没有案由类别" + filing.causes);
  if (!filing.fee.empty() && filing.fee != "cause" && !law.fees.find(filing.fee, Date::of(2026, 1, 1)))
    reader.complain("没有诉讼费用种类" + filing.fee);
  if (filing.fee == "cause" && filing.causes.empty()) reader.complain("fee = \"cause\" 须有 causes");
  ANSHU_CHECK(reader.finish());
  for (const auto& inner : sides) {
    ANSHU_TRY(FilingSide side, read_side(inner));
    filing.sides.push_back(std::move(side));
  }
  for (const auto& inner : fields) {
    ANSHU_TRY(StepField field, read_form_field(inner, FormOf::filing, law.codes, filing.fields));
    filing.fields.push_back(std::move(field));
  }
  for (const auto& inner : documents) {
    ANSHU_TRY(FilingDocument document, read_document(inner));
    filing.documents.push_back(std::move(document));
  }
  if (std::ranges::none_of(filing.sides, &FilingSide::required)) reader.complain("至少有一方当事人是必填的（required = true）");
  const bool known_source = std::ranges::find(filing.fields, filing.source_field, &StepField::name) != filing.fields.end();
  if (!filing.source_field.empty() && !known_source) reader.complain("source_field 没有字段" + filing.source_field);
  ANSHU_CHECK(reader.finish());
  return filing;
}

}  // namespace anshu::cases
