// Each connection is an open file: the process's own limit must fit what the server may accept.
#pragma once

#include <cstddef>

namespace anshu::app {

/// Raises the soft limit of open files (as far as the hard limit lets it) so that `connections` and `others` fit. Returns how
/// many connections do fit, at most `connections`, at least 16; when they are fewer, the log says so and how to give more.
std::size_t make_room_for_connections(std::size_t connections, std::size_t others);

}  // namespace anshu::app
