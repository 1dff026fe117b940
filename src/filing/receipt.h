// 材料接收凭证: the written receipt that every filer is given (《登记立案规定》第二条).
#pragma once

#include <string>

#include "documents/templates.h"
#include "filing/filing_view.h"

namespace anshu::filing {

/// The PDF; the same filing always gives the same bytes.
std::string filing_receipt(const documents::Templates& templates, const view::Filing& filing);

}  // namespace anshu::filing
