#pragma once

#include "sampling/preview.h"

namespace deblend {

/// How far the paths of a trajectory are from straight ones of even speed: the mean over the samples of
/// ∫ |dx/dα − d|² dα over the mean of |d|², where d is a path's end less its begin by its span of α (Liu,
/// Gong and Liu 2022, arXiv:2209.03003, eq. 5, relative to the way that is gone). 0: every path is straight.
/// The paths are taken as straight between kept states, so with few of them it is too small, and with one
/// step 0. NaN with fewer than two states, or where nothing moves.
double straightness(const Trajectory& trajectory);

} // namespace deblend
