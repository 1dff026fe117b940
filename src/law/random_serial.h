// Eight-digit random case numbers (刑核): their sequence must not show how many such cases there are.
#pragma once

#include <cstdint>
#include <string_view>

namespace anshu::law {

/// The nth serial (n from 1 to 90 000 000) of a sequence of eight-digit numbers that never repeats; who lacks the key (a secret
/// of 32 bytes or more) can tell from none of them which comes next, nor how many there are. For the types of
/// CaseTypes::random_serial.
std::int64_t shuffled_serial(std::int64_t n, std::string_view key);

}  // namespace anshu::law
