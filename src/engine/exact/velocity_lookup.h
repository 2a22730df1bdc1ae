#pragma once

#include "data/density_grid.h"
#include "data/shape_geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

/// The blends' density and the velocity at one α, for points that move. Between the cells' centres the
/// conditional mean of one end is interpolated with the density as weight, and the velocity follows from it
/// and the point itself. Immutable; any thread.
class VelocityLookup {
public:
  /// Which end of a pair the conditional means are of.
  enum class End { Source, Target };

  struct Cell {
    float x = 0, y = 0; ///< the mean of that end, times the density
    float density = 0;  ///< the probability of a blend in this cell; 0 where no pair blends
    float unused = 0;
  };

  /// `cells` [side, side] over a square.
  VelocityLookup(int side, const PlaneRectangle& square, double alpha, End end, std::vector<Cell> cells);

  int side() const { return m_side; }
  const PlaneRectangle& square() const { return m_square; }
  double alpha() const { return m_alpha; }

  /// What is known of a point.
  struct Answer {
    PlanePoint velocity;
    double density = 0; ///< the probability of a cell around it; 0 where no pair blends: there is no velocity
  };
  Answer at(PlanePoint point) const;
  /// Whether pairs blend into the cell that the point lies in.
  bool isCovered(PlanePoint point) const;
  /// The velocity of the nearest cell where pairs blend.
  PlanePoint nearestVelocity(PlanePoint point) const;

  /// Moves points [N, 2] by a step of this length (negative in reverse) with the explicit midpoint rule in
  /// the frozen field. With α in the middle of the step this is of order 2. A point that has left the blends
  /// takes the velocity of the nearest cell where pairs blend.
  void move(std::span<float> points, double step) const;

private:
  Answer answerAt(PlanePoint point) const;
  PlanePoint velocityFrom(PlanePoint mean, PlanePoint point) const;
  PlanePoint velocityAnywhere(PlanePoint point) const;
  const Cell& cell(int row, int column) const;

  int m_side;
  PlaneRectangle m_square;
  double m_alpha;
  double m_factor; ///< the velocity is this times (mean − point)
  double m_perUnit;
  std::vector<Cell> m_cells;
};

} // namespace deblend
