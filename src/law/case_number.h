// Case numbers (《关于人民法院案件案号的若干规定》, 法〔2015〕137号; 知: 法〔2018〕335号).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "law/case_types.h"
#include "law/courts.h"

namespace anshu::law {

struct CaseNumber {
  std::int32_t year = 0;     // 收案年度
  std::string court_code;    // 法院代字: 陕0702, 最高法
  std::string special_code;  // 专门审判代字: 知, mostly empty
  std::string type_code;     // 类型代字: 民初
  std::int64_t serial = 0;   // 案件编号
  std::int32_t suffix = 0;   // 之一 is 1; 0: none

  /// The form that is stored, printed in the ledger and compared: "(2026)陕0702民初123号", "(2026)陕0702执5号之一".
  std::string text() const;
  /// As documents print it, with full-width brackets: "（2026）陕0702民初123号".
  std::string document_text() const;
  /// "" or "之一".
  std::string suffix_text() const;
  /// Sorts as people expect: year, court, type, then the serial as a number.
  std::string sort_key() const;

  bool operator==(const CaseNumber&) const = default;
};

/// Reads a case number in any common writing: full- or half-width brackets and digits, 〔〕 and [], blanks, leading zeros, 之一
/// before or after 号. Refusals: E_CASE_NUMBER_REQUIRED, _TOO_LONG, _OLD_FORM (字第, before 2016), _YEAR, _COURT, _TYPE, _SERIAL,
/// _FORM.
Result<CaseNumber> parse_case_number(std::string_view text);

/// The same, and the court (abolished codes too) and the 类型代字 must exist: E_CASE_NUMBER_COURT, E_CASE_NUMBER_TYPE.
Result<CaseNumber> parse_case_number(std::string_view text, const Courts& courts, const CaseTypes& case_types);

/// The form used until the end of 2015: (2014)汉台民初字第123号. Each court chose its own short name, so the court cannot be told
/// from the number, and mostly not even where the short name ends.
struct OldCaseNumber {
  std::int32_t year = 0;
  std::string court_and_type;  // 汉台民初, 沪一中民一(民)终
  std::int64_t serial = 0;
  std::int32_t suffix = 0;  // 之一 or -1

  /// (2014)汉台民初字第123号
  std::string text() const;
  std::string document_text() const;
  bool operator==(const OldCaseNumber&) const = default;
};

/// Reads a number of the old form. Refusals as above (E_CASE_NUMBER_FORM when it is not one).
Result<OldCaseNumber> parse_old_case_number(std::string_view text);
/// True when the text carries the 字第 of the old form.
bool looks_like_old_case_number(std::string_view text);
/// The 类型代字 of today for what stands before 字第: the longest known one at its end, the numbers of divisions (民一终) left
/// out;
/// "" when none fits.
std::string daizi_of_old_type(std::string_view court_and_type, const CaseTypes& case_types);

}  // namespace anshu::law
