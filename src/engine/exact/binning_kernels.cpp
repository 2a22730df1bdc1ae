#include "exact/binning_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "exact/binning_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::binning::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Places = hn::CappedTag<float, targetMultiple>;
using Indices = hn::RebindToSigned<Places>;
using Numbers = hn::CappedTag<double, 4>;

/// The cell of each target's pair, for targetMultiple of them.
HWY_INLINE void findCells(const Source& source, const float* columns, const float* rows, std::int32_t width,
                          std::int32_t height, std::int32_t* cells) {
  const Places places;
  const Indices indices;
  const auto outside = hn::Set(indices, width * height);
  const auto zero = hn::Zero(places);
  for (std::int64_t i = 0; i < targetMultiple; i += static_cast<std::int64_t>(hn::Lanes(places))) {
    const auto column = hn::Add(hn::Set(places, source.column), hn::LoadU(places, columns + i));
    const auto row = hn::Add(hn::Set(places, source.row), hn::LoadU(places, rows + i));
    const auto inColumns =
        hn::And(hn::Ge(column, zero), hn::Lt(column, hn::Set(places, static_cast<float>(width))));
    const auto inRows = hn::And(hn::Ge(row, zero), hn::Lt(row, hn::Set(places, static_cast<float>(height))));
    const auto cell = hn::Add(hn::Mul(hn::ConvertTo(indices, row), hn::Set(indices, width)),
                              hn::ConvertTo(indices, column));
    hn::StoreU(hn::IfThenElse(hn::RebindMask(indices, hn::And(inColumns, inRows)), cell, outside), indices,
               cells + i);
  }
}

/// cell += end − start
HWY_INLINE void addPair(const Sums& end, const Sums& start, Sums& cell) {
  const Numbers numbers;
  double* const sums = &cell.x;
  for (std::size_t i = 0; i < 4; i += hn::Lanes(numbers)) {
    const auto difference = hn::Sub(hn::LoadU(numbers, &end.x + i), hn::LoadU(numbers, &start.x + i));
    hn::StoreU(hn::Add(hn::LoadU(numbers, sums + i), difference), numbers, sums + i);
  }
}

void addPairs(const Source& source, const Targets& targets, std::int32_t columns, std::int32_t rows,
              Sums* cells) {
  const Sums start{source.x, source.y, 0, 0};
  HWY_ALIGN std::int32_t places[targetMultiple];
  for (std::int64_t i = 0; i < targets.count; i += targetMultiple) {
    findCells(source, targets.columns + i, targets.rows + i, columns, rows, places);
    for (std::int64_t k = 0; k < targetMultiple; ++k)
      addPair(targets.ends[i + k], start, cells[places[k]]);
  }
}

} // namespace
} // namespace deblend::binning::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend::binning {

HWY_EXPORT(addPairs);

void addPairs(const Source& source, const Targets& targets, std::int32_t columns, std::int32_t rows,
              Sums* cells) {
  HWY_DYNAMIC_DISPATCH(addPairs)(source, targets, columns, rows, cells);
}

} // namespace deblend::binning
#endif
