#include "start/point_flow.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <random>

namespace deblend {
namespace {

constexpr int slides = 96;

using Random = std::mt19937;

double uniform(Random& random) {
  return static_cast<double>(random()) / (static_cast<double>(Random::max()) + 1.0);
}

std::vector<float> draw(const DensityGrid& density, int count, Random& random) {
  std::vector<double> sums(density.values.size());
  std::partial_sum(density.values.begin(), density.values.end(), sums.begin(), std::plus<double>());
  std::vector<float> points;
  const double cellWidth = (density.rectangle.right - density.rectangle.left) / density.width;
  const double cellHeight = (density.rectangle.bottom - density.rectangle.top) / density.height;
  for (int i = 0; i < count; ++i) {
    const auto cell = std::ranges::upper_bound(sums, uniform(random) * sums.back()) - sums.begin();
    const auto last = static_cast<std::ptrdiff_t>(sums.size()) - 1;
    const auto place = std::min(cell, last);
    const double column = static_cast<double>(place % density.width) + uniform(random);
    const double row = static_cast<double>(place / density.width) + uniform(random);
    points.push_back(static_cast<float>(density.rectangle.left + column * cellWidth));
    points.push_back(static_cast<float>(density.rectangle.top + row * cellHeight));
  }
  return points;
}

/// The places of the points in the order of their projections.
std::vector<std::size_t> orderAlong(const std::vector<float>& points, double x, double y,
                                    std::vector<double>& projections) {
  const std::size_t count = points.size() / 2;
  projections.resize(count);
  for (std::size_t i = 0; i < count; ++i)
    projections[i] = points[2 * i] * x + points[2 * i + 1] * y;
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return projections[i]; });
  return order;
}

void slide(std::vector<float>& moving, const std::vector<float>& goal, double angle) {
  const double x = std::cos(angle);
  const double y = std::sin(angle);
  std::vector<double> own;
  std::vector<double> wanted;
  const std::vector<std::size_t> from = orderAlong(moving, x, y, own);
  const std::vector<std::size_t> to = orderAlong(goal, x, y, wanted);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const double way = wanted[to[i]] - own[from[i]];
    moving[2 * from[i]] += static_cast<float>(way * x);
    moving[2 * from[i] + 1] += static_cast<float>(way * y);
  }
}

} // namespace

std::vector<float> PointFlow::at(double alpha) const {
  std::vector<float> points(source.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = std::lerp(source[i], target[i], static_cast<float>(alpha));
  return points;
}

PointFlow makePointFlow(const DensityGrid& source, const DensityGrid& target, int count) {
  if (source.values.empty() || target.values.empty())
    return {};
  Random random(20230);
  PointFlow flow{draw(source, count, random), {}};
  const std::vector<float> goal = draw(target, count, random);
  flow.target = flow.source;
  for (int i = 0; i < slides; ++i)
    slide(flow.target, goal, uniform(random) * std::numbers::pi);
  return flow;
}

} // namespace deblend
