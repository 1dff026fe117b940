// Serves the web application that is inside the binary: hashed assets forever, every other path the application itself.
#pragma once

#include <map>
#include <string>

#include "app/assets.h"
#include "http/message.h"

namespace anshu::app {

class WebFiles {
 public:
  explicit WebFiles(const Assets& assets);
  http::Response answer(const http::Request& request) const;

 private:
  struct File {
    std::string bytes, content_type;
    bool immutable = false;
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace anshu::app
