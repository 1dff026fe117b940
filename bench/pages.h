// The pages over real HTTP: the real program under 32 clients, and beside it, in turn, the bare engine.
#pragma once

#include <string>

namespace anshu::bench {

struct PagesPlan {
  std::string anshu, self, load_script;  // programs; wrk's script
  std::string data, scratch;
  int seconds = 4, clients = 32;
  bool targets = true;
};
/// Also: the time from the start to /readyz, and the memory of the idle server.
void measure_pages(const PagesPlan& plan);

}  // namespace anshu::bench
