#include "app/open_files.h"

#include <sys/resource.h>

#include <algorithm>

#include "base/log.h"

namespace anshu::app {

std::size_t make_room_for_connections(std::size_t connections, std::size_t others) {
  constexpr std::size_t least = 16;
  const std::size_t wanted = connections + others;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return connections;
  rlimit raised = limit;
  raised.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  if (limit.rlim_cur >= wanted) return connections;
  const auto files = static_cast<std::size_t>(limit.rlim_cur);
  const std::size_t fit = std::clamp(files > others ? files - others : 0, least, connections);
  log_event(LogLevel::warning, "server.few_open_files",
            {{"limit", static_cast<std::int64_t>(files)},
             {"wanted", static_cast<std::int64_t>(wanted)},
             {"connections", static_cast<std::int64_t>(fit)},
             {"remedy", std::string_view("ulimit -n / LimitNOFILE=")}});
  return fit;
}

}  // namespace anshu::app
