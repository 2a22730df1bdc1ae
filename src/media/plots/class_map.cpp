#include "plots/class_map.h"

#include "picture/media_error.h"
#include "plots/ink_canvas.h"
#include "plots/point_frame.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deblend {
namespace {

constexpr double tintStrength = 0.55; // of a class that is certain, from the background to its colour
constexpr double usualSide = 900;     // pixels, in which a point's size is stated
constexpr double rimWidth = 1.6;      // of the ring in the background's colour that sets points apart

void check(const ClassMapPlot& map) {
  const auto cells = static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows);
  const bool isWhole = map.columns > 0 && map.rows > 0 && map.classCount > 0 &&
                       map.probabilities.size() == cells * static_cast<std::size_t>(map.classCount) &&
                       map.places.size() == 2 * map.labels.size();
  const auto isKnown = [&](std::int64_t label) { return label >= 0 && label < map.classCount; };
  if (!isWhole || !std::ranges::all_of(map.labels, isKnown) || !(map.area.width > 0) ||
      !(map.area.height > 0))
    throw MediaError("Cannot draw a map of classes whose cells, classes and points do not agree.");
}

std::vector<OkLab> tints(const ClassMapPlot& map, Theme theme) {
  const Rgb background = roleColours(theme).background;
  std::vector<OkLab> colours;
  for (int i = 0; i < map.classCount; ++i)
    colours.push_back(
        toOkLab(mixColours(background, classColour(theme, static_cast<std::size_t>(i)), tintStrength)));
  return colours;
}

// The two cells along one axis that a pixel lies between, and how much the second counts.
struct Between {
  int first;
  int second;
  double share;
};

Between cellsAt(int pixel, int pixels, int cells) {
  const double place = (pixel + 0.5) * cells / pixels - 0.5;
  const int first = std::clamp(static_cast<int>(std::floor(place)), 0, cells - 1);
  return {first, std::min(first + 1, cells - 1), std::clamp(place - first, 0.0, 1.0)};
}

OkLab mixedAt(const ClassMapPlot& map, const std::vector<OkLab>& colours, const Between& x,
              const Between& y) {
  OkLab mixed;
  const auto add = [&](int column, int row, double share) {
    const float* probability =
        map.probabilities.data() + (static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns) +
                                    static_cast<std::size_t>(column)) *
                                       colours.size();
    for (std::size_t c = 0; c < colours.size(); ++c) {
      const double weight = share * static_cast<double>(probability[c]);
      mixed.lightness += weight * colours[c].lightness;
      mixed.a += weight * colours[c].a;
      mixed.b += weight * colours[c].b;
    }
  };
  add(x.first, y.first, (1 - x.share) * (1 - y.share));
  add(x.second, y.first, x.share * (1 - y.share));
  add(x.first, y.second, (1 - x.share) * y.share);
  add(x.second, y.second, x.share * y.share);
  return mixed;
}

// The cells' own colours are mixed as OKLab, in which mixtures look even, and become pixels afterwards.
void drawCells(const ClassMapPlot& map, Theme theme, Picture& picture) {
  const std::vector<OkLab> colours = tints(map, theme);
  for (int row = 0; row < picture.height; ++row) {
    const Between y = cellsAt(row, picture.height, map.rows);
    for (int column = 0; column < picture.width; ++column) {
      const Rgb colour = fromOkLab(mixedAt(map, colours, cellsAt(column, picture.width, map.columns), y));
      std::uint8_t* const pixel = picture.rgb.data() + pixelOffset(picture, column, row);
      pixel[0] = colour.red;
      pixel[1] = colour.green;
      pixel[2] = colour.blue;
    }
  }
}

void drawPoints(const ClassMapPlot& map, Theme theme, Picture& picture) {
  const PixelArea whole{0, 0, picture.width, picture.height};
  const PlaneMapping mapping(map.area, whole);
  const double unit = std::max(picture.width, picture.height) / usualSide;
  const PointStyle style = pointStyle(map.labels.size(), unit);
  const double rim = map.labels.size() <= 2000 ? rimWidth * unit : 0;
  InkCanvas canvas(picture, whole);
  for (std::size_t i = 0; i < map.labels.size(); ++i) {
    const PixelPoint centre = mapping.toPixels(map.places[2 * i], map.places[2 * i + 1]);
    if (rim > 0)
      canvas.drawDisc(centre, style.radius + rim, roleColours(theme).background, 1);
    canvas.drawDisc(centre, style.radius, classColour(theme, static_cast<std::size_t>(map.labels[i])), 1);
  }
  canvas.flush();
}

} // namespace

Picture drawClassMap(const ClassMapPlot& map, const ClassMapOptions& options) {
  check(map);
  const double longer = std::max(map.area.width, map.area.height);
  const auto pixels = [&](double side) {
    return std::max(static_cast<int>(std::lround(options.longerSide * side / longer)), 1);
  };
  Picture picture = makePicture(pixels(map.area.width), pixels(map.area.height), Rgb{});
  drawCells(map, options.theme, picture);
  drawPoints(map, options.theme, picture);
  return picture;
}

} // namespace deblend
