#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace deblend::evolution {

enum class GeneKind : std::uint8_t { Ellipse, Triangle, Polygon, Stroke };

/// "ellipse", "triangle", "polygon", "stroke". kindFromText throws Error that lists them.
std::string_view toText(GeneKind kind);
GeneKind kindFromText(const std::string& text);
std::span<const GeneKind> geneKinds();

/// In the plane of the picture: x right, y down, the longer side from 0 to 1.
struct Point {
  float x = 0;
  float y = 0;
};

using Colour =
    std::array<float, 3>; ///< red, green, blue from 0 to 1; of a gray picture the first alone counts

/// One shape of a picture.
struct Gene {
  static constexpr int mostPoints = 8;

  GeneKind kind = GeneKind::Ellipse;
  int pointCount = 1;                     ///< ellipse 1, triangle and stroke 3, polygon 3 to mostPoints
  std::array<Point, mostPoints> points{}; ///< centre; corners; ends and middle of a quadratic Bézier curve
  Point radii;                            ///< of an ellipse
  float angle = 0;                        ///< of an ellipse's first radius against x, radians
  float width = 0;                        ///< of a stroke, whose ends are round
  Colour colour{};
  float alpha = 1; ///< 0 to 1

  bool operator==(const Gene&) const;
};

/// The mean of its points.
Point centre(const Gene& gene);

} // namespace deblend::evolution
