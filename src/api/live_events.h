// Live updates (server-sent events): says that something changed, to those who may know of it, and nothing of what it says. Who
// may know is decided when the event goes out, not when the person began to listen.
#pragma once

#include <functional>
#include <memory>

#include "cases/services.h"
#include "http/event_stream.h"

namespace anshu::api {

class LiveEvents {
 public:
  /// From now on listens to the actions of this process; on PostgreSQL to those of all processes.
  explicit LiveEvents(cases::Services& services);
  /// Ends all streams.
  ~LiveEvents();
  LiveEvents(const LiveEvents&) = delete;
  LiveEvents& operator=(const LiveEvents&) = delete;

  /// Events: case {case_id, action}, filing {filing_id, action}, notice {id}. `still_signed_in` is asked before each delivery;
  /// false ends the stream. E_TOO_MANY_STREAMS beyond streams_per_person.
  Result<std::shared_ptr<http::EventStream>> subscribe(const people::Actor& actor, std::function<bool()> still_signed_in);
  std::size_t stream_count() const;

  static constexpr std::size_t streams_per_person = 20;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace anshu::api
