#pragma once

#include "target_picture.h"

namespace deblend {
class DataSet;
}

namespace deblend::evolution {

/// The one picture that a data set stores, as it is shown, at its full size.
TargetPicture targetOf(const DataSet& dataSet);

} // namespace deblend::evolution
