#include "sampling/spacing.h"

#include "core/translatable.h"
#include "options/named_rows.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

double uniform(double share) {
  return share;
}

double cosine(double share) {
  return (1 - std::cos(std::numbers::pi * share)) / 2;
}

double noiseLevel(double share) {
  constexpr double rho = 7;
  constexpr double most = 80;
  constexpr double least = 0.002;
  return std::pow(std::lerp(std::pow(most, 1 / rho), std::pow(least, 1 / rho), share), rho);
}

double karras(double share) {
  const auto ratio = [](double at) { return 1 / (1 + noiseLevel(at)); };
  return (ratio(share) - ratio(0)) / (ratio(1) - ratio(0));
}

} // namespace

const std::vector<Spacing>& spacings() {
  static const std::vector<Spacing> table = {
      {"uniform", DEBLEND_TR("spacings", "Even"), DEBLEND_TR("spacings", "Steps of equal length."), uniform},
      {"cosine", DEBLEND_TR("spacings", "Cosine"), DEBLEND_TR("spacings", "Short steps at both ends."),
       cosine},
      {"karras", DEBLEND_TR("spacings", "Karras"),
       DEBLEND_TR("spacings", "Steps that shorten towards the target, as for noise levels."), karras},
  };
  return table;
}

const Spacing& spacing(std::string_view id) {
  return namedRow(spacings(), id, "spacing");
}

std::vector<double> alphaSteps(std::int64_t steps, Direction direction, std::string_view spacingId) {
  const Spacing& chosen = spacing(spacingId);
  std::vector<double> alphas;
  for (std::int64_t k = 0; k <= steps; ++k) {
    const std::int64_t numerator = direction == Direction::Forward ? k : steps - k;
    alphas.push_back(chosen.alpha(static_cast<double>(numerator) / static_cast<double>(steps)));
  }
  return alphas;
}

std::vector<double> alphasOf(const TrajectoryRequest& request) {
  constexpr double rounding = 1e-12; // half a step goes on
  std::vector<double> alphas = alphaSteps(request.steps, request.direction, request.spacing);
  const double last = request.direction == Direction::Forward ? request.lastAlpha : 1 - request.lastAlpha;
  std::size_t nearest = 0;
  for (std::size_t k = 1; k < alphas.size(); ++k)
    if (std::abs(alphas[k] - last) <= std::abs(alphas[nearest] - last) + rounding)
      nearest = k;
  alphas.resize(nearest + 1);
  return alphas;
}

} // namespace deblend
