#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <span>

namespace deblend {

/// How a PNG, TIFF or WebP file says that its picture is to be turned, in EXIF's numbers: 1 upright, 2 to 8
/// mirrored or turned. 1 where it does not say, or what it says cannot be read.
int exifOrientation(std::span<const std::uint8_t> file);

/// Makes a TIFF file say that its picture is upright; leaves other files alone. OpenCV turns TIFFs by itself,
/// and those of several tiles wrongly.
void markUpright(std::span<std::uint8_t> tiff);

/// The picture that was meant.
cv::Mat turnedUpright(const cv::Mat& picture, int orientation);

} // namespace deblend
