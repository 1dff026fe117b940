#include "http/connection.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <utility>

#include "base/text.h"

namespace anshu::http {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t first_buffer = 2 * 1024;  // what an idle connection or event stream holds
constexpr std::size_t body_buffer = 64 * 1024;
constexpr std::size_t file_piece = 256 * 1024;
constexpr std::size_t small_body = 16 * 1024;  // not worth counting
constexpr std::size_t most_lingered = 32UL * 1024 * 1024;
constexpr std::chrono::milliseconds linger_time{2000}, hurried_linger_time{250};

std::int64_t steady_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Methods come from outside: unknown ones must not make new series.
std::string_view method_label(std::string_view method) {
  for (const std::string_view known : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
    if (method == known) return known;
  return "OTHER";
}

RequestParser::BodyLimit body_limit_of(const ServerConfig& config) {
  return [&config](std::string_view method, std::string_view path) {
    const auto special = config.body_limit_for ? config.body_limit_for(method, path) : std::nullopt;
    return special.value_or(config.body_limit);
  };
}

}  // namespace

std::int64_t steady_ms() { return steady_us() / 1000; }

Connection::Connection(std::shared_ptr<Hub> hub, std::string peer_address, bool secure)
    : hub_(std::move(hub)),
      peer_address_(std::move(peer_address)),
      secure_(secure),
      parser_(hub_->config.header_limit, body_limit_of(hub_->config)),
      deadline_(steady_ms() + hub_->config.header_timeout.count()),
      idle_since_(steady_us()) {
  ++hub_->config.metrics->open_connections;
}

Connection::~Connection() {
  end_stream();
  count_body(0);
  --hub_->config.metrics->open_connections;
}

void Connection::open() {
  limit(hub_->config.idle_timeout);
  read_more();
}

void Connection::limit(std::chrono::milliseconds duration) { deadline_ = steady_ms() + duration.count(); }

bool Connection::is_idle() const {
  if (state_ == State::receiving) return !in_header_ && unread().empty();
  return state_ == State::answering && flags_.load(std::memory_order_acquire) == answered;
}

std::optional<std::int64_t> Connection::idle_since() const {
  return is_idle() ? std::optional(idle_since_.load()) : std::nullopt;
}

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

bool Connection::make_room() {
  if (begin_ == end_) {
    begin_ = end_ = 0;
    if (in_.size() > 2 * first_buffer && !parser_.started()) in_ = std::string();
  }
  const bool in_body = parser_.started() && parser_.in_body();
  const std::size_t most = in_body ? body_buffer : std::max(body_buffer, 2 * hub_->config.header_limit + first_buffer);
  if (in_body && parser_.body_size() > small_body && in_.size() < body_buffer) in_.resize(body_buffer);
  if (end_ < in_.size()) return true;
  if (begin_ > 0) {
    in_.erase(0, begin_);
    end_ -= begin_;
    begin_ = 0;
    in_.resize(in_.capacity());
    return true;
  }
  if (in_.size() >= most) return false;
  in_.resize(std::min(most, std::max(first_buffer, 2 * in_.size())));
  return true;
}

void Connection::read_more() {
  if (reading_) return;
  if (ended_) return close();
  if (!make_room()) return refuse(400, "E_BAD_REQUEST", "请求不符合 HTTP 格式");
  reading_ = true;
  start_read(in_.data() + end_, in_.size() - end_);
}

void Connection::on_read(std::size_t count, bool ended) {
  reading_ = false;
  ended_ |= ended;
  end_ += count;
  switch (state_) {
    case State::closed:
    case State::writing:
      return;  // looked at when the answer is out
    case State::answering:
      if (flags_.fetch_or(input, std::memory_order_acq_rel) & answered) next_request();
      return;
    case State::receiving:
      return ended_ ? close() : parse();
    case State::streaming:
    case State::lingering:
      lingered_ += count;
      begin_ = end_ = 0;
      return ended_ || lingered_ > most_lingered ? close() : read_more();
  }
}

void Connection::parse() {
  if (!in_header_) {
    in_header_ = true;
    limit(hub_->config.header_timeout);
  }
  for (;;) {
    std::size_t used = 0;
    const RequestParser::State result = parser_.feed(unread(), used);
    begin_ += used;
    switch (result) {
      case RequestParser::State::failed: {
        const RequestParser::Failure failure = parser_.failure();
        return refuse(failure.status, failure.code, failure.title);
      }
      case RequestParser::State::complete:
        if (hold_body()) dispatch();
        return;
      case RequestParser::State::more:
        if (hold_body()) read_more();
        return;
      case RequestParser::State::header:
        body_began_ = steady_ms();
        if (!parser_.expects_continue() || !unread().empty()) break;
        interim_ = true;
        out_ = Outgoing();
        out_.head = "HTTP/1.1 100 Continue\r\n\r\n";
        return write_rest();
    }
  }
}

/// Counts the body that has come so far, and grants time for more of it; false when the request was refused.
bool Connection::hold_body() {
  if (!parser_.in_body()) return true;
  const ServerConfig& config = hub_->config;
  const std::size_t size = parser_.body_size();
  const auto granted = static_cast<std::int64_t>(size * 1000 / std::max<std::size_t>(1, config.min_body_rate));
  deadline_ = body_began_ + config.body_timeout.count() + granted;
  count_body(size > small_body ? size : 0);
  if (body_held_ == 0 || hub_->bodies_in_memory <= config.total_body_limit) return true;
  refuse(503, "E_BUSY", "系统繁忙，请稍后再试");
  return false;
}

void Connection::count_body(std::size_t held) {
  if (held > body_held_)
    hub_->bodies_in_memory += held - body_held_;
  else
    hub_->bodies_in_memory -= body_held_ - held;
  body_held_ = held;
}

void Connection::identify(Request& request) const {
  request.remote_address = peer_address_;
  request.secure = secure_;
  if (!hub_->proxies.contains(peer_address_)) return;
  std::string chain;
  for (const auto& [name, value] : request.headers)
    if (equals_ignoring_case(name, "X-Forwarded-For")) chain += (chain.empty() ? "" : ",") + value;
  // From the right: each trusted proxy vouches for the one before it; the first that is not ours is the person.
  for (std::string_view rest = chain; !rest.empty();) {
    const auto comma = rest.rfind(',');
    const std::string address = canonical_address(trim(comma == std::string_view::npos ? rest : rest.substr(comma + 1)));
    if (address.empty()) break;
    request.remote_address = address;
    if (comma == std::string_view::npos || !hub_->proxies.contains(address)) break;
    rest = rest.substr(0, comma);
  }
  if (equals_ignoring_case(trim(request.header("X-Forwarded-Proto")), "https")) request.secure = true;
}

void Connection::dispatch() {
  keep_alive_ = parser_.keep_alive();
  request_ = parser_.take();
  identify(request_);
  in_header_ = false;
  arrived_us_ = steady_us();
  state_ = State::answering;
  deadline_ = never;
  const bool more_input = !unread().empty() || ended_;
  flags_ = more_input ? unsigned{input} : 0U;
  if (!more_input) read_more();
  ++hub_->config.metrics->in_flight;
  if (hub_->submit(shared_from_this(), false)) return;
  --hub_->config.metrics->in_flight;
  refuse(503, "E_BUSY", "系统繁忙，请稍后再试");
}

void Connection::next_request() {
  state_ = State::receiving;
  flags_ = 0;
  idle_since_ = steady_us();
  limit(hub_->config.idle_timeout);
  if (!unread().empty()) return parse();
  if (ended_) return close();
  if (hub_->draining) return linger();
  read_more();
}

// ── answering (on a worker) ──────────────────────────────────────────────────────────────────────────────────────────

bool Connection::computes() const {
  if (sending_file_ || (request_.method != "GET" && request_.method != "HEAD")) return false;
  const auto& rule = hub_->config.computes;
  return !rule || rule(request_.method, request_.path);
}

void Connection::run(WorkerDesk& desk) {
  bool complete = false;
  try {
    if (!sending_file_) {
      Response response = handle();
      route_ = std::move(response.route);
      const AnswerRules rules{hub_->config.default_headers, hub_->config.gzip, keep_alive_ && !hub_->draining};
      out_ = prepare(request_, std::move(response), rules, desk.gzip);
    }
    complete = write_all();
  } catch (const std::exception&) {
    broken_ = true;  // a file became unreadable half-way, or memory ran out
    out_.status = 500;
  }
  if (!sending_file_) {
    record();
    request_ = Request();
    count_body(0);
  }
  if (!complete || out_.stream || !out_.keep_alive) return hub_->call_back(shared_from_this());
  out_ = Outgoing();
  sending_file_ = false;
  idle_since_ = steady_us();
  limit(hub_->config.idle_timeout);
  // From here on the I/O thread may take over at any time, unless it waits for us.
  if (flags_.fetch_or(answered, std::memory_order_acq_rel) & input) hub_->call_back(shared_from_this());
}

Response Connection::handle() const {
  try {
    return hub_->handler(request_);
  } catch (...) {
    return Response::problem(500, "E_INTERNAL", "系统内部错误");
  }
}

/// True when all of the answer is in the kernel's hands.
bool Connection::write_all() {
  for (;;) {
    while (!out_.all_sent()) {
      const auto sent = write_now(out_.head_left(), out_.body_left());
      if (!sent || *sent == 0) return false;
      out_.sent += *sent;
    }
    if (out_.file.remaining() == 0) return true;
    out_.head.clear();
    out_.sent = 0;
    out_.body = out_.file.read(file_piece);
  }
}

void Connection::record() const {
  const std::int64_t duration_us = steady_us() - arrived_us_;
  Metrics& metrics = *hub_->config.metrics;
  --metrics.in_flight;
  metrics.request_done(method_label(request_.method), route_, out_.status, duration_us);
  if (!hub_->config.access_log) return;
  try {
    hub_->config.access_log(
        {method_label(request_.method), route_, out_.status, duration_us, out_.length, request_.remote_address});
  } catch (...) {
    // A log that fails must not take the answer with it.
  }
}

// ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

void Connection::on_called_back() {
  if (state_ == State::streaming) return pump();
  if (state_ != State::answering) return;
  if (broken_) return close();
  if (flags_.load(std::memory_order_acquire) & answered) return next_request();
  if (out_.all_sent())
    go_on();
  else
    write_rest();
}

void Connection::write_rest() {
  if (state_ != State::streaming) state_ = State::writing;
  limit(hub_->config.write_timeout);
  sending_ = true;
  start_write(out_.head_left(), out_.body_left());
}

void Connection::on_written(std::size_t count, bool failed) {
  sending_ = false;
  if (state_ == State::closed) return;
  if (failed) return close();
  out_.sent += count;
  if (!out_.all_sent()) return write_rest();
  if (state_ == State::streaming) return pump();
  if (!interim_) return go_on();
  interim_ = false;
  state_ = State::receiving;
  limit(hub_->config.body_timeout);
  if (unread().empty())
    read_more();
  else
    parse();
}

/// Head and body are out: what comes next?
void Connection::go_on() {
  if (out_.file.remaining() > 0) {
    sending_file_ = true;
    state_ = State::answering;
    deadline_ = never;
    flags_ = !unread().empty() || ended_ ? unsigned{input} : 0U;
    if (!hub_->submit(shared_from_this(), true)) close();
    return;
  }
  sending_file_ = false;
  if (out_.stream) return begin_stream();
  const bool keep_alive = out_.keep_alive;
  out_ = Outgoing();
  if (keep_alive)
    next_request();
  else
    linger();
}

void Connection::refuse(int status, std::string_view code, std::string_view title) {
  parser_.abandon();
  count_body(0);
  request_ = Request();
  Gzip unused;
  const AnswerRules rules{hub_->config.default_headers, false, false};
  out_ = prepare(request_, Response::problem(status, code, title), rules, unused);
  hub_->config.metrics->request_done("OTHER", "", status, 0);
  if (hub_->config.access_log) hub_->config.access_log({"OTHER", "", status, 0, out_.length, peer_address_});
  write_rest();
}

/// Says that nothing more comes and waits for the peer to agree: closing with unread input would destroy the answer under way.
void Connection::linger() {
  state_ = State::lingering;
  limit(hub_->draining ? hurried_linger_time : linger_time);
  if (ended_) return close();
  begin_ = end_ = 0;
  finish_sending();
  read_more();
}

void Connection::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  end_stream();
  close_socket();
  hub_->forget(*this);
}

// ── event streams ────────────────────────────────────────────────────────────────────────────────────────────────────

void Connection::begin_stream() {
  state_ = State::streaming;
  deadline_ = never;
  next_heartbeat_ = steady_ms() + hub_->config.heartbeat.count();
  counted_stream_ = true;
  ++hub_->config.metrics->open_streams;
  begin_ = end_ = 0;
  out_.stream->attach([hub = hub_, reader = weak_from_this()] {
    if (auto connection = reader.lock()) hub->call_back(std::move(connection));
  });
  if (hub_->draining) out_.stream->close();
  read_more();
}

void Connection::pump() {
  if (out_.stream->overflowed()) return close();
  if (sending_) return;
  const bool closed = out_.stream->closed();  // asked first: what was pushed before the end is still sent
  out_.body.clear();
  out_.head = out_.stream->take();
  out_.sent = 0;
  if (!out_.head.empty()) return write_rest();
  deadline_ = never;
  if (!closed) return;
  end_stream();
  linger();
}

void Connection::end_stream() {
  if (!out_.stream) return;
  out_.stream->finish(true);
  out_.stream.reset();
  if (std::exchange(counted_stream_, false)) --hub_->config.metrics->open_streams;
}

// ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

void Connection::tick(std::int64_t now) {
  if (state_ == State::closed || is_busy()) return;
  if (hub_->draining && is_idle()) return close();
  if (state_ == State::streaming && !sending_ && now >= next_heartbeat_) {
    next_heartbeat_ = now + hub_->config.heartbeat.count();
    out_.head = ":\n\n";
    out_.body.clear();
    out_.sent = 0;
    return write_rest();
  }
  if (now < deadline_) return;
  if (state_ == State::receiving && in_header_) return refuse(408, "E_TIMEOUT", "等待请求超时");
  close();
}

void Connection::drain() {
  if (state_ == State::streaming)
    out_.stream->close();
  else if (state_ == State::lingering)
    limit(hurried_linger_time);
  else if (is_idle())
    close();
}

void Connection::abort() {
  if (is_busy())
    break_off();
  else
    close();
}

}  // namespace anshu::http
