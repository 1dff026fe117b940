#include "app/run_guarded.h"

#include <fmt/format.h>

#include <cstdio>

#include "store/database.h"

namespace anshu::app {

int run_guarded(const std::function<int()>& command) {
  try {
    return command();
  } catch (const store::Unavailable& error) {
    fmt::print(stderr, "不能读写数据（磁盘已满，或者数据库不可用）：{}\n", error.what());
  } catch (const std::exception& error) {
    fmt::print(stderr, "出错：{}\n", error.what());
  }
  return 2;
}

}  // namespace anshu::app
