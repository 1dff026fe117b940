// Eight-digit random case numbers (刑核): their sequence must not show how many such cases there are.
#pragma once

#include <cstdint>

namespace anshu::law {

/// The nth serial (n from 1 to 90 000 000) of a sequence of eight-digit numbers that never repeats and does not show n to who
/// lacks the key; for the types of CaseTypes::random_serial.
std::int64_t shuffled_serial(std::int64_t n, std::uint64_t key);

}  // namespace anshu::law
