// Compression of answers.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace anshu::http {

/// Keeps one compressor, because setting one up costs more than compressing a page. Not for two threads at once.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  /// The gzip form at level 1, or "" when it would not be shorter.
  std::string compress(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;  // made when first needed
};

}  // namespace anshu::http
