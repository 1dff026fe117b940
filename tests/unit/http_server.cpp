#include <doctest/doctest.h>
#include <zlib.h>

#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>
#include <set>

#include "http/event_stream.h"
#include "http/server.h"
#include "http_support.h"

using namespace anshu::http;
using namespace std::chrono_literals;

namespace {

/// Answers with what it understood.
Response echo(const Request& request) {
  std::string out = request.method + " " + request.path;
  for (const auto& [name, value] : request.query) out += "|" + name + "=" + value;
  out += "|body=" + std::to_string(request.body.size()) + ":" + request.body.substr(0, 40);
  Response response = Response::text(std::move(out));
  response.route = "/echo";
  return response;
}

struct Running {
  explicit Running(Handler handler = echo, ServerConfig config = test_config()) : server(std::move(config), std::move(handler)) {
    server.start();
  }
  Answer get(std::string_view target, std::string_view fields = {}) { return Wire(server.port()).get(target, fields); }
  Server server;
};

std::string gunzip(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1'000'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END ? out : "broken gzip";
}

/// Holds handlers back until it is opened.
class Gate {
 public:
  /// Made after the server: a test that fails must not leave the server waiting for its handlers.
  struct OpenedAtEnd {
    Gate& gate;
    ~OpenedAtEnd() { gate.open(); }
  };
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
  }
  /// Returns when so many handlers have come to the gate; false when they never do.
  bool reached_by(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 20s, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

/// A file that is gone at the end of the test.
struct TempFile {
  explicit TempFile(std::string_view content) {
    char name[] = "/tmp/anshu-http-XXXXXX";
    const int descriptor = ::mkstemp(name);
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path = name;
    std::ofstream(path, std::ios::binary) << content;
  }
  ~TempFile() { ::unlink(path.c_str()); }
  bool exists() const { return ::access(path.c_str(), F_OK) == 0; }
  std::string path;
};

std::string noise(std::size_t size) {
  std::string out(size, '\0');
  unsigned x = 1;
  for (char& c : out) c = static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  return out;
}

std::string post(std::string_view body, std::string_view target = "/x") {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

}  // namespace

TEST_CASE("a handler sees the request decoded") {
  Running server;
  CHECK(server.get("/a/%E6%B0%91%E5%88%9D?q=%E5%BC%A0+%E4%B8%89&x=1&x=2").body == "GET /a/民初|q=张 三|x=1|x=2|body=0:");
  CHECK(server.get("http://other.example/abs?y=1").body == "GET /abs|y=1|body=0:");
  CHECK(server.get("http://other.example").body == "GET /|body=0:");
  CHECK(Wire(server.server.port()).ask("\r\n\r\n" + post("内容")).body == "POST /x|body=6:内容");
  const Answer options = Wire(server.server.port()).ask("OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(options.body == "OPTIONS *|body=0:");
}

TEST_CASE("a connection is used again until somebody asks for its end") {
  Running server;
  Wire wire(server.server.port());
  for (int i = 0; i < 5; ++i) CHECK(wire.get("/" + std::to_string(i)).body == "GET /" + std::to_string(i) + "|body=0:");
  const Answer last = wire.get("/last", "Connection: close\r\n");
  CHECK(last.status == 200);
  CHECK(last.headers.get("Connection") == "close");
  CHECK(wire.read_to_end().empty());
  Wire old(server.server.port());
  CHECK(old.ask("GET / HTTP/1.0\r\n\r\n").headers.get("Connection") == "close");
  CHECK(old.read_to_end().empty());
}

TEST_CASE("pipelined requests are answered one after the other, in order, also when the first is slow") {
  std::atomic<int> at_once{0}, most{0};
  Running server([&](const Request& request) {
    most = std::max<int>(most, ++at_once);
    if (request.path.size() == 2) std::this_thread::sleep_for(3ms);
    --at_once;
    return Response::text(request.path);
  });
  std::string all;
  for (int i = 0; i < 40; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\n\r\n";
  Wire wire(server.server.port());
  wire.send(all);
  wire.finish_sending();  // a client may half-close after its last request
  for (int i = 0; i < 40; ++i) CHECK(wire.read_answer().body == "/" + std::to_string(i));
  CHECK(wire.read_to_end().empty());
  CHECK(most == 1);
}

TEST_CASE("however the bytes are cut, the same requests arrive") {
  Running server;
  const std::string chunked =
      "POST /c?k=v HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nX-Late: 1\r\n\r\n";
  const std::string all = post("first") + chunked + "GET /end HTTP/1.1\r\nHost: t\r\n\r\n";
  unsigned seed = 7;
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    Wire wire(server.server.port());
    for (std::size_t at = 0; at < all.size();) {
      seed = seed * 1664525 + 1013904223;
      const std::size_t count = round == 0 ? 1 : 1 + (seed >> 16) % 60;
      wire.send(std::string_view(all).substr(at, count));
      at += count;
      std::this_thread::sleep_for(200us);
    }
    CHECK(wire.read_answer().body == "POST /x|body=5:first");
    CHECK(wire.read_answer().body == "POST /c|k=v|body=6:hello!");
    CHECK(wire.read_answer().body == "GET /end|body=0:");
  }
}

TEST_CASE("what two servers could read differently, or nobody can read, is refused and ends the connection") {
  std::atomic<int> handled{0};
  Running server([&](const Request& request) {
    ++handled;
    return echo(request);
  });
  struct Row {
    std::string what;
    std::string request;
    int status;
  };
  const std::string get = "GET /smuggled HTTP/1.1\r\nHost: t\r\n\r\n", head = "POST / HTTP/1.1\r\nHost: t\r\n";
  const std::vector<Row> rows{
      {"Content-Length, then chunked", head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get, 400},
      {"chunked, then Content-Length", head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + get, 400},
      {"chunked in disguise", head + "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + get, 400},
      {"two lengths that differ", head + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + get, 400},
      {"two lengths that agree", head + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + get, 400},
      {"a list of lengths", head + "Content-Length: 0, 0\r\n\r\n" + get, 400},
      {"a signed length", head + "Content-Length: +0\r\n\r\n" + get, 400},
      {"a negative length", head + "Content-Length: -1\r\n\r\n" + get, 400},
      {"a length beyond 64 bits", head + "Content-Length: 99999999999999999999\r\n\r\n" + get, 400},
      {"chunked twice", head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get, 400},
      {"another transfer coding", head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + get, 501},
      {"identity", head + "Transfer-Encoding: identity\r\n\r\n" + get, 501},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get, 400},
      {"a chunk size that is none", head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + get, 400},
      {"a chunk longer than it says", head + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n" + get, 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n" + get, 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + get, 400},
      {"a blank before the colon", head + "Content-Length : 0\r\n\r\n" + get, 400},
      {"a bare line feed", "GET / HTTP/1.1\nHost: t\n\n" + get, 400},
      {"dots that climb", "GET /a/../b HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"dots that climb, encoded", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"a NUL in the path", "GET /a%00b HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"a broken escape", "GET /a?q=%e HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"bytes that are no UTF-8", "GET /a?q=%ff%fe HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"a target that is no path", "GET a HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"CONNECT", "CONNECT t:443 HTTP/1.1\r\nHost: t\r\n\r\n" + get, 400},
      {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: t\r\n\r\n" + get, 400},
      {"no HTTP at all", "\x16\x03\x01\x02 client hello", 400},
      {"an unknown expectation", head + "Expect: miracles\r\nContent-Length: 0\r\n\r\n" + get, 417},
      {"a header of 20 kB", "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n" + get, 431},
      {"a header without end", "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(200'000, 'x'), 431},
      {"a path of 40 kB", "GET /" + std::string(40'000, 'x') + " HTTP/1.1\r\nHost: t\r\n\r\n", 431},
      {"a body that is announced too large", head + "Content-Length: 1048577\r\n\r\n", 413},
      {"a body that grows too large", head + "Transfer-Encoding: chunked\r\n\r\n100001\r\n", 413},
      {"a chunk extension without end", head + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(100'000, 'x'), 400},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Wire wire(server.server.port());
    wire.send(row.request);
    const Answer answer = wire.read_answer();
    CHECK(answer.status == row.status);
    CHECK(answer.headers.get("Content-Type") == "application/problem+json");
    CHECK(answer.body.find("\"code\":\"E_") != std::string::npos);
    CHECK(answer.headers.get("Connection") == "close");
    CHECK(wire.read_to_end().empty());
  }
  CHECK(handled == 0);
}

TEST_CASE("a body may be as large as its path allows") {
  ServerConfig config = test_config();
  config.body_limit = 1000;
  config.body_limit_for = [](std::string_view method, std::string_view path) -> std::optional<std::size_t> {
    if (method == "PATCH" && path.starts_with("/upload/")) return 9 * 1024 * 1024;
    return std::nullopt;
  };
  Running server(echo, config);
  const std::string large(8'500'000, 'z');
  const std::string patch = "PATCH /upload/1 HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(large.size()) + "\r\n\r\n";
  CHECK(Wire(server.server.port()).ask(patch + large).body.starts_with("PATCH /upload/1|body=8500000:zzz"));
  CHECK(Wire(server.server.port()).ask(post(std::string(1000, 'z'))).status == 200);
  // The whole body is sent although it is refused: the client must still hear why.
  CHECK(Wire(server.server.port()).ask(post(large)).status == 413);
  CHECK(server.get("/").status == 200);
}

TEST_CASE("all bodies together are limited; requests without one go on") {
  ServerConfig config = test_config();
  config.total_body_limit = 100'000;
  Running server(echo, config);
  Wire holding(server.server.port());
  holding.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 900000\r\n\r\n" + std::string(90'000, 'x'));
  CHECK(eventually([&] { return Wire(server.server.port()).ask(post(std::string(60'000, 'y'))).status == 503; }));
  CHECK(server.get("/").status == 200);
  CHECK(Wire(server.server.port()).ask(post("small")).status == 200);
}

TEST_CASE("a client that asks before it sends a body is told to go on, or why not") {
  Running server;
  Wire wire(server.server.port());
  const std::string head = "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: ";
  CHECK(wire.ask(head + "2\r\n\r\n").status == 100);
  CHECK(wire.ask("ok").body == "POST /|body=2:ok");
  CHECK(wire.ask(head + "2\r\n\r\nok").status == 200);  // already sent: no need to say so
  CHECK(Wire(server.server.port()).ask(head + "9999999\r\n\r\n").status == 413);
}

TEST_CASE("who sends too slowly is cut off, and others are served meanwhile") {
  ServerConfig config = test_config();
  config.header_timeout = 150ms;
  config.body_timeout = 150ms;
  config.idle_timeout = 150ms;
  config.min_body_rate = 10'000;
  Running server(echo, config);
  const auto drip = [&](std::string_view start, std::string_view rest) {
    Wire wire(server.server.port());
    wire.send(start);
    for (int i = 0; i < 2000 && !wire.has_input_within(10ms); ++i) wire.send(rest);
    const Answer answer = wire.read_answer();
    CHECK(wire.read_to_end().empty());
    return answer.status;
  };
  CHECK(drip("GET / HTTP/1.1\r\nHost: t\r\n", "X: y\r\n") == 408);
  CHECK(drip("\r\n", "\r\n") == 408);
  CHECK(drip("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n", "z") == 408);
  CHECK(drip("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nz\r\n") == 408);
  Wire silent(server.server.port());
  CHECK(silent.read_to_end().empty());  // idle: closed without a word
  Wire used(server.server.port());
  CHECK(used.get("/").status == 200);
  CHECK(used.read_to_end().empty());
  CHECK(server.get("/").status == 200);
}

TEST_CASE("a long body that keeps up the agreed pace is not cut off") {
  ServerConfig config = test_config();
  config.body_timeout = 100ms;
  config.min_body_rate = 1000;
  Running server(echo, config);
  Wire wire(server.server.port());
  wire.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 20000\r\n\r\n");
  for (int i = 0; i < 20; ++i) {
    wire.send(std::string(1000, 'x'));
    std::this_thread::sleep_for(20ms);
  }
  CHECK(wire.read_answer().status == 200);
}

TEST_CASE("HEAD announces what GET would send") {
  Running server([](const Request&) { return Response::json(std::string(5000, ' ') + "{}"); });
  Wire wire(server.server.port());
  wire.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(wire.read_answer(true).headers.get("Content-Length") == "5002");
  CHECK(wire.get("/").body.size() == 5002);  // nothing of the body was left on the wire
}

TEST_CASE("larger text travels compressed when the client can read that") {
  const std::string page = [] {
    std::string out;
    for (int i = 0; i < 300; ++i) out += "{\"case_no\":\"(2026)陕0702民初" + std::to_string(i) + "号\"}";
    return out;
  }();
  Running server([&](const Request& request) {
    if (request.path == "/small") return Response::json("{}");
    if (request.path == "/packed") {
      Response response = Response::json(page);
      response.headers.add("Content-Encoding", "br");
      return response;
    }
    if (request.path == "/pdf") return Response::bytes(page, "application/pdf");
    return Response::json(page);
  });
  const Answer packed = server.get("/", "Accept-Encoding: br, gzip;q=0.8\r\n");
  CHECK(packed.headers.get("Content-Encoding") == "gzip");
  CHECK(packed.headers.get("Vary") == "Accept-Encoding");
  CHECK(packed.body.size() * 3 < page.size());
  CHECK(gunzip(packed.body) == page);
  for (const char* fields :
       {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n", "Accept-Encoding: gzip;q=0.0, br\r\n"}) {
    CAPTURE(fields);
    const Answer plain = server.get("/", fields);
    CHECK(plain.body == page);
    CHECK(plain.headers.get("Vary") == "Accept-Encoding");
  }
  CHECK(server.get("/small", "Accept-Encoding: gzip\r\n").body == "{}");
  CHECK(server.get("/pdf", "Accept-Encoding: gzip\r\n").body == page);
  CHECK(server.get("/packed", "Accept-Encoding: gzip\r\n").headers.count("Content-Encoding") == 1);
}

TEST_CASE("a copy that is still good is not sent again, unless the answer may not be kept") {
  Running server([](const Request& request) {
    Response response = Response::text("content");
    response.headers.add("ETag", "\"v3\"");
    if (request.path == "/private") response.headers.add("Cache-Control", "private, no-store");
    return response;
  });
  CHECK(server.get("/", "If-None-Match: \"v2\", W/\"v3\"\r\n").status == 304);
  CHECK(server.get("/", "If-None-Match: \"v2\"\r\n").body == "content");
  CHECK(server.get("/private", "If-None-Match: \"v3\"\r\n").body == "content");
}

TEST_CASE("a handler cannot be tricked into writing header fields") {
  ServerConfig config = test_config();
  config.default_headers = {{"X-Frame-Options", "DENY"}, {"X-Own", "server"}};
  Running server(
      [](const Request& request) {
        Response response = Response::text("x");
        response.headers.add("X-Own", request.query_value("v").value_or("") + "\r\nSet-Cookie: evil=1");
        response.headers.add("Content-Length", "999");
        return response;
      },
      config);
  const Answer answer = server.get("/?v=a%0d%0aX-Evil:%201");
  CHECK(answer.body == "x");
  CHECK_FALSE(answer.headers.has("X-Evil"));
  CHECK_FALSE(answer.headers.has("Set-Cookie"));
  CHECK(answer.headers.get("X-Frame-Options") == "DENY");
  CHECK(answer.headers.count("X-Own") == 1);
}

TEST_CASE("files are sent whole or by range") {
  const std::string content = noise(3'000'000);
  TempFile file(content), empty("");
  Running server([&](const Request& request) {
    if (request.path == "/missing") return Response::from_file({"/nonexistent/x"}, "text/plain");
    if (request.path == "/folder") return Response::from_file({"/tmp"}, "text/plain");
    Response response = Response::from_file({request.path == "/empty" ? empty.path : file.path}, "application/pdf", "判决书.pdf");
    response.headers.add("ETag", "\"v1\"");
    return response;
  });
  const Answer whole = server.get("/");
  CHECK(whole.body == content);
  CHECK(whole.headers.get("Accept-Ranges") == "bytes");
  CHECK(whole.headers.get("Content-Disposition").starts_with("attachment; filename="));
  struct Row {
    std::string range;
    int status;
    std::size_t first, length;
  };
  for (const Row& row :
       {Row{"bytes=0-0", 206, 0, 1}, Row{"bytes=100-199", 206, 100, 100}, Row{"bytes=2999990-", 206, 2'999'990, 10},
        Row{"bytes=-7", 206, 2'999'993, 7}, Row{"bytes=-9999999", 206, 0, 3'000'000}, Row{"bytes=5-99999999", 206, 5, 2'999'995},
        Row{"bytes=0-1,5-6", 200, 0, 3'000'000}, Row{"lines=1-2", 200, 0, 3'000'000}, Row{"bytes=9-3", 200, 0, 3'000'000},
        Row{"bytes=x", 200, 0, 3'000'000}}) {
    CAPTURE(row.range);
    const Answer part = server.get("/", "Range: " + row.range + "\r\n");
    CHECK(part.status == row.status);
    CHECK(part.body == content.substr(row.first, row.length));
  }
  CHECK(server.get("/", "Range: bytes=10-19\r\n").headers.get("Content-Range") == "bytes 10-19/3000000");
  for (const char* range : {"bytes=3000000-", "bytes=-0"}) {
    const Answer refused = server.get("/", "Range: " + std::string(range) + "\r\n");
    CHECK(refused.status == 416);
    CHECK(refused.headers.get("Content-Range") == "bytes */3000000");
  }
  CHECK(server.get("/", "Range: bytes=0-9\r\nIf-Range: \"v1\"\r\n").status == 206);
  CHECK(server.get("/", "Range: bytes=0-9\r\nIf-Range: \"v0\"\r\n").status == 200);
  CHECK(server.get("/empty").headers.get("Content-Length") == "0");
  CHECK(server.get("/missing").status == 404);
  CHECK(server.get("/folder").status == 404);
  Wire wire(server.server.port());
  CHECK(wire.get("/", "Range: bytes=0-9\r\n").body == content.substr(0, 10));
  CHECK(wire.get("/").body == content);  // the connection goes on after a file
}

TEST_CASE("a file to be deleted is gone once it is on its way") {
  TempFile file("一次");
  Running server([&](const Request&) { return Response::from_file({file.path, true}, "text/plain"); });
  CHECK(server.get("/").body == "一次");
  CHECK_FALSE(file.exists());
}

TEST_CASE("readers who take their time get the whole file and hold up nobody") {
  const std::string content = noise(20'000'000);
  TempFile file(content);
  ServerConfig config = test_config();
  config.workers = 2;
  Running server(
      [&](const Request& request) {
        return request.path == "/file" ? Response::from_file({file.path}, "application/octet-stream") : Response::text("quick");
      },
      config);
  std::vector<std::unique_ptr<Wire>> readers;
  for (int i = 0; i < 6; ++i) {
    readers.push_back(std::make_unique<Wire>(server.server.port()));
    readers.back()->send("GET /file HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  CHECK(server.get("/").body == "quick");  // six readers that read nothing hold neither of the two workers
  for (auto& reader : readers) CHECK(reader->read_answer().body == content);
}

TEST_CASE("events reach the reader as they are pushed, with a sign of life in between") {
  ServerConfig config = test_config();
  config.heartbeat = 50ms;
  auto stream = std::make_shared<EventStream>();
  stream->push("early", "before anybody reads");
  Running server([&](const Request&) { return Response::events(stream); }, config);
  Wire wire(server.server.port());
  wire.send("GET /events HTTP/1.1\r\nHost: t\r\nAccept-Encoding: gzip\r\n\r\n");
  const Answer head = wire.read_answer();
  CHECK(head.status == 200);
  CHECK(head.headers.get("Content-Type") == "text/event-stream");
  CHECK_FALSE(head.headers.has("Content-Encoding"));
  CHECK_FALSE(head.headers.has("Content-Length"));
  REQUIRE(wire.read_until("event: early\ndata: before anybody reads\n\n"));
  CHECK(config.metrics->open_streams == 1);
  REQUIRE(wire.read_until("\n:\n\n"));
  std::vector<std::thread> pushers;
  for (int t = 0; t < 4; ++t)
    pushers.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) stream->push("n", std::to_string(t * 100 + i));
    });
  for (auto& pusher : pushers) pusher.join();
  stream->push("end", "完");
  stream->close();
  const std::string all = wire.read_to_end();
  std::size_t events = 0;
  for (std::size_t at = 0; (at = all.find("event: n\n", at)) != std::string::npos; ++at) ++events;
  CHECK(events == 400);
  CHECK(all.ends_with("event: end\ndata: 完\n\n"));
  CHECK(eventually([&] { return config.metrics->open_streams == 0; }));
}

TEST_CASE("a reader who leaves or falls behind is let go, and the feeder is told") {
  ServerConfig config = test_config();
  std::mutex mutex;
  std::vector<std::shared_ptr<EventStream>> streams;
  Running server(
      [&](const Request&) {
        const std::lock_guard lock(mutex);
        streams.push_back(std::make_shared<EventStream>(100'000));
        return Response::events(streams.back());
      },
      config);
  {
    Wire leaving(server.server.port());
    leaving.send("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    REQUIRE(leaving.read_until("\r\n\r\n"));
  }
  CHECK(eventually([&] { return streams[0]->closed(); }));
  Wire lazy(server.server.port());
  lazy.send("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
  REQUIRE(lazy.read_until("\r\n\r\n"));
  std::atomic<bool> told{false};
  streams[1]->on_close([&] { told = true; });
  const std::string event(10'000, 'x');
  CHECK(eventually([&] { return !streams[1]->push("e", event); }));  // never read: kernel and queue fill up
  CHECK(eventually([&] { return told.load(); }));
  CHECK(eventually([&] { return config.metrics->open_connections == 0; }));
}

TEST_CASE("stopping lets a running request finish and ends event streams") {
  Gate gate;
  auto stream = std::make_shared<EventStream>();
  Running server([&](const Request& request) {
    if (request.path == "/events") return Response::events(stream);
    if (request.path == "/slow") gate.pass();
    return Response::text("done");
  });
  const Gate::OpenedAtEnd opened{gate};
  const std::uint16_t port = server.server.port();
  Wire idle(port), events(port), slow(port);
  CHECK(idle.get("/").body == "done");
  events.send("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
  REQUIRE(events.read_until("\r\n\r\n"));
  slow.send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
  REQUIRE(gate.reached_by(1));
  auto stopping = std::async(std::launch::async, [&] { server.server.stop(); });
  CHECK(idle.read_to_end().empty());
  events.read_to_end();
  CHECK(stream->closed());
  CHECK_THROWS(Wire{port});
  CHECK(stopping.wait_for(50ms) == std::future_status::timeout);  // it waits for the slow one
  gate.open();
  const Answer last = slow.read_answer();
  CHECK(last.body == "done");
  CHECK(last.headers.get("Connection") == "close");
  stopping.get();
  server.server.stop();  // twice does no harm
  CHECK_FALSE(stream->push("e", "nobody listens"));
}

TEST_CASE("stopping gives up on a connection that does not finish in time") {
  ServerConfig config = test_config();
  config.stop_timeout = 50ms;
  Gate gate;
  Running server(
      [&](const Request&) {
        gate.pass();
        return Response::text("late");
      },
      config);
  const Gate::OpenedAtEnd opened{gate};
  Wire wire(server.server.port()), half(server.server.port());
  half.send("GET / HT");
  wire.send("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
  REQUIRE(gate.reached_by(1));
  auto stopping = std::async(std::launch::async, [&] { server.server.stop(); });
  CHECK(wire.read_to_end().empty());
  CHECK(half.read_to_end().empty());
  gate.open();  // the handler itself is waited for: it may be committing
  stopping.get();
}

TEST_CASE("too many at once are told so") {
  ServerConfig config = test_config();
  config.workers = 1;
  config.max_waiting = 1;
  Gate gate;
  Running server(
      [&](const Request&) {
        gate.pass();
        return Response::text("served");
      },
      config);
  const Gate::OpenedAtEnd opened{gate};
  const std::string get = "GET / HTTP/1.1\r\nHost: t\r\n\r\n";
  Wire first(server.server.port()), second(server.server.port()), third(server.server.port());
  first.send(get);
  REQUIRE(gate.reached_by(1));
  second.send(get);
  REQUIRE(eventually([&] { return config.metrics->in_flight == 2; }));
  CHECK(third.ask(get).status == 503);
  gate.open();
  CHECK(first.read_answer().body == "served");
  CHECK(second.read_answer().body == "served");
  CHECK(eventually([&] { return config.metrics->in_flight == 0; }));
}

TEST_CASE("at the connection limit an idle connection gives way, a busy one does not") {
  ServerConfig config = test_config();
  config.max_connections = 2;
  Gate gate;
  Running server(
      [&](const Request& request) {
        if (request.path == "/wait") gate.pass();
        return Response::text("served");
      },
      config);
  const Gate::OpenedAtEnd opened{gate};
  Wire idle(server.server.port()), first(server.server.port());
  first.send("GET /wait HTTP/1.1\r\nHost: t\r\n\r\n");
  REQUIRE(gate.reached_by(1));
  Wire second(server.server.port());
  second.send("GET /wait HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(idle.read_to_end().empty());
  REQUIRE(gate.reached_by(2));
  CHECK(Wire(server.server.port()).get("/").status == 503);
  gate.open();
  CHECK(first.read_answer().body == "served");
  CHECK(second.read_answer().body == "served");
}

TEST_CASE("a handler that throws costs one answer, not the server") {
  Running server([](const Request& request) -> Response {
    if (request.path == "/throw") throw std::runtime_error("张三");
    if (request.path == "/int") throw 7;
    return Response::text("fine");
  });
  Wire wire(server.server.port());
  const Answer answer = wire.get("/throw");
  CHECK(answer.status == 500);
  CHECK(answer.body.find("张三") == std::string::npos);
  CHECK(wire.get("/int").status == 500);
  CHECK(wire.get("/").body == "fine");
}

TEST_CASE("the person's address is the proxy's word only when the proxy is trusted") {
  const auto who = [](const Request& request) { return Response::text(request.remote_address + (request.secure ? " tls" : "")); };
  ServerConfig config = test_config();
  config.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"};
  Running behind(who, config), open(who);
  const char* fields = "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.1.1\r\nX-Forwarded-Proto: https\r\n";
  CHECK(behind.get("/", fields).body == "203.0.113.9 tls");  // what stands left of it the client may have made up
  CHECK(open.get("/", fields).body == "127.0.0.1");
  CHECK(behind.get("/").body == "127.0.0.1");
  CHECK(behind.get("/", "X-Forwarded-For: unknown, 10.1.1.1\r\n").body == "10.1.1.1");
}

TEST_CASE("the access log knows the route and never what was asked") {
  std::mutex mutex;
  std::vector<std::string> lines;
  ServerConfig config = test_config();
  config.access_log = [&](const AccessRecord& record) {
    const std::lock_guard lock(mutex);
    lines.push_back(std::string(record.method) + " " + std::string(record.route) + " " + std::to_string(record.status));
  };
  Running server(echo, config);
  server.get("/cases/张三?q=李四");
  Wire(server.server.port()).ask("BREW /x HTTP/1.1\r\nHost: t\r\n\r\n");
  Wire(server.server.port()).ask("nonsense\r\n\r\n");
  const auto count = [&] {
    const std::lock_guard lock(mutex);
    return lines.size();
  };
  REQUIRE(eventually([&] { return count() == 3; }));
  server.server.stop();
  CHECK(std::set<std::string>(lines.begin(), lines.end()) ==
        std::set<std::string>{"GET /echo 200", "OTHER /echo 200", "OTHER  400"});
  CHECK(config.metrics->text().find("anshu_http_requests_total{method=\"GET\",route=\"/echo\",status=\"200\"} 1\n") !=
        std::string::npos);
}

TEST_CASE("many clients at once each get their own answers") {
  Running server([](const Request& request) { return Response::text(request.path + request.body); });
  std::atomic<int> wrong{0};
  std::vector<std::thread> clients;
  for (int t = 0; t < 12; ++t)
    clients.emplace_back([&, t] {
      Wire wire(server.server.port());
      for (int i = 0; i < 300; ++i) {
        const std::string name = std::to_string(t) + "-" + std::to_string(i), body(static_cast<std::size_t>(i * 40), 'b');
        if (wire.ask(post(body, "/" + name)).body != "/" + name + body) ++wrong;
      }
    });
  for (auto& client : clients) client.join();
  CHECK(wrong == 0);
}

TEST_CASE("a port that is taken is an error that names it") {
  Running server;
  ServerConfig config = test_config();
  config.port = server.server.port();
  Server second(config, echo);
  CHECK_THROWS_WITH_AS(second.start(), doctest::Contains(("127.0.0.1:" + std::to_string(config.port)).c_str()),
                       std::runtime_error);
  config.address = "nowhere";
  CHECK_THROWS_AS(Server(config, echo).start(), std::runtime_error);
}
