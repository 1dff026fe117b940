#include "http/trusted_proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace anshu::http {

namespace {

using Bytes = std::array<unsigned char, 16>;
constexpr Bytes mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::optional<Bytes> parse_address(std::string_view text) {
  const std::string copy(text);
  Bytes bytes = mapped_prefix;
  if (inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1) return bytes;
  if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

bool is_mapped(const Bytes& bytes) { return std::equal(bytes.begin(), bytes.begin() + 12, mapped_prefix.begin()); }

bool share_prefix(const Bytes& a, const Bytes& b, unsigned bits) {
  for (unsigned i = 0; i < 16 && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8U);
    const auto mask = static_cast<unsigned char>(0xff00U >> here);
    if ((a[i] & mask) != (b[i] & mask)) return false;
    bits -= here;
  }
  return true;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    const auto slash = entry.find('/');
    const auto address = parse_address(std::string_view(entry).substr(0, slash));
    unsigned bits = 128;
    bool good = address.has_value();
    if (good && slash != std::string::npos) {
      const char* first = entry.data() + slash + 1;
      const char* last = entry.data() + entry.size();
      const bool is_v4 = entry.find(':') == std::string::npos;
      const auto [end, error] = std::from_chars(first, last, bits);
      good = error == std::errc() && end == last && bits <= (is_v4 ? 32U : 128U);
      if (is_v4) bits += 96;
    }
    if (!good) throw std::runtime_error("trusted proxy \"" + entry + "\" is neither an address nor a network");
    networks_.push_back({*address, bits});
  }
}

bool TrustedProxies::contains(std::string_view address) const {
  if (networks_.empty()) return false;
  const auto bytes = parse_address(address);
  return bytes && std::any_of(networks_.begin(), networks_.end(),
                              [&](const Network& network) { return share_prefix(*bytes, network.prefix, network.bits); });
}

std::string canonical_address(std::string_view text) {
  const auto bytes = parse_address(text);
  if (!bytes) return {};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (is_mapped(*bytes))
    inet_ntop(AF_INET, bytes->data() + 12, out.data(), out.size());
  else
    inet_ntop(AF_INET6, bytes->data(), out.data(), out.size());
  return out.data();
}

}  // namespace anshu::http
