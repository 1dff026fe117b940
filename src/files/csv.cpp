#include "files/csv.h"

#include <fcntl.h>
#include <iconv.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "base/text.h"

namespace anshu::files {
namespace {

constexpr std::size_t chunk_bytes = 256U << 10;

/// The raw bytes, which are read twice: once to tell the encoding, once for the rows.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::string_view next() = 0;  // empty at the end
  virtual void rewind() = 0;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::string_view next() override {
    const auto chunk = bytes_.substr(at_, chunk_bytes);
    at_ += chunk.size();
    return chunk;
  }
  void rewind() override { at_ = 0; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), chunk_(chunk_bytes) {}
  FileSource(const FileSource&) = delete;
  ~FileSource() override {
    if (file_ >= 0) ::close(file_);
  }
  bool is_open() const { return file_ >= 0; }
  std::string_view next() override {
    while (true) {
      const ssize_t got = ::read(file_, chunk_.data(), chunk_.size());
      if (got >= 0) return {chunk_.data(), static_cast<std::size_t>(got)};
      if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "reading a CSV file");
    }
  }
  void rewind() override {
    if (::lseek(file_, 0, SEEK_SET) < 0) throw std::system_error(errno, std::generic_category(), "reading a CSV file");
  }

 private:
  int file_;
  std::vector<char> chunk_;
};

/// UTF-8 chunks out of bytes in another encoding.
class Converter {
 public:
  explicit Converter(const char* encoding) : handle_(iconv_open("UTF-8", encoding)), out_(chunk_bytes * 2) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) throw std::system_error(errno, std::generic_category(), "iconv_open");
  }
  Converter(const Converter&) = delete;
  ~Converter() { iconv_close(handle_); }

  /// Hands the converted text to `sink` piece by piece; false when the bytes are not valid in the encoding.
  template <class Sink>
  bool convert(std::string_view bytes, const Sink& sink) {
    std::string joined;
    if (!rest_.empty()) {
      joined = std::move(rest_);
      joined += bytes;
      bytes = joined;
    }
    rest_.clear();
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
      char* out = out_.data();
      std::size_t room = out_.size();
      const std::size_t done = iconv(handle_, &in, &left, &out, &room);
      const int why = errno;
      if (out != out_.data()) sink(std::string_view(out_.data(), static_cast<std::size_t>(out - out_.data())));
      if (done != static_cast<std::size_t>(-1)) break;
      if (why == EILSEQ) return false;
      if (why == EINVAL) break;  // a character cut by the end of the chunk
    }
    rest_.assign(in, left);
    return rest_.size() < 8;
  }
  bool complete() const { return rest_.empty(); }

 private:
  iconv_t handle_;
  std::vector<char> out_;
  std::string rest_;
};

/// Valid UTF-8 up to a character that the chunk's end cuts; that tail is returned for the next chunk.
class Utf8Check {
 public:
  bool feed(std::string_view bytes) {
    std::string joined;
    if (!rest_.empty()) {
      joined = std::move(rest_);
      joined += bytes;
      bytes = joined;
    }
    std::size_t whole = bytes.size();
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
      const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
      if ((c & 0xC0) == 0x80) continue;
      const std::size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
      if (need > back) whole = bytes.size() - back;
      break;
    }
    const bool valid = is_utf8(bytes.substr(0, whole));
    rest_ = std::string(bytes.substr(whole));
    return valid;
  }
  bool complete() const { return rest_.empty(); }

 private:
  std::string rest_;
};

struct Encoding {
  const char* iconv_name = nullptr;  // nullptr: UTF-8
  std::size_t mark_bytes = 0;
};

std::unexpected<Refusal> refuse_format() {
  return refuse(RefusalKind::invalid, "E_TABLE_FORMAT", "文件不是表格，请使用 xlsx 工作簿或 csv 文本");
}

Result<Encoding> encoding_of(ByteSource& source, const TableLimits& limits) {
  std::string_view chunk = source.next();
  if (chunk.empty()) return refuse(RefusalKind::invalid, "E_FILE_EMPTY", "文件是空的");
  Encoding encoding;
  if (chunk.starts_with("\xFF\xFE"))
    encoding = {"UTF-16LE", 2};
  else if (chunk.starts_with("\xFE\xFF"))
    encoding = {"UTF-16BE", 2};
  else if (chunk.starts_with("\xEF\xBB\xBF"))
    encoding = {nullptr, 3};
  const bool wide = encoding.iconv_name != nullptr;

  Utf8Check utf8;
  bool is_utf8_so_far = !wide;
  std::uint64_t size = 0;
  for (; !chunk.empty(); chunk = source.next()) {
    size += chunk.size();
    if (size > limits.unpacked_bytes) return refuse(RefusalKind::too_large, "E_FILE_TOO_LARGE", "文件超过允许的大小");
    if (!wide && std::memchr(chunk.data(), 0, chunk.size())) return refuse_format();
    if (is_utf8_so_far) is_utf8_so_far = utf8.feed(chunk);
  }
  if (is_utf8_so_far && utf8.complete()) return encoding;

  if (!wide) encoding = {"GB18030", 0};
  Converter converter(encoding.iconv_name);
  source.rewind();
  bool valid = true, has_nul = false;
  for (chunk = source.next(); valid && !chunk.empty(); chunk = source.next())
    valid =
        converter.convert(chunk, [&](std::string_view text) { has_nul = has_nul || std::memchr(text.data(), 0, text.size()); });
  if (has_nul) return refuse_format();
  if (!valid || !converter.complete())
    return refuse(RefusalKind::invalid, "E_TABLE_ENCODING",
                  "文字编码既不是 UTF-8 也不是 GB18030（GBK），请另存为 UTF-8 的 csv 后再导入");
  return encoding;
}

/// Splits text into records; a field may come in several pieces.
class RecordParser {
 public:
  RecordParser(char delimiter, const TableLimits& limits, const RowSink& sink)
      : delimiter_(delimiter), limits_(limits), sink_(sink) {
    for (const char c : {delimiter, '\r', '\n'}) special_[static_cast<unsigned char>(c)] = true;
  }

  /// False when the sink wants no more.
  Result<bool> feed(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
      if (after_cr_) {
        after_cr_ = false;
        if (*at == '\n' && ++at == end) break;
      }
      switch (state_) {
        case State::field_start:
          if (*at == '"') {
            state_ = State::quoted;
            quote_row_ = record_ + 1;
            ++at;
            begin_field();
            break;
          }
          begin_field();
          state_ = State::plain;
          [[fallthrough]];
        case State::plain: {
          const char* stop = at;
          while (stop != end && !special_[static_cast<unsigned char>(*stop)]) ++stop;
          ANSHU_CHECK(append(at, stop));
          at = stop;
          if (at == end) break;
          const char c = *at++;
          state_ = State::field_start;
          if (c == delimiter_) {
            open_field_ = true;
          } else {
            after_cr_ = c == '\r';
            ANSHU_TRY(const bool more, end_record());
            if (!more) return false;
          }
          break;
        }
        case State::quoted: {
          const void* quote = std::memchr(at, '"', static_cast<std::size_t>(end - at));
          const char* stop = quote ? static_cast<const char*>(quote) : end;
          ANSHU_CHECK(append(at, stop));
          at = stop;
          if (quote) ++at, state_ = State::quote_seen;
          break;
        }
        case State::quote_seen:
          if (*at == '"') {
            ANSHU_CHECK(append(at, at + 1));
            ++at;
            state_ = State::quoted;
          } else {
            state_ = State::plain;  // what follows a closing quote belongs to the field, as spreadsheets read it
          }
          break;
      }
    }
    return true;
  }

  Result<void> finish() {
    if (state_ == State::quoted)
      return refuse(RefusalKind::invalid, "E_TABLE_QUOTE", fmt::format("第 {} 行的引号没有结束", quote_row_));
    if (state_ != State::field_start || open_field_) {
      if (state_ == State::field_start) begin_field();
      ANSHU_CHECK(end_record());
    }
    return {};
  }

 private:
  enum class State { field_start, plain, quoted, quote_seen };

  void begin_field() {
    open_field_ = false;
    if (fields_ < row_.cells.size())
      row_.cells[fields_].text.clear();
    else
      row_.cells.emplace_back();
    ++fields_;
  }

  Result<void> append(const char* from, const char* to) {
    std::string& text = row_.cells[fields_ - 1].text;
    if (text.size() + static_cast<std::size_t>(to - from) > limits_.cell_bytes)
      return refuse(RefusalKind::too_large, "E_TABLE_CELL",
                    fmt::format("第 {} 行第 {} 列的内容过长", record_ + 1,
                                column_name(static_cast<int>(std::min<std::size_t>(fields_, 1 << 20)))));
    // A line of nothing but delimiters would otherwise take 50 times its size in memory before the record ends.
    if (fields_ > static_cast<std::size_t>(limits_.columns) + 65536) return too_wide();
    text.append(from, to);
    return {};
  }

  std::unexpected<Refusal> too_wide() const {
    return refuse(RefusalKind::too_large, "E_TABLE_COLUMNS", fmt::format("第 {} 行超过 {} 列", record_ + 1, limits_.columns));
  }

  Result<bool> end_record() {
    ++record_;
    std::size_t last = 0;  // the last filled column
    row_.cells.resize(fields_);
    for (std::size_t i = 0; i < fields_; ++i) {
      Cell& cell = row_.cells[i];
      if (cell.text.starts_with('\'') && unguard_formula(cell.text).size() < cell.text.size()) cell.text.erase(0, 1);
      cell.kind = cell.text.empty() ? CellKind::empty : CellKind::text;
      cell.is_date = false;
      if (!cell.text.empty()) last = i + 1;
    }
    fields_ = 0;
    open_field_ = false;
    state_ = State::field_start;
    if (last == 0) return true;
    if (last > static_cast<std::size_t>(limits_.columns)) return --record_, too_wide();
    if (++delivered_ > limits_.rows)
      return refuse(RefusalKind::too_large, "E_TABLE_ROWS", fmt::format("表格超过 {} 行", limits_.rows));
    row_.number = record_;
    return sink_(row_) == Next::row;
  }

  const char delimiter_;
  const TableLimits& limits_;
  const RowSink& sink_;
  std::array<bool, 256> special_{};
  SheetRow row_;
  std::size_t fields_ = 0;   // begun in this record
  bool open_field_ = false;  // a delimiter was the last character, so one more field follows
  State state_ = State::field_start;
  bool after_cr_ = false;
  int record_ = 0, quote_row_ = 0, delivered_ = 0;
};

/// How well a delimiter splits the first records: the commonest number of fields times how many records have it.
std::size_t evenness(std::string_view head, char delimiter) {
  std::map<std::size_t, std::size_t> records_by_count;
  std::size_t count = 0, records = 0;
  bool quoted = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == delimiter) ++count;
    if (c == '\n' || c == '\r') {
      ++records_by_count[count];
      count = 0;
      if (++records == 50) break;
    }
  }
  if (count > 0) ++records_by_count[count];
  std::size_t best = 0;
  for (const auto& [delimiters, times] : records_by_count) best = std::max(best, delimiters * times);
  return best;
}

char sniff_delimiter(std::string_view head) {
  char best = ',';
  std::size_t score = evenness(head, best);
  for (const char candidate : {'\t', ';'})
    if (const std::size_t other = evenness(head, candidate); other > score) score = other, best = candidate;
  return best;
}

Result<void> read_records(ByteSource& source, const TableLimits& limits, const RowSink& on_row) {
  ANSHU_TRY(const Encoding encoding, encoding_of(source, limits));
  source.rewind();
  std::optional<Converter> converter;
  if (encoding.iconv_name) converter.emplace(encoding.iconv_name);
  std::optional<RecordParser> parser;
  Result<bool> more = true;
  const auto feed = [&](std::string_view text) {
    if (!parser) {
      if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      parser.emplace(sniff_delimiter(text.substr(0, 64 << 10)), limits, on_row);
    }
    if (more && *more) more = parser->feed(text);
  };
  for (std::string_view chunk = source.next(); more && *more && !chunk.empty(); chunk = source.next()) {
    if (!converter)
      feed(chunk);
    else if (!converter->convert(chunk, feed))
      throw std::runtime_error("a CSV file changed while it was read");
  }
  if (!more) return std::unexpected(std::move(more).error());
  return *more && parser ? parser->finish() : Result<void>{};
}

}  // namespace

Result<void> read_csv(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row) {
  FileSource source(path);
  if (!source.is_open()) return refuse(RefusalKind::invalid, "E_FILE_UNREADABLE", "文件不存在或无法读取");
  return read_records(source, limits, on_row);
}

Result<void> read_csv_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row) {
  MemorySource source(bytes);
  return read_records(source, limits, on_row);
}

namespace {

CsvWriter::Sink file_sink(const std::filesystem::path& path) {
  auto file = std::make_shared<std::ofstream>(path, std::ios::binary | std::ios::trunc);
  if (!*file) throw std::runtime_error("cannot write the CSV file");
  return [file](std::string_view bytes) {
    file->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file->flush();
    if (!*file) throw std::runtime_error("cannot write the CSV file");
  };
}

std::string plain_yuan(std::int64_t fen) {
  const std::uint64_t magnitude = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

}  // namespace

CsvWriter::CsvWriter(TableLayout layout, Sink sink)
    : layout_(std::move(layout)), sink_(std::move(sink)), pending_("\xEF\xBB\xBF") {
  for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
    if (i > 0) pending_ += ',';
    put_field(guard_formula(layout_.columns[i].header));
  }
  pending_ += "\r\n";
}

CsvWriter::CsvWriter(TableLayout layout, const std::filesystem::path& path) : CsvWriter(std::move(layout), file_sink(path)) {}

CsvWriter::~CsvWriter() = default;

void CsvWriter::write_row(std::span<const TableValue> values) {
  if (values.size() > layout_.columns.size()) throw std::invalid_argument("more values than columns");
  for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
    if (i > 0) pending_ += ',';
    const TableValue value = i < values.size() ? values[i] : TableValue{};
    if (std::holds_alternative<std::monostate>(value)) continue;
    switch (layout_.columns[i].type) {
      case ColumnType::text:
        put_field(guard_formula(std::get<std::string_view>(value)));
        break;
      case ColumnType::date:
        pending_ += std::get<Date>(value).iso();
        break;
      case ColumnType::integer:
        pending_ += std::to_string(std::get<std::int64_t>(value));
        break;
      case ColumnType::amount:
        pending_ += plain_yuan(std::get<std::int64_t>(value));
        break;
    }
  }
  pending_ += "\r\n";
  if (pending_.size() > chunk_bytes) flush();
}

void CsvWriter::finish() { flush(); }

void CsvWriter::put_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n;\t") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ')) {
    pending_ += text;
    return;
  }
  pending_ += '"';
  for (const char c : text) {
    if (c == '"') pending_ += '"';
    pending_ += c;
  }
  pending_ += '"';
}

void CsvWriter::flush() {
  if (!pending_.empty()) sink_(pending_);
  pending_.clear();
}

}  // namespace anshu::files
