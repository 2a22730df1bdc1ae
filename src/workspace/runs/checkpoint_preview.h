#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace deblend {

class ModelType;
class Trainer;

/// A small PNG for lists of checkpoints, from the averaged weights: where a thousand points of the plane go,
/// a grid of 4 × 4 pictures, or the first view of a model type that does not map; none where there is nothing
/// of these. Takes some hundredths of a second for points, as long as 16 sampling steps for pictures.
std::optional<std::vector<std::uint8_t>> checkpointPreview(const ModelType& type, Trainer& trainer);

} // namespace deblend
