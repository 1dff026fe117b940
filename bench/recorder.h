// Hears every statement that the product runs, so that the bare engine can be given exactly the same ones.
#pragma once

#include <mutex>

#include "store/database.h"

namespace anshu::bench {

struct Statement {
  std::string sql;
  std::vector<store::Value> params;
  bool write = false;
};

/// Passes everything on to another database and keeps what went by while it is switched on. Streams are not kept: the pages
/// that are measured have none.
class Recorder final : public store::Database {
 public:
  explicit Recorder(std::unique_ptr<store::Database> inner) : inner_(std::move(inner)) {}

  void start() {
    const std::scoped_lock lock(mutex_);
    on_ = true;
    heard_.clear();
  }
  std::vector<Statement> stop() {
    const std::scoped_lock lock(mutex_);
    on_ = false;
    return std::move(heard_);
  }
  store::Database& inner() { return *inner_; }

  store::Engine engine() const override { return inner_->engine(); }
  void read(const Read& work) override;
  void write(const Write& work) override;
  void backup_to(const std::string& path) override { inner_->backup_to(path); }
  bool is_ready() override { return inner_->is_ready(); }

 private:
  class Line;
  void hear(std::string_view sql, store::Params params, bool write);

  std::unique_ptr<store::Database> inner_;
  std::mutex mutex_;
  bool on_ = false;
  std::vector<Statement> heard_;
};

}  // namespace anshu::bench
