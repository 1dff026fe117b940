// Requests and responses as handlers see them: plain values, no transport library in sight.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anshu::http {

class EventStream;

/// Header fields in the order in which they came; names compare without regard to case (RFC 9110 §5.1).
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;
  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  /// Replaces every field of that name.
  void set(std::string_view name, std::string value);
  void remove(std::string_view name);
  /// The first value, or nullptr.
  const std::string* find(std::string_view name) const;
  /// The first value, or "" when there is none.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::size_t count(std::string_view name) const;

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }
  void clear() { fields_.clear(); }

 private:
  std::vector<Field> fields_;
};

struct Request {
  std::string method;        // upper case, as sent
  std::string path;          // percent-decoded, valid UTF-8, begins with '/', has no "." or ".." segment
  std::string query_string;  // as sent, without '?'; never log it
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  Headers headers;
  std::string body;
  std::string remote_address;  // of the person: behind a trusted proxy the address that the proxy names
  bool secure = false;         // came over TLS, here or at a trusted proxy

  std::string_view header(std::string_view name) const { return headers.get(name); }
  std::optional<std::string> cookie(std::string_view name) const;
  /// The first value of that query parameter.
  std::optional<std::string> query_value(std::string_view name) const;
};

/// A file on disk to send instead of a body; single byte ranges (RFC 9110 §14) are honoured.
struct FileBody {
  std::string path;
  bool delete_after = false;  // the name is removed as soon as the file is open, so that nothing is left behind
};

struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
  std::optional<FileBody> file = {};
  std::shared_ptr<EventStream> stream = {};  // server-sent events: the connection stays open until the stream is closed
  std::string route = {};                    // pattern of the route that answered, for the access log and metrics

  static Response json(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);
  static Response bytes(std::string body, std::string content_type);
  static Response empty(int status = 204);
  static Response redirect(std::string location, int status = 303);
  /// `download_name` (may be Chinese) makes the browser save it; empty shows it in place.
  static Response from_file(FileBody file, std::string content_type, std::string_view download_name = {});
  static Response events(std::shared_ptr<EventStream> stream);
  /// A problem document (RFC 9457) with `type` "urn:anshu:problem:<code>".
  static Response problem(int status, std::string_view code, std::string_view title);
};

/// Runs on a worker thread and may block.
using Handler = std::function<Response(const Request&)>;

bool equals_ignoring_case(std::string_view a, std::string_view b);
/// The standard English reason ("Not Found"), or "Status".
std::string_view reason_of(int status);
/// Decodes %XX (and '+' as a blank when `plus_is_blank`); nullopt for broken escapes, control characters and invalid UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank);
/// Everything but unreserved characters (RFC 3986) as %XX.
std::string percent_encode(std::string_view text);
/// Reads "a=1&b=2"; nullopt when a name or value does not decode.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query_string);
/// `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266), safe for any name.
std::string attachment(std::string_view file_name);

struct CookieOptions {
  std::string path = "/";
  std::int64_t max_age_s = -1;  // -1: until the browser closes; 0: delete
  bool http_only = true;
  bool secure = true;
  std::string same_site = "Lax";
};
/// The value of a Set-Cookie field.
std::string set_cookie(std::string_view name, std::string_view value, const CookieOptions& options = {});

}  // namespace anshu::http
