#include "svg_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend::evolution {
namespace {

std::string hex(const Colour& colour, int channels) {
  const auto part = [&](int channel) {
    return std::lround(255 * std::clamp(colour[channels == 1 ? 0 : channel], 0.0F, 1.0F));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", part(0), part(1), part(2));
}

std::string ellipse(const Gene& gene, float scale, const std::string& paint) {
  const Point& at = gene.points[0];
  return fmt::format(
      R"svg(<ellipse rx="{:.3f}" ry="{:.3f}" transform="translate({:.3f} {:.3f}) rotate({:.3f})" fill={}/>)svg",
      scale * gene.radii.x, scale * gene.radii.y, scale * at.x, scale * at.y,
      gene.angle * 180 / std::numbers::pi_v<float>, paint);
}

std::string polygon(const Gene& gene, float scale, const std::string& paint) {
  std::string points;
  for (int i = 0; i < gene.pointCount; ++i)
    points +=
        fmt::format("{}{:.3f},{:.3f}", i > 0 ? " " : "", scale * gene.points[i].x, scale * gene.points[i].y);
  return fmt::format(R"svg(<polygon points="{}" fill-rule="evenodd" fill={}/>)svg", points, paint);
}

std::string stroke(const Gene& gene, float scale, const std::string& paint) {
  const auto& points = gene.points;
  return fmt::format(
      R"svg(<path d="M {:.3f} {:.3f} Q {:.3f} {:.3f} {:.3f} {:.3f}" fill="none" stroke-width="{:.3f}" stroke-linecap="round" stroke-linejoin="round" stroke={}/>)svg",
      scale * points[0].x, scale * points[0].y, scale * points[1].x, scale * points[1].y, scale * points[2].x,
      scale * points[2].y, scale * gene.width, paint);
}

std::string element(const Gene& gene, float scale, int channels) {
  const std::string paint = fmt::format(R"svg("{}" {}-opacity="{:.4f}")svg", hex(gene.colour, channels),
                                        gene.kind == GeneKind::Stroke ? "stroke" : "fill", gene.alpha);
  if (gene.kind == GeneKind::Ellipse)
    return ellipse(gene, scale, paint);
  return gene.kind == GeneKind::Stroke ? stroke(gene, scale, paint) : polygon(gene, scale, paint);
}

} // namespace

std::string toSvg(const Genome& genome, int columns, int rows, int channels) {
  const auto scale = static_cast<float>(std::max(columns, rows));
  std::string text =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                  "width=\"{0}\" height=\"{1}\" "
                  "viewBox=\"0 0 {0} {1}\">\n<rect width=\"{0}\" height=\"{1}\" fill=\"{2}\"/>\n",
                  columns, rows, hex(genome.background, channels));
  for (const Gene& gene : genome.genes)
    text += element(gene, scale, channels) + '\n';
  return text + "</svg>\n";
}

} // namespace deblend::evolution
