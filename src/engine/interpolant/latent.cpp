#include "interpolant/latent.h"

#include "core/translatable.h"
#include "options/named_rows.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

using std::numbers::pi;

double zero(double) {
  return 0;
}

double brownian(double alpha) {
  return std::sqrt(2 * alpha * (1 - alpha));
}

} // namespace

const std::vector<Latent>& latents() {
  static const std::vector<Latent> table = {
      {.id = "none",
       .title = DEBLEND_TR("interpolants", "None"),
       .help = DEBLEND_TR("interpolants", "The blend of the two samples alone."),
       .formula = "0",
       .gamma = zero,
       .gammaDerivative = zero,
       .isPresent = false},
      {.id = "brownian",
       .title = DEBLEND_TR("interpolants", "Brownian bridge"),
       .help = DEBLEND_TR("interpolants", "The spread of a random walk that is held at both ends; its "
                                          "derivative is infinite there, so it needs a cut-off."),
       .formula = "√(2α(1−α))",
       .gamma = brownian,
       .gammaDerivative = [](double t) { return (1 - 2 * t) / brownian(t); },
       .isSingular = true},
      {.id = "quadratic",
       .title = DEBLEND_TR("interpolants", "Quadratic"),
       .help = DEBLEND_TR("interpolants", "A parabola, a quarter at its highest."),
       .formula = "α(1−α)",
       .gamma = [](double t) { return t * (1 - t); },
       .gammaDerivative = [](double t) { return 1 - 2 * t; }},
      {.id = "sine",
       .title = DEBLEND_TR("interpolants", "Sine squared"),
       .help = DEBLEND_TR("interpolants", "Smooth at both ends, one at its highest."),
       .formula = "sin²(πα)",
       .gamma =
           [](double t) {
             const double sine = std::sin(pi * t);
             return sine * sine;
           },
       .gammaDerivative = [](double t) { return pi * std::sin(2 * pi * t); }},
  };
  return table;
}

const Latent& latent(std::string_view id) {
  return namedRow(latents(), id, "latent term");
}

} // namespace deblend
