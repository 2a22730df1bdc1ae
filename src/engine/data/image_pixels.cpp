#include "data/image_pixels.h"

#include "core/error.h"
#include "data/image_orientation.h"

#include <fmt/format.h>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <mutex>

namespace deblend {
namespace {

constexpr const char* jpeg = "JPEG";

void silenceOpenCv() {
  static std::once_flag once;
  std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

cv::Mat decodePixels(std::span<const std::uint8_t> bytes, const ImageHeader& header, int flags) {
  silenceOpenCv();
  const cv::Mat wrapped(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::uint8_t*>(bytes.data()));
  cv::Mat pixels;
  try {
    pixels = cv::imdecode(wrapped, flags);
  } catch (const cv::Exception&) {
    pixels.release();
  }
  if (pixels.empty())
    throw Error(fmt::format("its {} data are damaged, or of a variety that is not read", header.format));
  return pixels;
}

void requireSize(const cv::Mat& pixels, const ImageHeader& header, std::int64_t width, std::int64_t height) {
  if (pixels.cols != width || pixels.rows != height)
    throw Error(fmt::format("its {} data are damaged: they hold {} × {} pixels, but the header says {} × {}",
                            header.format, pixels.cols, pixels.rows, width, height));
}

/// By how much a JPEG can be made smaller while it is decoded: 1, 2, 4 or 8.
int reductionOf(const ImageHeader& header, int shorterSide) {
  int reduction = header.format == jpeg ? 8 : 1;
  while (reduction > 1 && std::min(header.size.width, header.size.height) / reduction < shorterSide)
    reduction /= 2;
  return reduction;
}

int flagsFor(int reduction) {
  switch (reduction) {
  case 8:
    return cv::IMREAD_REDUCED_COLOR_8;
  case 4:
    return cv::IMREAD_REDUCED_COLOR_4;
  case 2:
    return cv::IMREAD_REDUCED_COLOR_2;
  default:
    return cv::IMREAD_COLOR;
  }
}

/// OpenCV itself turns these as they say.
DecodedImage decodeJpeg(std::span<const std::uint8_t> bytes, const ImageHeader& header, int shorterSide) {
  const int reduction = reductionOf(header, shorterSide);
  DecodedImage image{.pixels = decodePixels(bytes, header, flagsFor(reduction)), .traits = header.traits};
  const auto reduced = [&](std::int64_t side) { return (side + reduction - 1) / reduction; };
  const bool isOnItsSide =
      image.pixels.cols == reduced(header.size.height) && image.pixels.rows == reduced(header.size.width);
  if (!isOnItsSide)
    requireSize(image.pixels, header, reduced(header.size.width), reduced(header.size.height));
  return image;
}

} // namespace

DecodedImage decodeImage(std::span<const std::uint8_t> bytes, const ImageHeader& header) {
  DecodedImage image{.pixels = decodePixels(bytes, header, cv::IMREAD_UNCHANGED), .traits = header.traits};
  requireSize(image.pixels, header, header.size.width, header.size.height);
  return image;
}

DecodedImage decodeUpright(std::span<const std::uint8_t> bytes, const ImageHeader& header, int shorterSide) {
  if (header.format == jpeg)
    return decodeJpeg(bytes, header, shorterSide);
  DecodedImage image = decodeImage(bytes, header);
  image.pixels = turnedUpright(image.pixels, exifOrientation(bytes));
  return image;
}

std::uint64_t decodingMemory(const ImageHeader& header, int shorterSide) {
  constexpr std::uint64_t coefficients = 3; // bytes a pixel of a progressive JPEG, whatever its reduction
  constexpr std::uint64_t colours = 3;
  constexpr std::uint64_t decodedAndConverted = 8;
  const auto pixels = static_cast<std::uint64_t>(header.size.width * header.size.height);
  if (header.format != jpeg)
    return pixels * decodedAndConverted;
  const auto reduction = static_cast<std::uint64_t>(reductionOf(header, shorterSide));
  return pixels * coefficients + pixels * colours / (reduction * reduction);
}

} // namespace deblend
