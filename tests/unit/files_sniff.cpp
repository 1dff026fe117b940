#include <doctest/doctest.h>

#include "files/pdf.h"
#include "files/sniff.h"
#include "files/zip_pack.h"
#include "files_support.h"

using namespace files_test;

namespace {

std::string a_pdf() {
  PdfDocument document;
  document.blocks = {{.text = "甲"}};
  return make_pdf(document).bytes;
}

std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) out += {c, '\0'};
  return out;
}

std::string compound(const std::string& content) { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + content; }

std::string a_docx(const std::string& extra_part = "", const std::string& types = "<Types/>") {
  std::vector<Part> parts = {{"word/document.xml", "<w:document/>"}, {"[Content_Types].xml", types}};
  if (!extra_part.empty()) parts.push_back({extra_part, "x"});
  return make_zip(parts);
}

std::string a_word_97(bool encrypted) {
  std::string bytes = compound(std::string(504, '\0'));
  std::string header(64, '\0');
  header.replace(0, 2, "\xEC\xA5");
  header[11] = encrypted ? '\x13' : '\x12';
  return bytes + header + wide("WordDocument");
}

const std::string png = raw("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
const std::string jpg = raw("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
const std::string mp4 =
    raw("\0\0\0\x20"
        "ftypisom\0\0\x02\0isomiso2avc1mp41\0\0\0\x08"
        "free");
const std::string mp3 = raw("ID3\x04\0\0\0\0\0\x23TSSE\0\0\0\x0F\0\0\x03Lavf58.29.100\0");
const std::string wav = raw("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xAC\0\0\x88X\x01\0\x02\0\x10\0data\0\0\0\0");

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "accepted" : result.error().code;
}

std::string verdict(const Sniffer& sniffer, std::string_view name, const std::string& bytes) {
  const auto type = sniffer.check_upload(name, bytes);
  if (type) return std::string(type->extension);
  REQUIRE(type.error().fields.size() == 1);
  return type.error().fields[0].rule;
}

}  // namespace

TEST_CASE("uploads: name and bytes must be of one kind, and the kind on the list") {
  const Sniffer sniffer;
  struct Row {
    std::string name, bytes, verdict;
  };
  const std::vector<Row> table = {
      {"起诉状.pdf", a_pdf(), "pdf"},
      {"起诉状.PDF", a_pdf(), "pdf"},
      {"判决书.ofd", make_zip({{"OFD.xml", "<ofd:OFD/>"}, {"Doc_0/Document.xml", "x"}}), "ofd"},
      {"身份证.jpg", jpg, "jpg"},
      {"身份证.JPEG", jpg, "jpg"},
      {"借条.png", png, "png"},
      {"答辩状.docx", a_docx(), "docx"},
      {"答辩状.doc", a_word_97(false), "doc"},
      {"录像.mp4", mp4, "mp4"},
      {"录音.mp3", mp3, "mp3"},
      {"录音.wav", wav, "wav"},

      {"空.pdf", "", "upload.empty"},

      {"程序.exe", raw("MZ\x90\0\x03\0\0\0"), "upload.type"},
      {"程序.pdf", raw("MZ\x90\0\x03\0\0\0"), "upload.type"},
      {"脚本.js", "alert(1)", "upload.type"},
      {"脚本.png", "<script>alert(1)</script>", "upload.type"},
      {"网页.pdf", "<!DOCTYPE html><html><body>%PDF-1.7</body></html>", "upload.type"},
      {"图.jpg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "upload.type"},
      {"宏.docm", a_docx("word/vbaProject.bin"), "upload.type"},
      {"宏.docx", a_docx("word/vbaProject.bin"), "upload.type"},
      {"宏.docx", a_docx("", "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"),
       "upload.type"},
      {"宏.doc", a_word_97(false) + wide("_VBA_PROJECT"), "upload.type"},
      {"表.xlsx", workbook(""), "upload.type"},
      {"表.docx", workbook(""), "upload.type"},
      {"包.docx", make_zip({{"a.exe", "MZ"}}), "upload.type"},
      {"断.docx", a_docx().substr(0, 60), "upload.type"},
      {"旧表.doc", compound(wide("Workbook")), "upload.type"},
      {"无后缀", a_pdf(), "upload.type"},
      {"起诉状.pdf.exe", a_pdf(), "upload.type"},

      {"起诉状.docx", a_pdf(), "upload.mismatch"},
      {"照片.png", jpg, "upload.mismatch"},
      {"起诉状.pdf", a_docx(), "upload.mismatch"},
      {"录音.mp3", wav, "upload.mismatch"},

      {"密.pdf", a_pdf() + "trailer << /Size 9 /Encrypt 12 0 R >>", "upload.encrypted"},
      {"密.docx", compound(wide("EncryptedPackage")), "upload.encrypted"},
      {"密.docx", make_zip({{"word/document.xml", "x"}}, "geheim"), "upload.encrypted"},
      {"密.doc", a_word_97(true), "upload.encrypted"},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(verdict(sniffer, row.name, row.bytes) == row.verdict);
  }
}

TEST_CASE("uploads: the list can be narrowed") {
  const Sniffer sniffer;
  const std::string_view pictures[] = {"jpg", "png"};
  CHECK(sniffer.check_upload("a.png", png, pictures));
  CHECK(!sniffer.check_upload("a.pdf", a_pdf(), pictures));
}

TEST_CASE("uploads: where a PDF speaks of encryption") {
  CHECK(is_encrypted_pdf("<< /Type /XRef /Encrypt 5 0 R >>"));
  CHECK(is_encrypted_pdf("trailer<</Encrypt<</Filter/Standard>>>>"));
  CHECK(is_encrypted_pdf("<</Encrypt\n5 0 R>>"));
  CHECK_FALSE(is_encrypted_pdf(a_pdf()));
  CHECK_FALSE(is_encrypted_pdf("/EncryptMetadata true"));
  CHECK_FALSE(is_encrypted_pdf("(about /Encryption)"));
  CHECK_FALSE(is_encrypted_pdf("/Encrypt"));
  CHECK_FALSE(is_encrypted_pdf("/Encrypt 5"));
}

TEST_CASE("zip in memory: entries are found by path and read whole") {
  const std::string bytes = make_zip({{"index.html", "<html/>"}, {"assets/app.js", std::string(200'000, 'x')}, {"leer", ""}});
  const auto pack = ZipPack::open_bytes(bytes);
  REQUIRE(pack);
  CHECK(pack->entries().size() == 3);
  CHECK(pack->get("index.html").value() == "<html/>");
  CHECK(pack->get("assets/app.js").value().size() == 200'000);
  CHECK(pack->get("leer").value().empty());
  CHECK(pack->get("Assets\\APP.js").has_value());
  CHECK(code_of(pack->get("../etc/passwd")) == "E_NOT_FOUND");
  CHECK(code_of(pack->get("assets/app.js", {.entry_bytes = 100})) == "E_FILE_TOO_LARGE");
  CHECK(code_of(ZipPack::open_bytes("no zip")) == "E_FILE_CORRUPT");
  CHECK(code_of(ZipPack::open_bytes("")) == "E_FILE_CORRUPT");
  CHECK(code_of(ZipPack::open_file("/nonexistent.zip")) == "E_FILE_UNREADABLE");
}
