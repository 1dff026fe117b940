// The one source of time. Everything that asks for the time is handed a Clock.
#pragma once

#include <atomic>
#include <chrono>

#include "base/date.h"

namespace anshu {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual InstantMs now_ms() const = 0;
  Date today() const { return date_at(now_ms()); }
};

/// The machine's clock, shifted when `--clock` says that the program starts at another instant.
class SystemClock final : public Clock {
 public:
  explicit SystemClock(std::int64_t shift_ms = 0) : shift_ms_(shift_ms) {}
  static InstantMs wall_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
  InstantMs now_ms() const override { return wall_ms() + shift_ms_; }

 private:
  std::int64_t shift_ms_;
};

/// A clock that stands still until it is set: tests and the demo court move it themselves.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(InstantMs start) : now_(start) {}
  InstantMs now_ms() const override { return now_; }
  void set(InstantMs instant) { now_ = instant; }
  void advance(std::int64_t ms) { now_ += ms; }

 private:
  std::atomic<InstantMs> now_;
};

}  // namespace anshu
