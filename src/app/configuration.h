// Configuration: DATA/anshu.toml, then ANSHU_* variables, then command-line options; each value checked, errors name the key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/log.h"
#include "base/result.h"

namespace anshu::app {

struct Configuration {
  std::string address = "127.0.0.1";         // [server] address          ANSHU_ADDRESS
  std::int64_t port = 8080;                  // [server] port             ANSHU_PORT
  std::int64_t workers = 32;                 // [server] workers          ANSHU_WORKERS
  std::string tls_certificate, tls_key;      // [server] tls_certificate, tls_key (PEM files; both or none)
  std::vector<std::string> trusted_proxies;  // [server] trusted_proxies
  std::string database;                      // [database] url            ANSHU_DATABASE; "" = DATA/anshu.db (SQLite)
  std::int64_t connections = 16;             // [database] connections    ANSHU_DATABASE_CONNECTIONS (PostgreSQL)
  std::string reference_dir;                 // [reference] directory     ANSHU_REFERENCE
  std::string procedures_dir;                // [reference] procedures     ANSHU_PROCEDURES; "" = DATA/procedures
  std::int64_t staff_idle_minutes = 60;      // [sessions] staff_idle_minutes (等保三级: 15)
  std::int64_t portal_idle_minutes = 120;    // [sessions] portal_idle_minutes
  LogLevel log_level = LogLevel::info;       // [log] level               ANSHU_LOG_LEVEL
  std::optional<InstantMs> clock;  // --clock                   ANSHU_CLOCK: the program starts at this instant (trials only)
};

/// Reads the text of anshu.toml and the variables; unknown keys are refused (E_CONFIGURATION, naming file, line and key).
Result<Configuration> load_configuration(const std::string& toml_text, const std::string& file_name);

/// The file that `anshu init` writes: every key with its meaning, commented out.
std::string configuration_template();

}  // namespace anshu::app
