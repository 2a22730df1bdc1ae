#pragma once

#include "data/shape_geometry.h"

#include <torch/types.h>

#include <cstdint>

/// Draws [count, 2] float64 from each analytic shape: evenly from those with an inside, and with normal noise
/// of a standard deviation around the others.
namespace deblend {

torch::Tensor drawFrom(const Triangle& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const Square& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const Rhombus& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const Disk& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const Ring& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const Checkerboard& shape, std::int64_t count, torch::Generator& generator);
torch::Tensor drawFrom(const GaussianCircle& shape, std::int64_t count, double noise,
                       torch::Generator& generator);
torch::Tensor drawFrom(const TwoMoons& shape, std::int64_t count, double noise, torch::Generator& generator);
torch::Tensor drawFrom(const Spiral& shape, std::int64_t count, double noise, torch::Generator& generator);

} // namespace deblend
