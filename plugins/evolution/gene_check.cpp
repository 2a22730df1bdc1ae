#include "gene_check.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deblend::evolution {
namespace {

bool hasItsPoints(const Gene& gene) {
  switch (gene.kind) {
  case GeneKind::Ellipse:
    return gene.pointCount == 1;
  case GeneKind::Polygon:
    return gene.pointCount >= 3 && gene.pointCount <= Gene::mostPoints;
  default:
    return gene.pointCount == 3;
  }
}

bool isShare(float value) {
  return value >= 0 && value <= 1;
}

/// Far outside of any picture nothing is gained but overflow.
bool isPlace(const Point& point) {
  return std::abs(point.x) <= 100 && std::abs(point.y) <= 100;
}

bool isSize(float value) {
  return value >= 0 && value <= 100;
}

} // namespace

void requireSound(const Gene& gene) {
  const std::string which = "A gene of the kind '" + std::string(toText(gene.kind)) + "' ";
  if (!hasItsPoints(gene))
    throw Error(which + "has " + std::to_string(gene.pointCount) +
                " points: an ellipse has 1, a triangle and a stroke 3, a polygon 3 to 8.");
  if (!std::all_of(gene.points.begin(), gene.points.begin() + gene.pointCount, isPlace) ||
      !isSize(gene.radii.x) || !isSize(gene.radii.y) || !isSize(gene.width) || !std::isfinite(gene.angle))
    throw Error(which + "has a place or a size that is no number of picture sides from 0 to 100.");
  if (!isShare(gene.alpha) || !std::ranges::all_of(gene.colour, isShare))
    throw Error(which + "has a colour or an alpha outside of 0 to 1.");
}

} // namespace deblend::evolution
