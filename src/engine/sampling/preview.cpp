#include "sampling/preview.h"

#include "core/error.h"

#include <fmt/format.h>

namespace deblend {

std::string toText(Weights weights) {
  return weights == Weights::Averaged ? "ema" : "raw";
}

Weights weightsFromText(const std::string& text) {
  if (text == "ema")
    return Weights::Averaged;
  if (text == "raw")
    return Weights::Raw;
  throw Error(fmt::format("There are no weights '{}': known are ema, raw.", text));
}

} // namespace deblend
