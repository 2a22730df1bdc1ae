#include "evaluating/exact_measures.h"

#include "core/error.h"
#include "data/standard_normal.h"
#include "exact/denoiser_error.h"
#include "exact/exact_side.h"
#include "exact/field_error.h"
#include "interpolant/blending.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr int cells = 256; ///< of the densities
constexpr int comparedCells = 64;
constexpr int comparedAlphas = 16;
constexpr std::int64_t denoisedSamples = 64;
constexpr std::int64_t denoisingSteps = 16;

void requireLinear(const RunConfiguration& configuration) {
  const OptionValues& options = configuration.experiment.trainingOptions;
  if (!blendingOf(options, isStandardNormal(sourceOf(configuration).spec)).isLinear())
    throw Error(
        fmt::format("The run '{}' blends along '{}': what is exact is known for the linear blend without a "
                    "latent term alone.",
                    configuration.id, options.text("interpolant")));
}

void requireIndependent(const RunConfiguration& configuration) {
  if (const std::string& pairing = configuration.experiment.trainingOptions.text("pairing");
      pairing != "independent")
    throw Error(
        fmt::format("The run '{}' pairs its samples by '{}': the exact field is that of independent pairs.",
                    configuration.id, pairing));
}

} // namespace

double runFieldError(RunSampler& sampler, const DataFolders& folders, Weights weights,
                     const std::function<bool()>& keepGoing) {
  const RunConfiguration& configuration = sampler.configuration();
  requireLinear(configuration);
  requireIndependent(configuration);
  const ConvolutionField exact(ExactSide::open(sourceOf(configuration).spec, folders, cells)->masses(),
                               ExactSide::open(configuration.target.spec, folders, cells)->masses());
  const LearnedField learned = [&](VectorFieldRequest request) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    request.weights = weights;
    return std::get<VectorField>(sampler.preview(request, keepGoing));
  };
  return fieldError(learned, exact, middleAlphas(comparedAlphas), comparedCells);
}

double runDenoiserError(RunSampler& sampler, const DataFolders& folders, const TrajectoryRequest& request,
                        const std::function<bool()>& keepGoing) {
  const RunConfiguration& configuration = sampler.configuration();
  requireLinear(configuration);
  requireIndependent(configuration);
  TrajectoryRequest wanted = request;
  wanted.count = std::min(request.count, denoisedSamples);
  wanted.steps = denoisingSteps;
  wanted.integrator = "euler";
  wanted.spacing = "uniform";
  wanted.direction = Direction::Forward;
  wanted.keptStates = 0;
  wanted.lastAlpha = 1;
  const Trajectory trajectory = sampler.sample(wanted, [&](double) { return !keepGoing || keepGoing(); });
  return denoiserError(trajectory, sourceOf(configuration).spec, configuration.target.spec, folders,
                       keepGoing);
}

} // namespace deblend
