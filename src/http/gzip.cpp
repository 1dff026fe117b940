#include "http/gzip.h"

#include <zlib.h>

#include <limits>
#include <new>

namespace anshu::http {

struct Gzip::State {
  z_stream stream{};
  State() {
    constexpr int gzip_window = 15 + 16;  // 16: a gzip header instead of zlib's
    if (deflateInit2(&stream, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  }
  ~State() { deflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Gzip::Gzip() = default;
Gzip::~Gzip() = default;

std::string Gzip::compress(std::string_view text) {
  if (text.size() > std::numeric_limits<uInt>::max() / 2) return {};
  if (state_)
    deflateReset(&state_->stream);
  else
    state_ = std::make_unique<State>();
  z_stream& stream = state_->stream;
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  out.resize(out.size() - stream.avail_out);
  return out.size() < text.size() ? out : std::string();
}

}  // namespace anshu::http
