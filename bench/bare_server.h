// The bare engine: the statements that a page runs, behind the same HTTP server and the same connections, and nothing else: no
// session, no permission, no cursor, no names, the raw rows as JSON arrays.
#pragma once

#include <string>

namespace anshu::bench {

/// Runs each path of the file once through the product to learn its statements, then serves them until it is ended.
int serve_bare(const std::string& data, const std::string& paths_file, int port);

}  // namespace anshu::bench
