#include "data/shape_sampling.h"

#include <torch/types.h>

#include <numbers>

namespace deblend {
namespace {

constexpr double fullTurn = 2 * std::numbers::pi;

/// [count], evenly in [0, 1).
torch::Tensor uniform(std::int64_t count, torch::Generator& generator) {
  return torch::rand({count}, generator, torch::kFloat64);
}

torch::Tensor points(const torch::Tensor& x, const torch::Tensor& y) {
  return torch::stack({x, y}, 1);
}

torch::Tensor onCircles(PlanePoint centre, const torch::Tensor& radius, const torch::Tensor& angle) {
  return points(centre.x + radius * torch::cos(angle), centre.y + radius * torch::sin(angle));
}

torch::Tensor withNoise(const torch::Tensor& samples, double noise, torch::Generator& generator) {
  return samples + noise * torch::randn(samples.sizes(), generator, torch::kFloat64);
}

} // namespace

/// Of a parallelogram, the half beyond the diagonal is turned onto the triangle.
torch::Tensor drawFrom(const Triangle& shape, std::int64_t count, torch::Generator& generator) {
  torch::Tensor toB = uniform(count, generator);
  torch::Tensor toC = uniform(count, generator);
  const torch::Tensor isBeyond = toB + toC > 1;
  toB = torch::where(isBeyond, 1 - toB, toB);
  toC = torch::where(isBeyond, 1 - toC, toC);
  const auto mix = [&](double a, double b, double c) { return a + toB * (b - a) + toC * (c - a); };
  return points(mix(shape.a.x, shape.b.x, shape.c.x), mix(shape.a.y, shape.b.y, shape.c.y));
}

torch::Tensor drawFrom(const Square& shape, std::int64_t count, torch::Generator& generator) {
  const auto along = [&](double centre) {
    return centre + shape.halfSide * (2 * uniform(count, generator) - 1);
  };
  const torch::Tensor x = along(shape.centre.x);
  return points(x, along(shape.centre.y));
}

/// A square standing on a corner, stretched.
torch::Tensor drawFrom(const Rhombus& shape, std::int64_t count, torch::Generator& generator) {
  const torch::Tensor down = uniform(count, generator);
  const torch::Tensor up = uniform(count, generator);
  return points(shape.centre.x + shape.halfWidth * (down + up - 1),
                shape.centre.y + shape.halfHeight * (down - up));
}

torch::Tensor drawFrom(const Disk& shape, std::int64_t count, torch::Generator& generator) {
  return drawFrom(Ring{shape.centre, 0, shape.radius}, count, generator);
}

/// The area inside a radius grows with its square.
torch::Tensor drawFrom(const Ring& shape, std::int64_t count, torch::Generator& generator) {
  const double inner = shape.innerRadius * shape.innerRadius;
  const double outer = shape.outerRadius * shape.outerRadius;
  const torch::Tensor radius = torch::sqrt(inner + (outer - inner) * uniform(count, generator));
  return onCircles(shape.centre, radius, fullTurn * uniform(count, generator));
}

/// Any cell of every other column; in the rows where these are empty, the cell to the right.
torch::Tensor drawFrom(const Checkerboard& shape, std::int64_t count, torch::Generator& generator) {
  const torch::Tensor row = torch::floor(shape.cells * uniform(count, generator));
  const torch::Tensor pair = torch::floor(shape.cells / 2 * uniform(count, generator));
  const torch::Tensor column = 2 * pair + torch::remainder(row, 2);
  const torch::Tensor x = shape.topLeft.x + shape.cellSide * (column + uniform(count, generator));
  const torch::Tensor y = shape.topLeft.y + shape.cellSide * (row + uniform(count, generator));
  return points(x, y);
}

torch::Tensor drawFrom(const GaussianCircle& shape, std::int64_t count, double noise,
                       torch::Generator& generator) {
  const torch::Tensor angle =
      torch::floor(shape.count * uniform(count, generator)) * (fullTurn / shape.count);
  const torch::Tensor radius = torch::full({count}, shape.radius, torch::kFloat64);
  return withNoise(onCircles(shape.centre, radius, angle), noise, generator);
}

/// One angle for both moons: the first half turn runs along the lower one, the second along the upper one (y
/// points down). The bounding rectangle is three radii wide and one and a half high.
torch::Tensor drawFrom(const TwoMoons& shape, std::int64_t count, double noise, torch::Generator& generator) {
  const torch::Tensor angle = fullTurn * uniform(count, generator);
  const torch::Tensor side = torch::where(angle < std::numbers::pi, 1.0, -1.0);
  const torch::Tensor x = shape.centre.x + shape.radius * (torch::cos(angle) + side / 2);
  const torch::Tensor y = shape.centre.y + shape.radius * (torch::sin(angle) - side / 4);
  return withNoise(points(x, y), noise, generator);
}

/// The length of the curve grows nearly with the square of the angle, so that the root spreads samples
/// evenly.
torch::Tensor drawFrom(const Spiral& shape, std::int64_t count, double noise, torch::Generator& generator) {
  const torch::Tensor part = torch::sqrt(uniform(count, generator));
  const torch::Tensor samples = onCircles(shape.centre, shape.radius * part, fullTurn * shape.turns * part);
  return withNoise(samples, noise, generator);
}

} // namespace deblend
