#include "convolution/strided_images.h"

#include "convolution/matrix_product.h"

#include <algorithm>
#include <array>

namespace deblend {
namespace {

constexpr int kernelSide = 3;
/// So many pixels of the small image are multiplied at a time that a core's first cache holds them.
constexpr std::int64_t blockPixels = 64;

/// The small pixel i is coupled by the kernel's row or column `tap` to the large pixel 2i + tap − 1, if there
/// is one: not for the first pixel and the first tap.
std::int64_t firstSmall(int tap) {
  return tap == 0 ? 1 : 0;
}

std::int64_t largeOf(std::int64_t small, int tap) {
  return 2 * small + tap - 1;
}

std::int64_t smallOf(std::int64_t large, int tap) {
  return (large + 1 - tap) / 2;
}

/// Those that couple all pixels of a row come first.
constexpr std::array<int, kernelSide> allTaps = {1, 2, 0};

/// All that lead to a large pixel of an even place lead to all of them, of those to an odd place the first.
bool leadsTo(std::int64_t large, int tap) {
  return (large + 1 - tap) % 2 == 0;
}

} // namespace

void halveIntoRows(const StridedImages& images, const float* large, const float* weights, std::int64_t begin,
                   std::int64_t end, float* small) {
  const std::int64_t from = images.largeChannels, to = images.smallChannels;
  for (const int a : allTaps)
    for (const int b : allTaps)
      for (std::int64_t row = std::max(begin, firstSmall(a)); row < end; ++row) {
        const std::int64_t first = firstSmall(b);
        multiply(
            {.left = {large + (largeOf(row, a) * 2 * images.width + largeOf(first, b)) * from, 2 * from, 1},
             .right = weights + (a * kernelSide + b) * from * to,
             .rightStride = to,
             .result = small + (row * images.width + first) * to,
             .resultStride = to,
             .rows = images.width - first,
             .inner = from,
             .columns = to,
             .adds = a != allTaps.front() || b != allTaps.front()});
      }
}

void doubleIntoRows(const StridedImages& images, const float* small, const float* weights, std::int64_t begin,
                    std::int64_t end, float* large) {
  const std::int64_t from = images.smallChannels, to = images.largeChannels;
  for (const int a : allTaps)
    for (const int b : allTaps)
      for (std::int64_t row = begin; row < end; ++row) {
        if (!leadsTo(row, a) || smallOf(row, a) >= images.height)
          continue;
        const std::int64_t first = firstSmall(b);
        multiply({.left = {small + (smallOf(row, a) * images.width + first) * from, from, 1},
                  .right = weights + (a * kernelSide + b) * from * to,
                  .rightStride = to,
                  .result = large + (row * 2 * images.width + largeOf(first, b)) * to,
                  .resultStride = 2 * to,
                  .rows = images.width - first,
                  .inner = from,
                  .columns = to,
                  .adds = a == 0 || b == 0});
      }
}

void addWeightGradient(const StridedImages& images, const float* large, const float* small, float* sums) {
  const std::int64_t rows = images.largeChannels, columns = images.smallChannels;
  const std::int64_t largeStride = 2 * images.width * rows, smallStride = images.width * columns;
  const std::int64_t blockRows = std::max<std::int64_t>(1, blockPixels / images.width);
  for (std::int64_t block = 0; block < images.height; block += blockRows)
    for (const int a : allTaps)
      for (const int b : allTaps) {
        const std::int64_t firstRow = std::max(block, firstSmall(a)), first = firstSmall(b);
        multiply(
            {.left = {large + largeOf(firstRow, a) * largeStride + largeOf(first, b) * rows, 1, 2 * rows},
             .right = small + firstRow * smallStride + first * columns,
             .rightStride = columns,
             .result = sums + (a * kernelSide + b) * rows * columns,
             .resultStride = columns,
             .rows = rows,
             .inner = images.width - first,
             .columns = columns,
             .adds = true,
             .repeats = {std::min(block + blockRows, images.height) - firstRow, 2 * largeStride,
                         smallStride}});
      }
}

} // namespace deblend
