// Amounts of money as people write them, into fen and back; no floating point anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anshu::law {

/// The largest amount that a ledger may carry: ten trillion yuan. Keeps every fee computation inside 64 bits.
inline constexpr std::int64_t max_amount_fen = 1'000'000'000'000'000;

/// Reads an amount in yuan: "1,234.50", "¥1234.5", "1.2万", "3亿元". Returns fen. Code E_AMOUNT, rules:
/// amount.required, .negative (also in brackets), .grouping (thousands in the wrong place), .below_fen (more than two decimals;
/// the 8829.5199999999995 of a spreadsheet is understood), .too_large, .format.
Result<std::int64_t> parse_amount(std::string_view text);

/// In capital characters for documents (《支付结算办法》附一): 1200000 → 壹万贰仟元整, 50 → 伍角, 105 → 壹元零伍分. fen ≥ 0.
std::string capital_amount(std::int64_t fen);

}  // namespace anshu::law
