#pragma once

#include "exact/plane_masses.h"

#include <cstddef>
#include <vector>

namespace deblend {

/// Where each of `side` cells of an axis comes to lie when their indices are multiplied by a scale from 0 to
/// 1: shared between two neighbouring cells, so that the mean stays exact.
class ScaledAxis {
public:
  ScaledAxis(int side, double scale);

  struct Place {
    std::size_t first = 0; ///< the first of the two cells
    double fraction = 0;   ///< that the second takes
  };
  const std::vector<Place>& places() const { return m_places; }
  std::size_t length() const { return m_places.back().first + 2; } ///< cells that take part

private:
  std::vector<Place> m_places;
};

/// Adds the masses, scaled towards the first cell along both axes, to a plane of zeros with rows of `stride`
/// values. The planes hold at least ScaledAxis::length() rows and columns.
void addScaled(const PlaneMasses& masses, double scale, double* plane, std::size_t stride);

/// The same, and the masses times their unscaled column and row, counted from the middle of the grid.
struct MomentPlanes {
  double* mass;
  double* column;
  double* row;
};
void addScaledMoments(const PlaneMasses& masses, double scale, const MomentPlanes& planes,
                      std::size_t stride);

} // namespace deblend
