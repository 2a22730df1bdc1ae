#include "sampling/flow.h"

#include "core/error.h"

namespace deblend {

void Flow::requireGoingOn() const {
  if (keepGoing && !keepGoing())
    throw Error("cancelled");
}

} // namespace deblend
