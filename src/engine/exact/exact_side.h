#pragma once

#include "data/data_set_kinds.h"
#include "data/data_set_spec.h"
#include "exact/plane_masses.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace deblend {

class DataSet;

/// One side of an exact pairing: a distribution over the plane that is known, or taken from its samples.
/// Immutable; every member may be called from any thread at once.
class ExactSide {
public:
  /// A planar data set: its known density, or else that of its stored samples or of 2²⁰ drawn ones, spread
  /// over `side` × `side` cells. Takes up to some tenths of a second. Throws Error if the data cannot be
  /// opened, are not points of the plane, or the side is not allowed; "cancelled" where `progress` says so.
  static std::shared_ptr<const ExactSide> open(const DataSetSpec& spec, const DataFolders& folders, int side,
                                               const OpeningProgress& progress = {});
  /// A density as it is being painted. Takes about a millisecond. Throws Error as massesOf() does.
  static std::shared_ptr<const ExactSide> ofDensity(const DensityGrid& density, int side);

  ExactSide(const ExactSide&) = delete;
  ExactSide& operator=(const ExactSide&) = delete;
  ~ExactSide();

  const PlaneMasses& masses() const;
  /// Samples `first` to first + count − 1 to begin a trajectory with [count, 2]: for a data set the same that
  /// networks start from. Sample i follows from the seed and i alone.
  std::vector<float> startPoints(std::int64_t count, std::uint64_t seed, std::int64_t first = 0) const;
  /// Independent samples [count, 2] that the seed fixes. Stored samples are drawn with replacement.
  std::vector<float> draw(std::int64_t count, std::uint64_t seed) const;
  /// Whether it is an even filling of a shape with a border that is known.
  bool hasBorder() const;
  /// The density at a point in proportion to the largest: 0 or 1 inside a border, else that of the cell
  /// around the point.
  double relativeDensity(double x, double y) const;

private:
  struct Parts;
  explicit ExactSide(std::unique_ptr<const Parts> parts);

  std::unique_ptr<const Parts> m_parts;
};

} // namespace deblend
