#include "genome.h"

#include <algorithm>
#include <numbers>

namespace deblend::evolution {
namespace {

constexpr float margin = 0.2F; ///< how far outside the picture a point may lie

float step(const MutationRules& rules, RandomStream& random) {
  return rules.farthest * random.logUniform(0.01F, 1) * random.normal();
}

void move(Point& point, const Extent& extent, const MutationRules& rules, RandomStream& random) {
  const float scale = rules.farthest * random.logUniform(0.01F, 1);
  point.x = std::clamp(point.x + scale * random.normal(), -margin, extent.width + margin);
  point.y = std::clamp(point.y + scale * random.normal(), -margin, extent.height + margin);
}

void resize(float& size, const MutationRules& rules, RandomStream& random) {
  size = std::clamp(size * std::exp(5 * step(rules, random)), rules.smallest / 2, 1.0F);
}

void moveAll(Gene& gene, const Extent& extent, const MutationRules& rules, RandomStream& random) {
  Point to = centre(gene);
  const Point from = to;
  move(to, extent, rules, random);
  for (Point& each : std::span(gene.points).first(gene.pointCount)) {
    each.x += to.x - from.x;
    each.y += to.y - from.y;
  }
}

void mutateColour(Gene& gene, RandomStream& random) {
  const float scale = random.logUniform(0.01F, 0.5F);
  if (random.below(4) == 0) {
    gene.alpha = std::clamp(gene.alpha + scale * random.normal(), 0.02F, 1.0F);
    return;
  }
  for (float& each : gene.colour)
    each = std::clamp(each + scale * random.normal(), 0.0F, 1.0F);
}

void mutateEllipse(Gene& gene, const Extent& extent, const MutationRules& rules, RandomStream& random) {
  switch (random.below(5)) {
  case 0:
    resize(gene.radii.x, rules, random);
    break;
  case 1:
    resize(gene.radii.y, rules, random);
    break;
  case 2:
    gene.angle = std::remainder(gene.angle + 10 * step(rules, random), std::numbers::pi_v<float>);
    break;
  default:
    move(gene.points[0], extent, rules, random);
  }
}

void mutateCorners(Gene& gene, const Extent& extent, const MutationRules& rules, RandomStream& random) {
  const int which = random.below(gene.pointCount + 1);
  if (which == gene.pointCount)
    moveAll(gene, extent, rules, random);
  else
    move(gene.points[which], extent, rules, random);
}

void placeAround(Gene& gene, const Point& place, int count, const MutationRules& rules,
                 RandomStream& random) {
  const float size = random.logUniform(rules.smallest, rules.largest);
  const float turn = random.uniform();
  gene.pointCount = count;
  for (int i = 0; i < count; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * (turn + (i + 0.7F * random.uniform()) / count);
    const float radius = size * random.uniform(0.5F, 1.5F);
    gene.points[i] = {place.x + radius * std::cos(angle), place.y + radius * std::sin(angle)};
  }
}

void placeEllipse(Gene& gene, const Point& place, const MutationRules& rules, RandomStream& random) {
  const float size = random.logUniform(rules.smallest, rules.largest);
  const float stretch = std::exp(0.5F * random.normal());
  gene.pointCount = 1;
  gene.points[0] = place;
  gene.radii = {std::clamp(size * stretch, rules.smallest, 1.0F),
                std::clamp(size / stretch, rules.smallest, 1.0F)};
  gene.angle = random.uniform(-0.5F, 0.5F) * std::numbers::pi_v<float>;
}

/// Whether a point is on the left of a line through `through` at `angle`.
struct Side {
  Point through;
  float angle;
  bool contains(const Gene& gene) const {
    const Point at = centre(gene);
    return (at.x - through.x) * std::sin(angle) < (at.y - through.y) * std::cos(angle);
  }
};

struct PlacedGene {
  double depth; ///< from 0, the first, to 1, the last
  Gene gene;
};

void collect(const Genome& genome, const Side& side, bool inside, std::vector<PlacedGene>& genes) {
  for (std::size_t i = 0; i < genome.genes.size(); ++i)
    if (side.contains(genome.genes[i]) == inside)
      genes.push_back(
          {(static_cast<double>(i) + 0.5) / static_cast<double>(genome.genes.size()), genome.genes[i]});
}

} // namespace

Gene randomGene(const Point& place, const MutationRules& rules, RandomStream& random) {
  Gene gene;
  gene.kind = rules.kinds[random.below(static_cast<int>(rules.kinds.size()))];
  if (gene.kind == GeneKind::Ellipse)
    placeEllipse(gene, place, rules, random);
  else
    placeAround(gene, place, gene.kind == GeneKind::Polygon ? rules.corners : 3, rules, random);
  if (gene.kind == GeneKind::Stroke)
    gene.width = random.logUniform(rules.smallest, 0.25F * rules.largest);
  if (rules.colours) {
    gene.alpha = 0.5F;
    gene.colour.fill(random.uniform());
  }
  return gene;
}

Gene mutated(const Gene& gene, const Extent& extent, const MutationRules& rules, RandomStream& random) {
  Gene changed = gene;
  if (rules.colours && random.below(3) == 0)
    mutateColour(changed, random);
  else if (gene.kind == GeneKind::Ellipse)
    mutateEllipse(changed, extent, rules, random);
  else if (gene.kind == GeneKind::Stroke && random.below(4) == 0)
    resize(changed.width, rules, random);
  else
    mutateCorners(changed, extent, rules, random);
  return changed;
}

Genome crossed(const Genome& first, const Genome& second, const Extent& extent, std::size_t most,
               RandomStream& random) {
  const Side side{{random.uniform(0, extent.width), random.uniform(0, extent.height)},
                  random.uniform(0, 2 * std::numbers::pi_v<float>)};
  std::vector<PlacedGene> genes;
  collect(first, side, true, genes);
  collect(second, side, false, genes);
  std::ranges::stable_sort(genes, {}, &PlacedGene::depth);
  Genome child{first.background, {}};
  for (std::size_t i = genes.size() > most ? genes.size() - most : 0; i < genes.size(); ++i)
    child.genes.push_back(genes[i].gene);
  return child;
}

} // namespace deblend::evolution
