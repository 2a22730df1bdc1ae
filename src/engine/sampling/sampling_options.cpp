#include "sampling/sampling_options.h"

#include "core/translatable.h"
#include "options/named_rows.h"
#include "sampling/diffusion.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"

namespace deblend {
namespace {

const TrajectoryRequest& defaults() {
  static const TrajectoryRequest request;
  return request;
}

std::vector<Option> stepOptions() {
  return {
      Option::integer("sampling_steps", DEBLEND_TR("options", "Sampling steps T"), defaults().steps, 1,
                      100'000,
                      DEBLEND_TR("options", "Steps from the source at α = 0 to the target at α = 1.")),
      Option::choice("integrator", DEBLEND_TR("options", "Integrator"), defaults().integrator,
                     choicesFrom(integrators()),
                     DEBLEND_TR("options", "How a sampling step follows the velocity.")),
      Option::choice("spacing", DEBLEND_TR("options", "Spacing"), defaults().spacing, choicesFrom(spacings()),
                     DEBLEND_TR("options", "Where the steps lie between α = 0 and α = 1.")),
      Option::real("tolerance", DEBLEND_TR("options", "Tolerance"), defaults().tolerance, 1e-8, 1,
                   DEBLEND_TR("options",
                              "Error that an adaptive integrator allows a step, relative and absolute; "
                              "others take no notice.")),
      Option::real("diffusion", DEBLEND_TR("options", "Diffusion ε"), defaults().diffusion, 0, 1000,
                   DEBLEND_TR("options",
                              "Noise that a stochastic integrator adds and takes out again by the score; 0 "
                              "follows the deterministic path.")),
      Option::choice("diffusion_profile", DEBLEND_TR("options", "Course of ε"), defaults().diffusionProfile,
                     choicesFrom(diffusionProfiles()),
                     DEBLEND_TR("options", "How the noise of a stochastic integrator depends on α.")),
  };
}

std::vector<Option> sampleOptions() {
  return {
      Option::choice(
          "sampling_weights", DEBLEND_TR("options", "Weights"), toText(defaults().weights),
          {{"ema", DEBLEND_TR("options", "Averaged")}, {"raw", DEBLEND_TR("options", "As trained last")}},
          DEBLEND_TR("options", "Which of a checkpoint's weights to sample with.")),
      Option::integer("sampling_count", DEBLEND_TR("options", "Samples"), defaults().count, 1, 16'777'216,
                      DEBLEND_TR("options", "How many samples are drawn and mapped.")),
  };
}

} // namespace

const OptionSchema& samplingSchema() {
  static const OptionSchema schema = OptionSchema()
                                         .add(DEBLEND_TR("options", "Sampling"), stepOptions())
                                         .add(DEBLEND_TR("options", "Sampling"), sampleOptions());
  return schema;
}

TrajectoryRequest samplingRequest(const OptionValues& options) {
  TrajectoryRequest request;
  request.count = options.integer("sampling_count");
  request.steps = options.integer("sampling_steps");
  request.integrator = options.text("integrator");
  request.spacing = options.text("spacing");
  request.tolerance = options.real("tolerance");
  request.diffusion = options.real("diffusion");
  request.diffusionProfile = options.text("diffusion_profile");
  request.weights = weightsFromText(options.text("sampling_weights"));
  return request;
}

LikelihoodSettings likelihoodSettings(const TrajectoryRequest& request) {
  LikelihoodSettings settings;
  settings.steps = request.steps;
  settings.integrator = request.integrator;
  settings.spacing = request.spacing;
  settings.tolerance = request.tolerance;
  settings.weights = request.weights;
  settings.seed = request.seed;
  settings.label = request.label;
  settings.guidance = request.guidance;
  return settings;
}

} // namespace deblend
