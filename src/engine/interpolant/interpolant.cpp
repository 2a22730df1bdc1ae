#include "interpolant/interpolant.h"

#include "core/translatable.h"
#include "options/named_rows.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

using std::numbers::pi;

double one(double) {
  return 1;
}
double rising(double alpha) {
  return alpha;
}
double falling(double alpha) {
  return 1 - alpha;
}
double minusOne(double) {
  return -1;
}

double square(double value) {
  return value * value;
}

Interpolant linear() {
  return {.id = "linear",
          .title = DEBLEND_TR("interpolants", "Linear"),
          .help = DEBLEND_TR("interpolants", "The blend of IADB: along a straight line at one speed."),
          .formula = "(1−α)·x₀ + α·x₁",
          .a = falling,
          .b = rising,
          .aDerivative = minusOne,
          .bDerivative = one};
}

Interpolant trigonometric() {
  return {.id = "trigonometric",
          .title = DEBLEND_TR("interpolants", "Trigonometric"),
          .help = DEBLEND_TR("interpolants", "Along a quarter of a circle: blends of samples with one "
                                             "variance keep it."),
          .formula = "cos(πα/2)·x₀ + sin(πα/2)·x₁",
          .a = [](double t) { return std::cos(pi / 2 * t); },
          .b = [](double t) { return std::sin(pi / 2 * t); },
          .aDerivative = [](double t) { return -pi / 2 * std::sin(pi / 2 * t); },
          .bDerivative = [](double t) { return pi / 2 * std::cos(pi / 2 * t); }};
}

Interpolant variancePreserving() {
  return {.id = "variance_preserving",
          .title = DEBLEND_TR("interpolants", "Variance-preserving"),
          .help = DEBLEND_TR("interpolants", "The blend of diffusion models that keep the variance; its "
                                             "velocity is infinite at the target, so it needs a cut-off."),
          .formula = "√(1−α²)·x₀ + α·x₁",
          .a = [](double t) { return std::sqrt(1 - t * t); },
          .b = rising,
          .aDerivative = [](double t) { return -t / std::sqrt(1 - t * t); },
          .bDerivative = one,
          .isSingularAtEnd = true};
}

Interpolant encodingDecoding() {
  return {.id = "encoding_decoding",
          .title = DEBLEND_TR("interpolants", "Encoding–decoding"),
          .help = DEBLEND_TR("interpolants", "The source turns into noise alone, and then the noise into the "
                                             "target."),
          .formula = "cos²(πα)·x₀ for α < ½, cos²(πα)·x₁ for α ≥ ½",
          .a = [](double t) { return t < 0.5 ? square(std::cos(pi * t)) : 0; },
          .b = [](double t) { return t < 0.5 ? 0 : square(std::cos(pi * t)); },
          .aDerivative = [](double t) { return t < 0.5 ? -pi * std::sin(2 * pi * t) : 0; },
          .bDerivative = [](double t) { return t < 0.5 ? 0 : -pi * std::sin(2 * pi * t); },
          .needsLatent = true};
}

Interpolant oneSided() {
  return {.id = "one_sided",
          .title = DEBLEND_TR("interpolants", "One-sided Gaussian"),
          .help = DEBLEND_TR("interpolants", "The linear blend from standard Gaussian noise, which is the "
                                             "latent term itself: the score comes with the velocity."),
          .formula = "(1−α)·z + α·x₁",
          .a = falling,
          .b = rising,
          .aDerivative = minusOne,
          .bDerivative = one,
          .sourceIsLatent = true};
}

Interpolant cosine() {
  return {.id = "cosine",
          .title = DEBLEND_TR("interpolants", "Cosine"),
          .help = DEBLEND_TR("interpolants", "Along a straight line, slowly at both ends."),
          .formula = "cos²(πα/2)·x₀ + sin²(πα/2)·x₁",
          .a = [](double t) { return square(std::cos(pi / 2 * t)); },
          .b = [](double t) { return square(std::sin(pi / 2 * t)); },
          .aDerivative = [](double t) { return -pi / 2 * std::sin(pi * t); },
          .bDerivative = [](double t) { return pi / 2 * std::sin(pi * t); }};
}

} // namespace

const std::vector<Interpolant>& interpolants() {
  static const std::vector<Interpolant> table = {linear(),           trigonometric(), variancePreserving(),
                                                 encodingDecoding(), oneSided(),      cosine()};
  return table;
}

const Interpolant& interpolant(std::string_view id) {
  return namedRow(interpolants(), id, "interpolant");
}

} // namespace deblend
