#include "plots/density_tint.h"

#include "picture/media_error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

#include <opencv2/imgproc.hpp>

namespace deblend {
namespace {

bool isUsableArea(const PlotRectangle& area) {
  return std::isfinite(area.left) && std::isfinite(area.top) && std::isfinite(area.width) &&
         std::isfinite(area.height) && area.width > 0 && area.height > 0;
}

// The density with no more cells than pixels along either axis, scaled to a maximum of 1.
cv::Mat preparedCells(const PlotDensity& density, double pixelsWide, double pixelsHigh) {
  cv::Mat cells(density.height, density.width, CV_32FC1);
  std::ranges::copy(density.values, cells.ptr<float>());
  const int width = std::clamp(static_cast<int>(std::lround(pixelsWide)), 1, density.width);
  const int height = std::clamp(static_cast<int>(std::lround(pixelsHigh)), 1, density.height);
  if (width < density.width || height < density.height) {
    cv::resize(cells, cells, cv::Size(width, height), 0, 0, cv::INTER_AREA);
  }
  double peak = 0;
  cv::minMaxLoc(cells, nullptr, &peak);
  if (peak > 0) {
    cells *= 1.0 / peak;
  }
  return cells;
}

// The density in [0, 1] at the pixels of the mapping's area.
cv::Mat resample(const PlotDensity& density, const PlaneMapping& mapping) {
  const PixelArea& area = mapping.area();
  const double pixelsWide = density.area.width * mapping.scale();
  const double pixelsHigh = density.area.height * mapping.scale();
  const cv::Mat cells = preparedCells(density, pixelsWide, pixelsHigh);
  const PixelPoint corner = mapping.toPixels(density.area.left, density.area.top);
  const double stepX = cells.cols / pixelsWide;
  const double stepY = cells.rows / pixelsHigh;
  const cv::Matx23d toCells(stepX, 0, (area.left + 0.5 - corner.x) * stepX - 0.5, //
                            0, stepY, (area.top + 0.5 - corner.y) * stepY - 0.5);
  cv::Mat values;
  cv::warpAffine(cells, values, toCells, cv::Size(area.width, area.height),
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  return values;
}

// The pixels whose centres the density's rectangle holds, relative to the mapping's area.
cv::Rect coveredPixels(const PlotDensity& density, const PlaneMapping& mapping) {
  const PixelArea& area = mapping.area();
  const PixelPoint first = mapping.toPixels(density.area.left, density.area.top);
  const PixelPoint last =
      mapping.toPixels(density.area.left + density.area.width, density.area.top + density.area.height);
  const auto pixel = [](double edge, int start, int size) {
    return static_cast<int>(std::clamp(std::round(edge - start), 0.0, static_cast<double>(size)));
  };
  const cv::Point from(pixel(first.x, area.left, area.width), pixel(first.y, area.top, area.height));
  const cv::Point to(pixel(last.x, area.left, area.width), pixel(last.y, area.top, area.height));
  return {from, to};
}

std::uint8_t mixChannel(std::uint8_t from, std::uint8_t to, double amount) {
  return static_cast<std::uint8_t>(
      std::lround(std::lerp(static_cast<double>(from), static_cast<double>(to), amount)));
}

} // namespace

void checkPlotDensity(const PlotDensity& density) {
  checkPictureSize(density.width, density.height);
  const auto cells = static_cast<std::size_t>(density.width) * static_cast<std::size_t>(density.height);
  if (density.values.size() != cells) {
    throw MediaError("Cannot draw a density of " + std::to_string(density.width) + " × " +
                     std::to_string(density.height) + " cells from " + std::to_string(density.values.size()) +
                     " values.");
  }
  if (!std::ranges::all_of(density.values, [](float value) { return std::isfinite(value) && value >= 0; })) {
    throw MediaError("Cannot draw a density with a value that is negative or not finite.");
  }
  if (!isUsableArea(density.area)) {
    throw MediaError("Cannot draw a density over a rectangle " + std::to_string(density.area.width) +
                     " wide and " + std::to_string(density.area.height) +
                     " high: both must be positive and finite.");
  }
}

void tintDensity(Picture& picture, const PlaneMapping& mapping, const PlotDensity& density, Rgb hue,
                 double strength) {
  checkPlotDensity(density);
  const cv::Mat values = resample(density, mapping);
  const cv::Rect covered = coveredPixels(density, mapping);
  for (int y = covered.y; y < covered.br().y; ++y) {
    const float* row = values.ptr<float>(y);
    std::uint8_t* pixel =
        picture.rgb.data() + pixelOffset(picture, mapping.area().left + covered.x, mapping.area().top + y);
    for (int x = covered.x; x < covered.br().x; ++x, pixel += 3) {
      // The square root lifts the thin parts of a density so that they stay visible.
      const auto amount = strength * std::sqrt(static_cast<double>(row[x]));
      pixel[0] = mixChannel(pixel[0], hue.red, amount);
      pixel[1] = mixChannel(pixel[1], hue.green, amount);
      pixel[2] = mixChannel(pixel[2], hue.blue, amount);
    }
  }
}

} // namespace deblend
