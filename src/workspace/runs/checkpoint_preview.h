#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace deblend {

class Trainer;

/// A small PNG for lists of checkpoints, from the averaged weights: where a thousand points of the plane go,
/// or a grid of 4 × 4 pictures; none where the model type has no trajectories, or the samples are neither.
/// Takes some hundredths of a second for points, as long as 16 sampling steps for pictures.
std::optional<std::vector<std::uint8_t>> checkpointPreview(Trainer& trainer);

} // namespace deblend
