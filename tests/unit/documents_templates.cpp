// Document templates: mistakes are named before anybody gets a document; what is filled in is what the paper says.
#include "documents/templates.h"
#include "support/case_court.h"
#include "support/pdf_text.h"

namespace anshu {
namespace {

using documents::Templates;
using test::must;

Result<Templates> load(const std::string& text, const std::string& second = "") {
  std::vector<std::string> files{"notice.toml", "read-me.md"};
  if (!second.empty()) files.push_back("second.toml");
  return Templates::load(files, [&](std::string_view path) { return path == "documents/notice.toml" ? text : second; });
}

const std::string head =
    "code = \"notice\"\nversion = \"1\"\ntitle = \"通知书\"\nbasis = \"民事诉讼法第一条\"\nfields = [\"name\"]\n";
const std::string body = "[[block]]\nkind = \"paragraph\"\ntext = \"{{name}}：\"\n";

}  // namespace

TEST_CASE("a faulty template is refused with its file, its line and what is wrong") {
  REQUIRE(load(head + body));
  struct Row {
    const char* what;
    std::string text, says;
  };
  const Row rows[] = {
      {"no TOML", "code = \n", "documents/notice.toml:1"},
      {"no article", "code = \"notice\"\nversion = \"1\"\ntitle = \"通知书\"\n", "缺少"},
      {"a placeholder nobody declared", head + body + "[[block]]\nkind = \"paragraph\"\ntext = \"{{nmae}}\"\n",
       "未声明的字段 nmae"},
      {"a placeholder in a table", head + body + "[[block]]\nkind = \"table\"\nrows = [[\"a\", \"{{b}}\"]]\n", "未声明的字段 b"},
      {"a field that the text forgets", head + "[[block]]\nkind = \"paragraph\"\ntext = \"此致\"\n", "name 没有用到"},
      {"an unknown kind", head + body + "[[block]]\nkind = \"paragraf\"\n", "documents/notice.toml:9: 不认识的 kind"},
      {"an unknown style", head + body + "[[block]]\nkind = \"list\"\nlist_style = \"roman\"\n", "不认识的 list_style"},
      {"a mistyped key of a block", head + body + "[[block]]\nkind = \"paragraph\"\ntxet = \"x\"\n",
       "documents/notice.toml:11: 不认识的配置项 txet"},
      {"a mistyped key of the template", "titel = \"x\"\n" + head + body, "documents/notice.toml:1: 不认识的配置项 titel"},
      {"items that nobody prints", head + body + "[[block]]\nkind = \"paragraph\"\nitems = [\"x\"]\n", "items 只用于"},
      {"rows that nobody prints", head + body + "[[block]]\nkind = \"list\"\nrows = [[\"x\"]]\n", "rows 只用于"},
      {"a text that nobody prints", head + body + "[[block]]\nkind = \"list\"\ntext = \"x\"\n", "没有 text"},
      {"blocks that are none", head + "block = [1]\n", "documents/notice.toml:6"},
      {"nobody whom it is for", "for = \"judge\"\n" + head + body, "for 应为"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto refused = load(row.text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "E_REFERENCE_DATA");
    CHECK_MESSAGE(refused.error().message.find(row.says) != std::string::npos, refused.error().message);
  }
  const auto twice = load(head + body, head + body);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message == "documents/second.toml:1: 文书模板 notice 重复");
}

TEST_CASE("nothing goes out with a gap, and what is filled in is text, never a placeholder") {
  const Templates templates = must(load(head + body));
  const auto& form = *templates.find("notice");
  CHECK(templates.find("other") == nullptr);
  CHECK_THROWS_AS(documents::fill(form, {}, "法院", 0), std::logic_error);
  CHECK_THROWS_AS(documents::fill(form, {{"name", 5}}, "法院", 0), std::logic_error);
  const auto document = documents::fill(form, {{"name", "{{name}}"}}, "法院", 0);
  CHECK(document.blocks.at(0).text == "{{name}}：");
  CHECK(form.blocks.at(0).text == "{{name}}：");  // the template itself is not filled in
  CHECK(documents::fill(form, {{"name", "李四"}}, "法院", 0).blocks.at(0).text == "李四：");
}

TEST_CASE("every template that ships becomes a readable PDF with all that was filled in") {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
    files.push_back(entry.path().filename().string());
  const auto templates = must(Templates::load(files, law::read_reference));
  CHECK(templates.all().size() == files.size());
  for (const auto& form : templates.all()) {
    CAPTURE(form.code);
    json::object data;
    int number = 0;
    for (const auto& field : form.fields) data[field] = fmt::format("内容{}号之末", ++number);
    const files::Pdf pdf = files::make_pdf(documents::fill(form, data, "汉中市汉台区人民法院", 1'772'328'600'000));
    CHECK(pdf.missing_glyphs == 0);
    const std::string text = test::pdf_text(pdf.bytes);
    CHECK(text.find(form.title) != std::string::npos);
    CHECK(text.find("{{") == std::string::npos);
    for (int i = 1; i <= number; ++i)
      CHECK_MESSAGE(text.find(fmt::format("内容{}号之末", i)) != std::string::npos, form.fields[static_cast<std::size_t>(i - 1)]);
  }
}

TEST_CASE("a text of many pages breaks between lines and loses none") {
  const Templates templates = must(load(head + body + "[[block]]\nkind = \"signature\"\nitems = [\"汉中市汉台区人民法院\"]\n"));
  std::string story;
  for (int i = 1; i <= 400; ++i) story += fmt::format("第{}项事实：被告于当日收到借款人民币{}元，至今未还。", i, i * 37);
  const auto pdf = files::make_pdf(documents::fill(*templates.find("notice"), {{"name", story}}, "法院", 0));
  CHECK(pdf.pages > 10);
  std::string text = test::pdf_text(pdf.bytes);
  for (int page = 1; page <= pdf.pages; ++page) {  // page numbers stand between the pages' texts
    const std::string number = fmt::format("—{}—", page);
    const auto at = text.find(number);
    REQUIRE(at != std::string::npos);
    text.erase(at, number.size());
  }
  CHECK(text == story + "：汉中市汉台区人民法院");
}

}  // namespace anshu
