// Issues documents inside an action (their data is fixed in the same transaction) and files their PDF after the commit.
#pragma once

#include "cases/document_issuer.h"
#include "cases/services.h"
#include "documents/templates.h"

namespace anshu::documents {

class Issuer final : public cases::DocumentIssuer {
 public:
  Issuer(const Templates& templates, const law::LawBook& law, const people::PersonalData& personal)
      : templates_(templates), law_(law), personal_(personal) {}

  bool is_template(std::string_view template_code) const override { return templates_.find(template_code) != nullptr; }
  std::string title_of(std::string_view template_code) const override;
  bool is_internal(std::string_view) const override { return false; }
  /// Fills the template's fields from the case, then from request.fields (which win). E_DOCUMENT_DATA names a field that neither
  /// has.
  Result<cases::DocumentRow> issue(people::Action& action, const cases::CaseFile& file,
                                   const cases::DocumentRequest& request) override;

 private:
  const Templates& templates_;
  const law::LawBook& law_;
  const people::PersonalData& personal_;
};

/// The PDF of an issued document. Made and put into the content store when nobody has asked for it before (the data is fixed, so
/// it is the same whenever it is made), and recorded in the journal with its hash (action record_document_file, by the system).
Result<std::string> document_pdf(cases::Services& services, const Templates& templates, const std::string& organ,
                                 const std::string& case_id, const std::string& document_id);

}  // namespace anshu::documents
