#include "data/shape_density.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/stack.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace deblend {
namespace {

constexpr double nowhere = -std::numeric_limits<double>::infinity();

} // namespace

torch::Tensor evenLogDensity(const torch::Tensor& points, bool (*contains)(PlanePoint point), double area) {
  const torch::Tensor places = points.contiguous();
  torch::Tensor result = at::empty({places.size(0)}, places.options());
  const auto* place = places.const_data_ptr<double>();
  auto* value = result.data_ptr<double>();
  for (std::int64_t i = 0; i < places.size(0); ++i, place += 2)
    value[i] = contains({place[0], place[1]}) ? -std::log(area) : nowhere;
  return result;
}

torch::Tensor logDensityOf(const GaussianCircle& shape, const torch::Tensor& points, double noise) {
  if (noise == 0)
    return at::full({points.size(0)}, nowhere, points.options());
  std::vector<torch::Tensor> terms;
  for (int i = 0; i < shape.count; ++i) {
    const double angle = 2 * std::numbers::pi * i / shape.count;
    const torch::Tensor x = points.select(1, 0) - (shape.centre.x + shape.radius * std::cos(angle));
    const torch::Tensor y = points.select(1, 1) - (shape.centre.y + shape.radius * std::sin(angle));
    terms.push_back((x.square() + y.square()) / (-2 * noise * noise));
  }
  return at::logsumexp(at::stack(terms), {0}) - std::log(2 * std::numbers::pi * noise * noise * shape.count);
}

} // namespace deblend
