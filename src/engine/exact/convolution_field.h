#pragma once

#include "exact/exact_field.h"
#include "exact/plane_masses.h"
#include "exact/velocity_lookup.h"

#include <memory>

namespace deblend {

/// The exact field of two densities by convolution: the density of (1−α)·x₀ + α·x₁ is the convolution of the
/// two densities scaled by 1−α and α, and E[x₁ | x_α] is the same convolution with x₁·p₁ in place of p₁.
/// Solved for x₁ in the first half and for x₀ in the second, where the division is by the larger factor.
///
/// The grid of blends moves with α from the source's square to the target's, with as many cells a side as
/// they have; the squares may differ. A field takes seven Fourier transforms however many pairs there are.
/// Immutable; every member may be called from any thread at once.
class ConvolutionField {
public:
  /// Throws Error unless both have equally many cells a side, within the limits of requirePlaneSide().
  ConvolutionField(PlaneMasses source, PlaneMasses target);

  const PlaneMasses& source() const { return m_source; }
  const PlaneMasses& target() const { return m_target; }

  /// Where blends lie at this α: the grid of at().
  PlaneRectangle rectangle(double alpha) const;
  /// At the centres of side × side cells of rectangle(α). Throws Error unless α is from 0 to 1.
  ExactField at(double alpha) const;
  /// At the centres of the cells of any other grid, by interpolation, with the request's α. Throws Error for
  /// a grid without cells or an α outside 0 to 1.
  ExactField on(const VectorFieldRequest& grid) const;
  /// For points that move. Throws Error unless α is from 0 to 1.
  VelocityLookup lookup(double alpha) const;

private:
  PlaneMasses m_source;
  PlaneMasses m_target;
};

/// A lookup's field at the centres of the cells of a grid.
ExactField fieldOn(const VectorFieldRequest& grid, const VelocityLookup& lookup);

} // namespace deblend
