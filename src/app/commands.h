// One function per command of `anshu`; each returns the exit code. Options come in as plain structs, so that the command-line
// library stays in main.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace anshu::app {

/// What every command takes.
struct CommonOptions {
  std::string data = "data";
  std::optional<InstantMs> clock;  // --clock
};

struct InitOptions : CommonOptions {
  std::vector<std::string> organs;  // 法院代字, the superior court first
};
int init_command(const InitOptions& options);

struct ServeOptions : CommonOptions {
  std::optional<std::int64_t> port;
  std::string address;
};
int serve_command(const ServeOptions& options);

struct DemoOptions : CommonOptions {
  std::int64_t cases = 3000;
  std::int64_t seed = 20260301;
  std::string password;  // of all demonstration accounts; "": made at random and written to demo-accounts.txt
};
int demo_command(const DemoOptions& options);

struct ImportOptions : CommonOptions {
  std::string file, organ;
  bool dry_run = false, json = false;
};
int import_command(const ImportOptions& options);

struct ExportOptions : CommonOptions {
  std::string file, organ, status = "all";
  bool with_sealed = false;
};
int export_command(const ExportOptions& options);

struct VerifyOptions : CommonOptions {
  bool json = false;
  std::string public_key;  // pinned seal key (hex); "" takes keys/seal.pub
};
int verify_command(const VerifyOptions& options);

struct BackupOptions : CommonOptions {
  std::string target;
  bool with_keys = false;
};
int backup_command(const BackupOptions& options);
int restore_command(const BackupOptions& options);  // target: where the backup lies

struct UserOptions : CommonOptions {
  std::string action;  // list | create | reset-password | grant
  std::string organ, login, name, department;
  std::vector<std::string> roles;
};
int user_command(const UserOptions& options);

struct DocsOptions {
  std::string target = "docs/reference";
  bool check = false;  // compare only; exit 1 when a page is stale
};
int docs_command(const DocsOptions& options);
int openapi_command();

struct ProceduresOptions {
  std::string action;              // check | list | show
  std::vector<std::string> files;  // checked beside those that ship
  std::string directory;           // a court's own files: *.toml, common/*.toml
  std::string code;
  bool json = false;
};
int procedures_command(const ProceduresOptions& options);
int seal_command(const CommonOptions& options);

/// anshu law …: the words after `law` (law_command.cpp); 2 for input that breaks a rule.
int law_command(const std::vector<std::string>& words);

}  // namespace anshu::app
