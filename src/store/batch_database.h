// Bulk work by one thread: many transactions become savepoints of one, so that thousands of actions cost a few commits.
#pragma once

#include <memory>

#include "store/database.h"

namespace anshu::store {

/// Passes everything on to another database, except inside of together(): there every write() is a savepoint of one open
/// transaction, and every read() sees what the writes before it left. While together() runs, only one thread at a time may use
/// the database.
class BatchDatabase final : public Database {
 public:
  explicit BatchDatabase(std::unique_ptr<Database> inner) : inner_(std::move(inner)) {}

  /// All of it or nothing; an exception of `work` undoes everything and comes out again. On SQLite the work runs on the writer's
  /// thread. Throws std::logic_error when called inside of itself, std::runtime_error when PostgreSQL wants to run the work again
  /// after a conflict, because bulk work has effects outside of the database.
  void together(const std::function<void()>& work);

  Engine engine() const override { return inner_->engine(); }
  void read(const Read& work) override;
  void write(const Write& work) override;
  void backup_to(const std::string& path) override { inner_->backup_to(path); }
  bool is_ready() override { return connection_ || inner_->is_ready(); }
  std::unique_ptr<Listener> listen(const std::string& channel, OnNotify on_notify) override {
    return inner_->listen(channel, std::move(on_notify));
  }

 private:
  std::unique_ptr<Database> inner_;
  Connection* connection_ = nullptr;  // of the open transaction
};

}  // namespace anshu::store
