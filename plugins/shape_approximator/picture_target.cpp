#include "picture_target.h"

#include "core/error.h"
#include "data/sample_shape.h"
#include "picture_planes.h"

#include <ATen/ops/empty.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// Of bytes as well, whose means are float32 of the same range.
torch::Tensor reduced(const torch::Tensor& picture, std::int64_t width, std::int64_t height) {
  torch::Tensor result = at::empty({picture.size(0), height, width}, torch::kFloat32);
  for (std::int64_t c = 0; c < picture.size(0); ++c) {
    cv::Mat numbers, to = planeOf(result, c);
    planeOf(picture, c).convertTo(numbers, CV_32F);
    cv::resize(numbers, to, to.size(), 0, 0, cv::INTER_AREA);
  }
  return result;
}

/// From 0 to 1 in both; [3, height, width] of a picture with alpha, whose colours count as much as they are
/// opaque.
torch::Tensor over(const torch::Tensor& picture, const std::array<std::uint8_t, 3>& background) {
  const bool isGray = picture.size(0) <= 2;
  const bool hasAlpha = picture.size(0) % 2 == 0;
  const torch::Tensor colours = isGray ? picture.narrow(0, 0, 1) : picture.narrow(0, 0, 3);
  torch::Tensor result = colours.expand({3, picture.size(1), picture.size(2)}).contiguous();
  if (hasAlpha) {
    const torch::Tensor through = 1 - picture.select(0, picture.size(0) - 1);
    for (std::int64_t c = 0; c < 3; ++c)
      result.select(0, c).add_(through, background[static_cast<std::size_t>(c)] / 255.0);
  }
  return result;
}

/// Colours times alpha, so that the mean of pixels is that of what is seen.
torch::Tensor weighedByAlpha(const torch::Tensor& pixels) {
  const std::int64_t alpha = pixels.size(0) - 1;
  torch::Tensor numbers = pixels.to(torch::kFloat32);
  numbers.narrow(0, 0, alpha).mul_(numbers.narrow(0, alpha, 1)).div_(255);
  return numbers;
}

void requirePicture(const torch::Tensor& pixels) {
  const bool fits = pixels.dim() == 3 && pixels.size(0) >= 1 && pixels.size(0) <= 4 && pixels.numel() > 0 &&
                    pixels.scalar_type() == torch::kUInt8;
  if (!fits)
    throw Error(
        "Shapes approximate a picture of 8 bits, gray or coloured, with or without alpha; this one is " +
        toText(pixels.sizes().vec()) + " of " + c10::toString(pixels.scalar_type()) + ".");
}

} // namespace

torch::Tensor targetPicture(const torch::Tensor& pixels, const std::array<std::uint8_t, 3>& background,
                            std::int64_t longestSide) {
  requirePicture(pixels);
  const std::int64_t width = pixels.size(2), height = pixels.size(1), longer = std::max(width, height);
  const double share = std::min(1.0, static_cast<double>(longestSide) / static_cast<double>(longer));
  const auto side = [&](std::int64_t own) {
    return std::max<std::int64_t>(1, std::llround(static_cast<double>(own) * share));
  };
  const bool hasAlpha = pixels.size(0) % 2 == 0;
  const torch::Tensor numbers = hasAlpha ? weighedByAlpha(pixels) : pixels.contiguous();
  return over(reduced(numbers, side(width), side(height)).div_(255), background);
}

torch::Tensor reducedPicture(const torch::Tensor& picture, std::int64_t width, std::int64_t height) {
  return reduced(picture.contiguous(), width, height);
}

} // namespace deblend
