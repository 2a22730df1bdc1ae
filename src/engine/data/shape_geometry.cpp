#include "data/shape_geometry.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

PlanePoint operator-(PlanePoint a, PlanePoint b) {
  return {a.x - b.x, a.y - b.y};
}

double cross(PlanePoint a, PlanePoint b) {
  return a.x * b.y - a.y * b.x;
}

double distance(PlanePoint a, PlanePoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

bool Triangle::contains(PlanePoint point) const {
  const double ab = cross(b - a, point - a);
  const double bc = cross(c - b, point - b);
  const double ca = cross(a - c, point - c);
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

bool Square::contains(PlanePoint point) const {
  return std::abs(point.x - centre.x) <= halfSide && std::abs(point.y - centre.y) <= halfSide;
}

bool Rhombus::contains(PlanePoint point) const {
  return std::abs(point.x - centre.x) / halfWidth + std::abs(point.y - centre.y) / halfHeight <= 1;
}

bool Disk::contains(PlanePoint point) const {
  return distance(point, centre) <= radius;
}

bool Ring::contains(PlanePoint point) const {
  return distance(point, centre) >= innerRadius && distance(point, centre) <= outerRadius;
}

bool Checkerboard::contains(PlanePoint point) const {
  const double column = std::floor((point.x - topLeft.x) / cellSide);
  const double row = std::floor((point.y - topLeft.y) / cellSide);
  const bool isInside = column >= 0 && column < cells && row >= 0 && row < cells;
  return isInside && std::fmod(column + row, 2) == 0;
}

double Triangle::area() const {
  return std::abs(cross(b - a, c - a)) / 2;
}

double Square::area() const {
  return 4 * halfSide * halfSide;
}

double Rhombus::area() const {
  return 2 * halfWidth * halfHeight;
}

double Disk::area() const {
  return std::numbers::pi * radius * radius;
}

double Ring::area() const {
  return std::numbers::pi * (outerRadius * outerRadius - innerRadius * innerRadius);
}

/// Of an odd number of cells, one more than half are filled.
double Checkerboard::area() const {
  return (cells * cells + 1) / 2 * cellSide * cellSide;
}

} // namespace deblend
