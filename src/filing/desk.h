// What the actions of filing lean on.
#pragma once

#include "cases/services.h"
#include "filing/guide.h"

namespace anshu::files {
class Sniffer;
}

namespace anshu::filing {

class Derivations;

struct FilingDesk {
  cases::Services& services;
  const FilingGuide& guide;
  const files::Sniffer& sniffer;
  const Derivations& derivations;
};

}  // namespace anshu::filing
