#include "exporting/export_recipe.h"

#include "core/version.h"
#include "sampling/integrator.h"

#include <fmt/format.h>

namespace deblend {
namespace {

TextMetadata begin(const std::filesystem::path& projectFolder, const std::string& run, std::int64_t step) {
  return {{"Software", fmt::format("{} {}", programName, programVersion)},
          {"Title", fmt::format("{}, {}", projectFolder.filename().string(), run)},
          {"Project", projectFolder.filename().string()},
          {"Run", run},
          {"Step", std::to_string(step)}};
}

/// What belongs to the integrator and the spacing, where it counts.
void addStepping(const TrajectoryRequest& request, TextMetadata& recipe) {
  if (request.spacing != TrajectoryRequest().spacing)
    recipe.emplace_back("Spacing", request.spacing);
  const IntegratorKind kind = integrator(request.integrator).kind;
  if (kind == IntegratorKind::Adaptive)
    recipe.emplace_back("Tolerance", fmt::format("{}", request.tolerance));
  if (kind == IntegratorKind::Stochastic)
    recipe.emplace_back("Diffusion", fmt::format("{} {}", request.diffusion, request.diffusionProfile));
}

} // namespace

TextMetadata samplingRecipe(const std::filesystem::path& projectFolder, const RunSampler& sampler,
                            const TrajectoryRequest& request) {
  const RunConfiguration& configuration = sampler.configuration();
  TextMetadata recipe = begin(projectFolder, configuration.id, sampler.step());
  recipe.insert(recipe.end(), {{"Source", toText(sourceOf(configuration).spec)},
                               {"Target", toText(configuration.target.spec)},
                               {"Weights", toText(request.weights)},
                               {"Samples", std::to_string(request.count)},
                               {"Sampling steps", std::to_string(request.steps)},
                               {"Integrator", request.integrator},
                               {"Direction", request.direction == Direction::Forward ? "forward" : "reverse"},
                               {"Seed", std::to_string(request.seed)},
                               {"Training seed", std::to_string(configuration.seed)}});
  addStepping(request, recipe);
  if (request.lastAlpha != 1)
    recipe.emplace_back("Last alpha", fmt::format("{}", request.lastAlpha));
  if (request.label)
    recipe.emplace_back("Class", std::to_string(*request.label));
  if (request.guidance != 1)
    recipe.emplace_back("Guidance", fmt::format("{}", request.guidance));
  return recipe;
}

TextMetadata viewRecipe(const std::filesystem::path& projectFolder, const RunSampler& sampler,
                        const std::string& view) {
  const RunConfiguration& configuration = sampler.configuration();
  TextMetadata recipe = begin(projectFolder, configuration.id, sampler.step());
  recipe.insert(recipe.end(), {{"Target", toText(configuration.target.spec)},
                               {"View", view},
                               {"Training seed", std::to_string(configuration.seed)}});
  return recipe;
}

TextMetadata lossRecipe(const std::filesystem::path& projectFolder, const std::string& run,
                        std::int64_t step) {
  return begin(projectFolder, run, step);
}

} // namespace deblend
