#include "unet_model_type.h"

#include "core/error.h"
#include "core/translatable.h"
#include "unet_network.h"

namespace deblend {

std::string UnetModelType::title() const {
  return DEBLEND_TR("options", "U-Net");
}

std::string UnetModelType::description() const {
  return DEBLEND_TR("options",
                    "Residual blocks over halved sizes, with attention, α embedded, and classes if wanted.");
}

OptionSchema UnetModelType::optionSchema() const {
  return unetSchema();
}

std::vector<NamedOptionValue> UnetModelType::trainingDefaults() const {
  return {{"batch_size", std::int64_t{64}},
          {"learning_rate", 1e-4},
          {"steps", std::int64_t{100'000}},
          {"ema_decay", 0.9999},
          {"checkpoint_interval", std::int64_t{2048}}};
}

std::vector<Preset> UnetModelType::presets() const {
  const auto text = [](const char* value) { return std::string(value); };
  return {
      {"iadb64",
       DEBLEND_TR("options", "IADB at 64 × 64"),
       DEBLEND_TR(
           "options",
           "The network and the training of the IADB paper's program for 64 × 64 pictures, for a GPU."),
       {{"base_channels", std::int64_t{128}},
        {"channel_multipliers", text("1,1,2,2,4,4")},
        {"attention_at", text("4")},
        {"head_channels", std::int64_t{8}},
        {"alpha_scale", 1.0},
        {"schedule", text("constant")},
        {"ema_decay", 0.0}}},
      {"small32",
       DEBLEND_TR("options", "Small, for a processor"),
       DEBLEND_TR("options",
                  "32 channels and one block at each of three levels: for pictures of up to 32 × 32 pixels."),
       {{"base_channels", std::int64_t{32}},
        {"blocks", std::int64_t{1}},
        {"groups", std::int64_t{8}},
        {"steps", std::int64_t{8192}},
        {"learning_rate", 5e-4},
        {"ema_decay", 0.999}}},
      {"small32-classes",
       DEBLEND_TR("options", "Small, told the class"),
       DEBLEND_TR("options", "The small network for a processor, for data with classes."),
       {{"base_channels", std::int64_t{32}},
        {"blocks", std::int64_t{1}},
        {"groups", std::int64_t{8}},
        {"class_conditional", true},
        {"steps", std::int64_t{8192}},
        {"learning_rate", 5e-4},
        {"ema_decay", 0.999}}},
  };
}

std::optional<std::string> UnetModelType::refusal(const SampleForm& samples,
                                                  const OptionValues& options) const {
  if (!isImage(samples.shape))
    return "A U-Net takes images, but these samples have the shape " + toText(samples.shape) + ".";
  try {
    unetOptions(options, samples);
  } catch (const Error& error) {
    return error.what();
  }
  return std::nullopt;
}

std::shared_ptr<VelocityNetwork> UnetModelType::createNetwork(const OptionValues& options,
                                                              const SampleForm& samples) const {
  return std::make_shared<UnetNetwork>(unetOptions(options, samples));
}

} // namespace deblend
