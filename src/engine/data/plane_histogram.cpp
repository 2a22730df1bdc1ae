#include "data/plane_histogram.h"

#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr double smoothing = 1.5; ///< standard deviation, in cells

/// Widens a range that has (nearly) no length against its place.
void widen(double& low, double& high, double length) {
  const double missing = std::max(0.0, length - (high - low));
  low -= missing / 2;
  high += missing / 2;
}

int cellsAlong(double length, double cellSide, int longerSide) {
  return std::clamp(static_cast<int>(std::lround(length / cellSide)), 1, longerSide);
}

cv::Mat count(const torch::Tensor& points, const PlaneRectangle& rectangle, cv::Size cells) {
  cv::Mat counts = cv::Mat::zeros(cells, CV_32F);
  const double columnsPerUnit = cells.width / (rectangle.right - rectangle.left);
  const double rowsPerUnit = cells.height / (rectangle.bottom - rectangle.top);
  const auto place = points.accessor<float, 2>();
  for (std::int64_t i = 0; i < points.size(0); ++i) {
    const double x = (place[i][0] - rectangle.left) * columnsPerUnit;
    const double y = (place[i][1] - rectangle.top) * rowsPerUnit;
    if (x >= 0 && x <= cells.width && y >= 0 && y <= cells.height)
      counts.at<float>(std::min(static_cast<int>(y), cells.height - 1),
                       std::min(static_cast<int>(x), cells.width - 1)) += 1;
  }
  return counts;
}

} // namespace

PlaneRectangle rectangleAround(const torch::Tensor& points) {
  const torch::Tensor low = points.amin(0).to(torch::kFloat64);
  const torch::Tensor high = points.amax(0).to(torch::kFloat64);
  PlaneRectangle rectangle{low[0].item<double>(), low[1].item<double>(), high[0].item<double>(),
                           high[1].item<double>()};
  if (rectangle.left >= 0 && rectangle.top >= 0 && rectangle.right <= 1 && rectangle.bottom <= 1)
    return {};
  const double longer = std::max(rectangle.right - rectangle.left, rectangle.bottom - rectangle.top);
  const double farthest = std::max(high.abs().max().item<double>(), low.abs().max().item<double>());
  const double shortest =
      longer > 0 ? std::max(longer / 64, farthest * 1e-6) : std::max(1.0, farthest * 1e-6);
  widen(rectangle.left, rectangle.right, shortest);
  widen(rectangle.top, rectangle.bottom, shortest);
  return rectangle;
}

DensityGrid planeHistogram(const torch::Tensor& points, const PlaneRectangle& rectangle, int longerSide) {
  const double width = rectangle.right - rectangle.left;
  const double height = rectangle.bottom - rectangle.top;
  const double cellSide = std::max(width, height) / longerSide;
  const cv::Size cells(cellsAlong(width, cellSide, longerSide), cellsAlong(height, cellSide, longerSide));
  cv::Mat counts = count(points, rectangle, cells);
  cv::GaussianBlur(counts, counts, cv::Size(), smoothing, smoothing, cv::BORDER_CONSTANT);
  double maximum = 0;
  cv::minMaxLoc(counts, nullptr, &maximum);
  if (maximum > 0)
    counts /= maximum;
  return {.width = cells.width,
          .height = cells.height,
          .values = {counts.begin<float>(), counts.end<float>()},
          .rectangle = rectangle};
}

} // namespace deblend
