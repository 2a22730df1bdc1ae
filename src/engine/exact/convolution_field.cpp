#include "exact/convolution_field.h"

#include "core/error.h"
#include "core/single_thread.h"
#include "exact/scaled_masses.h"

#include <ATen/ops/fft_irfft2.h>
#include <ATen/ops/fft_rfft2.h>
#include <ATen/ops/zeros.h>
#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace deblend {
namespace {

/// Densities below this share of the largest are rounding errors of the transforms.
constexpr double leastShare = 1e-11;

/// A size that transforms well: a multiple of 8 without a prime factor above 13.
bool isFast(std::int64_t size) {
  if (size % 8 != 0)
    return false;
  for (const std::int64_t factor : {2, 3, 5, 7, 11, 13})
    while (size % factor == 0)
      size /= factor;
  return size == 1;
}

/// Blends of `side` cells lie in side + 1: a circular convolution of that size does not wrap around.
std::int64_t transformSize(int side) {
  std::int64_t size = side + 1;
  while (!isFast(size))
    ++size;
  return size;
}

double length(const PlaneMasses& masses) {
  return masses.rectangle.right - masses.rectangle.left;
}

/// The planes [3, size, size]: the blends' density, and it times the mean column and row of one end, counted
/// from the middle.
torch::Tensor convolve(const PlaneMasses& plain, double plainScale, const PlaneMasses& weighted,
                       double weightedScale) {
  const std::int64_t size = transformSize(plain.side);
  const torch::Tensor planes = torch::zeros({4, size, size}, torch::kFloat64);
  const std::int64_t plane = size * size;
  auto* values = planes.data_ptr<double>();
  const auto stride = static_cast<std::size_t>(size);
  addScaled(plain, plainScale, values, stride);
  addScaledMoments(weighted, weightedScale, {values + plane, values + 2 * plane, values + 3 * plane}, stride);
  const torch::Tensor waves = at::fft_rfft2(planes);
  return at::fft_irfft2(waves.narrow(0, 1, 3).mul_(waves.narrow(0, 0, 1)), torch::IntArrayRef{size, size});
}

/// From planes of convolve() to what a lookup holds. The means become places in the weighted end's square.
std::vector<VelocityLookup::Cell> cellsOf(const torch::Tensor& planes, const PlaneMasses& weighted) {
  const auto side = static_cast<std::size_t>(weighted.side);
  const auto size = static_cast<std::size_t>(planes.size(1));
  const auto* const density = planes.const_data_ptr<double>();
  const double* const column = density + size * size;
  const double* const row = column + size * size;
  double largest = 0;
  for (std::size_t r = 0; r < side; ++r)
    largest = std::max(largest, *std::max_element(density + r * size, density + r * size + side));
  const double middleX = (weighted.rectangle.left + weighted.rectangle.right) / 2;
  const double middleY = (weighted.rectangle.top + weighted.rectangle.bottom) / 2;
  std::vector<VelocityLookup::Cell> cells(side * side);
  for (std::size_t r = 0; r < side; ++r)
    for (std::size_t c = 0; c < side; ++c)
      if (const std::size_t i = r * size + c; density[i] > leastShare * largest)
        cells[r * side + c] = {static_cast<float>(middleX * density[i] + weighted.cell() * column[i]),
                               static_cast<float>(middleY * density[i] + weighted.cell() * row[i]),
                               static_cast<float>(density[i])};
  return cells;
}

} // namespace

ConvolutionField::ConvolutionField(PlaneMasses source, PlaneMasses target)
    : m_source(std::move(source)), m_target(std::move(target)) {
  requirePlaneSide(m_source.side);
  if (m_source.side != m_target.side)
    throw Error(
        fmt::format("The source's grid has {} cells a side and the target's {}: an exact field needs equally "
                    "many.",
                    m_source.side, m_target.side));
}

PlaneRectangle ConvolutionField::rectangle(double alpha) const {
  const PlaneRectangle& from = m_source.rectangle;
  const PlaneRectangle& to = m_target.rectangle;
  const double rest = 1 - alpha;
  return {rest * from.left + alpha * to.left, rest * from.top + alpha * to.top,
          rest * from.right + alpha * to.right, rest * from.bottom + alpha * to.bottom};
}

VelocityLookup ConvolutionField::lookup(double alpha) const {
  requireBlendAlpha(alpha);
  const torch::InferenceMode inference;
  const SingleThread single; // a transform takes less time than waking another
  const double targetShare = alpha * length(m_target);
  const double scale = targetShare / ((1 - alpha) * length(m_source) + targetShare);
  const bool solvesForTarget = scale < 0.5;
  const torch::Tensor planes = solvesForTarget ? convolve(m_source, 1 - scale, m_target, scale)
                                               : convolve(m_target, scale, m_source, 1 - scale);
  return {m_source.side, rectangle(alpha), alpha,
          solvesForTarget ? VelocityLookup::End::Target : VelocityLookup::End::Source,
          cellsOf(planes, solvesForTarget ? m_target : m_source)};
}

ExactField ConvolutionField::at(double alpha) const {
  requireBlendAlpha(alpha);
  return on({m_source.side, m_source.side, rectangle(alpha), alpha});
}

ExactField ConvolutionField::on(const VectorFieldRequest& grid) const {
  return fieldOn(grid, lookup(grid.alpha));
}

ExactField fieldOn(const VectorFieldRequest& grid, const VelocityLookup& lookup) {
  ExactField result = emptyField(grid);
  const PlaneRectangle& area = grid.rectangle;
  const double width = (area.right - area.left) / grid.columns, height = (area.bottom - area.top) / grid.rows;
  const double own = (lookup.square().right - lookup.square().left) / lookup.side();
  std::size_t i = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column, ++i) {
      const PlanePoint centre{area.left + (column + 0.5) * width, area.top + (row + 0.5) * height};
      if (!lookup.isCovered(centre))
        continue;
      const VelocityLookup::Answer answer = lookup.at(centre);
      result.field.vectors[2 * i] = static_cast<float>(answer.velocity.x);
      result.field.vectors[2 * i + 1] = static_cast<float>(answer.velocity.y);
      result.density[i] = static_cast<float>(answer.density * width * height / (own * own));
      result.isCovered[i] = 1;
    }
  return result;
}

} // namespace deblend
