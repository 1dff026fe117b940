// Configuration: file, then environment; each wrong value is named with its place, its key and what it should be.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cstdlib>

#include "app/configuration.h"
#include "app/open_files.h"

namespace anshu::app {
namespace {

/// A variable that is set for one test.
struct Variable {
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  const char* name_;
};

std::string refusal_of(const std::string& toml) {
  const auto read = load_configuration(toml, "/srv/anshu.toml");
  if (read) return "accepted";
  CHECK(read.error().code == "E_CONFIGURATION");
  return read.error().message;
}

}  // namespace

TEST_CASE("nothing configured is a safe configuration: this machine only, SQLite") {
  const auto read = load_configuration("", "anshu.toml");
  REQUIRE(read);
  CHECK(read->address == "127.0.0.1");
  CHECK(read->port == 8080);
  CHECK(read->database.empty());
  CHECK(read->trusted_proxies.empty());
  CHECK_FALSE(read->clock);
  CHECK(load_configuration(configuration_template(), "anshu.toml"));
}

TEST_CASE("every key of the file that init writes is understood when its comment sign is taken away") {
  std::string open;
  int keys = 0;
  for (std::size_t at = 0; at < configuration_template().size();) {
    const auto end = configuration_template().find('\n', at);
    std::string line = configuration_template().substr(at, end - at);
    if (line.starts_with("# ") && line.find(" = ") != std::string::npos) line.erase(0, 2), ++keys;
    open += line + "\n";
    at = end + 1;
  }
  CHECK(keys == 13);
  const auto read = load_configuration(open, "anshu.toml");
  REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
  CHECK(read->trusted_proxies == std::vector<std::string>{"10.0.0.0/8"});
  CHECK(read->database == "postgresql://anshu@127.0.0.1/anshu");
  CHECK(read->tls_key == "/etc/anshu/server.key");
}

TEST_CASE("a wrong value in the file is named: file, line, key, rule") {
  struct Row {
    const char* toml;
    const char* says;
  };
  const Row rows[] = {
      {"[server]\nport = 99999\n", "/srv/anshu.toml:2 server.port：应为 0 到 65535 之间的整数"},
      {"[server]\nport = \"eighty\"\n", "/srv/anshu.toml:2 server.port：应为 0 到 65535 之间的整数"},
      {"[server]\nport = 80.5\n", "/srv/anshu.toml:2 server.port：应为文字或整数"},
      {"[server]\naddress = true\n", "/srv/anshu.toml:2 server.address：应为文字或整数"},
      {"[server]\naddress = \"court.example\"\n", "/srv/anshu.toml:2 server.address：应为 IP 地址，如 127.0.0.1 或 ::"},
      {"[server]\n\nworkers = 1\n", "/srv/anshu.toml:3 server.workers：应为 2 到 512 之间的整数"},
      {"[server]\ntrusted_proxies = \"10.0.0.1\"\n", "/srv/anshu.toml:2 server.trusted_proxies：应为列表，如 [\"10.0.0.0/8\"]"},
      {"[server]\ntrusted_proxies = [\"10.0.0.0/8\", \"10.0.0.0/33\"]\n",
       "/srv/anshu.toml:2 server.trusted_proxies：“10.0.0.0/33”应为 IP 地址或网段，如 10.0.0.0/8"},
      {"[server]\ntls_certificate = \"a.pem\"\n", "/srv/anshu.toml：server.tls_certificate 与 server.tls_key 须同时设置"},
      {"[database]\nurl = \"mysql://x\"\n",
       "/srv/anshu.toml:2 database.url：应为 postgresql:// 开头的连接串，或留空使用内嵌 SQLite"},
      {"[database]\nurl = true\n", "/srv/anshu.toml:2 database.url：应为文字或整数"},
      {"[database]\nconnections = 0\n", "/srv/anshu.toml:2 database.connections：应为 1 到 500 之间的整数"},
      {"[sessions]\nstaff_idle_minutes = 0\n", "/srv/anshu.toml:2 sessions.staff_idle_minutes：应为 1 到 720 之间的整数"},
      {"[log]\nlevel = \"loud\"\n", "/srv/anshu.toml:2 log.level：应为 debug、info、warning 或 error"},
      {"[server]\nprot = 80\n", "/srv/anshu.toml:2 server.prot：不认识的配置项"},
      {"[sever]\nport = 80\n", "/srv/anshu.toml:2 sever.port：不认识的配置项"},
      {"port = 80\n", "/srv/anshu.toml:1：不认识的配置项 port"},
  };
  for (const Row& row : rows) CHECK(refusal_of(row.toml) == row.says);
  CHECK(refusal_of("[server\n").starts_with("/srv/anshu.toml:1："));
  CHECK(refusal_of("[server]\nport = 1\nport = 2\n").starts_with("/srv/anshu.toml:3："));
}

TEST_CASE("the environment wins over the file, and a wrong value there is named too") {
  {
    const Variable port("ANSHU_PORT", "9090"), level("ANSHU_LOG_LEVEL", "error"),
        clock("ANSHU_CLOCK", "2026-03-01T09:00:00+08:00"), empty("ANSHU_DATABASE", "");
    const auto read = load_configuration("[server]\nport = 80\n[database]\nurl = \"postgres://x/y\"\n", "anshu.toml");
    REQUIRE(read);
    CHECK(read->port == 9090);
    CHECK(read->log_level == LogLevel::error);
    CHECK(read->clock == instant_of(Date::of(2026, 3, 1), 9));
    CHECK(read->database == "postgres://x/y");  // an empty variable says nothing
  }
  struct Row {
    const char *name, *value, *says;
  };
  const Row rows[] = {
      {"ANSHU_PORT", "-1", "环境变量 ANSHU_PORT：应为 0 到 65535 之间的整数"},
      {"ANSHU_PORT", "80 ", "环境变量 ANSHU_PORT：应为 0 到 65535 之间的整数"},
      {"ANSHU_ADDRESS", "localhost:80", "环境变量 ANSHU_ADDRESS：应为 IP 地址，如 127.0.0.1 或 ::"},
      {"ANSHU_WORKERS", "many", "环境变量 ANSHU_WORKERS：应为 2 到 512 之间的整数"},
      {"ANSHU_DATABASE", "anshu.db", "环境变量 ANSHU_DATABASE：应为 postgresql:// 开头的连接串，或留空使用内嵌 SQLite"},
      {"ANSHU_DATABASE_CONNECTIONS", "501", "环境变量 ANSHU_DATABASE_CONNECTIONS：应为 1 到 500 之间的整数"},
      {"ANSHU_LOG_LEVEL", "INFO", "环境变量 ANSHU_LOG_LEVEL：应为 debug、info、warning 或 error"},
      {"ANSHU_CLOCK", "yesterday", "环境变量 ANSHU_CLOCK：应为时间，如 2026-03-01T09:00:00+08:00"},
      {"ANSHU_TLS_KEY", "server.key", "/srv/anshu.toml：server.tls_certificate 与 server.tls_key 须同时设置"},
  };
  for (const Row& row : rows) {
    const Variable variable(row.name, row.value);
    CHECK(refusal_of("") == row.says);
  }
}

TEST_CASE("the limit of open files is raised to fit the connections, or fewer connections are taken") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const auto with = [](rlim_t soft, rlim_t hard) {
    const rlimit limit{soft, hard};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
  };
  const auto soft = [] {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
  };
  if (before.rlim_max >= 1024) {
    with(256, before.rlim_max);
    CHECK(make_room_for_connections(600, 100) == 600);
    CHECK(soft() == 700);
    CHECK(make_room_for_connections(10, 10) == 10);
    CHECK(soft() == 700);  // never lowered
  }
  const rlim_t hard = before.rlim_max;
  const std::size_t all = make_room_for_connections(hard == RLIM_INFINITY ? 8192 : static_cast<std::size_t>(hard) + 1000, 100);
  if (hard == RLIM_INFINITY)
    CHECK(all == 8192);
  else
    CHECK(all == static_cast<std::size_t>(hard) - 100);
  ::setrlimit(RLIMIT_NOFILE, &before);
}

}  // namespace anshu::app
