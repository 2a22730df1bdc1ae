#include "simple_unet_model_type.h"

#include "core/translatable.h"
#include "simple_unet_network.h"

namespace deblend {

std::string SimpleUnetModelType::title() const {
  return DEBLEND_TR("options", "Simple U-Net");
}

std::string SimpleUnetModelType::description() const {
  return DEBLEND_TR("options",
                    "The MNIST tutorial's network: convolutions over three sizes with added skips.");
}

OptionSchema SimpleUnetModelType::optionSchema() const {
  OptionSchema schema;
  schema.add(DEBLEND_TR("options", "Network"),
             {Option::integer("width", DEBLEND_TR("options", "Width"), 64, 1, 1024,
                              DEBLEND_TR("options", "Channels of every layer; the tutorial has 64."),
                              DEBLEND_TR("options", "channels"))});
  return schema;
}

std::vector<NamedOptionValue> SimpleUnetModelType::trainingDefaults() const {
  return {{"epochs", std::int64_t{16}},
          {"batch_size", std::int64_t{64}},
          {"learning_rate", 5e-4},
          {"checkpoint_interval", std::int64_t{1024}}};
}

std::vector<Preset> SimpleUnetModelType::presets() const {
  return {
      {"tutorial",
       DEBLEND_TR("options", "IADB tutorial"),
       DEBLEND_TR("options", "Exactly the MNIST tutorial: a constant learning rate and the last weights."),
       {{"schedule", std::string("constant")}, {"ema_decay", 0.0}}},
      {"quick",
       DEBLEND_TR("options", "A quick look"),
       DEBLEND_TR("options", "Half the width and two epochs: minutes on a processor."),
       {{"width", std::int64_t{32}}, {"epochs", std::int64_t{2}}, {"learning_rate", 1e-3}}}};
}

std::optional<std::string> SimpleUnetModelType::refusal(const SampleForm& samples,
                                                        const OptionValues&) const {
  const SampleShape& shape = samples.shape;
  if (isImage(shape) && shape[1] % 8 == 0 && shape[2] % 8 == 0)
    return std::nullopt;
  return "A simple U-Net takes images whose height and width are multiples of 8, but these samples have the "
         "shape " +
         toText(shape) + ".";
}

std::shared_ptr<VelocityNetwork> SimpleUnetModelType::createNetwork(const OptionValues& options,
                                                                    const SampleForm& samples) const {
  return std::make_shared<SimpleUnetNetwork>(samples.shape, options.integer("width"));
}

} // namespace deblend
