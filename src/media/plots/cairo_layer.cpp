#include "plots/cairo_layer.h"

#include "picture/media_error.h"
#include "picture/text_metadata.h"

#include <cstdint>
#include <cstring>

namespace deblend {
namespace {

// Cairo's RGB24 pixels are 32-bit words 0x00RRGGBB in the machine's byte order.
std::uint32_t packed(const std::uint8_t* rgb) {
  return static_cast<std::uint32_t>(rgb[0]) << 16 | static_cast<std::uint32_t>(rgb[1]) << 8 | rgb[2];
}

void unpack(std::uint32_t word, std::uint8_t* rgb) {
  rgb[0] = static_cast<std::uint8_t>(word >> 16);
  rgb[1] = static_cast<std::uint8_t>(word >> 8);
  rgb[2] = static_cast<std::uint8_t>(word);
}

void selectFont(const CairoLayer& layer, const TextStyle& style) {
  cairo_select_font_face(layer.context(), "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                         style.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(layer.context(), style.size);
}

} // namespace

CairoLayer::CairoLayer(Picture& picture, const PixelArea& area)
    : m_picture(&picture), m_area(area),
      m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, area.width, area.height)) {
  load();
  m_context.reset(cairo_create(m_surface.get()));
  cairo_translate(m_context.get(), -area.left, -area.top);
  // Letters keep their shape and spacing at every size.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(m_context.get(), options);
  cairo_font_options_destroy(options);
}

void CairoLayer::load() {
  unsigned char* data = cairo_image_surface_get_data(m_surface.get());
  if (data == nullptr) {
    throw MediaError(std::string("Cannot draw a picture: ") +
                     cairo_status_to_string(cairo_surface_status(m_surface.get())) + ".");
  }
  const int stride = cairo_image_surface_get_stride(m_surface.get());
  for (int y = 0; y < m_area.height; ++y) {
    unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    const std::uint8_t* rgb = m_picture->rgb.data() + pixelOffset(*m_picture, m_area.left, m_area.top + y);
    for (int x = 0; x < m_area.width; ++x, rgb += 3, row += sizeof(std::uint32_t)) {
      const std::uint32_t word = packed(rgb);
      std::memcpy(row, &word, sizeof(word));
    }
  }
  cairo_surface_mark_dirty(m_surface.get());
}

void CairoLayer::setColour(Rgb colour, double opacity) const {
  cairo_set_source_rgba(m_context.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        opacity);
}

void CairoLayer::flush() {
  const cairo_status_t status = cairo_status(m_context.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw MediaError(std::string("Cannot draw a picture: ") + cairo_status_to_string(status) + ".");
  }
  cairo_surface_flush(m_surface.get());
  const unsigned char* data = cairo_image_surface_get_data(m_surface.get());
  const int stride = cairo_image_surface_get_stride(m_surface.get());
  for (int y = 0; y < m_area.height; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    std::uint8_t* rgb = m_picture->rgb.data() + pixelOffset(*m_picture, m_area.left, m_area.top + y);
    for (int x = 0; x < m_area.width; ++x, rgb += 3, row += sizeof(std::uint32_t)) {
      std::uint32_t word = 0;
      std::memcpy(&word, row, sizeof(word));
      unpack(word, rgb);
    }
  }
}

void drawText(const CairoLayer& layer, const std::string& text, double x, double baseline,
              const TextStyle& style) {
  const std::string line = wellFormedUtf8(text);
  const double width = textWidth(layer, line, style);
  const double shift = style.align == TextAlign::left     ? 0
                       : style.align == TextAlign::centre ? width / 2
                                                          : width;
  layer.setColour(style.colour);
  cairo_move_to(layer.context(), x - shift, baseline);
  cairo_show_text(layer.context(), line.c_str());
  cairo_new_path(layer.context());
}

double textWidth(const CairoLayer& layer, const std::string& text, const TextStyle& style) {
  selectFont(layer, style);
  cairo_text_extents_t extents = {};
  cairo_text_extents(layer.context(), wellFormedUtf8(text).c_str(), &extents);
  return extents.x_advance;
}

std::string shortenedText(const CairoLayer& layer, const std::string& text, double maximumWidth,
                          const TextStyle& style) {
  std::string shortened = wellFormedUtf8(text);
  if (textWidth(layer, shortened, style) <= maximumWidth) {
    return shortened;
  }
  while (!shortened.empty()) {
    // Whole characters: continuation bytes go with the byte that leads them.
    while ((static_cast<unsigned char>(shortened.back()) & 0xC0U) == 0x80U) {
      shortened.pop_back();
    }
    shortened.pop_back();
    if (textWidth(layer, shortened + "…", style) <= maximumWidth) {
      break;
    }
  }
  return shortened + "…";
}

} // namespace deblend
