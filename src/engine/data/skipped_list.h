#pragma once

#include "data/data_set.h"

namespace deblend {

/// Counts a file that is left out; of the first hundred the reason is kept, a clause that ends a sentence.
inline void noteSkipped(SkippedFiles& skipped, const std::string& file, const std::string& reason) {
  constexpr std::size_t keptReasons = 100;
  ++skipped.count;
  if (skipped.reasons.size() < keptReasons)
    skipped.reasons.push_back(file + ": " + reason);
}

} // namespace deblend
