// anshu procedures check|list|show: the procedures that ship and a court's own files, without a data directory.
#include "app/procedure_files.h"
#include "app/terminal.h"

namespace anshu::app {
namespace {

/// Those of the binary and the files that are named on the command line.
Result<std::vector<cases::ProcedureFile>> files_of(const Assets& assets, const ProceduresOptions& options) {
  auto files = procedure_files(assets, options.directory);
  for (const auto& path : options.files) {
    const auto text = read_file(path);
    if (!text) return refuse(RefusalKind::not_found, "E_FILE", "读不到文件 " + path);
    files.push_back({path, *text});
  }
  return files;
}

int check(const cases::Procedures& procedures) {
  std::size_t steps = 0, guards = 0;
  for (const auto& procedure : procedures.all()) {
    steps += procedure.steps.size();
    for (const auto& step : procedure.steps) guards += step.guards.size();
  }
  fmt::print("{}个程序，{}个步骤，{}个条件，没有错误\n", procedures.all().size(), steps, guards);
  return 0;
}

int list(const cases::Procedures& procedures, bool as_json) {
  json::array rows;
  for (const auto& procedure : procedures.all()) {
    std::string types;
    for (const auto& type : procedure.case_types) types += (types.empty() ? "" : " ") + type;
    if (as_json)
      rows.push_back(json::object{{"code", procedure.code},
                                  {"name", procedure.name},
                                  {"case_types", json::value_from(procedure.case_types)},
                                  {"steps", procedure.steps.size()}});
    else
      fmt::print("{}\t{}\t{}\n", procedure.code, types, procedure.name);
  }
  if (as_json) fmt::print("{}\n", json::serialize(rows));
  return 0;
}

int show(const ProcedureRules& rules, const cases::Procedures& procedures, const ProceduresOptions& options) {
  const cases::Procedure* procedure = procedures.find(options.code);
  if (!procedure)
    return report(Refusal{RefusalKind::not_found, "E_UNKNOWN_PROCEDURE", "没有程序" + options.code, {}, {}, {}}, options.json);
  if (options.json)
    fmt::print("{}\n", to_json(*procedure));
  else
    fmt::print("{}", procedure_page(*procedure, rules.law, rules.permissions, rules.templates));
  return 0;
}

}  // namespace

int procedures_command(const ProceduresOptions& options) {
  const Assets assets;
  const auto rules = ProcedureRules::load(assets);
  if (!rules) return report(rules.error());
  const auto files = files_of(assets, options);
  if (!files) return report(files.error());
  const auto procedures = rules->procedures(*files);
  if (!procedures) return report(procedures.error());
  if (options.action == "check") return check(*procedures);
  if (options.action == "list") return list(*procedures, options.json);
  return show(*rules, *procedures, options);
}

}  // namespace anshu::app
