#include "files/xlsx_reader.h"

#include <expat.h>

#include <charconv>
#include <exception>

#include "base/text.h"
#include "files/zip_pack.h"

namespace anshu::files {
namespace {

constexpr int excel_rows = 1'048'576, excel_columns = 16'384;

Refusal corrupt(std::string_view what) {
  return {
      RefusalKind::invalid, "E_FILE_CORRUPT", fmt::format("工作簿已损坏（{}），请用表格软件打开并另存后再试", what), {}, {}, {}};
}
Refusal not_a_workbook() {
  return {RefusalKind::invalid, "E_TABLE_FORMAT", "文件不是 xlsx 工作簿，请另存为 xlsx 或 csv 后再导入", {}, {}, {}};
}
Refusal beyond(std::string code, std::string message) {
  return {RefusalKind::too_large, std::move(code), std::move(message), {}, {}, {}};
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The attributes of one element, by local name (producers differ in their prefixes).
class Attributes {
 public:
  explicit Attributes(const XML_Char** pairs) : pairs_(pairs) {}
  std::optional<std::string_view> get(std::string_view name) const {
    for (const XML_Char** at = pairs_; *at; at += 2)
      if (local_name(*at) == name) return at[1];
    return std::nullopt;
  }
  /// Only with a prefix: the id of a relationship (r:id).
  std::optional<std::string_view> get_prefixed(std::string_view name) const {
    for (const XML_Char** at = pairs_; *at; at += 2)
      if (local_name(*at) == name && std::string_view(*at) != name) return at[1];
    return std::nullopt;
  }
  bool is_true(std::string_view name) const {
    const auto value = get(name);
    return value == "1" || value == "true";
  }

 private:
  const XML_Char** pairs_;
};

std::optional<int> to_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Takes one XML part in chunks. The methods of a subclass run inside the C parser: they refuse by fail() and do not throw
/// onwards.
class XmlPart {
 public:
  XmlPart() : parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          of(self).guarded([&](XmlPart& part) { part.start(local_name(name), Attributes(attributes)); });
        },
        [](void* self, const XML_Char* name) { of(self).guarded([&](XmlPart& part) { part.end(local_name(name)); }); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const XML_Char* text, int length) {
      of(self).guarded([&](XmlPart& part) { part.text({text, static_cast<std::size_t>(length)}); });
    });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      of(self).fail({RefusalKind::invalid, "E_TABLE_ENTITIES", "工作簿中含有不允许的文档类型声明，已拒绝读取", {}, {}, {}});
    });
  }
  XmlPart(const XmlPart&) = delete;
  virtual ~XmlPart() { XML_ParserFree(parser_); }

  Result<void> feed(std::string_view chunk, bool last) {
    fed_ += static_cast<XML_Index>(chunk.size());
    const bool parsed = XML_Parse(parser_, chunk.data(), static_cast<int>(chunk.size()), last) == XML_STATUS_OK;
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    if (refusal_) return std::unexpected(*refusal_);
    if (!parsed) return std::unexpected(corrupt("XML 有误"));
    // A tag of megabytes would be kept whole in the parser.
    if (const XML_Index done = XML_GetCurrentByteIndex(parser_); !last && done >= 0 && fed_ - done > (2 << 20))
      return std::unexpected(corrupt("XML 标记过长"));
    return {};
  }

 protected:
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view) {}
  virtual void text(std::string_view) {}
  void fail(Refusal refusal) {
    if (!refusal_) refusal_ = std::move(refusal);
    XML_StopParser(parser_, XML_FALSE);
  }

 private:
  static XmlPart& of(void* self) { return *static_cast<XmlPart*>(self); }
  template <class Call>
  void guarded(const Call& call) {
    if (refusal_ || thrown_) return;
    try {
      call(*this);
    } catch (...) {
      thrown_ = std::current_exception();  // must not unwind through C
      XML_StopParser(parser_, XML_FALSE);
    }
  }

  XML_Parser parser_;
  XML_Index fed_ = 0;
  std::optional<Refusal> refusal_;
  std::exception_ptr thrown_;
};

class Relationships final : public XmlPart {
 public:
  struct Target {
    std::string kind, path;  // kind: the last word of the type, alike in transitional and strict files
  };
  std::map<std::string, Target, std::less<>> by_id;

 private:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const std::string_view type = attributes.get("Type").value_or("");
    by_id[std::string(attributes.get("Id").value_or(""))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                             std::string(attributes.get("Target").value_or(""))};
  }
};

class WorkbookPart final : public XmlPart {
 public:
  struct Sheet {
    std::string name, relationship;
    bool hidden = false;
  };
  std::vector<Sheet> sheets;
  bool from_1904 = false;

 private:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") from_1904 = attributes.is_true("date1904");
    if (name != "sheet") return;
    sheets.push_back({std::string(attributes.get("name").value_or("")), std::string(attributes.get_prefixed("id").value_or("")),
                      attributes.get("state").value_or("visible") != "visible"});
  }
};

/// The number formats of Excel's own numbering that show a date (27 to 58 as Chinese editions define them).
bool is_builtin_date(int format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 54) || format == 57 || format == 58;
}

class StylesPart final : public XmlPart {
 public:
  std::vector<bool> is_date;  // by the style index of a cell

 private:
  void start(std::string_view name, const Attributes& attributes) override {
    const int format = to_int(attributes.get("numFmtId").value_or("0")).value_or(0);
    if (name == "numFmt") custom_[format] = is_date_format(attributes.get("formatCode").value_or(""));
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name != "xf" || !in_cell_formats_) return;
    const auto custom = custom_.find(format);
    is_date.push_back(custom != custom_.end() ? custom->second : is_builtin_date(format));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }

  std::map<int, bool> custom_;
  bool in_cell_formats_ = false;
};

/// Spreadsheets write what XML cannot hold as _x000D_; a NUL stays written out, for no database takes it.
void decode_escapes(std::string& text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return;
  std::u32string unit;
  std::string out;
  std::size_t copied = 0;
  for (; at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at < copied || at + 7 > text.size() || text[at + 6] != '_') continue;
    unsigned code = 0;
    const auto [stop, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    if (error != std::errc{} || stop != text.data() + at + 6 || code == 0 || (code >= 0xD800 && code <= 0xDFFF)) continue;
    out.append(text, copied, at - copied);
    unit.assign(1, static_cast<char32_t>(code));
    out += to_utf8(unit);
    copied = at + 7;
  }
  if (copied == 0) return;
  out.append(text, copied);
  text = std::move(out);
}

/// All shared texts one behind the other: a million short strings would cost three times as much.
class SharedTexts final : public XmlPart {
 public:
  explicit SharedTexts(std::size_t cell_bytes) : cell_bytes_(cell_bytes) {}
  std::optional<std::string_view> at(std::size_t index) const {
    if (index >= ends_.size()) return std::nullopt;
    const std::size_t from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(arena_).substr(from, ends_[index] - from);
  }

 private:
  void start(std::string_view name, const Attributes&) override {
    if (name == "si")
      item_.clear();
    else if (name == "t")
      in_text_ = phonetic_ == 0;
    else if (name == "rPh")
      ++phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "t")
      in_text_ = false;
    else if (name == "rPh")
      --phonetic_;
    if (name != "si") return;
    decode_escapes(item_);
    arena_ += item_;
    ends_.push_back(arena_.size());
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    if (item_.size() + piece.size() > cell_bytes_) return fail(beyond("E_TABLE_CELL", "工作簿中有单元格的内容过长"));
    item_ += piece;
  }

  std::size_t cell_bytes_;
  std::string arena_, item_;
  std::vector<std::size_t> ends_;
  bool in_text_ = false;
  int phonetic_ = 0;
};

/// What a sheet needs from the rest of its workbook.
struct Book {
  const SharedTexts* texts = nullptr;
  const std::vector<bool>* date_styles = nullptr;
  bool from_1904 = false;
};

/// The serial counted from 1904 as one counted from 1900, digit for digit; the fraction is kept as written.
void shift_1904(std::string& number) {
  const auto whole = std::string_view(number).substr(0, number.find('.'));
  if (const auto days = to_int(whole); days && *days >= 0 && *days < 200'000)
    number = std::to_string(*days + 1462) + number.substr(whole.size());
}

/// Gathers rows; the finished ones are taken away after each chunk, outside the C parser.
class SheetPart final : public XmlPart {
 public:
  SheetPart(const Book& book, const TableLimits& limits) : book_(book), limits_(limits) {}

  struct Row {
    int number;
    std::vector<Cell> cells;
  };
  std::vector<Row> finished;

 private:
  enum class Type { number, shared, text, boolean, error, iso_date };

  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "c" && in_row_) return start_cell(attributes);
    if (name == "v" || name == "t")
      collecting_ = in_cell_ && phonetic_ == 0;
    else if (name == "rPh")
      ++phonetic_;
    else if (name == "row" && in_data_)
      start_row(attributes);
    else if (name == "sheetData")
      in_data_ = true;
  }

  void end(std::string_view name) override {
    if (name == "c" && in_cell_)
      end_cell();
    else if (name == "v" || name == "t")
      collecting_ = false;
    else if (name == "rPh")
      --phonetic_;
    else if (name == "row" && in_row_)
      end_row();
    else if (name == "sheetData")
      in_data_ = false;
  }

  void text(std::string_view piece) override {
    if (!collecting_) return;
    if (content_.size() + piece.size() > limits_.cell_bytes) return too_long();
    content_ += piece;
  }

  void start_row(const Attributes& attributes) {
    const auto written = attributes.get("r");
    const std::optional<int> number = written ? to_int(*written) : row_ + 1;
    if (!number || *number <= row_ || *number > excel_rows) return fail(corrupt(fmt::format("第 {} 行之后的行号有误", row_)));
    row_ = *number;
    column_ = 0;
    in_row_ = true;
    cells_.clear();
  }

  void end_row() {
    in_row_ = false;
    if (!cells_.empty()) finished.push_back({row_, std::move(cells_)});
    cells_ = {};
  }

  void start_cell(const Attributes& attributes) {
    in_cell_ = true;
    content_.clear();
    if (const auto reference = attributes.get("r")) {
      int column = 0;
      for (const char c : *reference) {
        if (c < 'A' || c > 'Z' || column > excel_columns) break;
        column = column * 26 + (c - 'A' + 1);
      }
      if (column < 1 || column > excel_columns) return fail(corrupt(fmt::format("第 {} 行的单元格位置有误", row_)));
      column_ = column;
    } else if (++column_ > excel_columns) {
      return fail(corrupt(fmt::format("第 {} 行的单元格位置有误", row_)));
    }
    const std::string_view type = attributes.get("t").value_or("n");
    type_ = type == "s"   ? Type::shared
            : type == "b" ? Type::boolean
            : type == "e" ? Type::error
            : type == "d" ? Type::iso_date
            : type == "n" ? Type::number
                          : Type::text;  // inlineStr, str
    const auto style = attributes.get("s");
    const int index = style ? to_int(*style).value_or(-1) : 0;
    styled_as_date_ = index >= 0 && static_cast<std::size_t>(index) < book_.date_styles->size() &&
                      (*book_.date_styles)[static_cast<std::size_t>(index)];
  }

  void end_cell() {
    in_cell_ = false;
    Cell cell;
    switch (type_) {
      case Type::shared:
        if (!take_shared()) return;
        cell.kind = CellKind::text;
        break;
      case Type::text:
        decode_escapes(content_);
        cell.kind = CellKind::text;
        break;
      case Type::boolean:
        content_ = content_.empty() ? "" : trim(content_) == "1" || trim(content_) == "true" ? "TRUE" : "FALSE";
        cell.kind = CellKind::boolean;
        break;
      case Type::error:
        cell.kind = CellKind::error;
        break;
      case Type::iso_date:
        if (content_.ends_with("T00:00:00")) content_.resize(content_.size() - 9);
        cell.kind = CellKind::text;
        cell.is_date = true;
        break;
      case Type::number:
        content_ = trim(content_);
        cell.kind = CellKind::number;
        cell.is_date = styled_as_date_;
        if (cell.is_date && book_.from_1904) shift_1904(content_);
        break;
    }
    if (content_.empty()) return;
    if (column_ > limits_.columns)
      return fail(beyond("E_TABLE_COLUMNS", fmt::format("第 {} 行超过 {} 列", row_, limits_.columns)));
    if (cell.kind == CellKind::text) content_.erase(0, content_.size() - unguard_formula(content_).size());
    cell.text = content_;
    if (cells_.size() < static_cast<std::size_t>(column_)) cells_.resize(static_cast<std::size_t>(column_));
    cells_[static_cast<std::size_t>(column_) - 1] = std::move(cell);
  }

  bool take_shared() {
    const auto index = to_int(trim(content_));
    if (content_.empty()) return true;
    const auto text = index && *index >= 0 ? book_.texts->at(static_cast<std::size_t>(*index)) : std::nullopt;
    if (text)
      content_ = *text;
    else
      fail(corrupt(fmt::format("第 {} 行 {} 列的文字不存在", row_, column_name(column_))));
    return text.has_value();
  }

  void too_long() { fail(beyond("E_TABLE_CELL", fmt::format("第 {} 行 {} 列的内容过长", row_, column_name(column_)))); }

  const Book& book_;
  const TableLimits& limits_;
  bool in_data_ = false, in_row_ = false, in_cell_ = false, collecting_ = false, styled_as_date_ = false;
  int phonetic_ = 0, row_ = 0, column_ = 0;
  Type type_ = Type::number;
  std::string content_;
  std::vector<Cell> cells_;
};

/// The part that a relationship of `base` points to: "worksheets/sheet1.xml", "/xl/styles.xml", "../x.xml".
std::string resolve(std::string_view base, std::string_view target) {
  std::filesystem::path path(target);
  if (!target.starts_with('/')) path = std::filesystem::path(base).parent_path() / path;
  const std::string resolved = path.lexically_normal().generic_string();
  return resolved.starts_with('/') ? resolved.substr(1) : resolved;
}

class Workbook {
 public:
  Workbook(ZipPack pack, const TableLimits& limits)
      : pack_(std::move(pack)), limits_(limits), budget_(limits.unpacked_bytes), texts_(limits.cell_bytes) {}

  Result<void> read(const RowSink& on_row) {
    ANSHU_TRY(const std::string workbook_path, find_workbook());
    WorkbookPart workbook;
    ANSHU_CHECK(parse(workbook_path, workbook));
    Relationships parts;
    const std::filesystem::path at(workbook_path);
    ANSHU_CHECK(parse((at.parent_path() / "_rels" / (at.filename().string() + ".rels")).generic_string(), parts));
    StylesPart styles;
    for (const auto& [id, part] : parts.by_id) {
      const std::string path = resolve(workbook_path, part.path);
      if (part.kind == "sharedStrings" && pack_.find(path)) ANSHU_CHECK(parse(path, texts_));
      if (part.kind == "styles" && pack_.find(path)) ANSHU_CHECK(parse(path, styles));
    }
    const Book book{&texts_, &styles.is_date, workbook.from_1904};
    int index = -1;
    for (const auto& sheet : workbook.sheets) {
      const auto part = parts.by_id.find(sheet.relationship);
      if (part == parts.by_id.end() || part->second.kind != "worksheet") continue;  // charts and dialogs have no rows
      SheetRow row;
      row.sheet = ++index;
      row.sheet_name = sheet.name;
      row.sheet_hidden = sheet.hidden;
      ANSHU_TRY(const Next next, read_sheet(resolve(workbook_path, part->second.path), book, row, on_row));
      if (next == Next::stop) break;
    }
    if (index < 0) return std::unexpected(not_a_workbook());
    return {};
  }

 private:
  Result<std::string> find_workbook() {
    if (!pack_.find("_rels/.rels")) return std::unexpected(not_a_workbook());
    Relationships top;
    ANSHU_CHECK(parse("_rels/.rels", top));
    for (const auto& [id, part] : top.by_id)
      if (part.kind == "officeDocument") {
        const std::string path = resolve("", part.path);
        if (!path.ends_with(".xml") || !path.ends_with("workbook.xml")) break;  // a text document, or a binary workbook (xlsb)
        return path;
      }
    return std::unexpected(not_a_workbook());
  }

  template <class Part, class AfterChunk>
  Result<void> parse(std::string_view path, Part& part, const AfterChunk& after_chunk) {
    const ZipPack::Entry* entry = pack_.find(path);
    if (!entry) return std::unexpected(corrupt("缺少部件"));
    Result<void> parsed;
    bool stopped = false;
    const UnpackLimits unpack{&budget_, limits_.unpacked_bytes, limits_.ratio};
    ANSHU_CHECK(pack_.stream(*entry, unpack, [&](std::string_view chunk) {
      parsed = part.feed(chunk, false);
      stopped = parsed && !after_chunk();
      return parsed && !stopped;
    }));
    if (parsed && !stopped) {
      parsed = part.feed({}, true);
      if (parsed) after_chunk();
    }
    return parsed;
  }
  template <class Part>
  Result<void> parse(std::string_view path, Part& part) {
    return parse(path, part, [] { return true; });
  }

  Result<Next> read_sheet(const std::string& path, const Book& book, SheetRow& row, const RowSink& on_row) {
    SheetPart sheet(book, limits_);
    Next next = Next::row;
    std::optional<Refusal> refusal;
    ANSHU_CHECK(parse(path, sheet, [&] {
      for (auto& finished : sheet.finished) {
        if (++delivered_ > limits_.rows) {
          refusal = beyond("E_TABLE_ROWS", fmt::format("表格超过 {} 行", limits_.rows));
          return false;
        }
        row.number = finished.number;
        row.cells = std::move(finished.cells);
        next = on_row(row);
        if (next != Next::row) return false;
      }
      sheet.finished.clear();
      return true;
    }));
    if (refusal) return std::unexpected(std::move(*refusal));
    return next;
  }

  ZipPack pack_;
  const TableLimits& limits_;
  std::uint64_t budget_;
  SharedTexts texts_;
  int delivered_ = 0;
};

}  // namespace

Result<void> read_xlsx(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row) {
  ANSHU_TRY(ZipPack pack, ZipPack::open_file(path));
  return Workbook(std::move(pack), limits).read(on_row);
}

Result<void> read_xlsx_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row) {
  ANSHU_TRY(ZipPack pack, ZipPack::open_bytes(bytes));
  return Workbook(std::move(pack), limits).read(on_row);
}

bool is_date_format(std::string_view format_code) {
  bool calendar = false, month_or_minute = false, clock = false;
  for (std::size_t at = 0; at < format_code.size(); ++at) {
    const char c = format_code[at];
    if (c == ';') break;  // the first section decides
    if (c == '"') {
      at = std::min(format_code.find('"', at + 1), format_code.size());
    } else if (c == '[') {
      const char inside = at + 1 < format_code.size() ? format_code[at + 1] : ' ';
      const char after = at + 2 < format_code.size() ? format_code[at + 2] : ' ';
      if ((inside == 'h' || inside == 'm' || inside == 's' || inside == 'H' || inside == 'M' || inside == 'S') &&
          (after == ']' || after == inside))
        return false;  // elapsed time
      at = std::min(format_code.find(']', at + 1), format_code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (format_code.substr(at).starts_with("AM/PM")) {
      clock = true;
      at += 4;
    } else {
      calendar = calendar || c == 'y' || c == 'Y' || c == 'd' || c == 'D';
      month_or_minute = month_or_minute || c == 'm' || c == 'M';
      clock = clock || c == 'h' || c == 'H' || c == 's' || c == 'S';
    }
  }
  return calendar || (month_or_minute && !clock);
}

}  // namespace anshu::files
