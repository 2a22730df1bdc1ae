#include "data/pixel_distribution.h"

#include "core/error.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/rand.h>
#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// A place on an axis of pixels: in which one, and how far into it, from 0 to 1.
struct Place {
  std::size_t pixel = 0;
  double fraction = 0;
};

/// The first of the rising numbers that is above the value; the last one must be. Halves the range without a
/// branch: which half is next is as good as random, and a branch would be guessed wrongly half the time.
std::size_t firstAbove(std::span<const double> ends, double value) {
  std::size_t begin = 0;
  for (std::size_t count = ends.size(); count > 1;) {
    const std::size_t half = count / 2;
    begin += static_cast<std::size_t>(ends[begin + half - 1] <= value) * half;
    count -= half;
  }
  return begin;
}

/// The inverse of a cumulative distribution that rises to ends.back(); the uniform number lies in [0, 1).
Place invert(std::span<const double> ends, double uniform) {
  const double mass = uniform * ends.back();
  const std::size_t pixel = firstAbove(ends, mass);
  const double begin = pixel == 0 ? 0 : ends[pixel - 1];
  return {pixel, (mass - begin) / (ends[pixel] - begin)};
}

/// The coordinate as a float that still lies in the pixel: rounding may not cross its border.
float coordinate(const Place& place, double pixelsPerUnit) {
  const auto pixel = static_cast<double>(place.pixel);
  const double low = pixel / pixelsPerUnit;
  const double high = (pixel + 1) / pixelsPerUnit;
  auto rounded = static_cast<float>((pixel + place.fraction) / pixelsPerUnit);
  if (rounded < low)
    rounded = std::nextafter(rounded, 2.0F);
  if (rounded >= high)
    rounded = std::nextafter(rounded, -1.0F);
  return rounded;
}

} // namespace

PixelDistribution::PixelDistribution(int width, int height, std::span<const float> values)
    : m_width(width), m_height(height), m_columnEnds(values.size()),
      m_rowEnds(static_cast<std::size_t>(height)) {
  double total = 0;
  const auto columns = static_cast<std::size_t>(width);
  for (std::size_t row = 0; row < m_rowEnds.size(); ++row) {
    double sum = 0;
    for (std::size_t column = 0; column < columns; ++column)
      m_columnEnds[row * columns + column] = sum += values[row * columns + column];
    m_rowEnds[row] = total += sum;
  }
  if (!(total > 0))
    throw Error("every pixel is black, and at least one must be brighter");
}

std::span<const double> PixelDistribution::columnEnds(std::size_t row) const {
  const auto columns = static_cast<std::size_t>(m_width);
  return {m_columnEnds.data() + row * columns, columns};
}

torch::Tensor PixelDistribution::draw(std::int64_t count, torch::Generator& generator) const {
  const torch::Tensor uniforms = torch::rand({count, 2}, generator, torch::kFloat64);
  torch::Tensor samples = torch::empty({count, 2}, torch::kFloat32);
  const auto* uniform = uniforms.const_data_ptr<double>();
  auto* sample = samples.data_ptr<float>();
  const double pixelsPerUnit = std::max(m_width, m_height);
  for (std::int64_t i = 0; i < count; ++i, uniform += 2, sample += 2) {
    const Place row = invert(m_rowEnds, uniform[0]);
    const Place column = invert(columnEnds(row.pixel), uniform[1]);
    sample[0] = coordinate(column, pixelsPerUnit);
    sample[1] = coordinate(row, pixelsPerUnit);
  }
  return samples;
}

/// Of the pixel with these coordinates, of all; 0 outside.
double PixelDistribution::massAt(double column, double row) const {
  if (!(column >= 0 && column < m_width && row >= 0 && row < m_height))
    return 0;
  const auto x = static_cast<std::size_t>(column);
  const std::span<const double> ends = columnEnds(static_cast<std::size_t>(row));
  return (ends[x] - (x == 0 ? 0 : ends[x - 1])) / m_rowEnds.back();
}

torch::Tensor PixelDistribution::logDensity(const torch::Tensor& points) const {
  const torch::Tensor places = points.to(torch::kFloat64).contiguous();
  torch::Tensor result = torch::empty({places.size(0)}, torch::kFloat64);
  const auto* place = places.const_data_ptr<double>();
  auto* value = result.data_ptr<double>();
  const double pixelsPerUnit = std::max(m_width, m_height);
  for (std::int64_t i = 0; i < places.size(0); ++i, place += 2)
    value[i] =
        std::log(massAt(place[0] * pixelsPerUnit, place[1] * pixelsPerUnit) * pixelsPerUnit * pixelsPerUnit);
  return result;
}

DensityGrid PixelDistribution::grid(int longerSide) const {
  cv::Mat pixels(m_height, m_width, CV_32F);
  for (int row = 0; row < m_height; ++row)
    std::adjacent_difference(columnEnds(static_cast<std::size_t>(row)).begin(),
                             columnEnds(static_cast<std::size_t>(row)).end(), pixels.ptr<float>(row));
  const double longer = std::max(m_width, m_height);
  const double scale = std::min(1.0, longerSide / longer);
  const cv::Size size(std::max(1, static_cast<int>(std::lround(m_width * scale))),
                      std::max(1, static_cast<int>(std::lround(m_height * scale))));
  cv::Mat cells;
  cv::resize(pixels, cells, size, 0, 0, cv::INTER_AREA);
  double maximum = 0;
  cv::minMaxLoc(cells, nullptr, &maximum);
  cells /= maximum;
  return {.width = size.width,
          .height = size.height,
          .values = {cells.begin<float>(), cells.end<float>()},
          .rectangle = {0, 0, m_width / longer, m_height / longer}};
}

} // namespace deblend
