// What the actions of filing lean on.
#pragma once

#include "cases/services.h"
#include "filing/guide.h"

namespace anshu::filing {

struct FilingDesk {
  cases::Services& services;
  const FilingGuide& guide;
};

}  // namespace anshu::filing
