// What writing costs: acceptances per second beside the bare engine's commits, and imported rows per second.
#pragma once

#include <string>

#include "court.h"

namespace anshu::bench {

/// `data`: a court that may be changed. Prints one line of figures each.
void measure_accepts(const std::string& data, int count, int clients);
void measure_import(const std::string& data, const LedgerPart& part, const std::string& extension);

}  // namespace anshu::bench
