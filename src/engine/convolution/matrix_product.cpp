#include "convolution/matrix_product.h"

#include "convolution/channel_multiple.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "convolution/matrix_product.cpp"
// Arrays of vectors need vectors of a size that is known.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Columns = hn::CappedTag<float, channelMultiple>;
using Vector = hn::Vec<Columns>;
constexpr Columns columns;
constexpr auto lanes = static_cast<std::int64_t>(hn::MaxLanes(columns));

/// A block of the result that stays in registers: `Rows` rows of `Width` vectors.
template <int Rows, int Width>
HWY_INLINE void multiplyBlock(const MatrixProduct& of) {
  Vector sums[Rows][Width];
  for (int r = 0; r < Rows; ++r)
    for (int w = 0; w < Width; ++w)
      sums[r][w] =
          of.adds ? hn::LoadU(columns, of.result + r * of.resultStride + w * lanes) : hn::Zero(columns);
  for (std::int64_t repeat = 0; repeat < of.repeats.count; ++repeat) {
    const float* leftColumn = of.left.values + repeat * of.repeats.leftStep;
    const float* rightRow = of.right + repeat * of.repeats.rightStep;
    for (std::int64_t k = 0; k < of.inner; ++k) {
      Vector right[Width];
      for (int w = 0; w < Width; ++w)
        right[w] = hn::LoadU(columns, rightRow + w * lanes);
      for (int r = 0; r < Rows; ++r) {
        const Vector factor = hn::Set(columns, leftColumn[r * of.left.rowStride]);
        for (int w = 0; w < Width; ++w)
          sums[r][w] = hn::MulAdd(factor, right[w], sums[r][w]);
      }
      leftColumn += of.left.columnStride;
      rightRow += of.rightStride;
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int w = 0; w < Width; ++w)
      hn::StoreU(sums[r][w], columns, of.result + r * of.resultStride + w * lanes);
}

template <int Rows, int Width>
HWY_INLINE void multiplyBlocks(MatrixProduct& rest) {
  for (; rest.rows >= Rows; rest.rows -= Rows) {
    multiplyBlock<Rows, Width>(rest);
    rest.left.values += Rows * rest.left.rowStride;
    rest.result += Rows * rest.resultStride;
  }
}

/// The columns of `Width` vectors from `column` on.
template <int Width>
HWY_INLINE void multiplyColumns(const MatrixProduct& of, std::int64_t column) {
  MatrixProduct rest = of;
  rest.right += column;
  rest.result += column;
  multiplyBlocks<6, Width>(rest);
  multiplyBlocks<2, Width>(rest);
  multiplyBlocks<1, Width>(rest);
}

void multiply(const MatrixProduct& product) {
  constexpr int widest =
      HWY_TARGET <= HWY_AVX3 ? 4 : 2; // 24 sums, 4 columns and a factor in 32 registers; half that in 16
  std::int64_t column = 0;
  for (; column + widest * lanes <= product.columns; column += widest * lanes)
    multiplyColumns<widest>(product, column);
  for (; column < product.columns; column += lanes)
    multiplyColumns<1>(product, column);
}

} // namespace
} // namespace deblend::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend {

HWY_EXPORT(multiply);

void multiply(const MatrixProduct& product) {
  HWY_DYNAMIC_DISPATCH(multiply)(product);
}

} // namespace deblend
#endif
