#pragma once

#include "genome.h"
#include "sampling/preview.h"
#include "target_picture.h"

#include <functional>

namespace deblend::evolution {

/// How a view is drawn.
struct ViewForm {
  int columns = 1;
  int rows = 1;
  int channels = 3;                     ///< 1 or 3; pictures of 1 channel are gray
  int threads = 1;                      ///< change nothing
  std::function<bool()> keepGoing = {}; ///< Error "cancelled" once it answers false
};

/// A size of this longer side and the sides' ratio of a picture of `columns` × `rows`; no side is 0.
ViewForm viewForm(std::int64_t longerSide, std::int64_t columns, std::int64_t rows);

ViewPicture resultView(const Genome& genome, const ViewForm& form);
/// Each pixel the mean of the target's that it covers, or between them where the view is larger.
ViewPicture targetView(const TargetPicture& target, const ViewForm& form);
/// heatColour() of how far the result is from the target.
ViewPicture errorView(const Genome& genome, const TargetPicture& target, const ViewForm& form);
/// The gene with the number `item`, or the last, alone over the background.
ViewPicture shapeView(const Genome& genome, std::int64_t item, const ViewForm& form);

} // namespace deblend::evolution
