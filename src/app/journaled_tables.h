// Every table whose rows are changed through the unit of work and written to the journal: what `anshu verify` replays.
#pragma once

#include <vector>

#include "store/table.h"

namespace anshu::app {

std::vector<const store::Table*> journaled_tables();

}  // namespace anshu::app
