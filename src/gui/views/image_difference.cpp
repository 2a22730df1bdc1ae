#include "views/image_difference.h"

#include "theme/heat_colour.h"
#include "views/image_states.h"
#include "views/trajectory_states.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

constexpr int shades = 256;

/// A sample's values at α, in `values`.
void interpolate(const Trajectory& trajectory, std::int64_t sample, double alpha,
                 std::vector<float>& values) {
  const StatesAround around = statesAround(trajectory, alpha);
  const auto from = imageValues(trajectory, sample, around.before);
  const auto to = imageValues(trajectory, sample, around.after);
  values.resize(from.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = std::lerp(from[i], to[i], around.part);
}

/// The mean over the channels of |a − b|, pixel by pixel.
void addDistances(const std::vector<float>& a, const std::vector<float>& b, std::size_t pixels,
                  std::vector<float>& distances) {
  const std::size_t channels = a.size() / pixels;
  for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
    float sum = 0;
    for (std::size_t channel = 0; channel < channels; ++channel)
      sum += std::abs(a[channel * pixels + pixel] - b[channel * pixels + pixel]);
    distances.push_back(sum / static_cast<float>(channels));
  }
}

void summarise(ImageDifference& difference) {
  double sum = 0;
  for (const float value : difference.values)
    if (std::isfinite(value)) {
      difference.largest = std::max<double>(difference.largest, value);
      sum += value;
    }
  difference.mean = sum / std::max(1.0, static_cast<double>(difference.values.size()));
  for (float& value : difference.values)
    if (!std::isfinite(value))
      value = static_cast<float>(difference.largest);
}

std::array<QRgb, shades> shadesOfHeat() {
  std::array<QRgb, shades> colours{};
  for (int i = 0; i < shades; ++i)
    colours[static_cast<std::size_t>(i)] = heatColour(i / (shades - 1.0)).rgb();
  return colours;
}

} // namespace

bool haveImageDifference(const Trajectory& a, const Trajectory& b) {
  return isImageTrajectory(a) && isImageTrajectory(b) && a.sampleShape == b.sampleShape;
}

ImageDifference imageDifferenceAt(const Trajectory& a, const Trajectory& b, double alpha) {
  ImageDifference difference{std::min(a.count, b.count), a.sampleShape, {}, 0, 0};
  const auto pixels = static_cast<std::size_t>(a.sampleShape[1] * a.sampleShape[2]);
  difference.values.reserve(static_cast<std::size_t>(difference.count) * pixels);
  std::vector<float> left;
  std::vector<float> right;
  for (std::int64_t sample = 0; sample < difference.count; ++sample) {
    interpolate(a, sample, alpha, left);
    interpolate(b, sample, alpha, right);
    addDistances(left, right, pixels, difference.values);
  }
  summarise(difference);
  return difference;
}

std::vector<QImage> heatPictures(const ImageDifference& difference) {
  static const std::array<QRgb, shades> colours = shadesOfHeat();
  const int height = static_cast<int>(difference.sampleShape[1]);
  const int width = static_cast<int>(difference.sampleShape[2]);
  const double scale = difference.largest > 0 ? (shades - 1) / difference.largest : 0;
  std::vector<QImage> pictures;
  const float* value = difference.values.data();
  for (std::int64_t sample = 0; sample < difference.count; ++sample) {
    QImage picture(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
      auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
      for (int x = 0; x < width; ++x)
        line[x] = colours[static_cast<std::size_t>(std::clamp(*value++ * scale, 0.0, shades - 1.0))];
    }
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

} // namespace deblend
