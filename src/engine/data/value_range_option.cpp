#include "data/value_range_option.h"

#include "core/translatable.h"

namespace deblend {
namespace {

/// Of the MNIST tutorial: mean and deviation of the training digits.
constexpr double digitsMean = 0.1307;
constexpr double digitsDeviation = 0.3081;

} // namespace

Option valueRangeOption() {
  return Option::choice(
      "range", DEBLEND_TR("data", "Value range"), "unit",
      {{"unit", DEBLEND_TR("data", "From −1 to 1")},
       {"tutorial", DEBLEND_TR("data", "As in the MNIST tutorial")}},
      DEBLEND_TR("data",
                 "What the network sees of black and white: −1 and 1, or as the MNIST tutorial has it "
                 "(normalised by mean 0.1307 and deviation 0.3081, then −1 + 2x)."));
}

Option storedRangeOption() {
  Option option = valueRangeOption();
  option.defaultValue = std::string("stored");
  option.choices.insert(option.choices.begin(), {"stored", DEBLEND_TR("data", "As stored")});
  option.help =
      DEBLEND_TR("data", "How the network sees the file's numbers: as they are, or those from 0 to 1 as "
                         "it sees black and white of pictures.");
  return option;
}

ValueRange valueRangeFrom(const OptionValues& options) {
  if (options.text("range") == "tutorial")
    return {.scale = 2 / digitsDeviation, .offset = -1 - 2 * digitsMean / digitsDeviation};
  if (options.text("range") == "stored")
    return {};
  return {.scale = 2, .offset = -1};
}

} // namespace deblend
