#pragma once

namespace deblend {

/// Has the C library keep memory that is freed, up to 2 GiB, instead of giving it back to the system: a
/// training step frees and takes the same megabytes over and over, and the system clears every page that it
/// hands out. For the start of a program, before it has threads. Does nothing without glibc.
void keepFreedMemory();

} // namespace deblend
