#include "http/request_parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

namespace anshu::http {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

namespace {

std::string_view view(string_view text) { return {text.data(), text.size()}; }

struct Target {
  std::string path;
  std::string query_string;
  std::vector<std::pair<std::string, std::string>> query;
};

bool has_dot_segment(std::string_view path) {
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return true;
    start = end + 1;
  }
  return false;
}

std::optional<Target> split_target(std::string_view target) {
  // Proxies send the absolute form (RFC 9112 §3.2.2); the authority is the Host header's business.
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    const auto path = target.find_first_of("/?", scheme.size());
    target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
    break;
  }
  if (target == "*") return Target{"*", {}, {}};
  if (!target.starts_with('/')) return std::nullopt;
  const auto question = target.find('?');
  auto path = percent_decode(target.substr(0, question), false);
  if (!path || has_dot_segment(*path)) return std::nullopt;
  Target out{std::move(*path), {}, {}};
  if (question != std::string_view::npos) {
    out.query_string = target.substr(question + 1);
    auto query = parse_query(out.query_string);
    if (!query) return std::nullopt;
    out.query = std::move(*query);
  }
  return out;
}

RequestParser::Failure explain(const error_code& error) {
  if (error == beast_http::error::header_limit) return {431, "E_HEADER_TOO_LARGE", "请求头过大"};
  if (error == beast_http::error::body_limit) return {413, "E_BODY_TOO_LARGE", "请求内容超过允许的大小"};
  return {400, "E_BAD_REQUEST", "请求不符合 HTTP 格式"};
}

}  // namespace

/// Beast's callbacks, filling in our own Request without a copy in between.
struct RequestParser::Parser final : beast_http::basic_parser<true> {
  explicit Parser(const BodyLimit& limit) : body_limit_for(limit) {}

  const BodyLimit& body_limit_for;
  Request request;
  Failure failure;
  bool failed = false;
  bool header_done = false;
  bool expects_continue = false;
  bool http11 = true;

  void fail(error_code& error, int status, std::string code, std::string title) {
    if (!failed) failure = {status, std::move(code), std::move(title)};
    failed = true;
    error = beast_http::error::bad_value;
  }

  void on_request_impl(beast_http::verb, string_view method, string_view target, int version, error_code& error) override {
    http11 = version >= 11;
    request.method = view(method);
    auto parsed = split_target(view(target));
    if (!parsed) return fail(error, 400, "E_BAD_TARGET", "请求地址无法识别");
    request.path = std::move(parsed->path);
    request.query_string = std::move(parsed->query_string);
    request.query = std::move(parsed->query);
    body_limit(body_limit_for(request.method, request.path));
  }

  void on_response_impl(int, string_view, int, error_code&) override {}

  void on_field_impl(beast_http::field, string_view name, string_view value, error_code&) override {
    // Fields after a chunked body (trailers) come too late to be checked with the header: they are dropped.
    if (!header_done) request.headers.add(std::string(view(name)), std::string(view(value)));
  }
  // Newer Beast hands trailers over here.
  void on_trailer_field_impl(beast_http::field, string_view, string_view, error_code&) {}

  void on_header_impl(error_code& error) override {
    header_done = true;
    const Headers& headers = request.headers;
    const std::size_t hosts = headers.count("Host");
    if (hosts > 1 || (http11 && hosts == 0)) return fail(error, 400, "E_BAD_HOST", "请求缺少主机名或者主机名重复");
    if (const std::string* length = headers.find("Content-Length")) {
      const bool digits = length->find_first_not_of("0123456789") == std::string::npos;
      if (!digits || headers.count("Content-Length") > 1) return fail(error, 400, "E_BAD_LENGTH", "请求长度重复或者无法识别");
    }
    if (const std::string* coding = headers.find("Transfer-Encoding")) {
      if (headers.count("Transfer-Encoding") > 1 || headers.has("Content-Length") || !http11)
        return fail(error, 400, "E_BAD_LENGTH", "请求长度与传输编码相互矛盾");
      if (!equals_ignoring_case(*coding, "chunked")) return fail(error, 501, "E_TRANSFER_CODING", "不支持的传输编码");
    }
    if (const std::string* expect = headers.find("Expect"); expect && http11) {
      if (!equals_ignoring_case(*expect, "100-continue")) return fail(error, 417, "E_EXPECTATION", "不支持的请求预期");
      expects_continue = true;
    }
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    // What the client announces is only a promise: memory is taken as the bytes come.
    if (length) request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 64 * 1024)));
  }
  std::size_t on_body_impl(string_view body, error_code&) override {
    request.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
    request.body.append(body.data(), body.size());
    return body.size();
  }
  void on_finish_impl(error_code&) override {}
};

RequestParser::RequestParser(std::size_t header_limit, BodyLimit body_limit)
    : header_limit_(header_limit), body_limit_(std::move(body_limit)) {}
RequestParser::~RequestParser() = default;

RequestParser::State RequestParser::feed(std::string_view bytes, std::size_t& consumed) {
  consumed = 0;
  if (!parser_) {
    // An empty line before the request line is ignored (RFC 9112 §2.2).
    while (bytes.substr(consumed).starts_with("\r\n")) consumed += 2;
    bytes.remove_prefix(consumed);
    if (bytes.empty() || bytes == "\r") return State::more;
    parser_ = std::make_unique<Parser>(body_limit_);
    parser_->header_limit(static_cast<std::uint32_t>(header_limit_));
    parser_->eager(false);
  }
  const bool header_was_done = parser_->header_done;
  // Beast 1.81 trips over a last chunk that is cut before its fifth byte; no chunked body ends with fewer.
  constexpr std::size_t shortest_end = 5;
  if (header_was_done && parser_->chunked() && bytes.size() < shortest_end) return State::more;
  error_code error;
  consumed += parser_->put({bytes.data(), bytes.size()}, error);
  if (error && error != beast_http::error::need_more) {
    if (!parser_->failed) parser_->failure = explain(error);
    return State::failed;
  }
  if (parser_->is_done()) return State::complete;
  if (header_was_done || !parser_->header_done) return State::more;
  parser_->eager(true);
  return State::header;
}

const RequestParser::Failure& RequestParser::failure() const { return parser_->failure; }
const Request& RequestParser::request() const { return parser_->request; }
bool RequestParser::started() const { return parser_ != nullptr; }
void RequestParser::abandon() { parser_.reset(); }
bool RequestParser::in_body() const { return parser_ && parser_->header_done; }
bool RequestParser::keep_alive() const { return parser_->http11 && parser_->keep_alive(); }
bool RequestParser::expects_continue() const { return parser_->expects_continue; }
std::size_t RequestParser::body_size() const { return parser_ ? parser_->request.body.size() : 0; }

Request RequestParser::take() {
  Request request = std::move(parser_->request);
  parser_.reset();
  return request;
}

}  // namespace anshu::http
