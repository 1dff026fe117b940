// Turns what ends a command into a sentence and an exit code.
#pragma once

#include <functional>

namespace anshu::app {

/// 0: done; 1: refused or a difference found; 2: the disk, the database or the program failed.
int run_guarded(const std::function<int()>& command);

}  // namespace anshu::app
