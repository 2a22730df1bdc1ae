#include "mlp_model_type.h"

#include "activation.h"
#include "core/translatable.h"
#include "mlp_network.h"

#include <sstream>

namespace deblend {
namespace {

/// More inputs than this want a network that knows of images.
constexpr std::int64_t mostElements = 4096;

std::vector<OptionChoice> activationChoices() {
  std::vector<OptionChoice> choices;
  for (const Activation& each : activations())
    choices.push_back({std::string(each.id), std::string(each.title)});
  return choices;
}

} // namespace

std::string MlpModelType::title() const {
  return DEBLEND_TR("options", "Multi-layer perceptron");
}

std::string MlpModelType::description() const {
  return DEBLEND_TR("options", "The 2D tutorial's network: x_α and α through a few fully connected layers.");
}

OptionSchema MlpModelType::optionSchema() const {
  OptionSchema schema;
  schema.add(
      DEBLEND_TR("options", "Network"),
      {
          Option::integer("width", DEBLEND_TR("options", "Width"), 64, 1, 4096,
                          DEBLEND_TR("options", "Neurons in each hidden layer."),
                          DEBLEND_TR("options", "neurons")),
          Option::integer("depth", DEBLEND_TR("options", "Depth"), 4, 1, 64,
                          DEBLEND_TR("options", "How many hidden layers there are."),
                          DEBLEND_TR("options", "layers")),
          Option::choice("activation", DEBLEND_TR("options", "Activation"), "relu", activationChoices(),
                         DEBLEND_TR("options", "The nonlinear function after each hidden layer.")),
          Option::choice("time_embedding", DEBLEND_TR("options", "Embedding of α"), "raw",
                         {{"raw", DEBLEND_TR("options", "As it is")},
                          {"sinusoidal", DEBLEND_TR("options", "Sinusoidal")}},
                         DEBLEND_TR("options", "How the network is told α.")),
          Option::integer("frequencies", DEBLEND_TR("options", "Frequencies"), 6, 1, 16,
                          DEBLEND_TR("options", "Pairs of sines and cosines of the sinusoidal embedding.")),
      });
  return schema;
}

std::optional<std::string> MlpModelType::refusal(const SampleForm& samples, const OptionValues&) const {
  if (elementCount(samples.shape) <= mostElements)
    return std::nullopt;
  std::ostringstream sentence;
  sentence << "A multi-layer perceptron takes samples of up to " << mostElements
           << " elements, but these have the shape " << toText(samples.shape) << '.';
  return sentence.str();
}

std::shared_ptr<VelocityNetwork> MlpModelType::createNetwork(const OptionValues& options,
                                                             const SampleForm& samples) const {
  return std::make_shared<MlpNetwork>(MlpNetworkOptions{
      elementCount(samples.shape), options.integer("width"), options.integer("depth"),
      options.text("activation"), options.text("time_embedding"), options.integer("frequencies")});
}

} // namespace deblend
