#include "plots/field_picture.h"

#include "colours/cyclic_map.h"
#include "plots/alpha_bar.h"
#include "plots/cairo_layer.h"
#include "plots/field_arrows.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>

namespace deblend {
namespace {

// In pixels of a picture of 900 × 900.
constexpr double legendWidth = 120;
constexpr double wheelSide = 92;
constexpr double barWidth = 22;
constexpr double barHeight = 300;

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

Surface surfaceOf(const std::vector<std::uint32_t>& pixels, int width, int height) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const auto row = static_cast<std::size_t>(width);
  for (int y = 0; data != nullptr && y < height; ++y) {
    std::memcpy(data + static_cast<std::ptrdiff_t>(y) * stride,
                pixels.data() + row * static_cast<std::size_t>(y), row * sizeof(std::uint32_t));
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

int scaled(double size, double unit) {
  return static_cast<int>(std::lround(size * unit));
}

// The plane's own picture, without the strip of the legend.
PlaneOptions withoutLegend(const FieldPictureOptions& options) {
  PlaneOptions plane = options.plane;
  checkPictureSize(plane.width, plane.height);
  if (options.look) {
    plane.width -= scaled(legendWidth, std::min(plane.width, plane.height) / 900.0);
  }
  return plane;
}

class FieldPicture {
public:
  FieldPicture(const PlotField& field, const FieldPictureOptions& options)
      : m_field(field), m_options(options), m_frame(withoutLegend(options)),
        m_longest(options.longest.value_or(commonLength(field))) {}

  Picture draw() {
    Picture picture = m_frame.backdrop();
    if (m_options.look) {
      drawCells(picture);
    }
    if (m_options.arrows) {
      drawArrows(picture);
    }
    drawAlphaProgress(picture, alphaFooter(m_frame), m_options.alpha);
    return m_options.look ? withLegend(picture) : picture;
  }

private:
  void drawCells(Picture& picture) const {
    CairoLayer layer(picture, m_frame.mapping().area());
    const Surface cells =
        surfaceOf(fieldCells(m_field, *m_options.look, m_longest), m_field.columns, m_field.rows);
    const PixelPoint corner = m_frame.mapping().toPixels(m_field.area.left, m_field.area.top);
    cairo_translate(layer.context(), corner.x, corner.y);
    cairo_scale(layer.context(), m_field.area.width * m_frame.mapping().scale() / m_field.columns,
                m_field.area.height * m_frame.mapping().scale() / m_field.rows);
    cairo_set_source_surface(layer.context(), cells.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(layer.context()), CAIRO_FILTER_BILINEAR);
    cairo_paint(layer.context());
    layer.flush();
  }

  void drawArrows(Picture& picture) const {
    CairoLayer layer(picture, m_frame.mapping().area());
    layer.setColour(roleColours(m_frame.theme()).text, 0.85);
    cairo_set_line_width(layer.context(), std::max(1.6 * m_frame.unit(), 1.0));
    cairo_set_line_cap(layer.context(), CAIRO_LINE_CAP_ROUND);
    const auto toPixels = [this](double x, double y) { return m_frame.mapping().toPixels(x, y); };
    for (const ArrowLine& line : fieldArrows(m_field, toPixels, 30 * m_frame.unit())) {
      cairo_move_to(layer.context(), line.from.x, line.from.y);
      cairo_line_to(layer.context(), line.to.x, line.to.y);
    }
    cairo_stroke(layer.context());
    layer.flush();
  }

  Picture withLegend(const Picture& plane) const {
    Picture picture =
        makePicture(m_options.plane.width, m_options.plane.height, roleColours(m_frame.theme()).background);
    for (int y = 0; y < plane.height; ++y) {
      std::memcpy(picture.rgb.data() + pixelOffset(picture, 0, y),
                  plane.rgb.data() + pixelOffset(plane, 0, y), static_cast<std::size_t>(plane.width) * 3);
    }
    CairoLayer layer(
        picture,
        {.left = plane.width, .top = 0, .width = picture.width - plane.width, .height = plane.height});
    if (m_options.look == FieldLook::direction) {
      drawWheel(layer, plane.width);
    } else {
      drawBar(layer, plane.width);
    }
    layer.flush();
    return picture;
  }

  void drawWheel(const CairoLayer& layer, double left) const {
    const int side = std::max(scaled(wheelSide, m_frame.unit()), 8);
    const Surface wheel = surfaceOf(directionWheel(side), side, side);
    cairo_set_source_surface(layer.context(), wheel.get(), left, m_frame.mapping().area().top);
    cairo_paint(layer.context());
  }

  // From no length at its lower end to the longest at its upper one.
  void drawBar(const CairoLayer& layer, double left) const {
    const double unit = m_frame.unit();
    const double top = m_frame.mapping().area().top + 30 * unit;
    const double height = barHeight * unit;
    const int rows = std::max(static_cast<int>(std::lround(height)), 1);
    for (int row = 0; row < rows; ++row) {
      const double share = 1 - (row + 0.5) / rows;
      layer.setColour(m_options.look == FieldLook::magnitude ? magnitudeColour(share)
                                                             : differenceColour(share));
      cairo_rectangle(layer.context(), std::round(left), std::round(top) + row, std::round(barWidth * unit),
                      1);
      cairo_fill(layer.context());
    }
    TextStyle style = {.size = std::max(18 * unit, 8.0), .colour = roleColours(m_frame.theme()).mutedText};
    drawText(layer, m_options.look == FieldLook::magnitude ? "|D|" : "|ΔD|", left, top - 0.6 * style.size,
             style);
    for (const AxisTick& tick : linearTicks(0, m_longest, 6)) {
      const double share = m_longest > 0 ? tick.value / m_longest : 0;
      drawText(layer, tick.label, left + (barWidth + 8) * unit,
               top + (1 - share) * height + 0.36 * style.size, style);
    }
  }

  const PlotField& m_field;
  const FieldPictureOptions& m_options;
  PlaneFrame m_frame;
  double m_longest;
};

} // namespace

Picture drawFieldPicture(const PlotField& field, const FieldPictureOptions& options) {
  checkPlotField(field);
  return FieldPicture(field, options).draw();
}

} // namespace deblend
