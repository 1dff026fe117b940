// The law's rules as pages for people (docs/reference): periods, fees, case types.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "law/law_book.h"

namespace anshu::app {

/// File name and content of each page.
std::vector<std::pair<std::string, std::string>> law_pages(const law::LawBook& law);

}  // namespace anshu::app
