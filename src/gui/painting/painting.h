#pragma once

#include "data/density_grid.h"

#include <QImage>
#include <QPointF>

#include <cstdint>
#include <vector>

namespace deblend {

/// Which strokes are repeated as in a mirror.
enum class Symmetry { None, LeftRight, TopBottom, Both };

/// A round brush with a soft edge.
struct Brush {
  double radius = 14;    ///< cells of the painting, to where the brush ends
  double strength = 0.5; ///< share of the way to full or empty that a touch goes in its middle, above 0 to 1
  bool erases = false;
  Symmetry symmetry = Symmetry::None;
};

/// A density that is painted: a square of cells from empty to full, over the unit square of the plane. A
/// value.
class Painting {
public:
  static constexpr int side = 256;

  Painting() : m_values(static_cast<std::size_t>(side) * side) {}
  /// A picture as densities are read: its luma, transparency over black, the longer side fitted to the
  /// square's, from the left upper corner. Null: empty.
  static Painting fromPicture(const QImage& picture);

  /// Touches along a straight line, in cells from the left upper corner; the end alone where `from` equals
  /// `to`.
  void stroke(const QPointF& from, const QPointF& to, const Brush& brush);
  /// Whether nothing is painted: there is nothing to draw samples from.
  bool isEmpty() const;

  /// Row-major from the top left: 0 empty, 255 full.
  const std::vector<std::uint8_t>& values() const { return m_values; }
  /// Gray, white is dense.
  QImage picture() const;
  DensityGrid density() const;

  bool operator==(const Painting&) const = default;

private:
  void touch(const QPointF& place, const Brush& brush);
  void touchOnce(const QPointF& place, const Brush& brush);

  std::vector<std::uint8_t> m_values;
};

} // namespace deblend
