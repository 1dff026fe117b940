// The sockets: plain TCP and TLS under the same Connection. The only file that knows Asio.
#define BOOST_ASIO_NO_DEPRECATED
#include "http/server.h"

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <condition_variable>
#include <list>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "http/connection.h"

namespace anshu::http {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;  // the concrete type: no virtual call per operation
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

namespace {

std::array<asio::const_buffer, 2> buffers_of(std::string_view head, std::string_view body) {
  return {asio::buffer(head.data(), head.size()), asio::buffer(body.data(), body.size())};
}

class PlainConnection final : public Connection {
 public:
  PlainConnection(std::shared_ptr<Hub> hub, Socket socket, std::string peer)
      : Connection(std::move(hub), std::move(peer), false), socket_(std::move(socket)), descriptor_(socket_.native_handle()) {}

 private:
  std::shared_ptr<PlainConnection> self() { return std::static_pointer_cast<PlainConnection>(shared_from_this()); }

  void start_read(char* to, std::size_t most) override {
    socket_.async_read_some(asio::buffer(to, most),
                            [self = self()](error_code error, std::size_t count) { self->on_read(count, error.failed()); });
  }
  void start_write(std::string_view head, std::string_view body) override {
    socket_.async_write_some(buffers_of(head, body),
                             [self = self()](error_code error, std::size_t count) { self->on_written(count, error.failed()); });
  }
  std::optional<std::size_t> write_now(std::string_view head, std::string_view body) override {
    // The descriptor stays open while a worker answers, so that this cannot hit another connection's.
    std::array<iovec, 2> parts{{{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}}};
    msghdr message{};
    message.msg_iov = parts.data() + (head.empty() ? 1 : 0);
    message.msg_iovlen = (head.empty() ? 0U : 1U) + (body.empty() ? 0U : 1U);
    const ssize_t sent = ::sendmsg(descriptor_, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(sent));
  }
  void finish_sending() override {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
  }
  void break_off() override { ::shutdown(descriptor_, SHUT_RDWR); }
  void close_socket() override {
    error_code ignored;
    socket_.close(ignored);
  }

  Socket socket_;
  const int descriptor_;
};

class TlsConnection final : public Connection {
 public:
  TlsConnection(std::shared_ptr<Hub> hub, Socket socket, std::string peer, std::shared_ptr<asio::ssl::context> context)
      : Connection(std::move(hub), std::move(peer), true), context_(std::move(context)), stream_(std::move(socket), *context_) {}

  void open() override {
    stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](error_code error) {
      if (error)
        self->close();
      else
        self->Connection::open();
    });
  }

 private:
  std::shared_ptr<TlsConnection> self() { return std::static_pointer_cast<TlsConnection>(shared_from_this()); }

  void start_read(char* to, std::size_t most) override {
    stream_.async_read_some(asio::buffer(to, most),
                            [self = self()](error_code error, std::size_t count) { self->on_read(count, error.failed()); });
  }
  void start_write(std::string_view head, std::string_view body) override {
    // A TLS record takes one buffer; an empty first one would make an empty record.
    const std::string_view part = head.empty() ? body : head;
    stream_.async_write_some(asio::buffer(part.data(), part.size()),
                             [self = self()](error_code error, std::size_t count) { self->on_written(count, error.failed()); });
  }
  std::optional<std::size_t> write_now(std::string_view, std::string_view) override { return std::nullopt; }
  void finish_sending() override {
    stream_.async_shutdown([self = self()](error_code) {});
  }
  void break_off() override { ::shutdown(stream_.next_layer().native_handle(), SHUT_RDWR); }
  void close_socket() override {
    error_code ignored;
    stream_.next_layer().close(ignored);
  }

  const std::shared_ptr<asio::ssl::context> context_;  // outlives the stream, also when certificates are reloaded
  asio::ssl::stream<Socket> stream_;
};

int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_length, const unsigned char* in, unsigned in_length,
                    void*) {
  static constexpr unsigned char http11[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_length, http11, sizeof http11 - 1, in, in_length) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

std::shared_ptr<asio::ssl::context> load_certificates(const ServerConfig& config) {
  if (config.certificate_file.empty() && config.key_file.empty()) return nullptr;
  if (config.certificate_file.empty() || config.key_file.empty())
    throw std::runtime_error("TLS needs both a certificate file and a key file");
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* raw = context->native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  error_code error;
  context->use_certificate_chain_file(config.certificate_file, error);
  if (error) throw std::runtime_error("certificate file " + config.certificate_file + ": " + error.message());
  context->use_private_key_file(config.key_file, asio::ssl::context::pem, error);
  if (error) throw std::runtime_error("key file " + config.key_file + ": " + error.message());
  if (SSL_CTX_check_private_key(raw) != 1) throw std::runtime_error("the key does not belong to the certificate");
  return context;
}

}  // namespace

struct Server::Impl {
  Impl(ServerConfig config, Handler handler)
      : hub(std::make_shared<Hub>(std::move(config), std::move(handler))), acceptor(io), ticker(io), retry(io) {}

  void start();
  void listen();
  void accept();
  void on_accepted(Socket socket);
  bool make_way();
  void tick();
  void stop();

  asio::io_context io{1};
  const std::shared_ptr<Hub> hub;
  Acceptor acceptor;
  Timer ticker, retry;
  std::shared_ptr<asio::ssl::context> tls;  // the I/O thread's, once that runs
  std::unordered_map<Connection*, std::shared_ptr<Connection>> connections;
  std::unique_ptr<WorkerPool> workers;
  std::thread thread;
  std::uint16_t port = 0;
  bool running = false;

  std::mutex mutex;
  std::condition_variable all_closed;
  std::size_t open_count = 0;  // connections.size(), for stop() to wait on
};

void Server::Impl::listen() {
  const ServerConfig& config = hub->config;
  try {
    const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(config.address), config.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(Acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen(4096);
    port = acceptor.local_endpoint().port();
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on " + config.address + ":" + std::to_string(config.port) + ": " +
                             error.code().message());
  }
}

void Server::Impl::start() {
  const ServerConfig& config = hub->config;
  tls = load_certificates(config);
  listen();
  const unsigned computing = config.computing > 0 ? config.computing : std::max(2U, std::thread::hardware_concurrency());
  workers = std::make_unique<WorkerPool>(config.workers, computing, config.max_waiting);
  hub->submit = [this](std::shared_ptr<Job> job, bool begun) { return workers->submit(std::move(job), begun); };
  hub->forget = [this](Connection& connection) {
    connections.erase(&connection);
    const std::lock_guard lock(mutex);
    open_count = connections.size();
    if (open_count == 0) all_closed.notify_all();
  };
  hub->set_wake([this] {
    asio::post(io, [this] {
      for (const auto& connection : hub->take_waiting()) connection->on_called_back();
    });
  });
  accept();
  tick();
  thread = std::thread([this] {
    for (;;) {
      try {
        io.run();
        return;
      } catch (const std::exception&) {
        // Memory ran out for one connection: its time limit closes it, the others go on.
      }
    }
  });
  running = true;
}

void Server::Impl::accept() {
  acceptor.async_accept([this](error_code error, Socket socket) {
    if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
    if (!error) {
      on_accepted(std::move(socket));
      return accept();
    }
    // Out of descriptors, most likely: another try at once would only spin.
    retry.expires_after(std::chrono::milliseconds(50));
    retry.async_wait([this](error_code stopped) {
      if (!stopped && acceptor.is_open()) accept();
    });
  });
}

/// At the limit the connection that has been idle longest gives way.
bool Server::Impl::make_way() {
  if (connections.size() < hub->config.max_connections) return true;
  std::shared_ptr<Connection> longest;
  for (const auto& [raw, connection] : connections)
    if (connection->idle_since() && (!longest || connection->idle_since() < longest->idle_since())) longest = connection;
  if (!longest) return false;
  longest->close();
  return true;
}

void Server::Impl::on_accepted(Socket socket) {
  error_code error;
  socket.set_option(asio::ip::tcp::no_delay(true), error);
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return;
  const bool room = make_way();
  // A few more may hear why they are turned away; beyond that, or over TLS, they are just closed.
  if (!room && (tls || connections.size() >= hub->config.max_connections + 64)) return;
  socket.native_non_blocking(true, error);
  std::string peer = canonical_address(endpoint.address().to_string());
  std::shared_ptr<Connection> connection;
  if (tls)
    connection = std::make_shared<TlsConnection>(hub, std::move(socket), std::move(peer), tls);
  else
    connection = std::make_shared<PlainConnection>(hub, std::move(socket), std::move(peer));
  connections.emplace(connection.get(), connection);
  {
    const std::lock_guard lock(mutex);
    open_count = connections.size();
  }
  if (room)
    connection->open();
  else
    connection->refuse(503, "E_BUSY", "系统繁忙，请稍后再试");
}

void Server::Impl::tick() {
  const ServerConfig& config = hub->config;
  const auto shortest =
      std::min({config.header_timeout, config.body_timeout, config.idle_timeout, config.write_timeout, config.heartbeat});
  const auto pause = hub->draining ? std::chrono::milliseconds(20)
                                   : std::clamp(shortest / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(500));
  ticker.expires_after(pause);
  ticker.async_wait([this](error_code error) {
    if (error) return;
    const std::int64_t now = steady_ms();
    std::vector<std::shared_ptr<Connection>> all;  // a tick may close, and so erase
    all.reserve(connections.size());
    for (const auto& [raw, connection] : connections) all.push_back(connection);
    for (const auto& connection : all) connection->tick(now);
    tick();
  });
}

void Server::Impl::stop() {
  if (!std::exchange(running, false)) return;
  hub->draining = true;
  const auto for_all = [this](void (Connection::*act)()) {
    asio::post(io, [this, act] {
      std::vector<std::shared_ptr<Connection>> all;
      for (const auto& [raw, connection] : connections) all.push_back(connection);
      for (const auto& connection : all) (connection.get()->*act)();
    });
  };
  asio::post(io, [this] {
    error_code ignored;
    acceptor.close(ignored);
    retry.cancel();
    ticker.cancel();
    tick();
  });
  for_all(&Connection::drain);
  {
    std::unique_lock lock(mutex);
    all_closed.wait_for(lock, hub->config.stop_timeout, [this] { return open_count == 0; });
  }
  for_all(&Connection::abort);
  workers->stop();  // a handler that is still running is waited for: it may be in the middle of a commit
  hub->set_wake({});
  io.stop();
  thread.join();
  hub->take_waiting();
  for (const auto& [raw, connection] : std::exchange(connections, {})) connection->close();
}

Server::Server(ServerConfig config, Handler handler) : impl_(std::make_unique<Impl>(std::move(config), std::move(handler))) {}

Server::~Server() { impl_->stop(); }

void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port; }
void Server::stop() { impl_->stop(); }

void Server::reload_certificates() {
  auto fresh = load_certificates(impl_->hub->config);
  asio::post(impl_->io, [impl = impl_.get(), fresh = std::move(fresh)]() mutable { impl->tls = std::move(fresh); });
}

}  // namespace anshu::http
