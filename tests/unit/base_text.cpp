// Text as courts write it.
#include <doctest/doctest.h>

#include "base/describe.h"
#include "base/text.h"

namespace anshu {

TEST_CASE("numbers of persons inside a text are masked, others are not") {
  CHECK(mask_numbers_in("身份证61070219800102001X，电话13891600001。") == "身份证6107**********001X，电话138****0001。");
  CHECK(mask_numbers_in("欠款50000元，(2025)陕0702民初123号，2025年12月1日") ==
        "欠款50000元，(2025)陕0702民初123号，2025年12月1日");
  CHECK(mask_numbers_in("") == "");
  CHECK(mask_numbers_in("6222020200012345678") == "6222***********5678");
}

TEST_CASE("blanks around a text go, full-width ones too; blanks inside stay") {
  CHECK(trim(" \t张 三\u3000\r\n") == "张 三");
  CHECK(trim("\u3000 \u3000").empty());
  CHECK(trim("").empty());
  CHECK(trim("、").size() == 3);  // shares its first byte with U+3000
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string>{""});
  CHECK(split(",", ',') == std::vector<std::string>{"", ""});
}

TEST_CASE("only well-formed UTF-8 is UTF-8") {
  for (const char* good : {"", "a", "案", "\xF0\xA0\xAE\xB7", "\xEF\xBF\xBD", "\x7F", "\xF4\x8F\xBF\xBF"})
    CHECK_MESSAGE(is_utf8(good), good);
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE6\xA1", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xB0\xB8\xBC\xFE", "案\xE6"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("code points survive the way there and back, broken bytes become one mark each") {
  const std::string text = "案a\xF0\xA0\xAE\xB7é";
  CHECK(to_utf8(to_utf32(text)) == text);
  CHECK(count_characters(text) == 4);
  CHECK(to_utf32("a\xE6\xA1z") == U"a\uFFFD\uFFFDz");
  CHECK(count_characters("\xFF\xFE") == 2);
}

TEST_CASE("full-width letters and digits become half-width, Chinese punctuation beyond ASCII stays") {
  CHECK(to_half_width("（２０２６）陕０７０２\u3000Ａｚ～。") == "(2026)陕0702 Az~。");
  CHECK(to_lower_ascii("ÄAbZ张") == "Äabz张");
}

TEST_CASE("masks show what is needed to tell people apart, and no more") {
  CHECK(mask_name("张三") == "张某");
  CHECK(mask_name("欧阳小明") == "欧某某");
  CHECK(mask_name("\xF0\xA0\xAE\xB7明") == "\xF0\xA0\xAE\xB7某");
  CHECK(mask_name("").empty());
  CHECK(mask_id_number("61070219800102001X") == "6107**********001X");
  CHECK(mask_id_number("12345678") == "********");
  CHECK(mask_phone("13891600001") == "138****0001");
  CHECK(mask_phone("2213344") == "*******");
  CHECK(mask_address("陕西省汉中市汉台区东大街1号") == "陕西省汉中市汉台区****");
  CHECK(mask_address("陕西省汉中市") == "陕西省汉中市");
  CHECK(mask_address("东大街1号") == "****");
  CHECK(mask_address("").empty());
}

TEST_CASE("amounts are written with groups of three and two decimals, to both ends of what fits") {
  CHECK(format_yuan(0) == "0.00");
  CHECK(format_yuan(5) == "0.05");
  CHECK(format_yuan(123'456) == "1,234.56");
  CHECK(format_yuan(100'000'000) == "1,000,000.00");
  CHECK(format_yuan(-123'456) == "-1,234.56");
  CHECK(format_yuan(std::numeric_limits<std::int64_t>::max()) == "92,233,720,368,547,758.07");
  CHECK(format_yuan(std::numeric_limits<std::int64_t>::min()) == "-92,233,720,368,547,758.08");
}

TEST_CASE("what may be stored: no NUL and no control characters but tab and line breaks") {
  CHECK(is_clean_text("张三\t1\r\n"));
  for (const std::string& bad : {std::string(1, '\0'), std::string("a\x1b[0m"), std::string("\x7F"), std::string("\b")})
    CHECK_FALSE(is_clean_text(bad));
}

}  // namespace anshu
