// Where procedures come from: those inside the binary, and a court's own beside them.
#pragma once

#include <filesystem>
#include <vector>

#include "app/assets.h"
#include "cases/procedure.h"
#include "documents/templates.h"
#include "law/law_book.h"
#include "people/permissions.h"

namespace anshu::app {

/// reference/procedures/**, then own/*.toml and own/common/*.toml ("" for none). An own file of the same name as a shipped one
/// does not replace it: [reference] directory does that.
std::vector<cases::ProcedureFile> procedure_files(const Assets& assets, const std::filesystem::path& own);

/// The rules that procedures are checked against, without a data directory.
struct ProcedureRules {
  law::LawBook law;
  people::Permissions permissions;
  documents::Templates templates;

  static Result<ProcedureRules> load(const Assets& assets);
  Result<cases::Procedures> procedures(const std::vector<cases::ProcedureFile>& files) const;
};

/// The printed page of a procedure (Markdown): everything that applies, common parts put in.
std::string procedure_page(const cases::Procedure& procedure, const law::LawBook& law, const people::Permissions& permissions,
                           const documents::Templates& templates);

}  // namespace anshu::app
