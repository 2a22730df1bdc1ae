#include "sampling/diffusion.h"

#include "core/translatable.h"
#include "options/named_rows.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

double latentSize(double, double latent) {
  return latent;
}

double constant(double, double) {
  return 1;
}

double decreasing(double alpha, double) {
  return 1 - alpha;
}

double arch(double alpha, double) {
  return std::pow(std::sin(std::numbers::pi * alpha), 2);
}

} // namespace

const std::vector<DiffusionProfile>& diffusionProfiles() {
  static const std::vector<DiffusionProfile> table = {
      {"latent", DEBLEND_TR("diffusion", "As the blends' noise"),
       DEBLEND_TR("diffusion", "As much as the blends hold of the latent noise."), latentSize},
      {"constant", DEBLEND_TR("diffusion", "Constant"),
       DEBLEND_TR("diffusion", "As much from the source to the target."), constant},
      {"decreasing", DEBLEND_TR("diffusion", "Decreasing"),
       DEBLEND_TR("diffusion", "Less and less towards the target."), decreasing},
      {"arch", DEBLEND_TR("diffusion", "Arch"), DEBLEND_TR("diffusion", "Most halfway, none at both ends."),
       arch},
  };
  return table;
}

const DiffusionProfile& diffusionProfile(std::string_view id) {
  return namedRow(diffusionProfiles(), id, "diffusion profile");
}

} // namespace deblend
