#include "filing/receipt.h"

namespace anshu::filing {

std::string filing_receipt(const documents::Templates& templates, const view::Filing& filing) {
  const documents::Template* form = templates.find("filing-receipt");
  if (!form) throw std::logic_error("the template filing-receipt is missing");
  std::string materials;
  for (const auto& material : filing.materials) materials += (materials.empty() ? "" : "；") + material.name;
  const Date submitted_on = date_at(filing.submitted_at_ms);
  const std::string time = iso_instant(filing.submitted_at_ms).substr(11, 5);
  const json::object data = {
      {"court_name", filing.court_name},
      {"receipt_number", filing.receipt_number},
      {"applicant", filing.applicant_name},
      {"title", filing.title},
      {"submitted_at", submitted_on.chinese() + " " + time},
      {"materials", materials.empty() ? std::string("（未上传材料）") : materials},
      {"review_due_on", filing.review_due_on ? filing.review_due_on->chinese() : std::string("已作出处理")},
      {"issued_on", files::formal_date(submitted_on)},
  };
  return files::make_pdf(documents::fill(*form, data, filing.court_name, filing.submitted_at_ms)).bytes;
}

}  // namespace anshu::filing
