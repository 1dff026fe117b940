#include "http/workers.h"

#include <algorithm>
#include <utility>

namespace anshu::http {

WorkerPool::WorkerPool(unsigned threads, std::size_t max_waiting) : max_waiting_(max_waiting) {
  for (unsigned i = 0; i < std::max(1U, threads); ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::submit(std::shared_ptr<Job> job, bool begun) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || (!begun && waiting_.size() >= max_waiting_)) return false;
    waiting_.push_back(std::move(job));
    wake = idle_ > 0 && !std::exchange(searching_, true);
  }
  if (wake) wake_.notify_one();
  return true;
}

void WorkerPool::work() {
  WorkerDesk desk;
  std::unique_lock lock(mutex_);
  for (;;) {
    while (waiting_.empty() && !stopping_) {
      ++idle_;
      wake_.wait(lock);
      --idle_;
      searching_ = false;  // also when somebody else was faster: the next submit must wake again
    }
    if (stopping_) return;
    const std::shared_ptr<Job> job = std::move(waiting_.front());
    waiting_.pop_front();
    const bool wake = !waiting_.empty() && idle_ > 0 && !std::exchange(searching_, true);
    lock.unlock();
    if (wake) wake_.notify_one();
    job->run(desk);
    lock.lock();
  }
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

}  // namespace anshu::http
