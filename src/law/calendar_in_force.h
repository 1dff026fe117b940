// The calendar that counts now. A new holiday notice puts another one in its place while the house is at work: who has begun to
// compute goes on with the calendar that he has.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "law/calendar.h"

namespace anshu::law {

class CalendarInForce {
 public:
  explicit CalendarInForce(Calendar first) : state_(std::make_unique<State>()) { adopt(std::move(first)); }

  const Calendar& operator*() const { return *state_->now.load(std::memory_order_acquire); }
  const Calendar* operator->() const { return &**this; }
  operator const Calendar&() const { return **this; }  // NOLINT: it is one, seen at this moment

  /// From now on this calendar counts. Earlier ones are kept for those who still read them; notices are few.
  void adopt(Calendar next) {
    const std::scoped_lock lock(state_->mutex);
    state_->kept.push_back(std::make_unique<const Calendar>(std::move(next)));
    state_->now.store(state_->kept.back().get(), std::memory_order_release);
  }

 private:
  struct State {
    std::mutex mutex;
    std::vector<std::unique_ptr<const Calendar>> kept;
    std::atomic<const Calendar*> now{nullptr};
  };
  std::unique_ptr<State> state_;
};

}  // namespace anshu::law
