#include "point_classifier_model_type.h"

#include "core/error.h"
#include "core/translatable.h"
#include "data/data_set.h"
#include "point_classifier_trainer.h"

#include <fmt/format.h>

namespace deblend {
namespace {

/// A surface holds a number for each class in every cell.
constexpr std::int64_t mostClasses = 256;

} // namespace

std::string PointClassifierModelType::title() const {
  return DEBLEND_TR("options", "Point classifier");
}

std::string PointClassifierModelType::description() const {
  return DEBLEND_TR("options", "Tells points of the plane apart by their classes: random ones too.");
}

OptionSchema PointClassifierModelType::optionSchema() const {
  OptionSchema schema;
  schema.add(DEBLEND_TR("options", "Network"),
             {
                 Option::integer("width", DEBLEND_TR("options", "Width"), 16, 1, 1024,
                                 DEBLEND_TR("options", "Neurons in each hidden layer."),
                                 DEBLEND_TR("options", "neurons")),
                 Option::integer("depth", DEBLEND_TR("options", "Depth"), 4, 1, 16,
                                 DEBLEND_TR("options", "How many hidden layers there are."),
                                 DEBLEND_TR("options", "layers")),
             });
  schema.add(DEBLEND_TR("options", "Learning"),
             {
                 Option::choice("classification_loss", DEBLEND_TR("options", "Loss"), "cross_entropy",
                                {{"cross_entropy", DEBLEND_TR("options", "Cross-entropy")},
                                 {"squared_error", DEBLEND_TR("options", "Squared error")}},
                                DEBLEND_TR("options",
                                           "What is minimised: −log of the right class's probability, or the "
                                           "tutorial's squared error, which forgets points on which the "
                                           "network is sure and wrong.")),
                 Option::integer("points_per_step", DEBLEND_TR("options", "Points a step"), 0, 0, 1'048'576,
                                 DEBLEND_TR("options",
                                            "Points that each step learns from, drawn with replacement; 0 "
                                            "takes all of them."),
                                 DEBLEND_TR("options", "points")),
             });
  return schema;
}

std::vector<ModelView> PointClassifierModelType::views() const {
  return {{"surface", DEBLEND_TR("options", "Decision surface"),
           DEBLEND_TR("options", "How likely each class is over the plane, and the points on it."),
           ViewKind::ClassMap}};
}

std::vector<std::string> PointClassifierModelType::trainingOptionNames() const {
  return {"learning_rate", "schedule", "warmup_steps", "threads"};
}

std::vector<NamedOptionValue> PointClassifierModelType::trainingDefaults() const {
  return {{"steps", std::int64_t{5000}},
          {"learning_rate", 0.005},
          {"metrics_interval", std::int64_t{25}},
          {"checkpoint_interval", std::int64_t{50}}};
}

std::vector<Preset> PointClassifierModelType::presets() const {
  return {
      {"tutorial",
       DEBLEND_TR("options", "Tutorial"),
       DEBLEND_TR("options", "Exactly the tutorial's network: squared error at a constant learning rate."),
       {{"classification_loss", std::string("squared_error")}, {"schedule", std::string("constant")}}},
      {"torture",
       DEBLEND_TR("options", "Torture"),
       DEBLEND_TR("options", "Twice the width, for hundreds of random points of random classes."),
       {{"width", std::int64_t{32}},
        {"steps", std::int64_t{2000}},
        {"metrics_interval", std::int64_t{20}},
        {"checkpoint_interval", std::int64_t{20}}}}};
}

std::optional<std::string> PointClassifierModelType::refusal(const PairForm& pair,
                                                             const OptionValues&) const {
  if (!isPlanar(pair.target))
    return fmt::format("A point classifier learns from points of the plane, but these samples have the "
                       "shape {}.",
                       toText(pair.target));
  if (!pair.targetCount)
    return "A point classifier learns from stored points, but these are drawn anew each time: take a "
           "pattern such as pattern:torture, or a .csv file with x, y and a label on every line.";
  if (pair.classCount < 1)
    return "A point classifier learns the points' classes, but these have none: take a pattern such as "
           "pattern:torture, or a .csv file with x, y and a label on every line.";
  if (pair.classCount > mostClasses)
    return fmt::format("A point classifier tells up to {} classes apart, but these points have {}.",
                       mostClasses, pair.classCount);
  return std::nullopt;
}

std::unique_ptr<Trainer> PointClassifierModelType::createTrainer(const TrainerInputs& inputs) const {
  const SampleLabels* labels = inputs.target->labels();
  const PairForm pair{
      {}, inputs.target->sampleShape(), labels ? std::ssize(labels->names) : 0, inputs.target->storedCount()};
  if (const auto reason = refusal(pair, inputs.modelOptions))
    throw Error(*reason);
  return std::make_unique<PointClassifierTrainer>(inputs);
}

} // namespace deblend
