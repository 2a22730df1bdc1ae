#include "coupling/assignment.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "coupling/assignment.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

HWY_BEFORE_NAMESPACE();
namespace deblend::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::ScalableTag<double>;
using Vector = hn::Vec<Doubles>;
constexpr Doubles doubles;
constexpr double infinity = std::numeric_limits<double>::infinity();
/// From this many rows on, half of rows and columns are assigned first: on clustered points that is eight
/// times faster at 4,096.
constexpr std::size_t leastToCoarsen = 64;

/// A row of a matrix of costs.
class MatrixRow {
public:
  MatrixRow(std::span<const float> costs, int count, int row)
      : m_costs(costs.data() + static_cast<std::size_t>(count) * static_cast<std::size_t>(row)) {}

  HWY_INLINE Vector at(std::size_t column) const {
    const hn::Rebind<float, Doubles> floats;
    return hn::PromoteTo(doubles, hn::LoadU(floats, m_costs + column));
  }
  double scalarAt(std::size_t column) const { return static_cast<double>(m_costs[column]); }

private:
  const float* m_costs;
};

struct Matrix {
  std::span<const float> costs;
  int count;
  MatrixRow row(int number) const { return {costs, count, number}; }
};

/// Squared distances from one point of the plane to all.
class PlanarRow {
public:
  PlanarRow(double x, double y, const double* xs, const double* ys) : m_x(x), m_y(y), m_xs(xs), m_ys(ys) {}

  HWY_INLINE Vector at(std::size_t column) const {
    const Vector dx = hn::Sub(hn::LoadU(doubles, m_xs + column), hn::Set(doubles, m_x));
    const Vector dy = hn::Sub(hn::LoadU(doubles, m_ys + column), hn::Set(doubles, m_y));
    return hn::Add(hn::Mul(dx, dx), hn::Mul(dy, dy));
  }
  double scalarAt(std::size_t column) const {
    const double dx = m_xs[column] - m_x;
    const double dy = m_ys[column] - m_y;
    return dx * dx + dy * dy;
  }

private:
  double m_x;
  double m_y;
  const double* m_xs;
  const double* m_ys;
};

struct Plane {
  std::vector<double> fromX, fromY, toX, toY;

  Plane(std::span<const float> from, std::span<const float> to) {
    for (std::size_t i = 0; i < from.size(); i += 2) {
      fromX.push_back(static_cast<double>(from[i]));
      fromY.push_back(static_cast<double>(from[i + 1]));
      toX.push_back(static_cast<double>(to[i]));
      toY.push_back(static_cast<double>(to[i + 1]));
    }
  }
  PlanarRow row(int number) const {
    const auto i = static_cast<std::size_t>(number);
    return {fromX[i], fromY[i], toX.data(), toY.data()};
  }
};

/// The least of a row's values and where it is.
struct Least {
  double value = infinity;
  int column = -1;
};

/// Least values lane by lane, with their places.
struct LeastLanes {
  Vector value;
  Vector place;

  LeastLanes() : value(hn::Set(doubles, infinity)), place(hn::Set(doubles, -1)) {}

  HWY_INLINE void take(Vector values, Vector places) {
    const auto isLess = hn::Lt(values, value);
    value = hn::IfThenElse(isLess, values, value);
    place = hn::IfThenElse(isLess, places, place);
  }

  /// Calls take(value, column) for each lane.
  template <class Take>
  void each(const Take& take) const {
    HWY_ALIGN double values[hn::MaxLanes(doubles)];
    HWY_ALIGN double places[hn::MaxLanes(doubles)];
    hn::Store(value, doubles, values);
    hn::Store(place, doubles, places);
    for (std::size_t lane = 0; lane < hn::Lanes(doubles); ++lane)
      take(values[lane], static_cast<int>(places[lane]));
  }
};

template <class Costs>
class Solver {
public:
  Solver(const Costs& costs, std::size_t count)
      : m_costs(costs), m_count(count), m_columnOfRow(m_count, -1), m_rowOfColumn(m_count, -1),
        m_potential(m_count), m_distance(m_count), m_before(m_count), m_closed(m_count) {}

  void solve() {
    if (m_count >= leastToCoarsen)
      startFromCoarse();
    else
      reduceColumns();
    std::vector<int> free = unassignedRows();
    for (int round = 0; round < 2 && !free.empty(); ++round)
      free = reduceRows(free);
    for (const int row : free)
      augment(row);
  }

private:
  static std::size_t at(int place) { return static_cast<std::size_t>(place); }
  std::size_t wholeVectors() const { return m_count - m_count % hn::Lanes(doubles); }

  /// Each column's least cost becomes its potential; its row is assigned to it if still free.
  void reduceColumns() {
    std::fill(m_potential.begin(), m_potential.end(), infinity);
    std::vector<double>& least = m_before;
    for (int row = 0; row < static_cast<int>(m_count); ++row) {
      const auto costs = m_costs.row(row);
      const Vector number = hn::Set(doubles, row);
      for (std::size_t j = 0; j < wholeVectors(); j += hn::Lanes(doubles)) {
        const Vector cost = costs.at(j);
        const Vector now = hn::LoadU(doubles, &m_potential[j]);
        const auto isLess = hn::Lt(cost, now);
        hn::StoreU(hn::IfThenElse(isLess, cost, now), doubles, &m_potential[j]);
        hn::StoreU(hn::IfThenElse(isLess, number, hn::LoadU(doubles, &least[j])), doubles, &least[j]);
      }
      for (std::size_t j = wholeVectors(); j < m_count; ++j)
        if (costs.scalarAt(j) < m_potential[j]) {
          m_potential[j] = costs.scalarAt(j);
          least[j] = row;
        }
    }
    for (int column = static_cast<int>(m_count) - 1; column >= 0; --column)
      if (const int row = static_cast<int>(least[at(column)]); m_columnOfRow[at(row)] < 0)
        match(row, column);
  }

  /// Potentials from the solution for a part of the rows and columns: what they would be for a row or column
  /// among these, u_i = min_J C_iJ − v_J and v_j = min_i C_ij − u_i.
  void startFromCoarse() {
    Solver coarse(m_costs, m_count / 2);
    coarse.solve();
    std::fill(m_potential.begin(), m_potential.end(), infinity);
    for (int row = 0; row < static_cast<int>(m_count); ++row) {
      const auto costs = m_costs.row(row);
      lowerPotentials(costs, coarse.leastReduced(costs));
    }
  }

  template <class Row>
  double leastReduced(const Row& costs) const {
    LeastLanes lanes;
    for (std::size_t j = 0; j < wholeVectors(); j += hn::Lanes(doubles))
      lanes.value = hn::Min(lanes.value, hn::Sub(costs.at(j), hn::LoadU(doubles, &m_potential[j])));
    double least = hn::GetLane(hn::MinOfLanes(doubles, lanes.value));
    for (std::size_t j = wholeVectors(); j < m_count; ++j)
      least = std::min(least, costs.scalarAt(j) - m_potential[j]);
    return least;
  }

  template <class Row>
  void lowerPotentials(const Row& costs, double rowPotential) {
    const Vector less = hn::Set(doubles, rowPotential);
    for (std::size_t j = 0; j < wholeVectors(); j += hn::Lanes(doubles))
      hn::StoreU(hn::Min(hn::LoadU(doubles, &m_potential[j]), hn::Sub(costs.at(j), less)), doubles,
                 &m_potential[j]);
    for (std::size_t j = wholeVectors(); j < m_count; ++j)
      m_potential[j] = std::min(m_potential[j], costs.scalarAt(j) - rowPotential);
  }

  void match(int row, int column) {
    m_columnOfRow[at(row)] = column;
    m_rowOfColumn[at(column)] = row;
  }

  std::vector<int> unassignedRows() const {
    std::vector<int> rows;
    for (int row = 0; row < static_cast<int>(m_count); ++row)
      if (m_columnOfRow[at(row)] < 0)
        rows.push_back(row);
    return rows;
  }

  /// The least reduced cost of a row, and the least of all its other columns.
  std::pair<Least, Least> twoLeast(int row) const {
    const auto costs = m_costs.row(row);
    LeastLanes first, second;
    const std::size_t whole = wholeVectors();
    Vector places = hn::Iota(doubles, 0);
    for (std::size_t j = 0; j < whole; j += hn::Lanes(doubles)) {
      const Vector reduced = hn::Sub(costs.at(j), hn::LoadU(doubles, &m_potential[j]));
      const auto isLess = hn::Lt(reduced, first.value);
      second.take(hn::IfThenElse(isLess, first.value, reduced), hn::IfThenElse(isLess, first.place, places));
      first.value = hn::IfThenElse(isLess, reduced, first.value);
      first.place = hn::IfThenElse(isLess, places, first.place);
      places = hn::Add(places, hn::Set(doubles, static_cast<double>(hn::Lanes(doubles))));
    }
    return withTail(costs, first, second);
  }

  template <class Row>
  std::pair<Least, Least> withTail(const Row& costs, const LeastLanes& first,
                                   const LeastLanes& second) const {
    Least least, next;
    const auto take = [&](double value, int column) {
      if (value < least.value) {
        next = least;
        least = {value, column};
      } else if (value < next.value) {
        next = {value, column};
      }
    };
    first.each(take);
    second.each(take);
    for (std::size_t j = wholeVectors(); j < m_count; ++j)
      take(costs.scalarAt(j) - m_potential[j], static_cast<int>(j));
    return {least, next};
  }

  /// Augmenting row reduction: each row takes its best column and lowers its potential to where the second
  /// best is as good; who had the column looks again. Returns the rows that are left.
  std::vector<int> reduceRows(const std::vector<int>& free) {
    std::vector<int> left;
    std::size_t turns = 4 * m_count;
    for (int row : free)
      while (row >= 0) {
        const auto [best, second] = twoLeast(row);
        const bool isBetter = best.value < second.value;
        int column = best.column;
        if (!isBetter && m_rowOfColumn[at(column)] >= 0 && second.column >= 0)
          column = second.column;
        if (isBetter && second.column >= 0)
          m_potential[at(column)] -= second.value - best.value;
        const int evicted = m_rowOfColumn[at(column)];
        match(row, column);
        if (evicted >= 0)
          m_columnOfRow[at(evicted)] = -1;
        const bool goesOn = evicted >= 0 && isBetter && turns > 0;
        if (evicted >= 0 && !goesOn)
          left.push_back(evicted);
        row = goesOn ? evicted : -1;
        turns -= turns > 0;
      }
    return left;
  }

  /// Shortens the distances of open columns by way of a row whose own distance less its reduced cost is
  /// `offset`, and finds the nearest open one.
  Least relax(int row, double offset) {
    const auto costs = m_costs.row(row);
    LeastLanes nearest;
    const Vector number = hn::Set(doubles, row);
    const Vector more = hn::Set(doubles, offset);
    Vector places = hn::Iota(doubles, 0);
    for (std::size_t j = 0; j < wholeVectors(); j += hn::Lanes(doubles)) {
      const Vector closed = hn::LoadU(doubles, &m_closed[j]);
      const Vector known = hn::LoadU(doubles, &m_distance[j]);
      const Vector reduced = hn::Add(hn::Sub(costs.at(j), hn::LoadU(doubles, &m_potential[j])), more);
      const auto isShorter = hn::Lt(hn::Add(reduced, closed), known);
      const Vector distance = hn::IfThenElse(isShorter, reduced, known);
      hn::StoreU(distance, doubles, &m_distance[j]);
      hn::StoreU(hn::IfThenElse(isShorter, number, hn::LoadU(doubles, &m_before[j])), doubles, &m_before[j]);
      nearest.take(hn::Add(distance, closed), places);
      places = hn::Add(places, hn::Set(doubles, static_cast<double>(hn::Lanes(doubles))));
    }
    Least least;
    const auto take = [&](double value, int column) {
      if (value < least.value)
        least = {value, column};
    };
    nearest.each(take);
    for (std::size_t j = wholeVectors(); j < m_count; ++j) {
      const double reduced = costs.scalarAt(j) - m_potential[j] + offset;
      if (reduced + m_closed[j] < m_distance[j]) {
        m_distance[j] = reduced;
        m_before[j] = row;
      }
      take(m_distance[j] + m_closed[j], static_cast<int>(j));
    }
    return least;
  }

  /// Gives a free row a column, along the shortest alternating path.
  void augment(int freeRow) {
    std::fill(m_distance.begin(), m_distance.end(), infinity);
    std::fill(m_closed.begin(), m_closed.end(), 0.0);
    std::vector<int> closed;
    Least nearest = relax(freeRow, 0);
    while (m_rowOfColumn[at(nearest.column)] >= 0) {
      const int column = nearest.column;
      m_closed[at(column)] = infinity;
      closed.push_back(column);
      const int row = m_rowOfColumn[at(column)];
      const double reduced = m_costs.row(row).scalarAt(at(column)) - m_potential[at(column)];
      nearest = relax(row, m_distance[at(column)] - reduced);
    }
    for (const int column : closed)
      m_potential[at(column)] += m_distance[at(column)] - nearest.value;
    flipPath(freeRow, nearest.column);
  }

  void flipPath(int freeRow, int column) {
    while (true) {
      const int row = static_cast<int>(m_before[at(column)]);
      const int next = m_columnOfRow[at(row)];
      match(row, column);
      if (row == freeRow)
        return;
      column = next;
    }
  }

public:
  Assignment result() const {
    Assignment assignment{m_columnOfRow, std::vector<double>(m_count), m_potential, 0};
    for (std::size_t i = 0; i < m_count; ++i) {
      const double cost = m_costs.row(static_cast<int>(i)).scalarAt(at(m_columnOfRow[i]));
      assignment.rowPotentials[i] = cost - m_potential[at(m_columnOfRow[i])];
      assignment.cost += cost;
    }
    return assignment;
  }

  const Costs& m_costs;
  std::size_t m_count;
  std::vector<int> m_columnOfRow;
  std::vector<int> m_rowOfColumn;
  std::vector<double> m_potential; ///< of the columns
  // Of one search for a path:
  std::vector<double> m_distance; ///< of each column from the free row
  std::vector<double> m_before;   ///< the row before each column on the way there
  std::vector<double> m_closed;   ///< infinity for columns whose distance is final, else 0
};

template <class Costs>
Assignment solved(const Costs& costs, std::size_t count) {
  Solver solver(costs, count);
  solver.solve();
  return solver.result();
}

Assignment assignMatrix(std::span<const float> costs, int count) {
  const Matrix matrix{costs, count};
  return solved(matrix, static_cast<std::size_t>(count));
}

Assignment assignPoints(std::span<const float> from, std::span<const float> to) {
  const Plane plane(from, to);
  return solved(plane, from.size() / 2);
}

} // namespace
} // namespace deblend::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend {

HWY_EXPORT(assignMatrix);
HWY_EXPORT(assignPoints);

Assignment assign(std::span<const float> costs, int count) {
  return HWY_DYNAMIC_DISPATCH(assignMatrix)(costs, count);
}

Assignment assignPlanar(std::span<const float> from, std::span<const float> to) {
  return HWY_DYNAMIC_DISPATCH(assignPoints)(from, to);
}

} // namespace deblend
#endif
