#include "region_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "region_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::evolution::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, coverageMultiple>;
constexpr Floats floats;

void blendOver(const PlaneView& plane, std::span<const CoverageRow> rows, float colour, float alpha) {
  const auto colours = hn::Set(floats, colour);
  const auto alphas = hn::Set(floats, alpha);
  const int lanes = static_cast<int>(hn::Lanes(floats));
  for (const CoverageRow& row : rows) {
    float* values = plane.values + static_cast<std::ptrdiff_t>(row.row) * plane.stride + row.begin;
    for (int i = 0; i < row.count; i += lanes) {
      const auto weight = hn::Mul(alphas, hn::LoadU(floats, row.coverage + i));
      const auto value = hn::LoadU(floats, values + i);
      hn::StoreU(hn::MulAdd(weight, hn::Sub(colours, value), value), floats, values + i);
    }
  }
}

/// Floats that are added up over a few thousand pixels, then as doubles.
void addSums(const GapView& gap, std::span<const CoverageRow> rows, ChannelSums& sums) {
  const int lanes = static_cast<int>(hn::Lanes(floats));
  const auto zero = hn::Zero(floats);
  auto residualUnder = zero, underSquare = zero, residualThrough = zero, underThrough = zero,
       throughSquare = zero;
  for (const CoverageRow& row : rows) {
    const std::ptrdiff_t offset = static_cast<std::ptrdiff_t>(row.row) * gap.stride + row.begin;
    for (int i = 0; i < row.count; i += lanes) {
      const auto coverage = hn::LoadU(floats, row.coverage + i);
      const auto residual = hn::LoadU(floats, gap.residual + offset + i);
      const auto under = hn::Mul(coverage, hn::LoadU(floats, gap.under + offset + i));
      const auto through = hn::Mul(coverage, hn::LoadU(floats, gap.transmittance + offset + i));
      residualUnder = hn::MulAdd(residual, under, residualUnder);
      underSquare = hn::MulAdd(under, under, underSquare);
      residualThrough = hn::MulAdd(residual, through, residualThrough);
      underThrough = hn::MulAdd(under, through, underThrough);
      throughSquare = hn::MulAdd(through, through, throughSquare);
    }
  }
  const auto total = [](auto sum) { return static_cast<double>(hn::GetLane(hn::SumOfLanes(floats, sum))); };
  sums.residualUnder += total(residualUnder);
  sums.underSquare += total(underSquare);
  sums.residualThrough += total(residualThrough);
  sums.underThrough += total(underThrough);
  sums.throughSquare += total(throughSquare);
}

} // namespace
} // namespace deblend::evolution::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend::evolution {

HWY_EXPORT(blendOver);
HWY_EXPORT(addSums);

void blendOver(const PlaneView& plane, std::span<const CoverageRow> rows, float colour, float alpha) {
  HWY_DYNAMIC_DISPATCH(blendOver)(plane, rows, colour, alpha);
}

void addSums(const GapView& gap, std::span<const CoverageRow> rows, ChannelSums& sums) {
  HWY_DYNAMIC_DISPATCH(addSums)(gap, rows, sums);
}

} // namespace deblend::evolution
#endif
