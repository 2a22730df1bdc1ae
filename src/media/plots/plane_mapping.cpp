#include "plots/plane_mapping.h"

#include "picture/media_error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace deblend {
namespace {

void checkView(const PlotRectangle& view) {
  const bool finite = std::isfinite(view.left) && std::isfinite(view.top) && std::isfinite(view.width) &&
                      std::isfinite(view.height);
  if (!finite || view.width <= 0 || view.height <= 0) {
    throw MediaError("Cannot draw a view of the plane " + std::to_string(view.width) + " wide and " +
                     std::to_string(view.height) + " high: both must be positive and finite.");
  }
}

} // namespace

PlaneMapping::PlaneMapping(const PlotRectangle& view, const PixelArea& area) : m_view(view) {
  checkView(view);
  if (area.width < 1 || area.height < 1) {
    throw MediaError("Cannot draw a view of the plane in an area of " + std::to_string(area.width) + " × " +
                     std::to_string(area.height) + " pixels: the picture is too small.");
  }
  m_scale = std::min(area.width / view.width, area.height / view.height);
  const int width = std::clamp(static_cast<int>(std::lround(view.width * m_scale)), 1, area.width);
  const int height = std::clamp(static_cast<int>(std::lround(view.height * m_scale)), 1, area.height);
  m_area = {.left = area.left + (area.width - width) / 2,
            .top = area.top + (area.height - height) / 2,
            .width = width,
            .height = height};
  m_origin = {.x = static_cast<double>(m_area.left), .y = static_cast<double>(m_area.top)};
}

PixelPoint PlaneMapping::toPixels(double x, double y) const {
  return {.x = m_origin.x + (x - m_view.left) * m_scale, .y = m_origin.y + (y - m_view.top) * m_scale};
}

PixelPoint PlaneMapping::toPlane(const PixelPoint& pixel) const {
  return {.x = m_view.left + (pixel.x - m_origin.x) / m_scale,
          .y = m_view.top + (pixel.y - m_origin.y) / m_scale};
}

PlotRectangle enclosingRectangle(std::span<const float> points, double margin) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double left = infinity;
  double top = infinity;
  double right = -infinity;
  double bottom = -infinity;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const double x = points[i];
    const double y = points[i + 1];
    if (std::isfinite(x) && std::isfinite(y)) {
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (left > right) {
    return {};
  }
  const double border = margin * std::max(right - left, bottom - top);
  const double width = std::max(right - left + 2 * border, 1e-6);
  const double height = std::max(bottom - top + 2 * border, 1e-6);
  return {.left = (left + right - width) / 2,
          .top = (top + bottom - height) / 2,
          .width = width,
          .height = height};
}

PlotRectangle unite(const PlotRectangle& first, const PlotRectangle& second) {
  const double left = std::min(first.left, second.left);
  const double top = std::min(first.top, second.top);
  const double right = std::max(first.left + first.width, second.left + second.width);
  const double bottom = std::max(first.top + first.height, second.top + second.height);
  return {.left = left, .top = top, .width = right - left, .height = bottom - top};
}

} // namespace deblend
