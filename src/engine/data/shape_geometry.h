#pragma once

/// The analytic shapes of the plane: where exactly they lie in the unit square, x to the right and y
/// downward. Drawing samples and exact references both take it from here.
namespace deblend {

struct PlanePoint {
  double x = 0;
  double y = 0;
};

/// All contains() count the border in.
struct Triangle {
  PlanePoint a, b, c;
  bool contains(PlanePoint point) const;
  double area() const;
};

struct Square {
  PlanePoint centre;
  double halfSide = 0;
  bool contains(PlanePoint point) const;
  double area() const;
};

struct Rhombus {
  PlanePoint centre;
  double halfWidth = 0;
  double halfHeight = 0;
  bool contains(PlanePoint point) const;
  double area() const;
};

struct Disk {
  PlanePoint centre;
  double radius = 0;
  bool contains(PlanePoint point) const;
  double area() const;
};

struct Ring {
  PlanePoint centre;
  double innerRadius = 0;
  double outerRadius = 0;
  bool contains(PlanePoint point) const;
  double area() const;
};

/// A square of cells × cells, of which those with an even sum of column and row are filled: that at the top
/// left is.
struct Checkerboard {
  PlanePoint topLeft;
  double cellSide = 0;
  int cells = 0;
  bool contains(PlanePoint point) const;
  double area() const;
};

/// Normal distributions around points evenly spaced on a circle, the first to the right of the centre.
struct GaussianCircle {
  PlanePoint centre;
  double radius = 0;
  int count = 0;
};

/// Two half circles that interlock: one from the left end over the top to the right end, one half a diameter
/// further right from its left end under the bottom to the right end.
struct TwoMoons {
  PlanePoint centre; ///< of the bounding rectangle
  double radius = 0;
};

/// An Archimedean spiral: the distance from the centre grows with the angle.
struct Spiral {
  PlanePoint centre;
  double radius = 0; ///< at the outer end
  double turns = 0;
};

inline constexpr PlanePoint planeCentre{0.5, 0.5};
/// Equal sides of 0.8, pointing upward.
inline constexpr Triangle theTriangle{
    {0.5, 0.153589838486224}, {0.9, 0.846410161513776}, {0.1, 0.846410161513776}};
inline constexpr Square theSquare{planeCentre, 0.35};
inline constexpr Rhombus theRhombus{planeCentre, 0.3, 0.42};
inline constexpr Disk theDisk{planeCentre, 0.4};
inline constexpr Ring theRing{planeCentre, 0.25, 0.42};
inline constexpr Checkerboard theCheckerboard{{0.1, 0.1}, 0.2, 4};
inline constexpr GaussianCircle theEightGaussians{planeCentre, 0.34, 8};
inline constexpr TwoMoons theTwoMoons{planeCentre, 0.25};
inline constexpr Spiral theSpiral{planeCentre, 0.38, 2};

} // namespace deblend
