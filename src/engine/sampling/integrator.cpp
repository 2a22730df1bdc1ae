#include "sampling/integrator.h"

#include "core/translatable.h"
#include "options/named_rows.h"
#include "sampling/adams_bashforth.h"
#include "sampling/dormand_prince.h"
#include "sampling/stochastic_steppers.h"

#include <algorithm>

namespace deblend {
namespace {

template <const ButcherTableau& Tableau>
std::unique_ptr<Stepper> startRungeKutta(const Flow& flow, double) {
  return std::make_unique<RungeKuttaStepper>(Tableau, flow);
}

template <std::size_t Order, const ButcherTableau& Starter>
std::unique_ptr<Stepper> startAdamsBashforth(const Flow& flow, double) {
  return std::make_unique<AdamsBashforthStepper>(Order, Starter, flow);
}

std::unique_ptr<Stepper> startDormandPrince(const Flow& flow, double lastAlpha) {
  return std::make_unique<DormandPrinceStepper>(flow, lastAlpha);
}

template <class Kind>
std::unique_ptr<Stepper> startStochastic(const Flow& flow, double) {
  return std::make_unique<Kind>(flow);
}

std::vector<Integrator> makeTable() {
  using enum IntegratorKind;
  return {
      {"euler", DEBLEND_TR("integrators", "Euler"),
       DEBLEND_TR("integrators", "One evaluation a step along the tangent, as in IADB."), FixedStep, 1, 1, 0,
       0, startRungeKutta<eulerTableau>},
      {"midpoint", DEBLEND_TR("integrators", "Midpoint"),
       DEBLEND_TR("integrators", "Two evaluations a step: along the tangent halfway through the step."),
       FixedStep, 2, 2, 0, 0, startRungeKutta<midpointTableau>},
      {"heun", DEBLEND_TR("integrators", "Heun"),
       DEBLEND_TR("integrators", "Two evaluations a step: along the mean of the tangents at both ends."),
       FixedStep, 2, 2, 0, 0, startRungeKutta<heunTableau>},
      {"rk4", DEBLEND_TR("integrators", "Runge–Kutta 4"),
       DEBLEND_TR("integrators", "Four evaluations a step, of order 4."), FixedStep, 4, 4, 0, 0,
       startRungeKutta<rungeKutta4Tableau>},
      {"dopri5", DEBLEND_TR("integrators", "Dormand–Prince 5(4)"),
       DEBLEND_TR("integrators",
                  "Chooses its own steps by the tolerance, six evaluations each; T is how many states are "
                  "shown."),
       Adaptive, 5, 6, 0, 0, startDormandPrince},
      {"ab2", DEBLEND_TR("integrators", "Adams–Bashforth 2"),
       DEBLEND_TR("integrators", "One evaluation a step, of order 2 by the step before."), FixedStep, 2, 1, 1,
       1, startAdamsBashforth<2, heunTableau>},
      {"ab4", DEBLEND_TR("integrators", "Adams–Bashforth 4"),
       DEBLEND_TR("integrators", "One evaluation a step, of order 4 by the three steps before."), FixedStep,
       4, 1, 3, 3, startAdamsBashforth<4, rungeKutta4Tableau>},
      {"euler_maruyama", DEBLEND_TR("integrators", "Euler–Maruyama (stochastic)"),
       DEBLEND_TR("integrators", "One evaluation a step, with noise by ε; needs a run that has a score."),
       Stochastic, 1, 1, 0, 0, startStochastic<EulerMaruyamaStepper>},
      {"stochastic_heun", DEBLEND_TR("integrators", "Heun (stochastic)"),
       DEBLEND_TR("integrators", "Two evaluations a step, with noise by ε; needs a run that has a score."),
       Stochastic, 2, 2, 0, 0, startStochastic<StochasticHeunStepper>},
  };
}

} // namespace

const std::vector<Integrator>& integrators() {
  static const std::vector<Integrator> table = makeTable();
  return table;
}

const Integrator& integrator(std::string_view id) {
  return namedRow(integrators(), id, "integrator");
}

std::optional<std::int64_t> plannedEvaluations(const Integrator& method, std::int64_t steps) {
  if (method.kind == IntegratorKind::Adaptive)
    return std::nullopt;
  return steps * method.evaluationsPerStep +
         std::min<std::int64_t>(steps, method.firstSteps) * method.firstEvaluations;
}

} // namespace deblend
