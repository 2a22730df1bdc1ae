#include "shape_approximator_model_type.h"

#include "core/translatable.h"
#include "shape_approximator_trainer.h"
#include "shape_options.h"
#include "shape_views.h"
#include "stored_picture.h"

namespace deblend {

std::string ShapeApproximatorModelType::title() const {
  return DEBLEND_TR("options", "Differentiable shapes");
}

std::string ShapeApproximatorModelType::description() const {
  return DEBLEND_TR(
      "options", "Approximates one picture by soft shapes over a background, which gradient descent moves, "
                 "bends and colours.");
}

OptionSchema ShapeApproximatorModelType::optionSchema() const {
  return shapeSchema();
}

std::vector<ModelView> ShapeApproximatorModelType::views() const {
  return shapeViews();
}

std::vector<DocumentForm> ShapeApproximatorModelType::documents() const {
  return {
      {".svg", DEBLEND_TR("options", "Vector graphics (SVG)"),
       DEBLEND_TR("options", "Every shape as a flat area with a sharp outline: a likeness of the picture.")},
      {".json", DEBLEND_TR("options", "Numbers (JSON)"),
       DEBLEND_TR("options", "All numbers of every shape, as they are.")}};
}

std::vector<NamedOptionValue> ShapeApproximatorModelType::trainingDefaults() const {
  return shapeTrainingDefaults();
}

std::vector<Preset> ShapeApproximatorModelType::presets() const {
  return shapePresets();
}

std::optional<std::string> ShapeApproximatorModelType::refusal(const PairForm& pair,
                                                               const OptionValues&) const {
  return pictureRefusal(pair.target, pair.targetCount);
}

std::unique_ptr<Trainer> ShapeApproximatorModelType::createTrainer(const TrainerInputs& inputs) const {
  return std::make_unique<ShapeApproximatorTrainer>(inputs);
}

} // namespace deblend
