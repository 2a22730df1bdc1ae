#pragma once

#include "gene.h"
#include "region_kernels.h"

#include <array>

namespace deblend::evolution {

/// How a gene comes by its colour and alpha.
struct ColourRule {
  bool fits = true; ///< the colour that leaves the least squared error, in closed form; else the gene's own
  float alpha = 0;  ///< of every gene where colours are fitted; 0 fits it as well, 1 is opaque
  float leastAlpha = 0.1F; ///< of fitted ones
};

/// A gene's sums, by channel.
using RegionSums = std::array<ChannelSums, 3>;

/// By how much a gene of this colour and alpha changes the squared error, summed over its pixels and
/// `channels`.
double errorChange(const RegionSums& sums, int channels, const Colour& colour, float alpha);

/// The best colour from 0 to 1 for this alpha.
Colour bestColour(const RegionSums& sums, int channels, float alpha);

/// The best alpha from `least` to 1, when each has its best colour. The error is convex in alpha and
/// alpha·colour, and so in alpha alone with the best colours, of whatever range.
float bestAlpha(const RegionSums& sums, int channels, float least);

/// Gives the gene its colour by the rule, and returns errorChange().
double fitColour(const RegionSums& sums, int channels, const ColourRule& rule, Gene& gene);

} // namespace deblend::evolution
