#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace deblend {

class Trainer;

/// A small PNG of where the averaged weights send a thousand points, for lists of checkpoints; none where the
/// model type has no trajectories in the plane. Takes some hundredths of a second.
std::optional<std::vector<std::uint8_t>> checkpointPreview(Trainer& trainer);

} // namespace deblend
