// Serves the web application that is inside the binary: hashed assets forever; a path that names no file is a place inside the
// application, which is answered with the application itself.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/assets.h"
#include "http/message.h"

namespace anshu::app {

struct WebFile {
  std::string name, bytes;  // "assets/index-4f2a.js", its content
};

/// What was built into the binary; nothing when it was built with ANSHU_WEB=OFF.
std::vector<WebFile> web_files_in(const Assets& assets);

class WebFiles {
 public:
  explicit WebFiles(std::vector<WebFile> files);
  http::Response answer(const http::Request& request) const;

 private:
  struct File {
    std::string bytes, content_type;
    bool immutable = false;
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace anshu::app
