// anshu: one program, one command line.
#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <map>

#include "app/commands.h"
#include "app/run_guarded.h"

using namespace anshu;
using namespace anshu::app;

namespace {

struct Options {
  InitOptions init;
  ServeOptions serve;
  DemoOptions demo;
  ImportOptions import;
  ExportOptions export_;
  VerifyOptions verify;
  BackupOptions backup, restore;
  UserOptions user;
  DocsOptions docs;
  ProceduresOptions procedures;
  CommonOptions seal;
};

void add_common(CLI::App& command, CommonOptions& options) {
  command.add_option("--data", options.data, "数据目录")->capture_default_str();
  command.add_option_function<std::string>(
      "--clock",
      [&options](const std::string& text) {
        options.clock = parse_instant(text);
        if (!options.clock) throw CLI::ValidationError("--clock", "应为时间，如 2026-03-01T09:00:00+08:00");
      },
      "以此时刻为程序的当前时间开始运行（试用、测试）");
}

/// What is wrong with the command line, in the language of its readers.
std::string usage_error(const CLI::App* app, const CLI::Error& error) {
  static const std::map<std::string, const char*> reasons = {
      {"RequiredError", "缺少必需的参数或者子命令"}, {"ExtrasError", "有不认识的参数"},
      {"ArgumentMismatch", "参数的个数不对"},        {"ConversionError", "参数的值不是所要求的类型"},
      {"ValidationError", "参数的值不符合要求"},     {"OptionNotFound", "没有这个选项"}};
  const auto reason = reasons.find(error.get_name());
  return fmt::format("{}（{}）\n  用法见 anshu {}--help\n", reason == reasons.end() ? "命令行有误" : reason->second, error.what(),
                     app->get_parent() ? app->get_name() + " " : "");
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  CLI::App app("案枢 Anshu：法院、检察院案件台账系统");
  app.require_subcommand(1);
  app.failure_message(usage_error);
  app.set_version_flag("--version", "anshu 0.1.0");
  Options options;
  int code = 0;

  auto* init = app.add_subcommand("init", "建立数据目录、密钥、数据库和首批管理员");
  add_common(*init, options.init);
  init->add_option("--organ", options.init.organs, "法院代字，可多次给出，上级法院在前")->required();
  init->callback([&] { code = run_guarded([&] { return init_command(options.init); }); });

  auto* serve = app.add_subcommand("serve", "启动服务（网页和接口）");
  add_common(*serve, options.serve);
  serve->add_option("--port", options.serve.port, "端口")->check(CLI::Range(0, 65535));
  serve->add_option("--address", options.serve.address, "监听地址");
  serve->callback([&] { code = run_guarded([&] { return serve_command(options.serve); }); });

  auto* demo = app.add_subcommand("demo", "建立演示法院");
  add_common(*demo, options.demo);
  demo->add_option("--cases", options.demo.cases, "案件数")->capture_default_str()->check(CLI::Range(0, 5'000'000));
  demo->add_option("--seed", options.demo.seed, "随机种子：同一种子，同一法院")->capture_default_str();
  demo->add_option("--password", options.demo.password, "全部演示账号的口令（省略则随机生成）");
  demo->callback([&] { code = run_guarded([&] { return demo_command(options.demo); }); });

  auto* import = app.add_subcommand("import", "导入");
  import->require_subcommand(1);
  auto* import_ledger = import->add_subcommand("ledger", "导入既有台账（XLSX、CSV）");
  add_common(*import_ledger, options.import);
  import_ledger->add_option("FILE", options.import.file, "台账文件")->required();
  import_ledger->add_option("--organ", options.import.organ, "法院代字")->required();
  import_ledger->add_flag("--dry-run", options.import.dry_run, "只检查，不写入");
  import_ledger->add_flag("--json", options.import.json, "以 JSON 输出结果");
  import_ledger->callback([&] { code = run_guarded([&] { return import_command(options.import); }); });

  auto* export_command_line = app.add_subcommand("export", "导出");
  export_command_line->require_subcommand(1);
  auto* export_ledger = export_command_line->add_subcommand("ledger", "导出台账（按扩展名 .xlsx、.csv）");
  add_common(*export_ledger, options.export_);
  export_ledger->add_option("FILE", options.export_.file, "目标文件")->required();
  export_ledger->add_option("--organ", options.export_.organ, "法院代字")->required();
  export_ledger->add_option("--status", options.export_.status, "open、closed、archived 或 all")->capture_default_str();
  export_ledger->add_flag("--with-sealed", options.export_.with_sealed, "包括不公开案件（记入安全日志）");
  export_ledger->callback([&] { code = run_guarded([&] { return export_command(options.export_); }); });

  auto* verify = app.add_subcommand("verify", "核验：重算哈希链、封印和签名，重放留痕并逐行比对");
  add_common(*verify, options.verify);
  verify->add_flag("--json", options.verify.json, "以 JSON 输出结果");
  verify->add_option("--public-key", options.verify.public_key, "封印公钥（十六进制）；省略则用 keys/seal.pub");
  verify->callback([&] { code = run_guarded([&] { return verify_command(options.verify); }); });

  auto* seal = app.add_subcommand("seal", "封印已结束的各日（服务运行时自动进行）");
  add_common(*seal, options.seal);
  seal->callback([&] { code = run_guarded([&] { return seal_command(options.seal); }); });

  auto* backup = app.add_subcommand("backup", "在线备份到目录");
  add_common(*backup, options.backup);
  backup->add_option("TARGET", options.backup.target, "备份目录（须为空）")->required();
  backup->add_flag("--with-keys", options.backup.with_keys, "连同私钥备份（请另行妥善保管）");
  backup->callback([&] { code = run_guarded([&] { return backup_command(options.backup); }); });

  auto* restore = app.add_subcommand("restore", "从备份恢复到空的数据目录");
  add_common(*restore, options.restore);
  restore->add_option("SOURCE", options.restore.target, "备份目录")->required();
  restore->callback([&] { code = run_guarded([&] { return restore_command(options.restore); }); });

  auto* user = app.add_subcommand("user", "账号");
  user->require_subcommand(1);
  for (const auto& [name, help] :
       {std::pair{"list", "列出账号"}, {"create", "建立账号"}, {"reset-password", "重设口令"}, {"grant", "授予岗位"}}) {
    auto* command = user->add_subcommand(name, help);
    add_common(*command, options.user);
    command->add_option("--organ", options.user.organ, "法院代字")->required();
    if (std::string_view(name) != "list") command->add_option("--login", options.user.login, "登录名")->required();
    if (std::string_view(name) == "create") {
      command->add_option("--name", options.user.name, "姓名")->required();
      command->add_option("--department", options.user.department, "部门编号");
    }
    if (std::string_view(name) == "create" || std::string_view(name) == "grant")
      command->add_option("--role", options.user.roles, "岗位代码，可多次给出");
    command->callback([&, action = std::string(name)] {
      options.user.action = action;
      code = run_guarded([&] { return user_command(options.user); });
    });
  }

  auto* docs = app.add_subcommand("docs", "由规则数据生成参考文档");
  docs->add_option("--target", options.docs.target, "目标目录")->capture_default_str();
  docs->add_flag("--check", options.docs.check, "只比对，有过期页面则退出码为 1");
  docs->callback([&] { code = run_guarded([&] { return docs_command(options.docs); }); });

  auto* procedures = app.add_subcommand("procedures", "办案程序（不需要数据目录）");
  procedures->require_subcommand(1);
  for (const auto& [name, help] : {std::pair{"check", "校验随程序发布的和本院自己的程序文件"},
                                   {"list", "列出全部程序"},
                                   {"show", "打印一个程序的全部阶段、步骤、期限和条件"}}) {
    auto* command = procedures->add_subcommand(name, help);
    command->add_option("--directory", options.procedures.directory, "本院自己的程序文件所在目录");
    if (std::string_view(name) == "check") command->add_option("FILE", options.procedures.files, "另外校验的程序文件");
    if (std::string_view(name) == "show") command->add_option("CODE", options.procedures.code, "程序代码")->required();
    if (std::string_view(name) != "check") command->add_flag("--json", options.procedures.json, "以 JSON 输出");
    command->callback([&, action = std::string(name)] {
      options.procedures.action = action;
      code = run_guarded([&] { return procedures_command(options.procedures); });
    });
  }

  auto* openapi = app.add_subcommand("openapi", "输出 OpenAPI 3.1 文档");
  openapi->callback([&] { code = run_guarded([] { return openapi_command(); }); });

  // Its own words, so that a negative amount is a refusal and not an unknown option.
  auto* law = app.add_subcommand("law", "期限、诉讼费用、案号、身份号码、案由（anshu law --help）");
  law->prefix_command();
  law->set_help_flag();
  law->callback([&] { code = run_guarded([&] { return law_command(law->remaining()); }); });

  CLI11_PARSE(app, argc, argv);
  return code;
}
