// The threads that run handlers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/gzip.h"

namespace anshu::http {

/// What one worker keeps between requests.
struct WorkerDesk {
  Gzip gzip;
};

/// A piece of work that knows itself how to run.
class Job {
 public:
  virtual ~Job() = default;
  virtual void run(WorkerDesk& desk) = 0;
  /// True for work that only computes, for milliseconds; false for what waits (a durable commit, a disk) or takes long.
  virtual bool computes() const { return false; }
};

/// A fixed pool. One thread at a time is woken to look for work and, before it starts, wakes the next when more is waiting:
/// under load this saves a wake per request, and yet a handler that blocks never keeps another from running.
/// Of the work that only computes no more than `computing` pieces run at a time, first come first served: more than the
/// processors can take at once would share them in slices, and each would be done late.
class WorkerPool {
 public:
  WorkerPool(unsigned threads, unsigned computing, std::size_t max_waiting);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when too much is waiting already, unless the job continues what has `begun`; and after stop().
  bool submit(std::shared_ptr<Job> job, bool begun = false);
  /// Finishes what runs, forgets what waits, joins. Must not be called from a worker.
  void stop();

 private:
  using Queue = std::deque<std::shared_ptr<Job>>;
  void work();
  Queue* next();  // the queue whose first job may start now, or nullptr

  const std::size_t max_waiting_;
  const unsigned max_computing_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Queue computing_, other_;  // what waits for a thread
  unsigned now_computing_ = 0;
  unsigned idle_ = 0;
  bool searching_ = false;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace anshu::http
