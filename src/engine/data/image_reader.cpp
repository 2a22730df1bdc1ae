#include "data/image_reader.h"

#include "core/error.h"
#include "data/image_pixels.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <fmt/format.h>

#include <cmath>

namespace deblend {
namespace {

/// No image within the limit on pixels needs more: four channels of 32 bits.
constexpr std::uint64_t maximumFileSize = 1'073'741'824;

DecodedImage decode(std::span<const std::uint8_t> bytes) {
  return decodeImage(bytes, readImageHeader(bytes));
}

float whiteOf(int depth) {
  switch (depth) {
  case CV_8U:
    return 255;
  case CV_16U:
    return 65535;
  default:
    return 1;
  }
}

/// One pixel's gray over black, of channels in OpenCV's order, where white and full alpha are 1.
float grayOf(const float* pixel, int channels, bool premultiplied) {
  const bool isColour = channels >= 3;
  const float gray = isColour ? 0.114F * pixel[0] + 0.587F * pixel[1] + 0.299F * pixel[2] : pixel[0];
  const bool hasAlpha = channels == 2 || channels == 4;
  return hasAlpha && !premultiplied ? gray * pixel[channels - 1] : gray;
}

void requireDensity(float value, int column, int row) {
  if (!(value >= 0) || !std::isfinite(value))
    throw Error(
        fmt::format("the pixel in column {} of row {} has the value {}: finite values from 0 are allowed",
                    column + 1, row + 1, value));
}

/// Row by row, so that no second copy of a large image is needed.
void appendGrayRow(std::vector<float>& values, const DecodedImage& image, int row) {
  const int channels = image.pixels.channels();
  const float white = whiteOf(image.pixels.depth());
  cv::Mat numbers;
  image.pixels.row(row).convertTo(numbers, CV_32F);
  for (int column = 0; column < numbers.cols; ++column) {
    float* pixel = numbers.ptr<float>() + static_cast<std::ptrdiff_t>(column) * channels;
    if (image.traits.transparentGray && pixel[0] == *image.traits.transparentGray)
      pixel[0] = 0;
    for (int channel = 0; channel < channels; ++channel)
      pixel[channel] /= white;
    values.push_back(grayOf(pixel, channels, image.traits.premultiplied));
    requireDensity(values.back(), column, row);
  }
}

} // namespace

GrayImage decodeGrayImage(std::span<const std::uint8_t> bytes) {
  const DecodedImage image = decode(bytes);
  if (image.pixels.channels() > 4)
    throw Error(fmt::format("it has {} channels: 1 to 4 are read", image.pixels.channels()));
  GrayImage gray{
      .width = image.pixels.cols, .height = image.pixels.rows, .values = {}, .fingerprint = hashBytes(bytes)};
  gray.values.reserve(image.pixels.total());
  for (int row = 0; row < gray.height; ++row)
    appendGrayRow(gray.values, image, row);
  return gray;
}

GrayImage readGrayImage(const std::filesystem::path& path) {
  const auto failure = [&](std::string_view reason) {
    return Error(fmt::format("Cannot read the image '{}': {}.", path.string(), reason));
  };
  std::error_code unknown; // then reading tells the reason
  if (std::filesystem::is_directory(path, unknown))
    throw failure("it is a folder, and an image file is needed");
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  if (!unknown && size > maximumFileSize)
    throw failure(fmt::format("it is {} bytes large: at most {} are read", size, maximumFileSize));
  const std::vector<std::uint8_t> bytes = readFile(path);
  try {
    return decodeGrayImage(bytes);
  } catch (const Error& error) {
    throw failure(error.what());
  }
}

} // namespace deblend
