#include "plots/decimation.h"

#include "picture/media_error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace deblend {
namespace {

// -1 on the left of the range, `columns.count` on the right of it and for an x that is not finite.
int columnOf(double x, const ChartColumns& columns) {
  const double place = (x - columns.low) / (columns.high - columns.low) * columns.count;
  if (!(place < columns.count)) {
    return x == columns.high ? columns.count - 1 : columns.count;
  }
  return place < 0 ? -1 : static_cast<int>(place);
}

// The samples of one column, or of one stretch, that are worth drawing.
class Column {
public:
  Column(std::size_t index, double y) : m_first(index), m_last(index) { add(index, y); }

  void add(std::size_t index, double y) {
    m_last = index;
    if (!std::isfinite(y)) {
      m_gap = m_gap.value_or(index);
      return;
    }
    if (!m_least || y < m_leastValue) {
      m_least = index;
      m_leastValue = y;
    }
    if (!m_greatest || y > m_greatestValue) {
      m_greatest = index;
      m_greatestValue = y;
    }
  }

  void appendTo(std::vector<std::size_t>& indices) const {
    std::array<std::size_t, 5> own = {m_first, m_last};
    std::size_t count = 2;
    for (const auto& index : {m_least, m_greatest, m_gap}) {
      if (index) {
        own[count++] = *index;
      }
    }
    std::sort(own.begin(), own.begin() + count);
    indices.insert(indices.end(), own.begin(), std::unique(own.begin(), own.begin() + count));
  }

private:
  std::size_t m_first;
  std::size_t m_last;
  std::optional<std::size_t> m_least;
  std::optional<std::size_t> m_greatest;
  std::optional<std::size_t> m_gap;
  double m_leastValue = 0;
  double m_greatestValue = 0;
};

// The samples of one stretch that are worth drawing, in their order.
void appendStretch(std::span<const double> xs, std::span<const double> ys, std::size_t begin, std::size_t end,
                   std::vector<std::size_t>& indices) {
  Column up(begin, ys[begin]);
  Column aside(begin, xs[begin]);
  for (std::size_t i = begin + 1; i < end; ++i) {
    up.add(i, ys[i]);
    aside.add(i, xs[i]);
  }
  std::vector<std::size_t> own;
  up.appendTo(own);
  aside.appendTo(own);
  std::ranges::sort(own);
  const auto repeated = std::ranges::unique(own);
  indices.insert(indices.end(), own.begin(), repeated.begin());
}

} // namespace

std::vector<std::size_t> decimateMinMax(std::span<const double> xs, std::span<const double> ys,
                                        const ChartColumns& columns) {
  if (xs.size() != ys.size() || columns.count < 1 || !(columns.low < columns.high)) {
    throw MediaError("Cannot thin out " + std::to_string(ys.size()) + " values at " +
                     std::to_string(xs.size()) + " places for " + std::to_string(columns.count) +
                     " columns.");
  }
  std::vector<std::size_t> indices;
  std::optional<Column> open;
  int openColumn = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    const int column = columnOf(xs[i], columns);
    if (open && column == openColumn) {
      open->add(i, ys[i]);
      continue;
    }
    if (open) {
      open->appendTo(indices);
    }
    open.emplace(i, ys[i]);
    openColumn = column;
  }
  if (open) {
    open->appendTo(indices);
  }
  return indices;
}

std::vector<std::size_t> decimateStretches(std::span<const double> xs, std::span<const double> ys,
                                           std::size_t most) {
  constexpr std::size_t mostOfOne = 8;
  if (xs.size() != ys.size()) {
    throw MediaError("Cannot thin out " + std::to_string(ys.size()) + " values at " +
                     std::to_string(xs.size()) + " places.");
  }
  const std::size_t stretches = xs.size() <= most ? xs.size() : std::max<std::size_t>(1, most / mostOfOne);
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < stretches && !xs.empty(); ++i) {
    appendStretch(xs, ys, xs.size() * i / stretches, xs.size() * (i + 1) / stretches, indices);
  }
  return indices;
}

} // namespace deblend
