// Requests off the wire: no input crashes the parser, and however the bytes are cut the same requests come out.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "http/request_parser.h"
#include "http/trusted_proxies.h"

using namespace anshu::http;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

struct Outcome {
  std::vector<std::string> requests;
  int failure = 0;
};

std::string shown(const Request& request) {
  std::string out = request.method + " " + request.path + "?" + request.query_string;
  for (const auto& [name, value] : request.query) out += "\n" + name + "=" + value;
  for (const auto& [name, value] : request.headers) out += "\n" + name + ":" + value;
  return out + "\n\n" + request.body;
}

/// Feeds the input in pieces, as a connection does: what is not consumed comes again, with more.
Outcome parse(std::string_view input, std::size_t piece) {
  Outcome out;
  RequestParser parser(512, [](std::string_view, std::string_view path) { return path == "/big" ? 4096U : 64U; });
  std::string unread;
  while (!input.empty()) {
    unread += input.substr(0, piece);
    input.remove_prefix(std::min(piece, input.size()));
    for (bool more = false; !more && !unread.empty();) {
      std::size_t used = 0;
      const RequestParser::State state = parser.feed(unread, used);
      unread.erase(0, used);
      if (state == RequestParser::State::failed) {
        out.failure = parser.failure().status;
        return out;
      }
      if (state == RequestParser::State::complete) {
        expect(parser.body_size() <= 4096);
        Request request = parser.take();
        request.cookie("anshu_session");
        out.requests.push_back(shown(request));
      }
      more = state == RequestParser::State::more;
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Outcome whole = parse(input, size + 1);
  for (const std::size_t piece : {1, 7}) {
    const Outcome cut = parse(input, piece);
    // The parser may look for a header's end before it looks for mistakes: a failure may stay unseen, a request never.
    const std::size_t common = std::min(whole.requests.size(), cut.requests.size());
    expect(
        std::equal(whole.requests.begin(), whole.requests.begin() + static_cast<std::ptrdiff_t>(common), cut.requests.begin()));
    // Whether the request line counts towards the header limit depends on what came with it.
    if (whole.failure == 431 || cut.failure == 431) continue;
    expect(whole.requests.size() == cut.requests.size());
    expect(cut.failure == 0 || whole.failure != 0);
  }
  canonical_address(input);
  return 0;
}
