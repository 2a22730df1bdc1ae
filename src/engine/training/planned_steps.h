#pragma once

#include <cstdint>

namespace deblend {

struct TrainerInputs;

/// How many steps the training options ask for: `steps`, or where `epochs` is above 0 as many as go through
/// the stored samples so often, incomplete batches dropped; 1 at least. Throws Error for epochs where nothing
/// is stored, for fewer samples than a batch where they are gone through by epochs, and for what PairSource
/// refuses.
std::int64_t plannedSteps(const TrainerInputs& inputs);

} // namespace deblend
