#include "files/table.h"

#include <fstream>

#include "files/csv.h"
#include "files/xlsx_reader.h"

namespace anshu::files {
namespace {

constexpr std::string_view zip_magic = "PK\x03\x04", empty_zip_magic = "PK\x05\x06",
                           compound_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view encrypted_package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);  // UTF-16

enum class Container { workbook, compound, text };

Container container_of(std::string_view head) {
  if (head.starts_with(zip_magic) || head.starts_with(empty_zip_magic)) return Container::workbook;
  if (head.starts_with(compound_magic)) return Container::compound;
  return Container::text;
}

/// The old binary container holds either an encrypted workbook or one of Excel 97-2003.
std::unexpected<Refusal> refuse_compound(std::string_view bytes) {
  if (bytes.find(encrypted_package) != std::string_view::npos)
    return refuse(RefusalKind::invalid, "E_FILE_ENCRYPTED", "文件已加密，请取消密码后再试");
  return refuse(RefusalKind::invalid, "E_TABLE_OLD_XLS", "这是旧版格式的表格（xls），请另存为 xlsx 或 csv 后再导入");
}

std::unexpected<Refusal> refuse_empty() { return refuse(RefusalKind::invalid, "E_FILE_EMPTY", "文件是空的"); }

/// Sign, digits and power of ten of a decimal number; nothing when it is none or too long to be meant.
struct Decimal {
  bool negative = false;
  std::string digits;  // no leading zero, except for zero itself, which is empty
  int exponent = 0;    // value = 0.digits × 10^exponent
};

std::optional<Decimal> decimal_of(std::string_view number) {
  Decimal out;
  std::size_t at = 0;
  if (at < number.size() && (number[at] == '-' || number[at] == '+')) out.negative = number[at++] == '-';
  bool point = false, any = false;
  for (; at < number.size(); ++at) {
    const char c = number[at];
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (!out.digits.empty() || c != '0') {
        out.digits += c;
        if (!point) ++out.exponent;
      } else if (point) {
        --out.exponent;
      }
    } else {
      break;
    }
  }
  if (!any || out.digits.size() > 300) return std::nullopt;
  if (at < number.size() && (number[at] == 'e' || number[at] == 'E')) {
    ++at;
    const bool down = at < number.size() && number[at] == '-';
    if (at < number.size() && (number[at] == '-' || number[at] == '+')) ++at;
    int power = 0;
    const std::size_t first = at;
    for (; at < number.size() && number[at] >= '0' && number[at] <= '9' && power < 1000; ++at)
      power = power * 10 + (number[at] - '0');
    if (at == first) return std::nullopt;
    out.exponent += down ? -power : power;
  }
  if (at != number.size() || out.exponent > 300 || out.exponent < -300) return std::nullopt;
  return out;
}

void round_to(Decimal& number, std::size_t places) {
  if (number.digits.size() <= places) return;
  const bool up = number.digits[places] >= '5';
  number.digits.resize(places);
  if (!up) return;
  std::size_t at = places;
  while (at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
  if (at > 0) {
    ++number.digits[at - 1];
  } else {
    number.digits.insert(0, 1, '1');
    ++number.exponent;
  }
}

bool starts_formula(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  static constexpr std::string_view signs = "=+-@\t\r";
  if (text.empty()) return false;
  if (signs.find(text.front()) != std::string_view::npos) return true;
  // Spreadsheets with a Chinese input method take the full-width signs for the half-width ones.
  return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠");
}

}  // namespace

Result<void> read_table(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row) {
  std::error_code error;
  std::ifstream file;
  if (std::filesystem::is_regular_file(path, error)) file.open(path, std::ios::binary);
  if (!file.is_open()) return refuse(RefusalKind::invalid, "E_FILE_UNREADABLE", "文件不存在或无法读取");
  std::string head(8, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  if (head.empty()) return refuse_empty();
  switch (container_of(head)) {
    case Container::workbook:
      return read_xlsx(path, limits, on_row);
    case Container::text:
      return read_csv(path, limits, on_row);
    case Container::compound:
      break;
  }
  std::string rest(1 << 20, '\0');  // the directory of an encrypted workbook stands in its first or last sectors
  file.read(rest.data(), static_cast<std::streamsize>(rest.size()));
  rest.resize(static_cast<std::size_t>(file.gcount()));
  if (file) {
    std::string tail(64 << 10, '\0');
    file.seekg(-static_cast<std::streamoff>(tail.size()), std::ios::end);
    file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    rest += tail;
  }
  return refuse_compound(rest);
}

Result<void> read_table_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row) {
  if (bytes.empty()) return refuse_empty();
  switch (container_of(bytes)) {
    case Container::workbook:
      return read_xlsx_bytes(bytes, limits, on_row);
    case Container::text:
      return read_csv_bytes(bytes, limits, on_row);
    case Container::compound:
      break;
  }
  return refuse_compound(bytes);
}

std::optional<Date> date_of_serial(std::string_view number) {
  std::optional<Decimal> serial = decimal_of(number);
  if (!serial || serial->negative || serial->exponent <= 0 || serial->exponent > 6) return std::nullopt;
  int days = 0;
  for (int i = 0; i < serial->exponent; ++i)
    days =
        days * 10 + (static_cast<std::size_t>(i) < serial->digits.size() ? serial->digits[static_cast<std::size_t>(i)] - '0' : 0);
  if (days < 1 || days == 60) return std::nullopt;
  const Date date = Date::of(1899, 12, days < 60 ? 31 : 30) + days;
  return date <= Date::of(2199, 12, 31) ? std::optional(date) : std::nullopt;
}

std::string shown_number(std::string_view number) {
  std::optional<Decimal> decimal = decimal_of(number);
  if (!decimal) return std::string(number);
  round_to(*decimal, 15);
  while (decimal->digits.ends_with('0')) decimal->digits.pop_back();
  if (decimal->digits.empty()) return "0";
  std::string shown = decimal->negative ? "-" : "";
  const int whole = std::max(0, decimal->exponent);
  for (int i = 0; i < whole; ++i)
    shown += static_cast<std::size_t>(i) < decimal->digits.size() ? decimal->digits[static_cast<std::size_t>(i)] : '0';
  if (whole == 0) shown += '0';
  if (static_cast<int>(decimal->digits.size()) <= decimal->exponent) return shown;
  shown += '.';
  shown.append(static_cast<std::size_t>(std::max(0, -decimal->exponent)), '0');
  return shown += decimal->digits.substr(static_cast<std::size_t>(whole));
}

std::string guard_formula(std::string_view text) {
  std::string guarded;
  if (starts_formula(text)) guarded = '\'';
  return guarded += text;
}

std::string_view unguard_formula(std::string_view text) {
  if (text.starts_with('\'') && starts_formula(text)) text.remove_prefix(1);
  return text;
}

std::string column_name(int column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

}  // namespace anshu::files
