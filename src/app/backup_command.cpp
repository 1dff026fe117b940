// anshu backup, anshu restore.
#include "app/terminal.h"
#include "store/backup.h"

namespace anshu::app {

int backup_command(const BackupOptions& options) {
  auto opened = open_house(options);
  if (!opened) return report(opened.error());
  House& house = **opened;
  store::BackupPlan plan;
  plan.folders = {"blobs"};
  plan.files = {"anshu.toml", "keys/seal.pub"};
  if (options.with_keys) plan.files.insert(plan.files.end(), {"keys/data.key", "keys/index.key", "keys/seal.key"});
  const auto done = store::back_up(house.database(), options.data, options.target, plan, house.clock().now_ms());
  if (!done) return report(done.error());
  fmt::print(
      "已备份 {} 个文件、{} 字节到 {}。{}\n", done->files, done->bytes, options.target,
      options.with_keys ? "备份中含私钥，请与数据分开妥善保管。" : "备份不含私钥；恢复后须将 keys/ 下的密钥放回方可使用。");
  return 0;
}

int restore_command(const BackupOptions& options) {
  const auto done = store::restore(options.target, options.data);
  if (!done) return report(done.error());
  fmt::print("已恢复 {} 个文件、{} 字节到 {}，与备份清单一致。请运行 anshu verify --data {} 核验。\n", done->files, done->bytes,
             options.data, options.data);
  return 0;
}

}  // namespace anshu::app
