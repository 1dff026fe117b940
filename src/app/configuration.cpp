#include "app/configuration.h"

#include <toml++/toml.h>

#include <charconv>
#include <cstdlib>
#include <functional>
#include <map>

#include "http/trusted_proxies.h"

namespace anshu::app {
namespace {

std::unexpected<Refusal> bad(const std::string& where, const std::string& message) {
  return refuse(RefusalKind::invalid, "E_CONFIGURATION", where + "：" + message);
}

/// One setting: its key in the file, its variable in the environment (or none), and how its text is read.
struct Setting {
  std::string key, variable;
  std::function<std::string(std::string_view)> set;  // "" or what is wrong
};

std::function<std::string(std::string_view)> number(std::int64_t& target, std::int64_t least, std::int64_t most) {
  return [&target, least, most](std::string_view text) -> std::string {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
      return fmt::format("应为 {} 到 {} 之间的整数", least, most);
    target = value;
    return {};
  };
}

std::function<std::string(std::string_view)> words(std::string& target) {
  return [&target](std::string_view text) -> std::string {
    target = text;
    return {};
  };
}

std::function<std::string(std::string_view)> address(std::string& target) {
  return [&target](std::string_view text) -> std::string {
    if (http::canonical_address(text).empty()) return "应为 IP 地址，如 127.0.0.1 或 ::";
    target = text;
    return {};
  };
}

std::string add_proxy(std::vector<std::string>& target, const std::string& text) {
  try {
    static_cast<void>(http::TrustedProxies({text}));
  } catch (const std::runtime_error&) {
    return "“" + text + "”应为 IP 地址或网段，如 10.0.0.0/8";
  }
  target.push_back(text);
  return {};
}

std::vector<Setting> settings_of(Configuration& c) {
  return {
      {"server.address", "ANSHU_ADDRESS", address(c.address)},
      {"server.port", "ANSHU_PORT", number(c.port, 0, 65535)},
      {"server.workers", "ANSHU_WORKERS", number(c.workers, 2, 512)},
      {"server.tls_certificate", "ANSHU_TLS_CERTIFICATE", words(c.tls_certificate)},
      {"server.tls_key", "ANSHU_TLS_KEY", words(c.tls_key)},
      {"database.url", "ANSHU_DATABASE",
       [&c](std::string_view text) -> std::string {
         if (!text.empty() && !text.starts_with("postgresql://") && !text.starts_with("postgres://"))
           return "应为 postgresql:// 开头的连接串，或留空使用内嵌 SQLite";
         c.database = text;
         return {};
       }},
      {"database.connections", "ANSHU_DATABASE_CONNECTIONS", number(c.connections, 1, 500)},
      {"reference.directory", "ANSHU_REFERENCE", words(c.reference_dir)},
      {"reference.procedures", "ANSHU_PROCEDURES", words(c.procedures_dir)},
      {"sessions.staff_idle_minutes", "", number(c.staff_idle_minutes, 1, 720)},
      {"sessions.portal_idle_minutes", "", number(c.portal_idle_minutes, 1, 720)},
      {"log.level", "ANSHU_LOG_LEVEL",
       [&c](std::string_view text) -> std::string {
         static const std::map<std::string_view, LogLevel> levels = {
             {"debug", LogLevel::debug}, {"info", LogLevel::info}, {"warning", LogLevel::warning}, {"error", LogLevel::error}};
         const auto found = levels.find(text);
         if (found == levels.end()) return "应为 debug、info、warning 或 error";
         c.log_level = found->second;
         return {};
       }},
      {"", "ANSHU_CLOCK",
       [&c](std::string_view text) -> std::string {
         c.clock = parse_instant(text);
         return c.clock ? "" : "应为时间，如 2026-03-01T09:00:00+08:00";
       }},
  };
}

/// Texts and integers; nothing for what no setting takes (true, 1.5, a date, a list).
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* value = node.as_integer()) return std::to_string(value->get());
  return std::nullopt;
}

Result<void> read_proxies(const toml::array& list, const std::string& line, Configuration& configuration) {
  for (const auto& item : list)
    if (const std::string wrong = add_proxy(configuration.trusted_proxies, text_of(item).value_or("")); !wrong.empty())
      return bad(line, wrong);
  return {};
}

}  // namespace

Result<Configuration> load_configuration(const std::string& toml_text, const std::string& file_name) {
  Configuration configuration;
  const std::vector<Setting> settings = settings_of(configuration);
  toml::table document;
  try {
    document = toml::parse(toml_text, file_name);
  } catch (const toml::parse_error& error) {
    return bad(fmt::format("{}:{}", file_name, error.source().begin.line), std::string(error.description()));
  }
  for (const auto& [section, content] : document) {
    const auto* table = content.as_table();
    const std::string where = fmt::format("{}:{}", file_name, content.source().begin.line);
    if (!table) return bad(where, "不认识的配置项 " + std::string(section.str()));
    for (const auto& [name, node] : *table) {
      const std::string key = std::string(section.str()) + "." + std::string(name.str());
      const std::string line = fmt::format("{}:{} {}", file_name, node.source().begin.line, key);
      if (key == "server.trusted_proxies") {
        if (!node.is_array()) return bad(line, "应为列表，如 [\"10.0.0.0/8\"]");
        ANSHU_CHECK(read_proxies(*node.as_array(), line, configuration));
        continue;
      }
      const auto setting = std::ranges::find(settings, key, &Setting::key);
      if (setting == settings.end()) return bad(line, "不认识的配置项");
      const auto text = text_of(node);
      if (!text) return bad(line, "应为文字或整数");
      if (const std::string wrong = setting->set(*text); !wrong.empty()) return bad(line, wrong);
    }
  }
  for (const Setting& setting : settings) {
    if (setting.variable.empty()) continue;
    const char* value = std::getenv(setting.variable.c_str());
    if (!value || !*value) continue;
    if (const std::string wrong = setting.set(value); !wrong.empty()) return bad("环境变量 " + setting.variable, wrong);
  }
  if (configuration.tls_certificate.empty() != configuration.tls_key.empty())
    return bad(file_name, "server.tls_certificate 与 server.tls_key 须同时设置");
  return configuration;
}

std::string configuration_template() {
  return R"(# 案枢配置。每一项都可省略；改动后重启生效。环境变量 ANSHU_* 优先于本文件，命令行选项优先于环境变量。

[server]
# address = "127.0.0.1"            # 监听地址；对外服务时放在反向代理之后，或配置下面的证书
# port = 8080
# workers = 32                     # 处理请求的线程数
# tls_certificate = "/etc/anshu/server.pem"
# tls_key = "/etc/anshu/server.key"
# trusted_proxies = ["10.0.0.0/8"] # 只信任这些地址转来的 X-Forwarded-For

[database]
# url = "postgresql://anshu@127.0.0.1/anshu"   # 省略则使用数据目录里的 SQLite
# connections = 16

[reference]
# directory = "/etc/anshu/reference"           # 本院自定的规则文件，同名者覆盖内置规则
# procedures = "/etc/anshu/procedures"         # 本院自己的程序文件，缺省为数据目录下的 procedures/

[sessions]
# staff_idle_minutes = 60          # 工作人员闲置退出；等保三级建议 15
# portal_idle_minutes = 120

[log]
# level = "info"                   # debug、info、warning、error
)";
}

}  // namespace anshu::app
