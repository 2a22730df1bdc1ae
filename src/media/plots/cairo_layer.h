#pragma once

#include "picture/picture.h"

#include <memory>
#include <string>

#include <cairo.h>

namespace deblend {

// A Cairo context over an area of a picture, with the picture's coordinates.
class CairoLayer {
public:
  // The picture must outlive the layer; the area must lie within it.
  CairoLayer(Picture& picture, const PixelArea& area);

  cairo_t* context() const { return m_context.get(); }
  void setColour(Rgb colour, double opacity = 1) const;

  // Writes what was drawn to the picture; without it the picture stays as it was. Throws MediaError with
  // Cairo's message when a drawing failed.
  void flush();

private:
  struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };

  void load();

  Picture* m_picture;
  PixelArea m_area;
  std::unique_ptr<cairo_surface_t, DestroySurface> m_surface;
  std::unique_ptr<cairo_t, DestroyContext> m_context;
};

enum class TextAlign { left, centre, right };

struct TextStyle {
  double size = 16; // of the font, in pixels
  Rgb colour;
  TextAlign align = TextAlign::left;
  bool bold = false;
};

// One line of UTF-8 text; the point is on its baseline. The font is DejaVu Sans, or what the system puts in
// its place.
void drawText(const CairoLayer& layer, const std::string& text, double x, double baseline,
              const TextStyle& style);

// Width in pixels that the text advances.
double textWidth(const CairoLayer& layer, const std::string& text, const TextStyle& style);

// The text, cut with an ellipsis where it would be wider than `maximumWidth` pixels.
std::string shortenedText(const CairoLayer& layer, const std::string& text, double maximumWidth,
                          const TextStyle& style);

} // namespace deblend
