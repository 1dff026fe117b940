#include "http/event_stream.h"

#include <utility>

namespace anshu::http {

namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
  for (;;) {
    const auto line_end = value.find_first_of("\r\n");
    out += name;
    out += ": ";
    out += value.substr(0, line_end);
    out += '\n';
    if (line_end == std::string_view::npos) return;
    const bool crlf = value[line_end] == '\r' && line_end + 1 < value.size() && value[line_end + 1] == '\n';
    value.remove_prefix(line_end + (crlf ? 2 : 1));
  }
}

/// Names and ids are one line: a line break in them would start another field.
std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

}  // namespace

std::string EventStream::format(std::string_view event, std::string_view data, std::string_view id) {
  std::string out;
  out.reserve(event.size() + data.size() + id.size() + 32);
  if (!id.empty()) append_field(out, "id", first_line(id));
  if (!event.empty()) append_field(out, "event", first_line(event));
  append_field(out, "data", data);
  out += '\n';
  return out;
}

bool EventStream::push(std::string_view event, std::string_view data, std::string_view id) {
  const std::string text = format(event, data, id);
  std::function<void()> wake;
  bool queued = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    queued = queued_.size() + text.size() <= max_queued_bytes_;
    if (queued) {
      if (queued_.empty()) wake = wake_;
      queued_ += text;
    } else {
      closed_ = overflowed_ = true;
      queued_.clear();
      wake = std::move(wake_);
    }
  }
  if (wake) wake();
  return queued;
}

void EventStream::close() { finish(false); }

bool EventStream::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool EventStream::overflowed() const {
  const std::lock_guard lock(mutex_);
  return overflowed_;
}

void EventStream::on_close(std::function<void()> callback) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_) {
      on_close_ = std::move(callback);
      return;
    }
  }
  callback();
}

void EventStream::attach(const std::function<void()>& wake) {
  bool waiting = false;
  {
    const std::lock_guard lock(mutex_);
    wake_ = wake;
    waiting = closed_ || !queued_.empty();
  }
  if (waiting) wake();
}

std::string EventStream::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(queued_, {});
}

void EventStream::finish(bool drop_queued) {
  std::function<void()> wake, on_close;
  {
    const std::lock_guard lock(mutex_);
    if (drop_queued) queued_.clear();
    closed_ = true;
    wake = std::exchange(wake_, {});
    on_close = std::exchange(on_close_, {});
  }
  if (on_close) on_close();
  if (wake) wake();
}

}  // namespace anshu::http
