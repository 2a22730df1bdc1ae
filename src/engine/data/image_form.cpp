#include "data/image_form.h"

#include "core/error.h"
#include "data/image_orientation.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int opaque = 255;

/// The part that is looked at.
cv::Mat region(const cv::Mat& picture, ImageFit fit) {
  if (fit != ImageFit::CropCentre && fit != ImageFit::CropRandom)
    return picture;
  const int side = std::min(picture.cols, picture.rows);
  return picture(cv::Rect((picture.cols - side) / 2, (picture.rows - side) / 2, side, side));
}

/// With 8 bits, black 0 and white 255.
cv::Mat eightBits(const cv::Mat& picture) {
  cv::Mat bytes;
  switch (picture.depth()) {
  case CV_8U:
    return picture;
  case CV_16U:
    picture.convertTo(bytes, CV_8U, 1.0 / 257);
    return bytes;
  case CV_32F:
  case CV_64F:
    picture.convertTo(bytes, CV_8U, 255);
    return bytes;
  default:
    throw Error("its pixels are signed numbers: unsigned or real numbers are read");
  }
}

/// The background in a picture's own channels, blue first.
std::array<std::uint8_t, 3> backgroundFor(const std::array<std::uint8_t, 3>& rgb, int channels) {
  if (channels == 3)
    return {rgb[2], rgb[1], rgb[0]};
  const double luma = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
  const auto gray = static_cast<std::uint8_t>(std::lround(luma));
  return {gray, gray, gray};
}

struct Background {
  std::array<std::uint8_t, 3> colour; ///< in the picture's order
  bool premultiplied = false;         ///< the picture's colours are multiplied by alpha already
};

/// Where a picture's alpha lies: `step` bytes from one pixel to the next.
struct Alpha {
  const std::uint8_t* row = nullptr;
  int step = 0;
};

/// Rounded division by 255, of at most 255².
int divided(int product) {
  return (product + 128 + ((product + 128) >> 8)) >> 8;
}

template <int Colours>
void layRow(const std::uint8_t* pixel, int channels, Alpha alpha, const Background& background,
            std::uint8_t* result, int width) {
  for (int x = 0; x < width; ++x, pixel += channels, alpha.row += alpha.step, result += Colours)
    for (int i = 0; i < Colours; ++i) {
      const int own = pixel[i] * (background.premultiplied ? opaque : *alpha.row);
      const int below = background.colour[static_cast<std::size_t>(i)] * (opaque - *alpha.row);
      result[i] =
          static_cast<std::uint8_t>(std::min(divided(std::min(own + below, opaque * opaque)), opaque));
    }
}

/// Without alpha. `mask`, where it is not empty, is the alpha of a picture that has none itself.
cv::Mat laidOver(const cv::Mat& picture, const cv::Mat& mask, const Background& background) {
  const int channels = picture.channels();
  const int colours = channels <= 2 ? 1 : 3;
  if (colours == channels && mask.empty())
    return picture;
  cv::Mat result(picture.rows, picture.cols, CV_8UC(colours));
  for (int row = 0; row < picture.rows; ++row) {
    const Alpha alpha =
        mask.empty() ? Alpha{picture.ptr(row) + channels - 1, channels} : Alpha{mask.ptr(row), 1};
    const auto lay = colours == 1 ? layRow<1> : layRow<3>;
    lay(picture.ptr(row), channels, alpha, background, result.ptr(row), picture.cols);
  }
  return result;
}

/// Alpha of a picture that says which gray is transparent; empty for others.
cv::Mat transparencyMask(const cv::Mat& decoded, const ImageTraits& traits) {
  cv::Mat mask;
  if (traits.transparentGray && decoded.channels() == 1)
    cv::compare(decoded, cv::Scalar(*traits.transparentGray), mask, cv::CMP_NE);
  return mask;
}

cv::Mat withChannels(const cv::Mat& picture, int channels) {
  if (picture.channels() == channels)
    return picture;
  cv::Mat converted;
  cv::cvtColor(picture, converted, channels == 1 ? cv::COLOR_BGR2GRAY : cv::COLOR_GRAY2BGR);
  return converted;
}

cv::Mat resized(const cv::Mat& picture, int width, int height) {
  if (picture.cols == width && picture.rows == height)
    return picture;
  cv::Mat result;
  const bool shrinks = picture.cols > width || picture.rows > height;
  cv::resize(picture, result, {width, height}, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  return result;
}

/// Turned and with the channels that are wanted, which is cheap once it is small.
cv::Mat finished(const cv::Mat& picture, int orientation, int channels) {
  return turnedUpright(withChannels(picture, channels), orientation);
}

/// In its proportions, the longer side `side` pixels.
cv::Mat scaledTo(const cv::Mat& picture, int side) {
  const double scale = static_cast<double>(side) / std::max(picture.cols, picture.rows);
  const auto scaled = [&](int length) {
    return std::clamp(static_cast<int>(std::lround(length * scale)), 1, side);
  };
  return resized(picture, scaled(picture.cols), scaled(picture.rows));
}

cv::Mat padded(const cv::Mat& picture, int orientation, const ImageForm& form) {
  const int side = keptSide(form);
  const cv::Mat inner = finished(scaledTo(picture, side), orientation, form.colours.channels);
  const std::array<std::uint8_t, 3> background =
      backgroundFor(form.colours.background, form.colours.channels);
  cv::Mat result(side, side, inner.type(), cv::Scalar(background[0], background[1], background[2]));
  inner.copyTo(result(cv::Rect((side - inner.cols) / 2, (side - inner.rows) / 2, inner.cols, inner.rows)));
  return result;
}

/// Rows of a decoded picture with 8 bits and without alpha: gray, or colours unless gray is wanted.
cv::Mat flattened(const cv::Mat& rows, const ImageTraits& traits, const ImageColours& colours) {
  const Background background{backgroundFor(colours.background, rows.channels() <= 2 ? 1 : 3),
                              traits.premultiplied};
  const cv::Mat flat = laidOver(eightBits(rows), transparencyMask(rows, traits), background);
  return colours.channels == 1 ? withChannels(flat, 1) : flat;
}

/// The same for the whole picture. Of a large one the result takes the decoded picture's place, band by band,
/// so that both never lie in memory at once.
cv::Mat flattenedInPlace(cv::Mat decoded, const ImageTraits& traits, const ImageColours& colours) {
  constexpr int bandPixels = 1 << 18;
  const int rows = std::max(1, bandPixels / decoded.cols);
  cv::Mat first = flattened(decoded.rowRange(0, std::min(rows, decoded.rows)), traits, colours);
  if (first.data == decoded.data) // there is nothing to change
    return decoded;
  if (first.rows == decoded.rows)
    return first;
  cv::Mat flat(decoded.rows, decoded.cols, first.type(), decoded.data, decoded.step);
  first.copyTo(flat.rowRange(0, rows));
  for (int row = rows; row < decoded.rows; row += rows) {
    const cv::Range band(row, std::min(row + rows, decoded.rows));
    flattened(decoded.rowRange(band), traits, colours).copyTo(flat.rowRange(band));
  }
  return flat;
}

void requireChannels(const cv::Mat& pixels) {
  if (pixels.channels() > 4)
    throw Error(fmt::format("it has {} channels: 1 to 4 are read", pixels.channels()));
}

} // namespace

int keptSide(const ImageForm& form) {
  return form.fit == ImageFit::CropRandom ? form.side + (form.side + 7) / 8 : form.side;
}

void bringToForm(DecodedImage image, const ImageForm& form, std::span<std::uint8_t> planes) {
  requireChannels(image.pixels);
  const cv::Mat flat = flattenedInPlace(region(image.pixels, form.fit), image.traits, form.colours);
  const int side = keptSide(form);
  writePlanes(form.fit == ImageFit::Pad
                  ? padded(flat, image.orientation, form)
                  : finished(resized(flat, side, side), image.orientation, form.colours.channels),
              planes);
}

cv::Mat wholePicture(DecodedImage image, int longestSide, const ImageColours& colours) {
  requireChannels(image.pixels);
  cv::Mat picture = flattenedInPlace(std::move(image.pixels), image.traits, colours);
  if (longestSide > 0 && std::max(picture.cols, picture.rows) > longestSide)
    picture = scaledTo(picture, longestSide);
  return finished(picture, image.orientation, colours.channels);
}

void writePlanes(const cv::Mat& picture, std::span<std::uint8_t> planes) {
  const auto area = static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.cols);
  std::vector<cv::Mat> targets;
  for (int channel = 0; channel < picture.channels(); ++channel)
    targets.emplace_back(picture.rows, picture.cols, CV_8U,
                         planes.data() + area * static_cast<std::size_t>(picture.channels() - 1 - channel));
  cv::split(picture, targets);
}

} // namespace deblend
