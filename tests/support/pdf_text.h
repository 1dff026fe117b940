// What a person reads in a PDF, as poppler extracts it.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "base/text.h"
#include "support/temp_dir.h"

namespace anshu::test {

/// The text of the pages without blanks and line ends, so that sentences can be found wherever lines are broken.
inline std::string pdf_text(const std::string& bytes) {
  const TempDir folder;
  const std::string path = folder / "a.pdf";
  std::ofstream(path, std::ios::binary) << bytes;
  FILE* pipe = popen(("pdftotext " + path + " - 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char chunk[4096];
  for (std::size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;) out.append(chunk, got);
  REQUIRE(pclose(pipe) == 0);
  std::u32string points = to_utf32(out);
  std::erase_if(points, [](char32_t c) { return c <= U' ' || c == U'\u3000'; });
  return to_utf8(points);
}

}  // namespace anshu::test
