#include "http/workers.h"

#include <algorithm>
#include <utility>

namespace anshu::http {

// One thread is always left for what does not compute.
WorkerPool::WorkerPool(unsigned threads, unsigned computing, std::size_t max_waiting)
    : max_waiting_(max_waiting), max_computing_(std::clamp(computing, 1U, std::max(2U, threads) - 1)) {
  for (unsigned i = 0; i < std::max(1U, threads); ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::submit(std::shared_ptr<Job> job, bool begun) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || (!begun && computing_.size() + other_.size() >= max_waiting_)) return false;
    Queue& queue = job->computes() ? computing_ : other_;
    queue.push_back(std::move(job));
    wake = next() && idle_ > 0 && !std::exchange(searching_, true);
  }
  if (wake) wake_.notify_one();
  return true;
}

WorkerPool::Queue* WorkerPool::next() {
  if (!computing_.empty() && now_computing_ < max_computing_) return &computing_;
  return other_.empty() ? nullptr : &other_;
}

void WorkerPool::work() {
  WorkerDesk desk;
  std::unique_lock lock(mutex_);
  for (;;) {
    Queue* queue = nullptr;
    while (!(queue = next()) && !stopping_) {
      ++idle_;
      wake_.wait(lock);
      --idle_;
      searching_ = false;  // also when somebody else was faster: the next submit must wake again
    }
    if (stopping_) return;
    const std::shared_ptr<Job> job = std::move(queue->front());
    queue->pop_front();
    const unsigned computing = queue == &computing_ ? 1 : 0;
    now_computing_ += computing;
    const bool wake = next() && idle_ > 0 && !std::exchange(searching_, true);
    lock.unlock();
    if (wake) wake_.notify_one();
    job->run(desk);
    lock.lock();
    now_computing_ -= computing;
  }
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    computing_.clear();
    other_.clear();
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

}  // namespace anshu::http
