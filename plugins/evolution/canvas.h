#pragma once

#include "region_kernels.h"
#include "target_picture.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace deblend::evolution {

/// Planes of floats in which genes are blended, [planes, rows, columns], with room between the rows.
class Canvas {
public:
  Canvas() = default;
  /// All 0.
  Canvas(int columns, int rows, int planes);

  int columns() const { return m_columns; }
  int rows() const { return m_rows; }
  int stride() const { return m_stride; }
  PlaneView plane(int index) { return {m_values.data() + index * planeSize(), m_stride}; }
  const float* values(int plane) const { return m_values.data() + plane * planeSize(); }
  const float* row(int plane, int row) const {
    return values(plane) + static_cast<std::ptrdiff_t>(row) * m_stride;
  }
  float* row(int plane, int row) {
    return m_values.data() + plane * planeSize() + static_cast<std::ptrdiff_t>(row) * m_stride;
  }

  /// Sets rows from `firstRow` to before `endRow` to one value.
  void fill(int plane, int firstRow, int endRow, float value);

private:
  std::ptrdiff_t planeSize() const { return static_cast<std::ptrdiff_t>(m_stride) * m_rows; }

  int m_columns = 0;
  int m_rows = 0;
  int m_stride = 0;
  std::vector<float> m_values;
};

/// The picture of a genome of any size, which need not be that of a target, as interleaved bytes [rows,
/// columns, channels]. Stripes of rows are drawn in parallel; the result does not depend on `threads`, and
/// memory beside it is bounded. Throws Error "cancelled" once `keepGoing` answers false.
std::vector<std::uint8_t> drawGenome(const Genome& genome, int columns, int rows, int channels, int threads,
                                     const std::function<bool()>& keepGoing = {});

} // namespace deblend::evolution
