#include "plots/plane_frame.h"

#include "plots/cairo_layer.h"
#include "plots/density_tint.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

// In pixels of a picture of 900 × 900.
constexpr double marginSize = 24;
constexpr double footerHeight = 64;

int scaled(double size, double unit) {
  return static_cast<int>(std::lround(size * unit));
}

double unitOf(const PlaneOptions& options) {
  checkPictureSize(options.width, options.height);
  return std::min(options.width, options.height) / 900.0;
}

PixelArea planeArea(const PlaneOptions& options, double unit) {
  const int margin = scaled(marginSize, unit);
  return {.left = margin,
          .top = margin,
          .width = options.width - 2 * margin,
          .height = options.height - margin - scaled(footerHeight, unit)};
}

double tintStrength(Theme theme) {
  return theme == Theme::light ? 0.20 : 0.26;
}

} // namespace

PlaneFrame::PlaneFrame(const PlaneOptions& options)
    : m_theme(options.theme), m_unit(unitOf(options)), m_mapping(options.view, planeArea(options, m_unit)) {
  const RoleColours& colours = roleColours(m_theme);
  m_backdrop = makePicture(options.width, options.height, colours.background);
  const PixelArea& plane = m_mapping.area();
  m_footer = {.left = plane.left,
              .top = plane.top + plane.height,
              .width = plane.width,
              .height = std::min(scaled(footerHeight, m_unit), options.height - plane.top - plane.height)};
  if (options.source) {
    tintDensity(m_backdrop, m_mapping, *options.source, colours.source, tintStrength(m_theme));
  }
  if (options.target) {
    tintDensity(m_backdrop, m_mapping, *options.target, colours.target, tintStrength(m_theme));
  }
  drawOutline();
}

void PlaneFrame::drawOutline() {
  CairoLayer layer(m_backdrop, {.left = 0, .top = 0, .width = m_backdrop.width, .height = m_backdrop.height});
  const PixelArea& plane = m_mapping.area();
  const double line = std::max(1.0, std::round(m_unit));
  layer.setColour(roleColours(m_theme).frame);
  cairo_set_line_width(layer.context(), line);
  cairo_rectangle(layer.context(), plane.left + line / 2, plane.top + line / 2, plane.width - line,
                  plane.height - line);
  cairo_stroke(layer.context());
  layer.flush();
}

} // namespace deblend
