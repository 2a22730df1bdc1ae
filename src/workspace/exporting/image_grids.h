#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "sampling/preview.h"

#include <span>

namespace deblend {

/// How the pictures of a trajectory are laid out.
struct GridChoice {
  int columns = 0; ///< 0: chosen
  int rows = 0;    ///< 0: chosen
  int scale = 0;   ///< pixels that one of a sample takes; 0: chosen
  /// Each sample beside what it began as. The trajectory's first state must be kept.
  bool pairs = false;
  bool captions = false; ///< the class below each sample. Throws Error where there are none
  bool showAlpha = false;
  Theme theme = Theme::light;
};

/// How many samples fill a grid: columns × rows where both are given, else `count`.
std::int64_t gridCount(const GridChoice& choice, std::int64_t count);

/// Throws Error or MediaError unless `count` samples of this shape can be drawn as a grid: before they are
/// sampled.
void requireGrid(const SampleShape& shape, std::int64_t count, const GridChoice& choice);

/// The pictures of one state as a grid. The window's and the command line's only way to draw one. Throws
/// Error for samples that are no pictures, and MediaError for a grid that a picture cannot hold.
Picture drawStateGrid(const Trajectory& trajectory, std::int64_t state, const GridChoice& choice);

/// One sample alone, a pixel for each of its places. Throws Error for samples that are no pictures.
Picture drawTile(const SampleShape& shape, std::span<const float> sample);

} // namespace deblend
