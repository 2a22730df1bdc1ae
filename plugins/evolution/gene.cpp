#include "gene.h"

#include "core/error.h"

#include <algorithm>

namespace deblend::evolution {
namespace {

constexpr std::array<GeneKind, 4> kinds = {GeneKind::Ellipse, GeneKind::Triangle, GeneKind::Polygon,
                                           GeneKind::Stroke};
constexpr std::array<std::string_view, 4> names = {"ellipse", "triangle", "polygon", "stroke"};

bool same(const Point& a, const Point& b) {
  return a.x == b.x && a.y == b.y;
}

} // namespace

std::string_view toText(GeneKind kind) {
  return names[static_cast<std::size_t>(kind)];
}

GeneKind kindFromText(const std::string& text) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end())
    throw Error("There is no kind of gene '" + text + "': known are ellipse, triangle, polygon, stroke.");
  return kinds[static_cast<std::size_t>(found - names.begin())];
}

std::span<const GeneKind> geneKinds() {
  return kinds;
}

bool Gene::operator==(const Gene& other) const {
  return kind == other.kind && pointCount == other.pointCount &&
         std::ranges::equal(std::span(points).first(pointCount), std::span(other.points).first(pointCount),
                            same) &&
         same(radii, other.radii) && angle == other.angle && width == other.width && colour == other.colour &&
         alpha == other.alpha;
}

Point centre(const Gene& gene) {
  Point sum;
  for (const Point& each : std::span(gene.points).first(gene.pointCount)) {
    sum.x += each.x;
    sum.y += each.y;
  }
  const float count = static_cast<float>(std::max(gene.pointCount, 1));
  return {sum.x / count, sum.y / count};
}

} // namespace deblend::evolution
