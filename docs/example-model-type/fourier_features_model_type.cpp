#include "fourier_features_model_type.h"

#include "fourier_features_network.h"

using namespace deblend;

namespace {

constexpr std::int64_t mostElements = 64;

} // namespace

std::string FourierFeaturesModelType::title() const {
  return "Fourier features";
}

std::string FourierFeaturesModelType::description() const {
  return "Sines and cosines of the sample's elements before a few fully connected layers.";
}

OptionSchema FourierFeaturesModelType::optionSchema() const {
  OptionSchema schema;
  schema.add("Network",
             {
                 Option::integer("octaves", "Octaves", 3, 0, 10, "How many frequencies the features have."),
                 Option::integer("width", "Width", 64, 1, 4096, "Neurons in each hidden layer.", "neurons"),
                 Option::integer("depth", "Depth", 3, 1, 64, "How many hidden layers there are.", "layers"),
             });
  return schema;
}

std::optional<std::string> FourierFeaturesModelType::refusal(const SampleForm& samples,
                                                             const OptionValues&) const {
  if (elementCount(samples.shape) <= mostElements)
    return std::nullopt;
  return "Fourier features take samples of up to " + std::to_string(mostElements) +
         " elements, but these have the shape " + toText(samples.shape) + ".";
}

std::shared_ptr<VelocityNetwork> FourierFeaturesModelType::createNetwork(const OptionValues& options,
                                                                         const SampleForm& samples) const {
  return std::make_shared<FourierFeaturesNetwork>(elementCount(samples.shape), options.integer("octaves"),
                                                  options.integer("width"), options.integer("depth"));
}
