// reference/documents/*.toml: legal documents as data — fixed text, named fields, their article; mapped onto files/pdf.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "files/pdf.h"

namespace anshu::documents {

struct Template {
  std::string code, version, title, basis;
  std::string recipients;           // plaintiff | defendant | all | case (one for the file itself)
  std::vector<std::string> fields;  // every {{name}} that the text uses
  std::vector<files::Block> blocks;
};

class Templates {
 public:
  /// `list_files` names what stands in documents/; E_REFERENCE_DATA names file and line of an unknown block, or of a {{field}}
  /// that is not declared, or declared and not used.
  static Result<Templates> load(const std::vector<std::string>& files,
                                const std::function<std::string(std::string_view)>& read_file);

  const Template* find(std::string_view code) const;
  const std::vector<Template>& all() const { return templates_; }

 private:
  std::vector<Template> templates_;
};

/// The document with its fields filled in; `data` must have a text for every field (std::logic_error otherwise: nothing may go
/// out with a gap).
files::PdfDocument fill(const Template& form, const json::object& data, std::string_view author, InstantMs issued_at_ms);

}  // namespace anshu::documents
