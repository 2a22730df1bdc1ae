#include "sampling/integrator.h"

#include "core/translatable.h"
#include "options/named_rows.h"

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
  return namedRow(integrators(), id, "integrator");
}

} // namespace deblend
