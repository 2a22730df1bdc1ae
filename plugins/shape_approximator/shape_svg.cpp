#include "shape_export.h"

#include "shape_outline.h"
#include "shape_paint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace deblend {
namespace {

constexpr double longerUnits = 1000;

std::string colourText(const std::array<float, 3>& colour) {
  const auto byte = [](float value) {
    return static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(colour[0]), byte(colour[1]), byte(colour[2]));
}

std::string pathText(const std::vector<OutlineCurve>& curves) {
  std::string text;
  const auto put = [&](const OutlinePoint& point) {
    fmt::format_to(std::back_inserter(text), "{:.2f} {:.2f} ", longerUnits * point.x, longerUnits * point.y);
  };
  text += "M";
  put(curves.front()[0]);
  for (const OutlineCurve& curve : curves) {
    text += "C";
    for (std::size_t i = 1; i < curve.size(); ++i)
      put(curve[i]);
  }
  return text + "Z";
}

} // namespace

std::string sceneToSvg(const ShapeScene& scene) {
  const auto longer = static_cast<double>(std::max(scene.width, scene.height));
  const double width = longerUnits * static_cast<double>(scene.width) / longer;
  const double height = longerUnits * static_cast<double>(scene.height) / longer;
  std::string text =
      fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" "
                  "viewBox=\"0 0 {:.2f} {:.2f}\">\n"
                  "<rect width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"/>\n",
                  scene.width, scene.height, width, height, width, height, colourText(scene.background));
  for (const PaintLayer& layer : paintLayers(scene))
    fmt::format_to(std::back_inserter(text), "<path fill=\"{}\" fill-opacity=\"{:.3f}\" d=\"{}\"/>\n",
                   colourText(layer.colour), layer.opacity,
                   pathText(shapeOutline(scene.shape(layer.shape), scene.style)));
  return text + "</svg>\n";
}

} // namespace deblend
