#include "interpolant/blending.h"

#include "core/error.h"
#include "options/option_values.h"

#include <fmt/format.h>

namespace deblend {
namespace {

Prediction predictionOf(const std::string& text) {
  if (text == "denoiser")
    return Prediction::Denoiser;
  if (text == "score")
    return Prediction::Score;
  return text == "joint" ? Prediction::Joint : Prediction::Velocity;
}

const Latent& latentOf(const std::string& text, const Interpolant& interpolant) {
  if (text != "auto")
    return latent(text);
  return latent(interpolant.needsLatent ? "sine" : "none");
}

void requireFittingParts(const Blending& blending, bool sourceIsStandardNormal) {
  const Interpolant& interpolant = *blending.interpolant;
  if (interpolant.needsLatent && !blending.latent->isPresent)
    throw Error(fmt::format("Option 'latent' is 'none', but halfway the interpolant '{}' has nothing but its "
                            "latent term: allowed are auto, brownian, quadratic, sine.",
                            interpolant.id));
  if (interpolant.sourceIsLatent && blending.latent->isPresent)
    throw Error(fmt::format("Option 'latent' is '{}', but with the interpolant '{}' the source is the latent "
                            "term: allowed are auto, none.",
                            blending.latent->id, interpolant.id));
  if (interpolant.sourceIsLatent && !sourceIsStandardNormal)
    throw Error(
        fmt::format("Option 'interpolant' is '{}', but the source is not Gaussian noise of mean 0 and "
                    "deviation 1: choose such a source, or another interpolant.",
                    interpolant.id));
}

void requireKnownNoise(const Blending& blending, const std::string& prediction) {
  const bool isAlone =
      blending.prediction == Prediction::Denoiser || blending.prediction == Prediction::Score;
  if (isAlone && !blending.interpolant->sourceIsLatent)
    throw Error(fmt::format("Option 'prediction' is '{}', which gives a velocity for the interpolant "
                            "'one_sided' alone: set interpolant to one_sided, or prediction to joint or "
                            "velocity.",
                            prediction));
  if (blending.prediction == Prediction::Joint && !blending.hasNoise())
    throw Error(
        "Option 'prediction' is 'joint', but the blends hold no noise that a denoiser could find: set "
        "latent to brownian, quadratic or sine, or interpolant to one_sided.");
}

/// What is infinite at an end of α without a cut-off; empty where nothing is.
std::string singularity(const Blending& blending) {
  if (blending.interpolant->isSingularAtEnd)
    return fmt::format("the velocity of the interpolant '{}' is infinite at α = 1", blending.interpolant->id);
  if (blending.latent->isSingular)
    return fmt::format("the velocity of the latent term '{}' is infinite at α = 0 and α = 1",
                       blending.latent->id);
  if (blending.prediction == Prediction::Denoiser)
    return "the prediction 'denoiser' gives no velocity at α = 0";
  if (blending.prediction == Prediction::Score)
    return "the prediction 'score' is infinite at α = 1, and gives no velocity at α = 0";
  return {};
}

void requireCutoff(const Blending& blending) {
  const std::string reason = singularity(blending);
  if (!reason.empty() && blending.cutoff == 0)
    throw Error(
        fmt::format("Option 'cutoff' is 0, but {}: set it above 0 and up to 0.25, such as 0.01.", reason));
}

} // namespace

Blending Blending::plain() {
  return {&deblend::interpolant("linear"), &deblend::latent("none"), 0, Prediction::Velocity};
}

bool Blending::isLinear() const {
  return (interpolant->id == "linear" || interpolant->id == "one_sided") && !latent->isPresent;
}

double Blending::noiseSize(double alpha) const {
  return interpolant->sourceIsLatent ? interpolant->a(alpha) : latent->gamma(alpha);
}

Blending blendingOf(const OptionValues& trainingOptions, bool sourceIsStandardNormal) {
  Blending blending;
  blending.interpolant = &interpolant(trainingOptions.text("interpolant"));
  blending.latent = &latentOf(trainingOptions.text("latent"), *blending.interpolant);
  blending.cutoff = trainingOptions.real("cutoff");
  blending.prediction = predictionOf(trainingOptions.text("prediction"));
  requireFittingParts(blending, sourceIsStandardNormal);
  requireKnownNoise(blending, trainingOptions.text("prediction"));
  requireCutoff(blending);
  return blending;
}

std::optional<std::string> blendingRefusal(const OptionValues& trainingOptions, bool sourceIsStandardNormal) {
  try {
    blendingOf(trainingOptions, sourceIsStandardNormal);
    return std::nullopt;
  } catch (const Error& error) {
    return error.what();
  }
}

} // namespace deblend
