#pragma once

#include "data/data_set.h"
#include "options/option_values.h"

namespace deblend {

/// The option "range" of pictures: how values from 0 (black) to 1 (white) become those that the network sees.
Option valueRangeOption();
/// The same of arrays: by default the network sees their numbers as they are.
Option storedRangeOption();
/// Of either.
ValueRange valueRangeFrom(const OptionValues& options);

} // namespace deblend
