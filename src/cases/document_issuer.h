// How steps of a procedure get their documents made: declared here, implemented by the documents room.
#pragma once

#include <string>
#include <string_view>

#include "cases/case_file.h"
#include "people/actions.h"

namespace anshu::cases {

/// A document that a step of the procedure produces.
struct DocumentRequest {
  std::string template_code;
  std::string step;  // code of the step, or the action that asks
  Date occurred_on;
  json::object fields;         // the step's form, as filled in, and what the step establishes
  std::string recipient = {};  // the party whom it is for; "" when it is for several or for the file
};

class DocumentIssuer {
 public:
  virtual ~DocumentIssuer() = default;
  virtual bool is_template(std::string_view template_code) const = 0;
  /// 传票; the code itself when unknown.
  virtual std::string title_of(std::string_view template_code) const = 0;
  /// True for documents that stay inside the court: litigants do not see them.
  virtual bool is_internal(std::string_view template_code) const = 0;
  /// Inserts the document's row through the action's unit of work (its data is fixed now; the PDF is made after the commit).
  virtual Result<DocumentRow> issue(people::Action& action, const CaseFile& file, const DocumentRequest& request) = 0;
};

}  // namespace anshu::cases
