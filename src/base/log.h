// The program's log: one JSON object per line on standard error. Events and numbers, never names, numbers or texts of persons.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace anshu {

using LogField = std::pair<std::string_view, std::variant<std::int64_t, std::string_view>>;

enum class LogLevel { debug, info, warning, error };
void set_log_level(LogLevel level);

/// log_event(LogLevel::info, "server.started", {{"port", 8080}}) → {"at":"…","level":"info","event":"server.started","port":8080}
void log_event(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace anshu
