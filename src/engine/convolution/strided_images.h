#pragma once

#include <cstdint>

namespace deblend {

/// A pair of images that a convolution of stride 2 couples, channels last: the large one has twice the height
/// and width of the small one.
struct StridedImages {
  std::int64_t height; ///< of the small image
  std::int64_t width;
  std::int64_t smallChannels;
  std::int64_t largeChannels;

  std::int64_t smallPixels() const { return height * width; }
  std::int64_t largePixels() const { return 4 * height * width; }
};

/// For one image, on the calling thread. Weights are [9, …], by the kernel's rows and columns.
///
/// The rows [begin, end) of the small image from the large one: weights [9, largeChannels, smallChannels].
void halveIntoRows(const StridedImages& images, const float* large, const float* weights, std::int64_t begin,
                   std::int64_t end, float* small);
/// The rows [begin, end) of the large image from the small one: weights [9, smallChannels, largeChannels].
void doubleIntoRows(const StridedImages& images, const float* small, const float* weights, std::int64_t begin,
                    std::int64_t end, float* large);
/// Adds up over all pixels what couples the two: sums [9, largeChannels, smallChannels].
void addWeightGradient(const StridedImages& images, const float* large, const float* small, float* sums);

} // namespace deblend
