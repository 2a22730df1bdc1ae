#pragma once

namespace deblend {

/// Fused multiply-adds of the processor's widest vectors of float32 that one core does in a second, for about
/// a millisecond: sixteen independent chains in registers.
double measuredFmaRate();

/// Lanes of such a vector.
int fmaLanes();

} // namespace deblend
