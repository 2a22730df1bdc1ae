#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace deblend {

// The columns of pixels that a chart has for [low, high] of its horizontal axis.
struct ChartColumns {
  double low = 0;
  double high = 1;
  int count = 1;
};

// Which samples a line chart must draw to look as if it drew them all: of the samples in one column the
// first, the least, the greatest and the last, and one that is not finite where there is any, so that gaps
// stay. Ascending, at most five a column. `xs` and `ys` are of one length; xs are meant to ascend, and where
// they turn back (a resumed run) a new stretch begins. Samples left and right of the range count as two more
// columns, so that lines still run to the edges.
std::vector<std::size_t> decimateMinMax(std::span<const double> xs, std::span<const double> ys,
                                        const ChartColumns& columns);

// Which samples stand for all of a curve that goes to and fro, about `most` of them: of each of as many
// stretches as that allows the first, the last, those with the least and the greatest x and y, and one with a
// y that is not finite where there is any. Ascending; all of them where there are no more than `most`.
std::vector<std::size_t> decimateStretches(std::span<const double> xs, std::span<const double> ys,
                                           std::size_t most);

} // namespace deblend
