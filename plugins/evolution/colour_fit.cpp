#include "colour_fit.h"

#include <algorithm>

namespace deblend::evolution {
namespace {

constexpr int sectionSteps = 20;

/// Where all best colours lie within 0 to 1 the least error is that of a quadratic.
float unboundedAlpha(const RegionSums& sums, int channels) {
  double slope = 0, curvature = 0;
  for (int channel = 0; channel < channels; ++channel) {
    const ChannelSums& sum = sums[channel];
    slope += sum.residualUnder - sum.residualThrough * sum.underThrough / sum.throughSquare;
    curvature += sum.underSquare - sum.underThrough * sum.underThrough / sum.throughSquare;
  }
  return curvature > 0 ? static_cast<float>(-slope / curvature) : 1.0F;
}

bool isInside(const RegionSums& sums, int channels, float alpha) {
  for (int channel = 0; channel < channels; ++channel) {
    const ChannelSums& sum = sums[channel];
    const double colour = (sum.residualThrough / alpha + sum.underThrough) / sum.throughSquare;
    if (!(colour >= 0 && colour <= 1))
      return false;
  }
  return true;
}

} // namespace

double errorChange(const RegionSums& sums, int channels, const Colour& colour, float alpha) {
  double change = 0;
  for (int channel = 0; channel < channels; ++channel) {
    const ChannelSums& sum = sums[channel];
    const double a = alpha, q = a * static_cast<double>(colour[channel]);
    change += 2 * a * sum.residualUnder + a * a * sum.underSquare - 2 * q * sum.residualThrough -
              2 * a * q * sum.underThrough + q * q * sum.throughSquare;
  }
  return change;
}

Colour bestColour(const RegionSums& sums, int channels, float alpha) {
  Colour colour{};
  for (int channel = 0; channel < channels; ++channel) {
    const ChannelSums& sum = sums[channel];
    const double best = (sum.residualThrough / alpha + sum.underThrough) / sum.throughSquare;
    colour[channel] = sum.throughSquare > 0 ? static_cast<float>(std::clamp(best, 0.0, 1.0)) : 0;
  }
  if (channels == 1)
    colour.fill(colour[0]);
  return colour;
}

float bestAlpha(const RegionSums& sums, int channels, float least) {
  if (!(sums[0].throughSquare > 0))
    return 1;
  const float unbounded = std::clamp(unboundedAlpha(sums, channels), least, 1.0F);
  if (isInside(sums, channels, unbounded))
    return unbounded;
  const auto error = [&](float alpha) {
    return errorChange(sums, channels, bestColour(sums, channels, alpha), alpha);
  };
  float low = least, high = 1;
  for (int i = 0; i < sectionSteps; ++i) {
    const float first = low + (high - low) / 3, second = high - (high - low) / 3;
    if (error(first) < error(second))
      high = second;
    else
      low = first;
  }
  const float middle = 0.5F * (low + high);
  return error(1) <= error(middle) ? 1.0F : middle;
}

double fitColour(const RegionSums& sums, int channels, const ColourRule& rule, Gene& gene) {
  if (rule.fits) {
    gene.alpha = rule.alpha > 0 ? rule.alpha : bestAlpha(sums, channels, rule.leastAlpha);
    gene.colour = bestColour(sums, channels, gene.alpha);
  }
  return errorChange(sums, channels, gene.colour, gene.alpha);
}

} // namespace deblend::evolution
