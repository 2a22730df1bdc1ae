#pragma once

#include "genome.h"
#include "target_picture.h"

namespace deblend::evolution {

/// How near what the genome draws, in bytes and at the size of the target, is to it.
struct Similarity {
  double psnr = 0; ///< in decibels, at most mostDecibels
  double ssim = 0; ///< structuralSimilarity()
};
Similarity similarity(const Genome& genome, const TargetPicture& target, int threads);

} // namespace deblend::evolution
