#include "http/outgoing.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace anshu::http {

namespace {

constexpr std::size_t compress_from = 1400;  // less fits into one packet anyway

/// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second. This is the wire's time, not the court's.
std::string_view date_line() {
  thread_local std::time_t made_at = 0;
  thread_local std::array<char, 32> text{};
  thread_local std::size_t length = 0;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    made_at = now;
  }
  return {text.data(), length};
}

/// Calls visit(item) for each trimmed item of a comma-separated field until it says true.
template <class Visit>
bool any_item(std::string_view list, Visit&& visit) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (visit(trim(list.substr(0, comma)))) return true;
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return false;
}

bool accepts_gzip(const Request& request) {
  return any_item(request.header("Accept-Encoding"), [](std::string_view item) {
    const auto semicolon = item.find(';');
    const std::string_view coding = trim(item.substr(0, semicolon));
    if (coding != "gzip" && coding != "*") return false;
    if (semicolon == std::string_view::npos) return true;
    const std::string_view quality = trim(item.substr(semicolon + 1));
    return quality.find_first_of("123456789") != std::string_view::npos;  // q=0, q=0.0 mean no
  });
}

bool is_compressible(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (type == "text/event-stream") return false;
  return type.starts_with("text/") || type == "application/json" || type.ends_with("+json") || type == "application/javascript" ||
         type.ends_with("+xml") || type == "application/xml";
}

std::string_view weak(std::string_view etag) { return etag.starts_with("W/") ? etag.substr(2) : etag; }

/// True when the client's copy is still good (RFC 9110 §13.1.2).
bool is_not_modified(const Request& request, const Response& response) {
  if (response.status != 200 || (request.method != "GET" && request.method != "HEAD")) return false;
  const std::string_view etag = response.headers.get("ETag"), known = request.header("If-None-Match");
  if (etag.empty() || known.empty() || response.headers.get("Cache-Control").find("no-store") != std::string_view::npos)
    return false;
  return any_item(known, [&](std::string_view item) { return item == "*" || weak(item) == weak(etag); });
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

struct Range {
  std::uint64_t first = 0, length = 0;
};
enum class RangeAnswer { whole, part, unsatisfiable };

/// Reads "bytes=0-99", "bytes=100-", "bytes=-50". Anything else, also several ranges, is answered with the whole.
RangeAnswer parse_range(std::string_view header, std::uint64_t size, Range& range) {
  if (!header.starts_with("bytes=") || header.find(',') != std::string_view::npos) return RangeAnswer::whole;
  header = trim(header.substr(6));
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) return RangeAnswer::whole;
  const auto first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
  if (dash == 0) {
    if (!last) return RangeAnswer::whole;
    if (*last == 0 || size == 0) return RangeAnswer::unsatisfiable;
    range.length = std::min(*last, size);
    range.first = size - range.length;
    return RangeAnswer::part;
  }
  const bool open_ended = dash + 1 == header.size();
  if (!first || (!last && !open_ended) || (last && *last < *first)) return RangeAnswer::whole;
  if (*first >= size) return RangeAnswer::unsatisfiable;
  range.first = *first;
  range.length = (last ? std::min(*last, size - 1) : size - 1) - *first + 1;
  return RangeAnswer::part;
}

void attach_file(const Request& request, Response& response, Outgoing& out) {
  try {
    out.file = OpenFile::open(*response.file);
  } catch (const std::system_error&) {
    response = Response::problem(404, "E_NOT_FOUND", "未找到文件");
    return;
  }
  response.headers.set("Accept-Ranges", "bytes");
  const std::string_view condition = request.header("If-Range");
  const bool same = condition.empty() || (!condition.starts_with("W/") && condition == response.headers.get("ETag"));
  Range range;
  if (response.status != 200 || request.method != "GET" || !same) return;
  switch (parse_range(request.header("Range"), out.file.size(), range)) {
    case RangeAnswer::whole:
      return;
    case RangeAnswer::unsatisfiable: {
      const std::uint64_t size = out.file.size();
      out.file = OpenFile();
      response = Response::problem(416, "E_RANGE", "所请求的范围超出文件长度");
      response.headers.set("Content-Range", fmt::format("bytes */{}", size));
      return;
    }
    case RangeAnswer::part:
      response.status = 206;
      response.headers.set("Content-Range",
                           fmt::format("bytes {}-{}/{}", range.first, range.first + range.length - 1, out.file.size()));
      out.file.restrict_to(range.first, range.length);
  }
}

void compress(const Request& request, Response& response, Gzip& gzip) {
  if (response.body.size() <= compress_from || response.headers.has("Content-Encoding")) return;
  if (!is_compressible(response.headers.get("Content-Type"))) return;
  response.headers.add("Vary", "Accept-Encoding");
  if (!accepts_gzip(request)) return;
  std::string packed = gzip.compress(response.body);
  if (packed.empty()) return;
  response.body = std::move(packed);
  response.headers.add("Content-Encoding", "gzip");
}

/// A line break in a name or value would let whoever supplied it write header fields: it becomes a blank.
void append_clean(std::string& out, std::string_view text) {
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_clean(out, name);
  out += ": ";
  append_clean(out, value);
  out += "\r\n";
}

void print_head(const Response& response, const AnswerRules& rules, Outgoing& out) {
  std::string& head = out.head;
  head.reserve(256);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  for (const auto& [name, value] : response.headers) {
    const bool ours = equals_ignoring_case(name, "Content-Length") || equals_ignoring_case(name, "Transfer-Encoding") ||
                      equals_ignoring_case(name, "Connection");
    if (!ours) append_field(head, name, value);
  }
  for (const auto& [name, value] : rules.default_headers)
    if (!response.headers.has(name)) append_field(head, name, value);
  head += "Date: ";
  head += date_line();
  head += "\r\n";
  const bool no_content = response.status == 204 || response.status == 304 || response.status < 200;
  if (!no_content && !out.stream) fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", out.length);
  head += out.keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
}

}  // namespace

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      offset_(other.offset_),
      remaining_(other.remaining_) {
  other.remaining_ = 0;
}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(offset_, other.offset_);
  std::swap(remaining_, other.remaining_);
  return *this;
}

OpenFile OpenFile::open(const FileBody& file) {
  OpenFile out;
  out.descriptor_ = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (out.descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "open");
  struct stat facts{};
  if (::fstat(out.descriptor_, &facts) != 0 || !S_ISREG(facts.st_mode))
    throw std::system_error(EINVAL, std::generic_category(), "not a regular file");
  if (file.delete_after) ::unlink(file.path.c_str());
  out.size_ = out.remaining_ = static_cast<std::uint64_t>(facts.st_size);
  return out;
}

void OpenFile::restrict_to(std::uint64_t offset, std::uint64_t length) {
  offset_ = offset;
  remaining_ = length;
}

std::string OpenFile::read(std::size_t most) {
  std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(most, remaining_)), '\0');
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t n = ::pread(descriptor_, out.data() + filled, out.size() - filled, static_cast<off_t>(offset_));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw std::runtime_error("the file became shorter while it was sent");
    filled += static_cast<std::size_t>(n);
    offset_ += static_cast<std::uint64_t>(n);
  }
  remaining_ -= out.size();
  return out;
}

Outgoing prepare(const Request& request, Response response, const AnswerRules& rules, Gzip& gzip) {
  Outgoing out;
  if (is_not_modified(request, response)) {
    response.status = 304;
    response.body.clear();
    if (response.file && response.file->delete_after) ::unlink(response.file->path.c_str());
    response.file.reset();
  }
  if (response.file)
    attach_file(request, response, out);
  else if (rules.gzip && !response.stream)
    compress(request, response, gzip);
  const bool head_only = request.method == "HEAD";
  if (response.stream && head_only)
    response.stream->close();
  else
    out.stream = std::move(response.stream);
  out.keep_alive = rules.keep_alive && !out.stream;
  out.status = response.status;
  out.length = static_cast<std::size_t>(out.file.remaining()) + response.body.size();
  print_head(response, rules, out);
  if (head_only || response.status == 204 || response.status == 304) {
    out.file = OpenFile();
    out.length = 0;
    return out;
  }
  // One buffer means one system call and one packet for most answers.
  constexpr std::size_t worth_copying = 16 * 1024;
  if (out.head.size() + response.body.size() <= worth_copying)
    out.head += response.body;
  else
    out.body = std::move(response.body);
  return out;
}

}  // namespace anshu::http
