#pragma once

namespace deblend {

/// Milliseconds since the system started this process, to its clock's tick of 10 ms. Negative where it cannot
/// be known.
double processAge();

} // namespace deblend
