#include "plots/point_frame.h"

#include "picture/media_error.h"
#include "plots/alpha_bar.h"
#include "plots/ink_canvas.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deblend {

PointStyle pointStyle(std::size_t count, double unit) {
  const double crowd = std::sqrt(static_cast<double>(std::max<std::size_t>(count, 64)) / 256.0);
  return {.radius = std::max(5.2 * unit / std::pow(crowd, 0.8), 0.75),
          .opacity = std::clamp(0.9 / std::pow(crowd, 0.35), 0.4, 0.9)};
}

Picture drawPointFrame(const PlaneFrame& frame, std::span<const float> points, double alpha) {
  if (points.size() % 2 != 0) {
    throw MediaError("Cannot draw points from " + std::to_string(points.size()) +
                     " values: each point has an x and a y.");
  }
  Picture picture = frame.backdrop();
  const PointStyle style = pointStyle(points.size() / 2, frame.unit());
  const Rgb colour = alphaColour(frame.theme(), alpha);
  InkCanvas canvas(picture, frame.mapping().area());
  for (std::size_t i = 0; i < points.size(); i += 2) {
    canvas.drawDisc(frame.mapping().toPixels(points[i], points[i + 1]), style.radius, colour, style.opacity);
  }
  canvas.flush();
  drawAlphaProgress(picture, alphaFooter(frame), alpha);
  return picture;
}

} // namespace deblend
