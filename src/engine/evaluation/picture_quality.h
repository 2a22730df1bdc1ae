#pragma once

#include <torch/types.h>

namespace deblend {

/// How near two pictures are to each other, both float32 [C, height, width] of the same size; numbers beyond
/// 0 and 1 count as these.

/// The peak signal-to-noise ratio in decibels over all pixels and channels; infinite for equal pictures.
double peakSignalToNoise(const torch::Tensor& picture, const torch::Tensor& reference);

/// The same of a mean squared error, for records and charts, which know no infinity: at most mostDecibels.
constexpr double mostDecibels = 99;
double recordedSignalToNoise(double meanSquaredError);

/// The mean structural similarity (Wang et al. 2004) over the channels: windows of 11 × 11 pixels that lie
/// within the picture, weighed by a Gaussian of σ 1.5, K₁ 0.01, K₂ 0.03. In a picture with a shorter side
/// than 11 the window is as large as an odd number of pixels allows.
double structuralSimilarity(const torch::Tensor& picture, const torch::Tensor& reference);

} // namespace deblend
