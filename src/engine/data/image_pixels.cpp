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

constexpr std::uint64_t mebibyte = 1'048'576;
/// No picture within the limit on pixels needs more.
constexpr std::uint64_t maximumFileSize = 512 * mebibyte;
/// Of one picture, its file included.
constexpr std::uint64_t maximumMemory = 800 * mebibyte;

constexpr const char* jpeg = "JPEG";
constexpr const char* png = "PNG";
constexpr const char* tiff = "TIFF";

void silenceOpenCv() {
  static std::once_flag once;
  std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

/// What `decode` gives.
template <typename Decode>
cv::Mat pixelsBy(const Decode& decode, const ImageHeader& header) {
  silenceOpenCv();
  cv::Mat pixels;
  try {
    pixels = decode();
  } catch (const cv::Exception&) {
    pixels.release();
  }
  if (pixels.empty())
    throw Error(fmt::format("its {} data are damaged, or of a variety that is not read", header.format));
  return pixels;
}

cv::Mat decodePixels(std::span<const std::uint8_t> bytes, const ImageHeader& header, int flags) {
  const cv::Mat wrapped(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::uint8_t*>(bytes.data()));
  return pixelsBy([&] { return cv::imdecode(wrapped, flags); }, header);
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

/// libpng reads a file piece by piece.
bool isReadAgain(const ImageHeader& header, std::uint64_t fileSize) {
  constexpr std::uint64_t largeFile = 33'554'432;
  return header.format == png && fileSize > largeFile;
}

} // namespace

DecodedImage decodeImage(std::span<const std::uint8_t> bytes, const ImageHeader& header) {
  std::vector<std::uint8_t> unturned;
  if (header.format == tiff && exifOrientation(bytes) != 1) {
    unturned.assign(bytes.begin(), bytes.end());
    markUpright(unturned);
    bytes = unturned;
  }
  DecodedImage image{.pixels = decodePixels(bytes, header, cv::IMREAD_UNCHANGED), .traits = header.traits};
  requireSize(image.pixels, header, header.size.width, header.size.height);
  return image;
}

DecodedImage decodeReduced(std::vector<std::uint8_t> bytes, const std::filesystem::path& path,
                           const ImageHeader& header, int shorterSide) {
  if (header.format == jpeg)
    return decodeJpeg(bytes, header, shorterSide);
  DecodedImage image{.pixels = {}, .traits = header.traits, .orientation = exifOrientation(bytes)};
  if (isReadAgain(header, bytes.size())) {
    std::vector<std::uint8_t>().swap(bytes);
    image.pixels = pixelsBy([&] { return cv::imread(path.string(), cv::IMREAD_UNCHANGED); }, header);
  } else {
    markUpright(bytes);
    image.pixels = decodePixels(bytes, header, cv::IMREAD_UNCHANGED);
  }
  requireSize(image.pixels, header, header.size.width, header.size.height);
  return image;
}

std::uint64_t decodingMemory(const ImageHeader& header, std::uint64_t fileSize, int shorterSide) {
  constexpr std::uint64_t coefficients = 3; // bytes a pixel of a progressive JPEG, whatever its reduction
  constexpr std::uint64_t colours = 3;
  const auto pixels = static_cast<std::uint64_t>(header.size.width * header.size.height);
  if (header.format != jpeg)
    return header.workingMemory + (isReadAgain(header, fileSize) ? 0 : fileSize);
  const auto reduction = static_cast<std::uint64_t>(reductionOf(header, shorterSide));
  return fileSize + pixels * coefficients + pixels * colours / (reduction * reduction);
}

std::uint64_t requireMemory(std::uint64_t decodingMemory) {
  if (decodingMemory > maximumMemory)
    throw Error(fmt::format("to decode it takes {} MiB of memory: at most {} are used",
                            decodingMemory / mebibyte, maximumMemory / mebibyte));
  return decodingMemory;
}

void requireFileSize(std::uint64_t size) {
  if (size > maximumFileSize)
    throw Error(fmt::format("it is {} bytes large: at most {} are read", size, maximumFileSize));
}

} // namespace deblend
