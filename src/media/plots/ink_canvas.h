#pragma once

#include "colours/rgb.h"
#include "picture/picture.h"
#include "plots/plane_mapping.h"

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace deblend {

// Draws many translucent dots and lines into an area of a picture. Works on floating-point copies of the
// pixels, so that thousands of faint strokes add up without rounding; nothing is drawn outside the area.
// Coordinates are the picture's. Shapes with a coordinate that is not finite are left out.
class InkCanvas {
public:
  // The picture must outlive the canvas; the area must lie within it.
  InkCanvas(Picture& picture, const PixelArea& area);

  void drawDisc(const PixelPoint& centre, double radius, Rgb colour, double opacity);

  // One connected line that takes each pixel once, however often it passes. `positions`, as many as the
  // points, are in [0, 1] and choose the colour along the line from colourTable().
  struct Line {
    double width = 1;
    double opacity = 1;
  };
  void drawLine(std::span<const PixelPoint> points, std::span<const double> positions, const Line& line);
  // The colours for drawLine(), asked once for a fine ladder of positions in [0, 1].
  void setLineColours(const std::function<Rgb(double position)>& colourAt);

  // Writes the pixels to the picture. Without it the picture stays as it was.
  void flush();

private:
  using Ink = std::array<float, 3>;
  struct Bounds {
    int left, top, right, bottom; // of the area, right and bottom excluded
  };

  static Ink toInk(Rgb colour);
  Bounds clippedBounds(double left, double top, double right, double bottom) const;
  std::size_t indexOf(int x, int y) const;
  void blend(std::size_t index, const Ink& ink, double amount);
  void coverSegment(const PixelPoint& from, const PixelPoint& to, double fromPosition, double toPosition,
                    double halfWidth);
  void blendCoverage(double opacity);

  Picture* m_picture;
  PixelArea m_area;
  std::vector<Ink> m_pixels;
  std::vector<Ink> m_lineColours;
  // Of the line being drawn: how much of each pixel it covers, where along it, and which pixels these are.
  std::vector<float> m_coverage;
  std::vector<float> m_positions;
  std::vector<std::size_t> m_touched;
};

} // namespace deblend
