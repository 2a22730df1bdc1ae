#include "core/freed_memory.h"

#include <limits> // any header of the C++ library tells whether this is glibc

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace deblend {

void keepFreedMemory() {
#if defined(__GLIBC__)
  constexpr int mebibyte = 1024 * 1024;
  mallopt(M_MMAP_THRESHOLD, 32 * mebibyte); // the most that glibc takes
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TOP_PAD, 64 * mebibyte);
  mallopt(M_ARENA_MAX, 1); // the heaps of further arenas are given back whatever the thresholds say
#endif
}

} // namespace deblend
