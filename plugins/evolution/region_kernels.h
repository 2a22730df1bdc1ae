#pragma once

#include "rasterizer.h"

#include <span>

/// The arithmetic over the pixels of a gene, with the widest vectors that the processor has.
namespace deblend::evolution {

/// A plane of numbers. Rows are `stride` apart, at least coverageMultiple − 1 more than there are columns:
/// what lies between is read and written, but holds nothing.
struct PlaneView {
  float* values;
  int stride;
};

/// value += alpha·coverage·(colour − value) in the pixels of `rows`.
void blendOver(const PlaneView& plane, std::span<const CoverageRow> rows, float colour, float alpha);

/// What a gene is added to, of one channel: the residual R = target − picture without it, what lies below it
/// as far as it shows through the genes above, U = T·below, and that share T itself.
struct GapView {
  const float* residual;
  const float* under;
  const float* transmittance;
  int stride;
};

/// Sums over a gene's pixels, of coverage k: ΣkUR, Σ(kU)², ΣkTR, Σk²UT and Σ(kT)². With them the change of
/// the squared error is known for every colour and alpha.
struct ChannelSums {
  double residualUnder = 0;
  double underSquare = 0;
  double residualThrough = 0;
  double underThrough = 0;
  double throughSquare = 0;
};

void addSums(const GapView& gap, std::span<const CoverageRow> rows, ChannelSums& sums);

} // namespace deblend::evolution
