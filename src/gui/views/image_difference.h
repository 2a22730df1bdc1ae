#pragma once

#include "sampling/preview.h"

#include <QImage>

#include <vector>

namespace deblend {

/// How far the samples of two image trajectories are from each other at one α.
struct ImageDifference {
  std::int64_t count = 0;    ///< N: as many as both have
  SampleShape sampleShape;   ///< [C, H, W]
  std::vector<float> values; ///< [N, H, W]: |a − b|, the mean over the channels
  double largest = 0;
  double mean = 0;
};

/// Whether both are of images of one shape.
bool haveImageDifference(const Trajectory& a, const Trajectory& b);

/// Values that are not finite count as the largest. Both are of images of one shape.
ImageDifference imageDifferenceAt(const Trajectory& a, const Trajectory& b, double alpha);

/// A picture of each sample's difference, in the colours of heatColour() from 0 to the largest.
std::vector<QImage> heatPictures(const ImageDifference& difference);

} // namespace deblend
