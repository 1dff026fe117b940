#include <doctest/doctest.h>

#include "base/json.h"
#include "http/event_stream.h"
#include "http/gzip.h"
#include "http/message.h"
#include "http/metrics.h"
#include "http/trusted_proxies.h"

using namespace anshu::http;

TEST_CASE("percent-decoding takes UTF-8 and refuses what cannot be text") {
  struct Row {
    const char* text;
    bool plus;
    std::optional<std::string> expected;
  };
  for (const Row& row :
       {Row{"/cases/%E5%BC%A0%E4%B8%89", false, "/cases/张三"}, Row{"a+b", true, "a b"}, Row{"a+b", false, "a+b"},
        Row{"%2B", true, "+"}, Row{"100%", true, std::nullopt}, Row{"%4", true, std::nullopt}, Row{"%zz", true, std::nullopt},
        Row{"%00", true, std::nullopt}, Row{"%0d%0a", false, std::nullopt}, Row{"%0d%0a", true, "\r\n"},
        Row{"%ff", true, std::nullopt}, Row{"%E5%BC", true, std::nullopt}, Row{"", true, ""}}) {
    CAPTURE(row.text);
    CHECK(percent_decode(row.text, row.plus) == row.expected);
  }
}

TEST_CASE("a query keeps order, repetition and empty values") {
  const auto query = parse_query("a=1&b=&a=2&&c&%E5%90%8D=%E5%BC%A0+%E4%B8%89");
  REQUIRE(query);
  const std::vector<std::pair<std::string, std::string>> expected{{"a", "1"}, {"b", ""}, {"a", "2"}, {"c", ""}, {"名", "张 三"}};
  CHECK(*query == expected);
  CHECK_FALSE(parse_query("a=%"));
}

TEST_CASE("cookies are found among others, quoted or not") {
  Request request;
  request.headers = {{"Cookie", "theme=dark; anshu_session=abc=12;x=\"q\""}, {"cookie", "late=1"}};
  CHECK(request.cookie("anshu_session") == "abc=12");
  CHECK(request.cookie("x") == "q");
  CHECK(request.cookie("late") == "1");
  CHECK_FALSE(request.cookie("session"));
  CHECK_FALSE(request.cookie("ANSHU_SESSION"));
}

TEST_CASE("header names do not care about case") {
  Headers headers{{"Content-Type", "a"}, {"X", "1"}, {"x", "2"}};
  CHECK(headers.get("content-type") == "a");
  CHECK(headers.count("X") == 2);
  headers.set("x", "3");
  CHECK(headers.count("X") == 1);
  CHECK(headers.get("X") == "3");
  CHECK(headers.get("none") == "");
}

TEST_CASE("a download name may be Chinese and cannot break out of the field") {
  CHECK(attachment("民事判决书.pdf") ==
        "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%E6%B0%91%E4%BA%8B%E5%88%A4%E5%86%B3%E4%B9%A6.pdf");
  CHECK(attachment("a\"\r\nX: 1.pdf").find('\n') == std::string::npos);
}

TEST_CASE("a session cookie is closed to scripts and to other sites") {
  CHECK(set_cookie("s", "t", {.max_age_s = 60}) == "s=t; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax");
  CHECK(set_cookie("s", "", {.max_age_s = 0, .secure = false}) == "s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

TEST_CASE("a problem made by the transport is valid JSON whatever its text") {
  const Response response = Response::problem(400, "E_X", "含\"引号\"\n的说明");
  const auto parsed = anshu::parse_json(response.body);
  REQUIRE(parsed);
  CHECK(anshu::string_at(parsed->as_object(), "title") == "含\"引号\"\n的说明");
  CHECK(anshu::string_at(parsed->as_object(), "type") == "urn:anshu:problem:E_X");
}

TEST_CASE("gzip makes JSON shorter and refuses to make noise longer") {
  Gzip gzip;
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += "{\"case_no\":\"(2026)陕0702民初" + std::to_string(i) + "号\"},";
  const std::string first = gzip.compress(rows), second = gzip.compress(rows);
  CHECK(first.size() * 4 < rows.size());
  CHECK(first == second);
  CHECK(first.substr(0, 2) == "\x1f\x8b");
  std::string noise;
  for (unsigned i = 0, x = 12345; i < 4000; ++i) noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  CHECK(gzip.compress(noise).empty());
}

TEST_CASE("an event with several lines stays one event; a name cannot smuggle another") {
  CHECK(EventStream::format("case", "一\n二\r\n三", "7") == "id: 7\nevent: case\ndata: 一\ndata: 二\ndata: 三\n\n");
  CHECK(EventStream::format("a\ndata: x", "y", "") == "event: a\ndata: y\n\n");
  CHECK(EventStream::format("", "", "") == "data: \n\n");
}

TEST_CASE("a reader who does not keep up is dropped, and whoever feeds it hears so once") {
  EventStream stream(100);
  int closed = 0;
  stream.on_close([&] { ++closed; });
  CHECK(stream.push("e", std::string(60, 'x')));
  CHECK_FALSE(stream.closed());
  CHECK_FALSE(stream.push("e", std::string(60, 'x')));
  CHECK(stream.closed());
  CHECK_FALSE(stream.push("e", "y"));
  CHECK(closed == 0);  // not while pushing: the feeder may hold its own lock
  stream.close();
  stream.close();
  CHECK(closed == 1);
  int late = 0;
  stream.on_close([&] { ++late; });
  CHECK(late == 1);
}

TEST_CASE("only the proxies that are named may speak for others") {
  const TrustedProxies proxies({"10.0.0.0/8", "192.168.1.7", "fd00::/8"});
  for (const char* trusted : {"10.1.2.3", "192.168.1.7", "fd12::1", "::ffff:10.9.9.9"}) {
    CAPTURE(trusted);
    CHECK(proxies.contains(trusted));
  }
  for (const char* other : {"11.0.0.1", "192.168.1.8", "fe80::1", "", "x", "::ffff:11.0.0.1"}) {
    CAPTURE(other);
    CHECK_FALSE(proxies.contains(other));
  }
  CHECK(TrustedProxies({"0.0.0.0/0"}).contains("8.8.8.8"));
  CHECK_FALSE(TrustedProxies({"0.0.0.0/0"}).contains("2001::1"));
  for (const char* wrong : {"10.0.0.0/33", "host", "10.0.0.0/", "10.0.0.0/x", "::/129"}) {
    CAPTURE(wrong);
    CHECK_THROWS_WITH(TrustedProxies({wrong}), doctest::Contains(wrong));
  }
  CHECK(canonical_address("::ffff:1.2.3.4") == "1.2.3.4");
  CHECK(canonical_address("2001:DB8::0:1") == "2001:db8::1");
}

TEST_CASE("metrics print counts, cumulative buckets and gauges") {
  Metrics metrics;
  metrics.request_done("GET", "/api/v1/cases/{id}", 200, 800);
  metrics.request_done("GET", "/api/v1/cases/{id}", 200, 1'000);
  metrics.request_done("GET", "/api/v1/cases/{id}", 200, 60'000'000);
  metrics.request_done("GET", "", 404, 1);
  metrics.counter("anshu_actions_total", "Actions.", "action=\"accept_filing\"") += 2;
  metrics.gauge("anshu_outbox", "Waiting notices.", [] { return 2.5; });
  const std::string text = metrics.text();
  for (const char* line : {
           "anshu_http_requests_total{method=\"GET\",route=\"/api/v1/cases/{id}\",status=\"200\"} 3\n",
           "route=\"/api/v1/cases/{id}\",status=\"200\",le=\"0.0005\"} 0\n",
           "route=\"/api/v1/cases/{id}\",status=\"200\",le=\"0.001\"} 2\n",
           "route=\"/api/v1/cases/{id}\",status=\"200\",le=\"10\"} 2\n",
           "route=\"/api/v1/cases/{id}\",status=\"200\",le=\"+Inf\"} 3\n",
           "_sum{method=\"GET\",route=\"/api/v1/cases/{id}\",status=\"200\"} 60.001800\n",
           "anshu_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"} 1\n",
           "# TYPE anshu_actions_total counter\nanshu_actions_total{action=\"accept_filing\"} 2\n",
           "# TYPE anshu_outbox gauge\nanshu_outbox 2.5\n",
       }) {
    CAPTURE(line);
    CHECK(text.find(line) != std::string::npos);
  }
}

TEST_CASE("more series than the table holds are counted together instead of failing") {
  Metrics metrics;
  for (int i = 0; i < 5000; ++i) metrics.request_done("GET", "/r" + std::to_string(i), 200, 1);
  const std::string text = metrics.text();
  CHECK(text.find("anshu_http_requests_total{method=\"GET\",route=\"/r7\",status=\"200\"} 1\n") != std::string::npos);
  CHECK(text.find("anshu_http_requests_total{method=\"\",route=\"other\",status=\"0\"} 2952\n") != std::string::npos);
}
