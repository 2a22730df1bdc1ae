#pragma once

#include "test_project.h"

#include "core/error.h"
#include "data/data_set.h"
#include "model/model_type.h"
#include "training/trainer.h"
#include "training/trainer_state.h"

#include <torch/types.h>

#include <cmath>

/// Learns the mean colour of one picture: a model type that maps nothing, of which the program knows nothing.
class MeanColourTrainer : public deblend::Trainer {
public:
  explicit MeanColourTrainer(const deblend::TrainerInputs& inputs)
      : m_rate(inputs.trainingOptions.real("learning_rate")) {
    torch::Generator unused;
    const torch::Tensor picture = inputs.target->inOwnUnits(inputs.target->pool(unused));
    m_aim = picture.mean({0, 2, 3}).to(torch::kFloat32);
    m_colour = torch::zeros_like(m_aim);
  }

  void step() override {
    m_colour += m_rate * (m_aim - m_colour);
    ++m_steps;
  }
  std::int64_t stepCount() const override { return m_steps; }
  deblend::LossReport takeLossReport() override {
    const double loss = (m_aim - m_colour).square().mean().item<double>();
    return {loss, 1, m_rate, {{"shapes", static_cast<double>(m_steps)}, {"psnr", -10 * std::log10(loss)}}};
  }
  bool isFinite() const override { return true; }

  deblend::Preview preview(const deblend::PreviewRequest& request, const std::function<bool()>&) override {
    if (const auto* view = std::get_if<deblend::ViewRequest>(&request))
      return view->view == "classes" ? deblend::Preview(classes()) : deblend::Preview(patch(*view));
    if (std::holds_alternative<deblend::DocumentRequest>(request))
      return deblend::Document{"red " + std::to_string(m_colour[0].item<float>())};
    throw deblend::Error("Mean colours show patches and documents alone.");
  }

  std::shared_ptr<const deblend::TrainerState> state(deblend::StateParts parts) const override {
    auto state = std::make_shared<deblend::TrainerState>();
    state->weights["colour"] = m_colour.clone();
    state->averaged = state->weights;
    if (parts == deblend::StateParts::All)
      state->training["steps"] = torch::tensor(m_steps, torch::kInt64);
    return state;
  }
  void restore(const deblend::TrainerState& state) override {
    m_colour = state.weights.at("colour").clone();
    if (!state.training.empty())
      m_steps = state.training.at("steps").item<std::int64_t>();
  }

private:
  deblend::ViewPicture patch(const deblend::ViewRequest& request) const {
    const auto side = static_cast<int>(request.longerSide);
    deblend::ViewPicture picture{side, side / 2, {}, 7};
    for (int i = 0; i < side * (side / 2) * 3; ++i)
      picture.pixels.push_back(static_cast<std::uint8_t>(255 * m_colour[i % 3].item<float>()));
    return picture;
  }
  static deblend::ClassMap classes() {
    return {2, 1, {0, 0, 1, 0.5}, {"a", "b"}, {1, 0, 0, 1}, {0.2F, 0.2F}, {1}};
  }

  double m_rate;
  torch::Tensor m_aim;
  torch::Tensor m_colour;
  std::int64_t m_steps = 0;
};

class MeanColourModelType : public deblend::ModelType {
public:
  std::string id() const override { return "mean_colour"; }
  std::string title() const override { return "Mean colour"; }
  std::string description() const override { return "For tests."; }
  deblend::OptionSchema optionSchema() const override { return {}; }
  bool maps() const override { return false; }
  bool usesDevice() const override { return false; }
  std::vector<deblend::ModelView> views() const override {
    return {
        {.id = "patch", .title = "Patch", .help = "The colour."},
        {.id = "classes", .title = "Classes", .help = "Two classes.", .kind = deblend::ViewKind::ClassMap}};
  }
  std::vector<deblend::DocumentForm> documents() const override { return {{".txt", "Text", "The red."}}; }
  std::vector<std::string> trainingOptionNames() const override { return {"learning_rate"}; }
  std::vector<deblend::NamedOptionValue> trainingDefaults() const override {
    return {{"steps", std::int64_t{12}},
            {"metrics_interval", std::int64_t{2}},
            {"checkpoint_interval", std::int64_t{4}},
            {"learning_rate", 0.25}};
  }
  std::optional<std::string> refusal(const deblend::PairForm& pair,
                                     const deblend::OptionValues&) const override {
    if (pair.targetCount == 1)
      return std::nullopt;
    return "A mean colour is that of one picture.";
  }
  std::unique_ptr<deblend::Trainer> createTrainer(const deblend::TrainerInputs& inputs) const override {
    return std::make_unique<MeanColourTrainer>(inputs);
  }
};

/// The model types that the build made, and that one.
class WithMeanColour : public deblend::ModelTypeCatalog {
public:
  std::vector<const deblend::ModelType*> modelTypes() const override {
    std::vector<const deblend::ModelType*> types = builtPlugins().modelTypes();
    types.push_back(&m_own);
    return types;
  }

private:
  MeanColourModelType m_own;
};
