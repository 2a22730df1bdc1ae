#include "plots/field_cells.h"

#include "colours/cyclic_map.h"
#include "picture/media_error.h"
#include "picture/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

namespace deblend {
namespace {

constexpr std::size_t shades = 1024; // of a table: finer than 8 bits a channel tell apart

std::uint32_t opaque(Rgb colour) {
  return 0xFF000000U | static_cast<std::uint32_t>(colour.red) << 16 |
         static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
}

using Shades = std::array<std::uint32_t, shades>;

// The colours of whole turns, or of shares from 0 to 1.
Shades tableOf(FieldLook look) {
  Shades table = {};
  for (std::size_t i = 0; i < shades; ++i) {
    const double share = static_cast<double>(i) / (shades - 1);
    table[i] = opaque(look == FieldLook::direction   ? directionColour(2 * std::numbers::pi * i / shades)
                      : look == FieldLook::magnitude ? magnitudeColour(share)
                                                     : differenceColour(share));
  }
  return table;
}

const Shades& shadesOf(FieldLook look) {
  static const std::array<Shades, 3> tables = {tableOf(FieldLook::direction), tableOf(FieldLook::magnitude),
                                               tableOf(FieldLook::difference)};
  return tables[static_cast<std::size_t>(look)];
}

std::uint32_t directionShade(const Shades& table, float x, float y) {
  const double turns = std::atan2(y, x) / (2 * std::numbers::pi);
  return table[static_cast<std::size_t>(std::lround((turns + 1) * shades)) % shades];
}

std::uint32_t lengthShade(const Shades& table, float x, float y, double longest) {
  const double share = longest > 0 ? std::hypot(x, y) / longest : 0;
  return table[static_cast<std::size_t>(std::lround(std::min(share, 1.0) * (shades - 1)))];
}

bool isUsable(const PlotRectangle& area) {
  return std::isfinite(area.left) && std::isfinite(area.top) && std::isfinite(area.width) &&
         std::isfinite(area.height) && area.width > 0 && area.height > 0;
}

} // namespace

void checkPlotField(const PlotField& field) {
  checkPictureSize(field.columns, field.rows);
  const auto cells = static_cast<std::size_t>(field.columns) * static_cast<std::size_t>(field.rows);
  if (field.vectors.size() != 2 * cells) {
    throw MediaError("Cannot draw a field of " + std::to_string(field.columns) + " × " +
                     std::to_string(field.rows) + " cells from " + std::to_string(field.vectors.size()) +
                     " values: each cell has an x and a y.");
  }
  if (!isUsable(field.area)) {
    throw MediaError("Cannot draw a field over a rectangle " + std::to_string(field.area.width) +
                     " wide and " + std::to_string(field.area.height) +
                     " high: both must be positive and finite.");
  }
}

std::vector<std::uint32_t> fieldCells(const PlotField& field, FieldLook look, double longest) {
  checkPlotField(field);
  const Shades& table = shadesOf(look);
  std::vector<std::uint32_t> cells(field.vectors.size() / 2);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float x = field.vectors[2 * i];
    const float y = field.vectors[2 * i + 1];
    if (std::isfinite(x) && std::isfinite(y)) {
      cells[i] =
          look == FieldLook::direction ? directionShade(table, x, y) : lengthShade(table, x, y, longest);
    }
  }
  return cells;
}

double commonLength(const PlotField& field) {
  std::vector<float> lengths;
  for (std::size_t i = 0; i + 1 < field.vectors.size(); i += 2) {
    const float length = std::hypot(field.vectors[i], field.vectors[i + 1]);
    if (std::isfinite(length)) {
      lengths.push_back(length);
    }
  }
  if (lengths.empty()) {
    return 0;
  }
  const auto place =
      lengths.begin() + static_cast<std::ptrdiff_t>(0.99 * static_cast<double>(lengths.size() - 1));
  std::ranges::nth_element(lengths, place);
  return *place;
}

std::vector<float> fieldDifference(const PlotField& field, const PlotField& other) {
  if (field.columns != other.columns || field.rows != other.rows ||
      field.vectors.size() != other.vectors.size()) {
    throw MediaError("Cannot compare a field of " + std::to_string(field.columns) + " × " +
                     std::to_string(field.rows) + " cells with one of " + std::to_string(other.columns) +
                     " × " + std::to_string(other.rows) + ".");
  }
  std::vector<float> difference(field.vectors.size());
  std::ranges::transform(field.vectors, other.vectors, difference.begin(), std::minus());
  return difference;
}

std::vector<std::uint32_t> directionWheel(int side) {
  checkPictureSize(side, side);
  const Shades& table = shadesOf(FieldLook::direction);
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  const double outer = side / 2.0;
  const double inner = 0.45 * outer;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const double x = static_cast<double>(i % static_cast<std::size_t>(side)) + 0.5 - outer;
    const double y = static_cast<double>(i / static_cast<std::size_t>(side)) + 0.5 - outer;
    const double distance = std::hypot(x, y);
    const double cover = std::clamp(std::min(outer - distance, distance - inner) + 0.5, 0.0, 1.0);
    const std::uint32_t shade = directionShade(table, static_cast<float>(x), static_cast<float>(y));
    for (int shift = 0; shift < 32; shift += 8) {
      pixels[i] |= static_cast<std::uint32_t>(std::lround(cover * (shade >> shift & 0xFFU))) << shift;
    }
  }
  return pixels;
}

} // namespace deblend
