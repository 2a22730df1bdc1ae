#include "evolution_model_type.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set.h"
#include "evolution_options.h"
#include "evolution_trainer.h"

#include <fmt/format.h>

namespace deblend {
namespace {

/// Why this is not one picture, as the middle of a sentence; empty if it is.
std::string objection(const PairForm& pair) {
  const SampleShape& shape = pair.target;
  if (!pair.targetCount)
    return "this target is drawn from a distribution";
  if (*pair.targetCount != 1)
    return fmt::format("this target has {} samples", *pair.targetCount);
  if (!isImage(shape) || (shape[0] != 1 && shape[0] != 3))
    return "the samples of this target have the shape " + toText(shape);
  return {};
}

} // namespace

std::string EvolutionModelType::title() const {
  return DEBLEND_TR("options", "Evolution of shapes");
}

std::string EvolutionModelType::description() const {
  return DEBLEND_TR("options",
                    "Makes a picture from shapes by mutation, crossover and selection; a step is a "
                    "generation.");
}

OptionSchema EvolutionModelType::optionSchema() const {
  return evolution::evolutionSchema();
}

std::vector<ModelView> EvolutionModelType::views() const {
  return {
      {"result", DEBLEND_TR("options", "Result"),
       DEBLEND_TR("options", "The picture that the best genome draws, at any size.")},
      {"target", DEBLEND_TR("options", "Target"), DEBLEND_TR("options", "The picture that is approximated.")},
      {"error", DEBLEND_TR("options", "Error"),
       DEBLEND_TR("options", "How far each pixel is from the target: black where it is equal, over red and "
                             "yellow to white from half of the range on.")},
      {"shape", DEBLEND_TR("options", "Shape"),
       DEBLEND_TR("options", "One shape alone over the background; the first lies undermost."),
       ViewKind::Picture, false, DEBLEND_TR("options", "Shape")},
  };
}

std::vector<DocumentForm> EvolutionModelType::documents() const {
  return {
      {".svg", DEBLEND_TR("options", "Vector graphics"),
       DEBLEND_TR("options", "The shapes as SVG, for browsers and drawing programs.")},
      {".json", DEBLEND_TR("options", "Genome"),
       DEBLEND_TR("options", "The shapes as numbers, from the undermost to the topmost.")},
  };
}

std::vector<NamedOptionValue> EvolutionModelType::trainingDefaults() const {
  return {{"steps", std::int64_t{5000}},
          {"metrics_interval", std::int64_t{10}},
          {"checkpoint_interval", std::int64_t{50}}};
}

std::vector<Preset> EvolutionModelType::presets() const {
  return {
      {"quick",
       DEBLEND_TR("options", "Quick hill climbing"),
       DEBLEND_TR("options", "Eighty shapes of all kinds, each found by a short search."),
       {{"shapes", std::int64_t{80}},
        {"climbs", std::int64_t{2}},
        {"starts", std::int64_t{24}},
        {"mutations", std::int64_t{80}},
        {"steps", std::int64_t{2000}},
        {"checkpoint_interval", std::int64_t{20}}}},
      {"population",
       DEBLEND_TR("options", "Population with crossover"),
       DEBLEND_TR("options", "Eight pictures side by side, of which the two best stay; a third of the others "
                             "have two parents."),
       {{"population", std::int64_t{8}},
        {"elites", std::int64_t{2}},
        {"climbs", std::int64_t{2}},
        {"starts", std::int64_t{24}},
        {"mutations", std::int64_t{80}}}},
      {"triangles",
       DEBLEND_TR("options", "Triangles"),
       DEBLEND_TR("options", "Triangles alone."),
       {{"ellipses", false}, {"polygons", false}, {"strokes", false}}},
      {"brush",
       DEBLEND_TR("options", "Brush strokes"),
       DEBLEND_TR("options", "Four hundred opaque strokes of a brush."),
       {{"shapes", std::int64_t{400}},
        {"ellipses", false},
        {"triangles", false},
        {"polygons", false},
        {"alpha", 1.0}}},
  };
}

std::optional<std::string> EvolutionModelType::refusal(const PairForm& pair,
                                                       const OptionValues& options) const {
  if (const std::string reason = objection(pair); !reason.empty())
    return "Evolution approximates one stored picture, gray or coloured, such as the data set "
           "image:picture.png, but " +
           reason + ".";
  return evolution::settingsRefusal(options);
}

std::unique_ptr<Trainer> EvolutionModelType::createTrainer(const TrainerInputs& inputs) const {
  PairForm pair;
  pair.target = inputs.target->sampleShape();
  pair.targetCount = inputs.target->storedCount();
  if (const auto reason = refusal(pair, inputs.modelOptions))
    throw Error(*reason);
  return std::make_unique<evolution::EvolutionTrainer>(inputs);
}

} // namespace deblend
