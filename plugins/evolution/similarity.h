#pragma once

#include "genome.h"
#include "target_picture.h"

namespace deblend::evolution {

/// structuralSimilarity() of what the genome draws, at the size of the target, with it.
double similarity(const Genome& genome, const TargetPicture& target, int threads);

} // namespace deblend::evolution
