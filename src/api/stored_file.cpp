#include "api/stored_file.h"

namespace anshu::api {

http::Response stored_file(const std::string& bytes, const std::string& media_type, const std::string& name) {
  http::Response response = http::Response::bytes(bytes, media_type);
  std::string disposition = http::attachment(name);
  if (disposition.starts_with("attachment")) disposition.replace(0, 10, "inline");
  response.headers.set("Content-Disposition", disposition);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:");
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace anshu::api
