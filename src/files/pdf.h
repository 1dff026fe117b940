// Official documents as PDF: A4 set as GB/T 9704 asks (margins 37/35/28/26 mm, 22 lines of 28 characters), from plain blocks.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace anshu::files {

enum class BlockKind {
  organ,        // 机关名称: centred, 二号
  title,        // 文书名称: centred, 二号, widely spaced
  case_number,  // 案号: at the right
  paragraph,    // 正文: 三号, first line two characters in, justified; a line break begins a further paragraph
  list,         // items as numbered paragraphs
  table,        // rows, ruled; the header is repeated on every page
  signature,    // 落款: lines (organ, date) centred on one another at the right, never alone on a page
  rule,         // a line across the page
  space,        // empty lines
  page_break,
};
enum class BlockAlign { left, center, right, justify };
enum class ListStyle { chinese, bracketed, arabic };  // 一、 （一） 1.

/// One piece of a document; what is not given follows from the kind. All members are plain data, so that a template file maps
/// onto it.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::optional<std::string> text = {};
  std::optional<BlockAlign> align = {};
  std::optional<bool> bold = {};
  std::optional<std::string> size = {};             // 初号 … 小五
  std::optional<std::int32_t> indent = {};          // first line, in characters
  std::vector<std::string> items = {};              // list; signature: its lines
  std::optional<ListStyle> list_style = {};         // list
  std::vector<std::vector<std::string>> rows = {};  // table; short rows end in empty cells
  std::vector<std::int32_t> widths = {};            // table: shares of the columns; empty: equal
  std::vector<BlockAlign> column_aligns = {};       // table; left where it says nothing
  std::optional<bool> header = {};                  // table: the first row is a header (yes when not given)
  std::optional<std::int32_t> lines = {};           // space: how many (1)
  std::optional<bool> seal_space = {};              // signature: leave room for a seal of 42 mm (no when not given)
};

BOOST_DESCRIBE_ENUM(BlockKind, organ, title, case_number, paragraph, list, table, signature, rule, space, page_break)
BOOST_DESCRIBE_ENUM(BlockAlign, left, center, right, justify)
BOOST_DESCRIBE_ENUM(ListStyle, chinese, bracketed, arabic)
BOOST_DESCRIBE_STRUCT(Block, (),
                      (kind, text, align, bold, size, indent, items, list_style, rows, widths, column_aligns, header, lines,
                       seal_space))

enum class PageNumbers { none, center, outer };  // — 1 —; outer: odd pages right, even pages left, for printing on both sides

struct PdfDocument {
  std::string title;   // metadata
  std::string author;  // metadata: the organ
  std::optional<std::string> subject = {};
  InstantMs created_at_ms = 0;
  std::vector<Block> blocks = {};
  PageNumbers page_numbers = PageNumbers::center;
  std::string footer = {};  // small note at the foot of every page: when printed, verification code
  std::string heading_font = "Noto Serif CJK SC";
  std::string body_font = "Noto Serif CJK SC";
};

/// The middle of the place that a signature keeps for the seal, in points from the page's lower left corner (as PDF counts).
struct SealSpot {
  int page = 0;  // 1-based
  double x = 0, y = 0;
};

struct Pdf {
  std::string bytes;
  int pages = 0;
  std::optional<SealSpot> seal;  // of the last signature with seal_space
  int missing_glyphs = 0;        // characters that no installed font has: they show as boxes, so say so
};

/// Sets the document; the same document and fonts give the same bytes. Safe to call from several threads at once.
/// The text can be extracted and searched. Bytes that are not UTF-8, control and direction-override characters are taken out.
/// Throws std::invalid_argument for an unknown size, std::runtime_error when the graphics library fails.
Pdf make_pdf(const PdfDocument& document);

/// 二号 → 22. Nothing for names that typesetters do not know.
std::optional<double> type_size_pt(std::string_view name);
/// 二〇二六年三月一日, as a document is dated.
std::string formal_date(Date date);
/// 1 → 一, 21 → 二十一 (1 to 99; digits beyond).
std::string chinese_number(int number);

}  // namespace anshu::files
