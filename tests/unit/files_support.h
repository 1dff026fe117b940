// What the tests of the files room share: hand-made workbooks and rows gathered for comparison.
#pragma once

#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "files/table.h"

namespace files_test {

using namespace anshu;
using namespace anshu::files;

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A literal with its zero bytes.
template <std::size_t N>
std::string raw(const char (&literal)[N]) {
  return {literal, N - 1};
}

/// A folder that goes away with the test.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "anshu-files-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

struct Part {
  std::string path, bytes;
};

inline std::string make_zip(const std::vector<Part>& parts, const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  for (const auto& part : parts) {
    const auto index = zip_file_add(zip, part.path.c_str(), zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0), 0);
    if (password) zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
  zip_source_open(buffer);
  zip_stat_t stat;
  zip_source_stat(buffer, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

constexpr std::string_view relationship_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A workbook of one sheet around this XML (the whole worksheet), with optional shared strings and styles.
inline std::vector<Part> workbook_parts(const std::string& sheet_xml, const std::string& shared = "",
                                        const std::string& styles = "", const std::string& workbook_properties = "") {
  const std::string type(relationship_type);
  std::string rels = "<Relationships><Relationship Id=\"rId1\" Type=\"" + type + "worksheet\" Target=\"worksheets/sheet1.xml\"/>";
  if (!shared.empty()) rels += "<Relationship Id=\"rId2\" Type=\"" + type + "sharedStrings\" Target=\"sharedStrings.xml\"/>";
  if (!styles.empty()) rels += "<Relationship Id=\"rId3\" Type=\"" + type + "styles\" Target=\"/xl/styles.xml\"/>";
  std::vector<Part> parts = {
      {"_rels/.rels",
       "<Relationships><Relationship Id=\"r\" Type=\"" + type + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r=\"" + type + "\">" + workbook_properties +
                              "<sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", rels + "</Relationships>"},
      {"xl/worksheets/sheet1.xml", sheet_xml},
  };
  if (!shared.empty()) parts.push_back({"xl/sharedStrings.xml", shared});
  if (!styles.empty()) parts.push_back({"xl/styles.xml", styles});
  return parts;
}

inline std::string workbook(const std::string& sheet_data, const std::string& shared = "", const std::string& styles = "",
                            const std::string& workbook_properties = "") {
  return make_zip(
      workbook_parts("<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>", shared, styles, workbook_properties));
}

/// "3: 甲 | #1.5 | @45687 | ~TRUE | !#N/A": row number, then cells; # a number, @ a dated number, ~ a boolean, ! an error.
inline std::string show(const SheetRow& row) {
  std::string line = std::to_string(row.number) + ":";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    if (i > 0) line += " |";
    if (cell.kind == CellKind::empty) continue;
    line += ' ';
    if (cell.kind == CellKind::number) line += cell.is_date ? '@' : '#';
    if (cell.kind == CellKind::boolean) line += '~';
    if (cell.kind == CellKind::error) line += '!';
    line += cell.text;
  }
  return line;
}

struct Read {
  std::vector<std::string> lines;  // each row as show() writes it
  std::vector<std::vector<std::string>> texts;
  std::string refused;  // the code, or empty
};

inline Read read_bytes(std::string_view bytes, const TableLimits& limits = {}) {
  Read out;
  const auto done = read_table_bytes(bytes, limits, [&](SheetRow& row) {
    out.lines.push_back(show(row));
    auto& texts = out.texts.emplace_back();
    for (const auto& cell : row.cells) texts.push_back(cell.text);
    return Next::row;
  });
  if (!done) out.refused = done.error().code;
  return out;
}

using Lines = std::vector<std::string>;

inline std::string joined(const Lines& lines) {
  std::string all;
  for (const auto& line : lines) all += line + '\n';
  return all;
}

}  // namespace files_test
