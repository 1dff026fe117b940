#include "files/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>

#include "base/text.h"

namespace anshu::files {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double page_width = 210 * mm, page_height = 297 * mm;
constexpr double margin_top = 37 * mm, margin_bottom = 35 * mm, margin_left = 28 * mm, margin_right = 26 * mm;
constexpr double text_width = page_width - margin_left - margin_right, text_height = page_height - margin_top - margin_bottom;
// 三号 is 5.56 mm: 28 characters are then exactly the 156 mm of a line (16 pt would leave room for 27).
constexpr double body_size = 15.75;
constexpr double body_line = text_height / 22;
constexpr double seal_lines = 2.5;  // kept free above the signature, so that the seal touches no text

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;
using ContextPtr = std::unique_ptr<PangoContext, Unref>;
struct CairoFree {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

/// Valid UTF-8 without what must not stand in an official document: controls and overrides of the direction of writing.
std::string clean(std::string_view text) {
  std::u32string points = to_utf32(text);
  std::erase_if(points, [](char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
  });
  return to_utf8(points);
}

/// How a run of text is set.
struct TextStyle {
  std::string font;
  double size = body_size;
  bool bold = false;
  double line_height = body_line;
  BlockAlign align = BlockAlign::justify;
  double indent = 0;   // first line, points
  double spacing = 0;  // between characters, points
};

/// One line, ready to be drawn wherever the page has room.
struct Line {
  std::shared_ptr<PangoLayout> layout;  // owns `line`
  PangoLayoutLine* line = nullptr;
  double x = 0;         // from the left edge of its column
  double baseline = 0;  // from the top of the line
  double height = 0;
  double width = 0;
  bool is_wide = false;  // gaps so wide that a reader of the PDF would take them for blanks
};

bool stretches(gunichar c) { return c >= 0x2E80 || c == ' ' || (c >= 0x2018 && c <= 0x2026) || c == 0x2014; }

/// The last glyph of each cluster of a line in reading order, and whether room may be added behind it.
struct Gap {
  PangoGlyphInfo* glyph;
  bool open;
};

std::vector<Gap> gaps_of(PangoLayoutLine* line, const char* text) {
  std::vector<Gap> gaps;
  std::vector<gunichar> characters;
  for (GSList* run = line->runs; run; run = run->next) {
    auto* item = static_cast<PangoGlyphItem*>(run->data);
    PangoGlyphItemIter at;
    for (gboolean more = pango_glyph_item_iter_init_start(&at, item, text); more;
         more = pango_glyph_item_iter_next_cluster(&at)) {
      gaps.push_back({&item->glyphs->glyphs[at.end_glyph > at.start_glyph ? at.end_glyph - 1 : at.start_glyph], false});
      characters.push_back(g_utf8_get_char(text + at.start_index));
    }
  }
  for (std::size_t i = 0; i + 1 < gaps.size(); ++i) gaps[i].open = stretches(characters[i]) || stretches(characters[i + 1]);
  if (!gaps.empty()) gaps.back().open = false;
  return gaps;
}

/// Spreads `slack` (Pango units) over the gaps beside Chinese characters and blanks; words and numbers stay together, which
/// Pango's own justification does not promise.
double spread(const std::vector<Gap>& gaps, int slack, double size) {
  const auto open = std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.open; });
  if (open == 0 || slack <= 0 || slack > static_cast<double>(open) * size * PANGO_SCALE * 0.6)
    return 0;  // rather ragged than torn
  std::int64_t done = 0, at = 0;
  for (const Gap& gap : gaps) {
    if (!gap.open) continue;
    const std::int64_t until = slack * ++at / open;
    gap.glyph->geometry.width += static_cast<PangoGlyphUnit>(until - done);
    done = until;
  }
  return static_cast<double>(slack) / PANGO_SCALE / static_cast<double>(open);
}

bool closes(char32_t c) { return std::u32string_view(U"，。、；：’”）》〉】〕」』").find(c) != std::u32string_view::npos; }
bool opens(char32_t c) { return std::u32string_view(U"‘“（《〈【〔「『").find(c) != std::u32string_view::npos; }

/// Neighbouring full-width marks share their white space, as in a printed book: 》， does not gape.
std::unique_ptr<PangoAttrList, CairoFree> tighten_marks(const std::string& text) {
  std::unique_ptr<PangoAttrList, CairoFree> attributes(pango_attr_list_new());
  const std::u32string points = to_utf32(text);
  guint at = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto length = static_cast<guint>(to_utf8(std::u32string_view(points).substr(i, 1)).size());
    const char32_t before = i > 0 ? points[i - 1] : 0, after = i + 1 < points.size() ? points[i + 1] : 0;
    if ((closes(points[i]) && (closes(after) || opens(after))) || (opens(points[i]) && opens(before))) {
      PangoAttribute* half = pango_attr_font_features_new("halt");
      half->start_index = at;
      half->end_index = at + length;
      pango_attr_list_insert(attributes.get(), half);
    }
    at += length;
  }
  return attributes;
}

double natural_width(PangoLayoutLine* line) {
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

/// A piece of the flow that is never split: a line, a table row, a gap.
struct Box {
  double height = 0;
  bool keep_with_next = false;
  bool is_gap = false;  // falls away at the top of a page
  bool is_line = false;
  bool breaks_page = false;
  std::shared_ptr<Box> header = {};                     // drawn again at the top of a further page
  std::function<void(double top, int page)> draw = {};  // `top` in points from the top of the page
};

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned length) {
  try {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

class Typesetter {
 public:
  explicit Typesetter(const PdfDocument& document) : document_(document) {
    surface_.reset(cairo_pdf_surface_create_for_stream(append_bytes, &pdf_.bytes, page_width, page_height));
    set_metadata();
    cairo_.reset(cairo_create(surface_.get()));
    // Pango keeps one default font map per thread: fonts stay warm, and nothing is shared between threads.
    context_.reset(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    pango_cairo_context_set_resolution(context_.get(), 72);
    const std::unique_ptr<cairo_font_options_t, CairoFree> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
  }

  Pdf run() {
    for (const Block& block : document_.blocks) add(block);
    lay_out_pages();
    cairo_surface_finish(surface_.get());
    const auto status =
        cairo_status(cairo_.get()) != CAIRO_STATUS_SUCCESS ? cairo_status(cairo_.get()) : cairo_surface_status(surface_.get());
    if (status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(fmt::format("cannot make the PDF: {}", cairo_status_to_string(status)));
    return std::move(pdf_);
  }

 private:
  void set_metadata() {
    const auto set = [&](cairo_pdf_metadata_t what, const std::string& value) {
      if (!value.empty()) cairo_pdf_surface_set_metadata(surface_.get(), what, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, clean(document_.title));
    set(CAIRO_PDF_METADATA_AUTHOR, clean(document_.author));
    set(CAIRO_PDF_METADATA_SUBJECT, clean(document_.subject.value_or("")));
    set(CAIRO_PDF_METADATA_CREATOR, "Anshu");
    const std::string instant = iso_instant(document_.created_at_ms);
    set(CAIRO_PDF_METADATA_CREATE_DATE, instant);
    set(CAIRO_PDF_METADATA_MOD_DATE, instant);
  }

  // ── text into lines ──

  std::vector<Line> lines_of(std::string_view raw, const TextStyle& style, double width) {
    const std::string text = clean(raw);
    const std::shared_ptr<PangoLayout> layout(pango_layout_new(context_.get()), Unref{});
    const std::unique_ptr<PangoFontDescription, CairoFree> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), style.font.c_str());
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    const std::unique_ptr<PangoAttrList, CairoFree> attributes = tighten_marks(text);
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_indent(layout.get(), static_cast<int>(style.indent * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pdf_.missing_glyphs += pango_layout_get_unknown_glyphs_count(layout.get());

    std::vector<Line> lines;
    for (GSList* at = pango_layout_get_lines(layout.get()); at; at = at->next) {
      auto* line = static_cast<PangoLayoutLine*>(at->data);
      const auto* next = at->next ? static_cast<PangoLayoutLine*>(at->next->data) : nullptr;
      const bool ends_paragraph = !next || next->is_paragraph_start;
      lines.push_back(set_line(layout, line, style, width, ends_paragraph));
    }
    return lines;
  }

  Line set_line(const std::shared_ptr<PangoLayout>& layout, PangoLayoutLine* line, const TextStyle& style, double width,
                bool ends_paragraph) {
    Line out{layout, line, line->is_paragraph_start ? style.indent : 0, 0, style.line_height, natural_width(line), false};
    const char* text = pango_layout_get_text(layout.get());
    double gap = style.spacing;
    if (style.spacing > 0) {
      const auto gaps = gaps_of(line, text);
      for (std::size_t i = 0; i + 1 < gaps.size(); ++i)
        gaps[i].glyph->geometry.width += static_cast<int>(style.spacing * PANGO_SCALE);
      out.width += style.spacing * static_cast<double>(gaps.empty() ? 0 : gaps.size() - 1);
    } else if (style.align == BlockAlign::justify && !ends_paragraph) {
      gap = spread(gaps_of(line, text), static_cast<int>((width - out.x - out.width) * PANGO_SCALE), style.size);
      if (gap > 0) out.width = width - out.x;
    }
    out.is_wide = gap > style.size * 0.08;
    if (style.align == BlockAlign::center) out.x += (width - out.x - out.width) / 2;
    if (style.align == BlockAlign::right) out.x = width - out.width;
    // The em box of a Chinese face stands 0.88 above the baseline; it is centred in the line.
    out.baseline = (style.line_height - style.size) / 2 + style.size * 0.88;
    return out;
  }

  void draw_line(const Line& line, double left, double top) {
    const double y = top + line.baseline;
    double x = left + line.x;
    if (!line.is_wide) {
      cairo_move_to(cairo_.get(), x, y);
      return pango_cairo_show_layout_line(cairo_.get(), line.line);
    }
    for (GSList* at = line.line->runs; at; at = at->next) {
      auto* run = static_cast<PangoGlyphItem*>(at->data);
      const bool has_glyphs = std::all_of(run->glyphs->glyphs, run->glyphs->glyphs + run->glyphs->num_glyphs,
                                          [](const PangoGlyphInfo& glyph) { return !(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG); });
      if (has_glyphs) {
        draw_as_one_cluster(*run, pango_layout_get_text(line.layout.get()), x, y);
      } else {
        cairo_move_to(cairo_.get(), x, y);
        pango_cairo_show_glyph_item(cairo_.get(), pango_layout_get_text(line.layout.get()), run);
      }
      x += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
    }
  }

  /// Draws one run as a single cluster: the PDF then carries its text in one piece (ActualText), without false blanks.
  void draw_as_one_cluster(const PangoGlyphItem& run, const char* text, double x, double y) {
    std::vector<cairo_glyph_t> glyphs;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& glyph = run.glyphs->glyphs[i];
      if (glyph.glyph != PANGO_GLYPH_EMPTY)
        glyphs.push_back({glyph.glyph, x + static_cast<double>(glyph.geometry.x_offset) / PANGO_SCALE,
                          y + static_cast<double>(glyph.geometry.y_offset) / PANGO_SCALE});
      x += static_cast<double>(glyph.geometry.width) / PANGO_SCALE;
    }
    const cairo_text_cluster_t cluster{run.item->length, static_cast<int>(glyphs.size())};
    cairo_set_scaled_font(cairo_.get(), pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run.item->analysis.font)));
    cairo_show_text_glyphs(cairo_.get(), text + run.item->offset, run.item->length, glyphs.data(),
                           static_cast<int>(glyphs.size()), &cluster, 1, static_cast<cairo_text_cluster_flags_t>(0));
  }

  // ── blocks into boxes ──

  static double size_of(const Block& block, double otherwise) {
    if (!block.size) return otherwise;
    const auto size = type_size_pt(*block.size);
    if (!size) throw std::invalid_argument("unknown type size " + *block.size);
    return *size;
  }

  void add(const Block& block) {
    const std::string_view text = block.text ? std::string_view(*block.text) : "";
    switch (block.kind) {
      case BlockKind::organ:
        return add_heading(block, text, 0);
      case BlockKind::title:
        return add_heading(block, text, 0.3);
      case BlockKind::case_number:
        add_gap(body_line / 2);
        add_text(text, style_of(block, BlockAlign::right, 0));
        return add_gap(body_line / 2);
      case BlockKind::paragraph:
        return add_text(text, style_of(block, BlockAlign::justify, 2));
      case BlockKind::list:
        for (std::size_t i = 0; i < block.items.size(); ++i)
          add_text(list_label(block.list_style.value_or(ListStyle::chinese), static_cast<int>(i) + 1) + block.items[i],
                   style_of(block, BlockAlign::justify, 2));
        return;
      case BlockKind::table:
        return add_table(block);
      case BlockKind::signature:
        return add_signature(block, signature_lines(block));
      case BlockKind::rule:
        return add_rule();
      case BlockKind::space:
        return add_gap(body_line * std::clamp(block.lines.value_or(1), 0, 22));
      case BlockKind::page_break:
        boxes_.push_back({.breaks_page = true});
        return;
    }
  }

  TextStyle style_of(const Block& block, BlockAlign align, int indent_characters) const {
    TextStyle style;
    style.font = document_.body_font;
    style.size = size_of(block, body_size);
    style.bold = block.bold.value_or(false);
    style.line_height = std::max(style.size * 1.5, std::min(body_line, style.size * body_line / body_size));
    if (style.size == body_size) style.line_height = body_line;
    style.align = block.align.value_or(align);
    const bool centred = style.align == BlockAlign::center || style.align == BlockAlign::right;
    style.indent = style.size * std::clamp(block.indent.value_or(centred ? 0 : indent_characters), 0, 20);
    return style;
  }

  void add_heading(const Block& block, std::string_view text, double spacing) {
    TextStyle style = style_of(block, BlockAlign::center, 0);
    style.font = document_.heading_font;
    style.size = size_of(block, 22);
    style.line_height = style.size * 1.75;
    style.bold = block.bold.value_or(true);
    style.spacing = style.size * spacing;
    add_text(text, style);
    if (!boxes_.empty()) boxes_.back().keep_with_next = true;
  }

  static std::string list_label(ListStyle style, int number) {
    switch (style) {
      case ListStyle::chinese:
        return chinese_number(number) + "、";
      case ListStyle::bracketed:
        return "（" + chinese_number(number) + "）";
      case ListStyle::arabic:
        return std::to_string(number) + ".";
    }
    return {};
  }

  void add_text(std::string_view text, const TextStyle& style) {
    std::vector<Line> lines = lines_of(text, style, text_width);
    const std::size_t first = boxes_.size();
    for (Line& line : lines) {
      Box box;
      box.height = line.height;
      box.is_line = true;
      box.draw = [this, line = std::move(line)](double top, int) { draw_line(line, margin_left, top); };
      boxes_.push_back(std::move(box));
    }
    // Neither the first nor the last line of a paragraph stands alone on a page.
    if (boxes_.size() - first >= 2) {
      boxes_[first].keep_with_next = true;
      boxes_[boxes_.size() - 2].keep_with_next = true;
    }
  }

  void add_gap(double height) { boxes_.push_back({.height = height, .is_gap = true}); }

  void add_rule() {
    boxes_.push_back({.height = body_line / 2, .draw = [this](double top, int) {
                        cairo_set_line_width(cairo_.get(), 0.8);
                        cairo_move_to(cairo_.get(), margin_left, top + body_line / 4);
                        cairo_line_to(cairo_.get(), margin_left + text_width, top + body_line / 4);
                        cairo_stroke(cairo_.get());
                      }});
  }

  static std::string signature_lines(const Block& block) {
    std::string lines = block.text.value_or("");
    for (const auto& item : block.items) lines += (lines.empty() ? "" : "\n") + item;
    return lines;
  }

  /// The date stands four characters from the right edge and the organ is centred above it, as GB/T 9704 asks.
  void add_signature(const Block& block, std::string_view text) {
    TextStyle style = style_of(block, BlockAlign::left, 0);
    style.indent = 0;
    std::vector<Line> lines = lines_of(text, style, text_width);
    double widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    double middle = text_width - 4 * style.size - (lines.empty() ? 0 : lines.back().width) / 2;
    middle = std::max(widest / 2, std::min(middle, text_width - widest / 2));

    const bool seal = block.seal_space.value_or(false);
    // A signature alone on a page could be put under any text: the last two lines before it come along.
    for (std::size_t i = boxes_.size(), lines_kept = 0; i > 0 && lines_kept < 2; --i) {
      Box& before = boxes_[i - 1];
      if (before.breaks_page) break;
      before.keep_with_next = true;
      lines_kept += before.is_gap ? 0 : 1;
    }
    boxes_.push_back({.height = body_line * (seal ? seal_lines : 1), .keep_with_next = true, .is_gap = true});
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Line line = std::move(lines[i]);
      line.x = middle - line.width / 2;
      const bool last = i + 1 == lines.size();
      Box box;
      box.height = line.height;
      box.keep_with_next = !last || seal;
      box.draw = [this, line, middle, marks_seal = seal && last](double top, int page) {
        draw_line(line, margin_left, top);
        if (marks_seal) pdf_.seal = SealSpot{page, margin_left + middle, page_height - top - line.height / 2};
      };
      boxes_.push_back(std::move(box));
    }
    if (seal) boxes_.push_back({.height = body_line, .is_gap = true});
  }

  // ── tables ──

  struct TableGrid {
    std::vector<double> edges;  // from the left margin, one more than there are columns
    double pad = 5;
    TextStyle style;
  };

  void add_table(const Block& block) {
    std::size_t columns = block.widths.size();
    for (const auto& row : block.rows) columns = std::max(columns, row.size());
    if (columns == 0) return;
    TableGrid grid;
    double all = 0, at = 0;
    const auto share = [&](std::size_t i) { return i < block.widths.size() ? std::max(1, block.widths[i]) : 1; };
    for (std::size_t i = 0; i < columns; ++i) all += share(i);
    for (std::size_t i = 0; i <= columns; ++i) {
      grid.edges.push_back(text_width * at / all);
      if (i < columns) at += share(i);
    }
    grid.style.font = document_.body_font;
    grid.style.size = size_of(block, 12);
    grid.style.line_height = grid.style.size * 1.5;
    add_gap(body_line / 4);
    std::shared_ptr<Box> header;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      const bool is_header = r == 0 && block.header.value_or(true);
      add_row(block, grid, block.rows[r], is_header, header);
      if (is_header) {
        header = std::make_shared<Box>(boxes_.back());
        boxes_.back().keep_with_next = true;
      }
    }
    add_gap(body_line / 2);
  }

  void add_row(const Block& block, const TableGrid& grid, const std::vector<std::string>& row, bool is_header,
               const std::shared_ptr<Box>& header) {
    std::vector<std::vector<Line>> cells;
    std::size_t most = 1;
    for (std::size_t c = 0; c + 1 < grid.edges.size(); ++c) {
      TextStyle style = grid.style;
      style.bold = is_header || block.bold.value_or(false);
      style.align = is_header ? BlockAlign::center : c < block.column_aligns.size() ? block.column_aligns[c] : BlockAlign::left;
      const double width = std::max(1.0, grid.edges[c + 1] - grid.edges[c] - 2 * grid.pad);
      cells.push_back(lines_of(c < row.size() ? std::string_view(row[c]) : "", style, width));
      most = std::max(most, cells.back().size());
    }
    // A row longer than a page goes on in further rows.
    const double room = text_height - 2 * grid.pad - (header ? header->height : 0);
    const auto per_piece = std::max<std::size_t>(1, static_cast<std::size_t>(room / grid.style.line_height));
    for (std::size_t from = 0; from < most; from += per_piece)
      add_row_piece(grid, cells, from, std::min(per_piece, most - from), header);
  }

  void add_row_piece(const TableGrid& grid, const std::vector<std::vector<Line>>& cells, std::size_t from, std::size_t count,
                     const std::shared_ptr<Box>& header) {
    const double height = grid.style.line_height * static_cast<double>(count) + 2 * grid.pad;
    std::vector<std::vector<Line>> piece;
    for (const auto& lines : cells) {
      const auto first = std::min(from, lines.size()), last = std::min(from + count, lines.size());
      piece.emplace_back(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last));
    }
    Box box;
    box.height = height;
    box.header = header;
    box.draw = [this, grid, piece = std::move(piece), height](double top, int) {
      cairo_set_line_width(cairo_.get(), 0.6);
      cairo_rectangle(cairo_.get(), margin_left, top, text_width, height);
      for (std::size_t c = 1; c + 1 < grid.edges.size(); ++c) {
        cairo_move_to(cairo_.get(), margin_left + grid.edges[c], top);
        cairo_line_to(cairo_.get(), margin_left + grid.edges[c], top + height);
      }
      cairo_stroke(cairo_.get());
      for (std::size_t c = 0; c < piece.size(); ++c) {
        // A short cell stands in the middle of a tall row, as Chinese forms have it.
        double y = top + (height - grid.style.line_height * static_cast<double>(piece[c].size())) / 2;
        for (const Line& line : piece[c]) {
          draw_line(line, margin_left + grid.edges[c] + grid.pad, y);
          y += line.height;
        }
      }
    };
    boxes_.push_back(std::move(box));
  }

  // ── boxes onto pages ──

  void lay_out_pages() {
    begin_page();
    for (std::size_t i = 0; i < boxes_.size();) {
      std::size_t end = i;  // the group that must stay together
      double height = boxes_[i].height;
      while (boxes_[end].keep_with_next && end + 1 < boxes_.size() && !boxes_[end + 1].breaks_page)
        height += boxes_[++end].height;
      // Empty space at the end of a group needs no room on the page.
      const double needed = boxes_[end].is_gap && end > i ? height - boxes_[end].height : height;
      if (height <= text_height && !fits(needed) && !page_is_empty_) next_page(boxes_[i].header);
      for (; i <= end; ++i) place(boxes_[i]);
    }
    end_page();
  }

  bool fits(double height) const { return y_ + height <= margin_top + text_height + 0.5; }

  void place(const Box& box) {
    if (box.breaks_page) return next_page(nullptr);
    if (box.is_gap && page_is_empty_ && page_ > 1) return;
    if (box.is_gap) {
      y_ += box.height;
      return;
    }
    if (!fits(box.height) && !page_is_empty_) next_page(box.header);
    box.draw(y_, page_);
    y_ += box.height;
    page_is_empty_ = false;
  }

  void begin_page() {
    ++page_;
    y_ = margin_top;
    page_is_empty_ = true;
    cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
  }

  void next_page(const std::shared_ptr<Box>& header) {
    end_page();
    begin_page();
    if (!header) return;
    header->draw(y_, page_);
    y_ += header->height;
  }

  void end_page() {
    pdf_.pages = page_;
    TextStyle style;
    style.font = document_.body_font;
    if (document_.page_numbers != PageNumbers::none) {
      style.size = 14;
      style.line_height = 21;
      style.align = document_.page_numbers == PageNumbers::center ? BlockAlign::center
                    : page_ % 2 == 1                              ? BlockAlign::right
                                                                  : BlockAlign::left;
      const double inset = document_.page_numbers == PageNumbers::outer ? style.size : 0;  // one character from the edge
      for (const Line& line : lines_of(fmt::format("— {} —", page_), style, text_width - 2 * inset))
        draw_line(line, margin_left + inset, page_height - margin_bottom + 7 * mm);
    }
    if (!document_.footer.empty()) {
      style.size = 9;
      style.line_height = 13;
      style.align = BlockAlign::center;
      cairo_set_source_rgb(cairo_.get(), 0.35, 0.35, 0.35);
      double top = page_height - margin_bottom + 17 * mm;
      for (const Line& line : lines_of(document_.footer, style, text_width)) {
        draw_line(line, margin_left, top);
        top += line.height;
      }
    }
    cairo_show_page(cairo_.get());
  }

  const PdfDocument& document_;
  Pdf pdf_;
  std::unique_ptr<cairo_surface_t, CairoFree> surface_;
  std::unique_ptr<cairo_t, CairoFree> cairo_;
  ContextPtr context_;
  std::vector<Box> boxes_;
  double y_ = 0;
  int page_ = 0;
  bool page_is_empty_ = true;
};

}  // namespace

Pdf make_pdf(const PdfDocument& document) { return Typesetter(document).run(); }

std::optional<double> type_size_pt(std::string_view name) {
  static constexpr std::pair<std::string_view, double> sizes[] = {{"初号", 42}, {"小初", 36}, {"一号", 26},    {"小一", 24},
                                                                  {"二号", 22}, {"小二", 18}, {"三号", 15.75}, {"小三", 15},
                                                                  {"四号", 14}, {"小四", 12}, {"五号", 10.5},  {"小五", 9}};
  for (const auto& [known, points] : sizes)
    if (known == name) return points;
  return std::nullopt;
}

std::string chinese_number(int number) {
  static constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string text;
  if (number >= 20) text += digits[number / 10];
  if (number >= 10) text += "十";
  return text += digits[number % 10];
}

std::string formal_date(Date date) {
  static constexpr std::string_view digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  for (const char c : std::to_string(date.year())) text += digits[c - '0'];
  return text + "年" + chinese_number(static_cast<int>(date.month())) + "月" + chinese_number(static_cast<int>(date.day())) +
         "日";
}

}  // namespace anshu::files
