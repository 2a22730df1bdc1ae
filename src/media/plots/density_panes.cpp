#include "plots/density_panes.h"

#include "colours/cyclic_map.h"
#include "picture/media_error.h"
#include "plots/cairo_layer.h"
#include "plots/plane_mapping.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace deblend {
namespace {

// In pixels of a picture of 1200 × 620.
constexpr double margin = 24;
constexpr double titleRow = 40;
constexpr double barWidth = 22;
constexpr double legendWidth = 110;

void checkPane(const DensityPane& pane) {
  const PlotDensity& density = pane.density;
  if (density.width < 1 || density.height < 1 ||
      density.values.size() !=
          static_cast<std::size_t>(density.width) * static_cast<std::size_t>(density.height))
    throw MediaError("Cannot draw the density \"" + pane.title + "\": it has " +
                     std::to_string(density.values.size()) + " values for " + std::to_string(density.width) +
                     " × " + std::to_string(density.height) + " cells.");
}

double commonMaximum(std::span<const DensityPane> panes) {
  std::vector<float> values;
  for (const DensityPane& pane : panes)
    std::ranges::copy_if(pane.density.values, std::back_inserter(values),
                         [](float value) { return std::isfinite(value) && value > 0; });
  if (values.empty())
    return 1;
  const auto place = static_cast<std::ptrdiff_t>(0.995 * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + place);
  return values[static_cast<std::size_t>(place)];
}

void setPixel(Picture& picture, int x, int y, Rgb colour) {
  std::uint8_t* bytes = picture.rgb.data() + pixelOffset(picture, x, y);
  bytes[0] = colour.red;
  bytes[1] = colour.green;
  bytes[2] = colour.blue;
}

double valueAt(const PlotDensity& density, const PixelPoint& place) {
  const double column = (place.x - density.area.left) / density.area.width * density.width;
  const double row = (place.y - density.area.top) / density.area.height * density.height;
  if (!(column >= 0 && column < density.width && row >= 0 && row < density.height))
    return 0;
  const float value = density.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(density.width) +
                                     static_cast<std::size_t>(column)];
  return std::isfinite(value) ? value : 0;
}

class DensityPanes {
public:
  DensityPanes(std::span<const DensityPane> panes, const DensityPanesOptions& options)
      : m_panes(panes), m_options(options), m_colours(roleColours(options.theme)),
        m_unit(std::max(std::min(options.width / 1200.0, options.height / 620.0), 0.5)),
        m_maximum(commonMaximum(panes)),
        m_picture(makePicture(options.width, options.height, m_colours.background)) {}

  Picture draw() {
    const double count = static_cast<double>(m_panes.size());
    const double width = (m_options.width - (legendWidth + margin * (count + 1)) * m_unit) / count;
    m_top = (margin + titleRow) * m_unit;
    m_bottom = m_options.height - margin * m_unit;
    if (width < 16 || m_bottom - m_top < 16)
      throw MediaError("Cannot draw densities in a picture of " + std::to_string(m_options.width) + " × " +
                       std::to_string(m_options.height) + " pixels: it is too small.");
    std::vector<PixelArea> areas;
    for (std::size_t i = 0; i < m_panes.size(); ++i)
      areas.push_back(drawCells(m_panes[i].density,
                                margin * m_unit + static_cast<double>(i) * (width + margin * m_unit), width));
    drawBar();
    drawWords(areas);
    return std::move(m_picture);
  }

private:
  PixelArea drawCells(const PlotDensity& density, double left, double width) {
    const PixelArea place{static_cast<int>(left), static_cast<int>(m_top), static_cast<int>(width),
                          static_cast<int>(m_bottom - m_top)};
    const PlaneMapping mapping(density.area, place);
    const PixelArea& area = mapping.area();
    for (int y = area.top; y < area.top + area.height; ++y)
      for (int x = area.left; x < area.left + area.width; ++x)
        setPixel(m_picture, x, y,
                 magnitudeColour(valueAt(density, mapping.toPlane({x + 0.5, y + 0.5})) / m_maximum));
    return area;
  }

  int barLeft() const { return static_cast<int>(m_options.width - legendWidth * m_unit); }

  void drawBar() {
    const int right = barLeft() + static_cast<int>(barWidth * m_unit);
    for (int y = static_cast<int>(m_top); y < static_cast<int>(m_bottom); ++y)
      for (int x = barLeft(); x < right; ++x)
        setPixel(m_picture, x, y, magnitudeColour((m_bottom - y) / (m_bottom - m_top)));
  }

  void drawWords(const std::vector<PixelArea>& areas) {
    CairoLayer layer(m_picture, {.left = 0, .top = 0, .width = m_picture.width, .height = m_picture.height});
    const TextStyle title{.size = 20 * m_unit, .colour = m_colours.text, .bold = true};
    for (std::size_t i = 0; i < areas.size(); ++i)
      drawText(layer, shortenedText(layer, m_panes[i].title, areas[i].width, title), areas[i].left,
               m_top - 12 * m_unit, title);
    const TextStyle label{.size = 15 * m_unit, .colour = m_colours.mutedText};
    for (const AxisTick& tick : linearTicks(0, m_maximum, 7))
      drawText(layer, tick.label, barLeft() + (barWidth + 8) * m_unit,
               m_bottom - tick.value / m_maximum * (m_bottom - m_top) + 0.36 * label.size, label);
    drawText(layer, m_options.unitLabel, barLeft(), m_top - 12 * m_unit, label);
    layer.flush();
  }

  std::span<const DensityPane> m_panes;
  const DensityPanesOptions& m_options;
  const RoleColours& m_colours;
  const double m_unit;
  const double m_maximum;
  Picture m_picture;
  double m_top = 0;
  double m_bottom = 0;
};

} // namespace

Picture drawDensityPanes(std::span<const DensityPane> panes, const DensityPanesOptions& options) {
  if (panes.empty())
    throw MediaError("Cannot draw densities side by side: there is none.");
  for (const DensityPane& pane : panes)
    checkPane(pane);
  return DensityPanes(panes, options).draw();
}

} // namespace deblend
