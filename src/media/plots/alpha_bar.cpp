#include "plots/alpha_bar.h"

#include "plots/cairo_layer.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace deblend {
namespace {

struct Bar {
  double left = 0;
  double right = 0;
  double middle = 0; // y
  double thickness = 1;
};

TextStyle captionStyle(const AlphaFooter& footer) {
  return {.size = std::max(24 * footer.unit, 9.0), .colour = roleColours(footer.theme).text};
}

double footerMiddle(const AlphaFooter& footer) {
  return footer.area.top + footer.area.height / 2.0;
}

// Digits of the font are about 0.73 of its size high.
double centredBaseline(const AlphaFooter& footer, const TextStyle& style) {
  return footerMiddle(footer) + 0.365 * style.size;
}

std::string alphaText(double alpha) {
  return "α = " + groupedNumber(alpha, 2);
}

void strokeBar(const CairoLayer& layer, const Bar& bar, double until) {
  cairo_set_line_width(layer.context(), bar.thickness);
  cairo_set_line_cap(layer.context(), CAIRO_LINE_CAP_ROUND);
  cairo_move_to(layer.context(), bar.left, bar.middle);
  cairo_line_to(layer.context(), std::max(until, bar.left + 0.01), bar.middle);
  cairo_stroke(layer.context());
}

// A gradient over the whole bar, however much of it is filled.
void setBarGradient(const CairoLayer& layer, const Bar& bar, Theme theme) {
  constexpr int stops = 16;
  cairo_pattern_t* gradient = cairo_pattern_create_linear(bar.left, 0, bar.right, 0);
  for (int stop = 0; stop <= stops; ++stop) {
    const double alpha = static_cast<double>(stop) / stops;
    const Rgb colour = alphaColour(theme, alpha);
    cairo_pattern_add_color_stop_rgb(gradient, alpha, colour.red / 255.0, colour.green / 255.0,
                                     colour.blue / 255.0);
  }
  cairo_set_source(layer.context(), gradient);
  cairo_pattern_destroy(gradient);
}

void drawKnob(const CairoLayer& layer, const Bar& bar, double x, Theme theme, double alpha) {
  const auto disc = [&](double radius, Rgb colour) {
    layer.setColour(colour);
    cairo_arc(layer.context(), x, bar.middle, radius, 0, 2 * std::numbers::pi);
    cairo_fill(layer.context());
  };
  disc(bar.thickness * 1.9, roleColours(theme).background);
  disc(bar.thickness * 1.4, alphaColour(theme, alpha));
}

Bar barBetween(const AlphaFooter& footer, double left, double right) {
  const double thickness = std::max(5 * footer.unit, 2.0);
  return {.left = left + 2 * thickness,
          .right = std::max(right - 2 * thickness, left + 3 * thickness),
          .middle = footerMiddle(footer),
          .thickness = thickness};
}

} // namespace

void drawAlphaProgress(Picture& picture, const AlphaFooter& footer, double alpha) {
  const double place = alpha > 0.0 ? std::min(alpha, 1.0) : 0.0;
  CairoLayer layer(picture, footer.area);
  const TextStyle style = captionStyle(footer);
  drawText(layer, alphaText(place), footer.area.left, centredBaseline(footer, style), style);
  const double gap = 0.6 * style.size;
  const Bar bar = barBetween(footer, footer.area.left + textWidth(layer, alphaText(0), style) + gap,
                             footer.area.left + footer.area.width);
  layer.setColour(roleColours(footer.theme).grid);
  strokeBar(layer, bar, bar.right);
  const double reached = std::lerp(bar.left, bar.right, place);
  setBarGradient(layer, bar, footer.theme);
  strokeBar(layer, bar, reached);
  drawKnob(layer, bar, reached, footer.theme, place);
  layer.flush();
}

void drawAlphaLegend(Picture& picture, const AlphaFooter& footer) {
  CairoLayer layer(picture, footer.area);
  TextStyle style = captionStyle(footer);
  const double baseline = centredBaseline(footer, style);
  const double gap = 0.6 * style.size;
  drawText(layer, "α = 0", footer.area.left, baseline, style);
  const double width = textWidth(layer, "α = 1", style);
  style.align = TextAlign::right;
  drawText(layer, "α = 1", footer.area.left + footer.area.width, baseline, style);
  const Bar bar =
      barBetween(footer, footer.area.left + width + gap, footer.area.left + footer.area.width - width - gap);
  setBarGradient(layer, bar, footer.theme);
  strokeBar(layer, bar, bar.right);
  layer.flush();
}

} // namespace deblend
