// Whose word about the person's address is believed.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace anshu::http {

/// Addresses and networks (IPv4, IPv6, CIDR) of the proxies in front of the program.
class TrustedProxies {
 public:
  /// Throws std::runtime_error that names the entry which is neither an address nor a network.
  explicit TrustedProxies(const std::vector<std::string>& entries);
  bool contains(std::string_view address) const;
  bool empty() const { return networks_.empty(); }

 private:
  struct Network {
    std::array<unsigned char, 16> prefix;  // IPv4 in its IPv6 form (::ffff:0:0/96)
    unsigned bits;
  };
  std::vector<Network> networks_;
};

/// The address in its shortest form (IPv4 for ::ffff:a.b.c.d), or "" when the text is none.
std::string canonical_address(std::string_view text);

}  // namespace anshu::http
