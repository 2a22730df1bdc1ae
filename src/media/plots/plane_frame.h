#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "picture/plot_density.h"
#include "plots/plane_mapping.h"

#include <optional>

namespace deblend {

struct PlaneOptions {
  int width = 900; // pixels
  int height = 900;
  Theme theme = Theme::light;
  // What is seen of the plane; its aspect is kept. The unit square when nothing else is said.
  PlotRectangle view;
  // Drawn faintly behind the samples.
  std::optional<PlotDensity> source;
  std::optional<PlotDensity> target;
};

// What the pictures of one view of the plane have in common: the faint densities in a thin frame, drawn once,
// and the places of everything else. Constant after construction, so several threads may draw from one.
class PlaneFrame {
public:
  // Throws MediaError for sizes, views and densities that cannot be drawn.
  explicit PlaneFrame(const PlaneOptions& options);

  const Picture& backdrop() const { return m_backdrop; }
  const PlaneMapping& mapping() const { return m_mapping; }
  Theme theme() const { return m_theme; }
  // The strip below the plane, as wide as it, for the caption and the α bar.
  const PixelArea& footer() const { return m_footer; }
  // How many pixels a length takes that is one pixel in a picture of 900 × 900.
  double unit() const { return m_unit; }

private:
  void drawOutline();

  Theme m_theme;
  double m_unit;
  PlaneMapping m_mapping;
  PixelArea m_footer;
  Picture m_backdrop;
};

} // namespace deblend
