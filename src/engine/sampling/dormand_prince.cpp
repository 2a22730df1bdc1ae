#include "sampling/dormand_prince.h"

#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr double shortestStep = 1e-6;
constexpr double caution = 0.9;
constexpr double leastGrowth = 0.2;
constexpr double mostGrowth = 10;

/// The seventh slope is that at the step's end: its row of the matrix holds the weights.
const ButcherTableau tableau{{0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1},
                             {{},
                              {1.0 / 5},
                              {3.0 / 40, 9.0 / 40},
                              {44.0 / 45, -56.0 / 15, 32.0 / 9},
                              {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
                              {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
                              {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}},
                             {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0}};

/// Order 5 less order 4.
const std::vector<double> errorWeights = {71.0 / 57600,      0,          -71.0 / 16695, 71.0 / 1920,
                                          -17253.0 / 339200, 22.0 / 525, -1.0 / 40};

/// Of the continuous extension's last term.
const std::vector<double> denseWeights = {-12715105075.0 / 11282082432,  0,
                                          87487479700.0 / 32700410799,   -10690763975.0 / 1880347072,
                                          701980252875.0 / 199316789632, -1453857185.0 / 822651844,
                                          69997945.0 / 29380423};

} // namespace

torch::Tensor DormandPrinceStepper::advance(const torch::Tensor& x, double alpha, double alphaNext) {
  if (!m_begun)
    begin(x, alpha);
  const double direction = std::copysign(1, m_lastAlpha - alpha);
  while (direction * (alphaNext - m_alpha) > 0)
    takeStep();
  return alphaNext == m_alpha ? m_x : stateAt(alphaNext);
}

void DormandPrinceStepper::begin(const torch::Tensor& x, double alpha) {
  m_begun = true;
  m_alpha = alpha;
  m_x = x;
  m_slope = m_flow.velocity(x, alpha);
  m_length = firstStep();
}

/// So long that an Euler step would be wrong by a hundredth of the tolerance or so.
double DormandPrinceStepper::firstStep() const {
  const double span = m_lastAlpha - m_alpha;
  const double size = errorOf(m_x, m_x);
  const double speed = errorOf(m_slope, m_x);
  const double guess = std::min(size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed, std::abs(span));
  const double trial = std::copysign(guess, span);
  const torch::Tensor ahead = m_flow.velocity(m_x + trial * m_slope, m_alpha + trial);
  const double bend = errorOf(ahead - m_slope, m_x) / guess;
  const double most = std::max(speed, bend);
  const double length = most <= 1e-15 ? std::max(1e-6, 1e-3 * guess) : std::pow(0.01 / most, 0.2);
  return std::copysign(std::min({100 * guess, length, std::abs(span)}), span);
}

/// One step that keeps the tolerance, after as many that do not as it takes.
void DormandPrinceStepper::takeStep() {
  do
    m_flow.requireGoingOn();
  while (!tryStep(m_length));
}

bool DormandPrinceStepper::tryStep(double length) {
  const double left = m_lastAlpha - m_alpha;
  const bool isLast = std::abs(length) * (1 + 1e-9) >= std::abs(left);
  const double next = isLast ? m_lastAlpha : m_alpha + length;
  const double step = next - m_alpha;
  const auto slopes = rungeKuttaSlopes(tableau, m_flow.velocity, m_x, m_alpha, next, m_slope);
  const torch::Tensor change = step * weightedSum(tableau.weights, slopes);
  const torch::Tensor state = m_x + change;
  const double error = errorOf(step * weightedSum(errorWeights, slopes), state);
  if (!std::isfinite(error))
    throw Error(fmt::format("The velocity is not finite near α = {:.4g}, so dopri5 cannot follow it.", next));
  const double growth = std::clamp(caution * std::pow(std::max(error, 1e-12), -0.2), leastGrowth, mostGrowth);
  m_length = step * (error > 1 ? std::min(growth, 1.0) : growth);
  if (error > 1) {
    if (std::abs(m_length) < shortestStep)
      throw Error(fmt::format("dopri5 does not reach the tolerance {:g} near α = {:.4g} with steps of {:g}: "
                              "raise the tolerance, or take an integrator with fixed steps.",
                              m_flow.tolerance, m_alpha, shortestStep));
    return false;
  }
  const torch::Tensor bow = step * slopes.front() - change;
  m_segment = Segment{
      m_alpha,
      next,
      {m_x, change, bow, change - step * slopes.back() - bow, step * weightedSum(denseWeights, slopes)}};
  m_alpha = next;
  m_x = state;
  m_slope = slopes.back();
  return true;
}

/// In units of what is allowed.
double DormandPrinceStepper::errorOf(const torch::Tensor& difference, const torch::Tensor& next) const {
  const torch::Tensor allowed = m_flow.tolerance * (1 + torch::maximum(m_x.abs(), next.abs()));
  return std::sqrt((difference / allowed).square().mean().item<double>());
}

torch::Tensor DormandPrinceStepper::stateAt(double alpha) const {
  const auto& [from, to, c] = *m_segment;
  const double share = (alpha - from) / (to - from);
  const double rest = 1 - share;
  return c[0] + share * (c[1] + rest * (c[2] + share * (c[3] + rest * c[4])));
}

} // namespace deblend
