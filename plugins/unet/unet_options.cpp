#include "unet_options.h"

#include "core/error.h"
#include "core/translatable.h"

#include <algorithm>
#include <charconv>

namespace deblend {
namespace {

/// "1,2,2" as numbers from 1; none for an empty text.
std::vector<std::int64_t> numbersOf(const OptionValues& values, const char* name, std::size_t fewest) {
  const std::string& text = values.text(name);
  const char* const end = text.data() + text.size();
  std::vector<std::int64_t> numbers;
  bool isValid = true;
  for (const char* place = text.data(); isValid && place != end;) {
    std::int64_t number = 0;
    const auto [rest, error] = std::from_chars(place, end, number);
    isValid = error == std::errc() && number >= 1 && number <= 4096 && (rest == end || *rest == ',') &&
              (rest == end || rest + 1 < end);
    numbers.push_back(number);
    place = rest == end ? end : rest + 1;
  }
  if (!isValid || numbers.size() < fewest || numbers.size() > 8)
    throw Error("Option '" + std::string(name) + "' is '" + text + "': allowed are " +
                std::to_string(fewest) + " to 8 whole numbers from 1 to 4096 with commas between them.");
  return numbers;
}

void requireGroups(const UnetOptions& options) {
  for (const std::int64_t channels : options.channels)
    if (channels % options.groups != 0)
      throw Error(
          "Option 'groups' is " + std::to_string(options.groups) + ", but a level has " +
          std::to_string(channels) +
          " channels: it must divide the channels of every level (base_channels times each multiplier).");
}

void requireHalvings(const UnetOptions& options) {
  const std::int64_t halvings = std::ssize(options.channels) - 1;
  const std::int64_t factor = std::int64_t{1} << halvings;
  if (options.shape[1] % factor != 0 || options.shape[2] % factor != 0)
    throw Error("Option 'channel_multipliers' names " + std::to_string(halvings + 1) +
                " levels, so height and width of the images must be multiples of " + std::to_string(factor) +
                ", but the samples have the shape " + toText(options.shape) + ".");
}

void requireAttention(const UnetOptions& options) {
  for (const std::int64_t height : options.attentionAt) {
    bool isThere = false;
    for (std::size_t level = 0; level < options.channels.size(); ++level) {
      const bool isHere = options.shape[1] >> level == height;
      isThere = isThere || isHere;
      if (isHere && options.channels[level] % options.headChannels != 0)
        throw Error("Option 'head_channels' is " + std::to_string(options.headChannels) +
                    ", but attention stands at a level of " + std::to_string(options.channels[level]) +
                    " channels: it must divide them.");
    }
    if (!isThere)
      throw Error("Option 'attention_at' names the height " + std::to_string(height) +
                  ", but no level has it: the first has " + std::to_string(options.shape[1]) +
                  ", and each further one half of the one before.");
  }
  if (options.channels.back() % options.headChannels != 0)
    throw Error("Option 'head_channels' is " + std::to_string(options.headChannels) +
                ", but the smallest level, which always has attention, has " +
                std::to_string(options.channels.back()) + " channels: it must divide them.");
}

std::int64_t classCountFor(const OptionValues& values, const SampleForm& samples) {
  if (!values.boolean("class_conditional"))
    return 0;
  if (samples.classCount == 0)
    throw Error(
        "Option 'class_conditional' is true, but neither data set has classes: set it to false, or take "
        "data with labels.");
  return samples.classCount;
}

} // namespace

OptionSchema unetSchema() {
  OptionSchema schema;
  schema.add(
      DEBLEND_TR("options", "Network"),
      {
          Option::integer("base_channels", DEBLEND_TR("options", "Channels"), 64, 1, 1024,
                          DEBLEND_TR("options", "Channels at the full size, before their multiplier.")),
          Option::text("channel_multipliers", DEBLEND_TR("options", "Multipliers"), "1,2,2",
                       DEBLEND_TR("options", "One number a level, from the full size to the smallest; each "
                                             "level has half the size of the one before.")),
          Option::integer("blocks", DEBLEND_TR("options", "Blocks a level"), 2, 1, 8,
                          DEBLEND_TR("options", "Residual blocks at each level on the way down; one more "
                                                "on the way up.")),
          Option::text("attention_at", DEBLEND_TR("options", "Attention at"), "",
                       DEBLEND_TR("options", "Heights of the levels, in pixels, that have attention, such as "
                                             "8,4; the middle always has it.")),
          Option::integer("head_channels", DEBLEND_TR("options", "Channels a head"), 32, 1, 1024,
                          DEBLEND_TR("options", "Channels of one head of the attention.")),
          Option::integer("groups", DEBLEND_TR("options", "Groups"), 32, 1, 1024,
                          DEBLEND_TR("options", "Groups of channels that are normalised together.")),
          Option::real("dropout", DEBLEND_TR("options", "Dropout"), 0, 0, 0.9,
                       DEBLEND_TR("options", "Share of values in the blocks that training leaves out.")),
          Option::real("alpha_scale", DEBLEND_TR("options", "Scale of α"), 1000, 1, 10'000,
                       DEBLEND_TR("options", "α is multiplied by it before sines and cosines of it are "
                                             "taken; 1 takes α as it is.")),
      });
  schema.add(
      DEBLEND_TR("options", "Classes"),
      {
          Option::boolean("class_conditional", DEBLEND_TR("options", "Told the class"), false,
                          DEBLEND_TR("options", "Whether the network is told each sample's class, so that "
                                                "one can be asked for when sampling.")),
          Option::real("class_dropout", DEBLEND_TR("options", "Class withheld"), 0.1, 0, 1,
                       DEBLEND_TR("options", "Share of training samples whose class is withheld, which "
                                             "guidance needs.")),
      });
  return schema;
}

UnetOptions unetOptions(const OptionValues& values, const SampleForm& samples) {
  UnetOptions options;
  options.shape = samples.shape;
  for (const std::int64_t multiplier : numbersOf(values, "channel_multipliers", 1))
    options.channels.push_back(values.integer("base_channels") * multiplier);
  options.blocks = values.integer("blocks");
  options.attentionAt = numbersOf(values, "attention_at", 0);
  options.headChannels = values.integer("head_channels");
  options.groups = values.integer("groups");
  options.dropout = values.real("dropout");
  options.alphaScale = values.real("alpha_scale");
  options.classCount = classCountFor(values, samples);
  options.classDropout = values.real("class_dropout");
  requireHalvings(options);
  requireGroups(options);
  requireAttention(options);
  return options;
}

} // namespace deblend
