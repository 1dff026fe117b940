// What is inside the binary: reference/ (master data, rules), migrations/ and the web application.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "files/zip_pack.h"

namespace anshu::app {

class Assets {
 public:
  /// `reference_dir`: a folder whose files are read instead of the embedded reference/ files of the same name ("" for none):
  /// how a court adds or changes rules of its own without building the program.
  explicit Assets(std::string reference_dir = "");

  /// "reference/permissions.toml"; throws std::runtime_error when there is no such file.
  std::string read(std::string_view path) const;
  /// nullopt when there is no such file.
  std::optional<std::string> find(std::string_view path) const;
  /// Names below a folder: list("migrations/") → {"0001-foundation.sql", …}
  std::vector<std::string> list(std::string_view folder) const;

 private:
  files::ZipPack pack_;
  std::string reference_dir_;
};

}  // namespace anshu::app
