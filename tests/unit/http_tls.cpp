#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

#include "http/event_stream.h"
#include "http_support.h"

using namespace anshu::http;

namespace {

/// A folder with a certificate that signs itself, gone at the end of the test.
struct Certificates {
  Certificates() {
    char name[] = "/tmp/anshu-tls-XXXXXX";
    REQUIRE(::mkdtemp(name) != nullptr);
    folder = name;
    certificate = folder / "cert.pem";
    key = folder / "key.pem";
    make(1);
  }
  ~Certificates() { std::filesystem::remove_all(folder); }

  void make(long serial) const {
    EVP_PKEY* pair = EVP_EC_gen("P-256");
    X509* x509 = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(x509), serial);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, pair);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("t"), -1,
                               -1, 0);
    X509_set_issuer_name(x509, X509_get_subject_name(x509));
    REQUIRE(X509_sign(x509, pair, EVP_sha256()) > 0);
    FILE* out = std::fopen(certificate.c_str(), "w");
    PEM_write_X509(out, x509);
    std::fclose(out);
    out = std::fopen(key.c_str(), "w");
    PEM_write_PrivateKey(out, pair, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    X509_free(x509);
    EVP_PKEY_free(pair);
  }
  std::filesystem::path folder, certificate, key;
};

/// One TLS connection; `version` fixes the protocol.
class TlsWire {
 public:
  explicit TlsWire(std::uint16_t port, int version = 0) : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_security_level(context_, 0);
    SSL_CTX_set_min_proto_version(context_, version);
    SSL_CTX_set_max_proto_version(context_, version);
    descriptor_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, descriptor_);
    connected = SSL_connect(ssl_) == 1;
  }
  ~TlsWire() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    ::close(descriptor_);
  }
  TlsWire(const TlsWire&) = delete;
  TlsWire& operator=(const TlsWire&) = delete;

  void send(std::string_view text) { SSL_write(ssl_, text.data(), static_cast<int>(text.size())); }
  /// Until the server ends the session in order (`ended_well`) or otherwise.
  std::string read_to_end() {
    std::string out;
    char buffer[16384];
    int n = 0;
    while ((n = SSL_read(ssl_, buffer, sizeof buffer)) > 0) out.append(buffer, static_cast<std::size_t>(n));
    ended_well = SSL_get_error(ssl_, n) == SSL_ERROR_ZERO_RETURN;
    return out;
  }
  std::string read_some() {
    char buffer[16384];
    const int n = SSL_read(ssl_, buffer, sizeof buffer);
    return {buffer, static_cast<std::size_t>(std::max(n, 0))};
  }
  long serial() const {
    X509* certificate = SSL_get1_peer_certificate(ssl_);
    const long number = ASN1_INTEGER_get(X509_get0_serialNumber(certificate));
    X509_free(certificate);
    return number;
  }
  bool connected = false, ended_well = false;

 private:
  SSL_CTX* context_;
  SSL* ssl_ = nullptr;
  int descriptor_ = -1;
};

const std::string last_get = "GET /x HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n";

ServerConfig tls_config(const Certificates& files) {
  ServerConfig config = test_config();
  config.certificate_file = files.certificate;
  config.key_file = files.key;
  return config;
}

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken, older ones refused, and the handler knows that the way is safe") {
  const Certificates files;
  Server server(tls_config(files), [](const Request& request) { return Response::text(request.secure ? "safe" : "open"); });
  server.start();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    CAPTURE(version);
    TlsWire wire(server.port(), version);
    REQUIRE(wire.connected);
    wire.send(last_get);
    CHECK(wire.read_to_end().ends_with("\r\n\r\nsafe"));
    CHECK(wire.ended_well);  // a session cut off without a word could hide that the answer is not whole
  }
  CHECK_FALSE(TlsWire(server.port(), TLS1_VERSION).connected);
  CHECK_FALSE(TlsWire(server.port(), TLS1_1_VERSION).connected);
}

TEST_CASE("over TLS, too: requests in a row, large answers, files, event streams") {
  const Certificates files;
  const std::string large(5'000'000, 'x');
  auto stream = std::make_shared<EventStream>();
  Server server(tls_config(files), [&](const Request& request) {
    if (request.path == "/file") return Response::from_file({files.certificate}, "text/plain");
    if (request.path == "/events") return Response::events(stream);
    return Response::bytes(request.path == "/large" ? large : request.body, "application/octet-stream");
  });
  server.start();
  TlsWire wire(server.port());
  wire.send(
      "GET /large HTTP/1.1\r\nHost: t\r\n\r\nPOST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabcGET /file "
      "HTTP/1.1\r\nHost: t\r\n\r\n" +
      last_get);
  const std::string all = wire.read_to_end();
  CHECK(all.find("\r\n\r\n" + large + "HTTP/1.1 200 OK") != std::string::npos);
  CHECK(all.find("\r\n\r\nabcHTTP/1.1 200 OK") != std::string::npos);
  CHECK(all.find("BEGIN CERTIFICATE") != std::string::npos);
  TlsWire events(server.port());
  events.send("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(events.read_some().find("text/event-stream") != std::string::npos);
  stream->push("e", "一");
  CHECK(events.read_some() == "event: e\ndata: 一\n\n");
  server.stop();
  CHECK(events.read_to_end().empty());
  CHECK(events.ended_well);
}

TEST_CASE("who does not finish the TLS greeting is cut off") {
  const Certificates files;
  ServerConfig config = tls_config(files);
  config.header_timeout = std::chrono::milliseconds(100);
  Server server(config, [](const Request&) { return Response::text("x"); });
  server.start();
  Wire silent(server.port()), plain(server.port());
  plain.send("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(plain.read_to_end().find("HTTP/1.1") == std::string::npos);
  CHECK(silent.read_to_end().empty());
  TlsWire good(server.port());
  CHECK(good.connected);
}

TEST_CASE("certificates are renewed without a restart, and bad ones are refused by name") {
  const Certificates files, others;
  Server server(tls_config(files), [](const Request&) { return Response::text("x"); });
  server.start();
  CHECK(TlsWire(server.port()).serial() == 1);
  files.make(2);
  CHECK(TlsWire(server.port()).serial() == 1);
  server.reload_certificates();
  CHECK(eventually([&] { return TlsWire(server.port()).serial() == 2; }));
  std::filesystem::copy_file(others.key, files.key, std::filesystem::copy_options::overwrite_existing);
  CHECK_THROWS_AS(server.reload_certificates(), std::runtime_error);
  CHECK(TlsWire(server.port()).serial() == 2);

  ServerConfig config = tls_config(files);
  config.key_file = "";
  const auto handler = [](const Request&) { return Response::text("x"); };
  CHECK_THROWS_WITH(Server(config, handler).start(), doctest::Contains("both"));
  config.key_file = "/nonexistent/key.pem";
  CHECK_THROWS_WITH(Server(config, handler).start(), doctest::Contains("/nonexistent/key.pem"));
}
