#include "sampling/integrator.h"

#include "core/error.h"
#include "core/translatable.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

torch::Tensor euler(const VelocityFunction& velocity, const torch::Tensor& x, double alpha,
                    double alphaNext) {
  return x + (alphaNext - alpha) * velocity(x, alpha);
}

} // namespace

const std::vector<Integrator>& integrators() {
  static const std::vector<Integrator> table = {
      {"euler", DEBLEND_TR("integrators", "Euler"),
       DEBLEND_TR("integrators", "One evaluation a step along the tangent, as in IADB."), 1, 1, euler},
  };
  return table;
}

const Integrator& integrator(std::string_view id) {
  const auto found = std::ranges::find(integrators(), id, &Integrator::id);
  if (found != integrators().end())
    return *found;
  std::string known;
  for (const Integrator& each : integrators())
    known += (known.empty() ? "" : ", ") + each.id;
  throw Error(fmt::format("There is no integrator '{}': known are {}.", id, known));
}

} // namespace deblend
