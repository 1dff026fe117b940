// Work in batches on a second thread while the caller prepares the next batch; at most one batch waits, so memory stays small.
#pragma once

#include <functional>
#include <future>

namespace anshu::store {

template <class Batch>
class Conveyor {
 public:
  explicit Conveyor(std::function<void(Batch&)> work) : work_(std::move(work)) {}
  ~Conveyor() {
    if (running_.valid()) running_.wait();
  }
  Conveyor(const Conveyor&) = delete;
  Conveyor& operator=(const Conveyor&) = delete;

  /// Returns when the batch before is done; throws what its work threw.
  void put(Batch batch) {
    finish();
    running_ = std::async(std::launch::async, [this, batch = std::move(batch)]() mutable { work_(batch); });
  }
  void finish() {
    if (running_.valid()) running_.get();
  }

 private:
  std::function<void(Batch&)> work_;
  std::future<void> running_;
};

}  // namespace anshu::store
