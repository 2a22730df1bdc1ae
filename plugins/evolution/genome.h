#pragma once

#include "core/random_stream.h"
#include "gene.h"

#include <vector>

namespace deblend::evolution {

/// A picture as a list of shapes, each blended over those before it. It knows no pixels.
struct Genome {
  Colour background{};
  std::vector<Gene> genes;

  bool operator==(const Genome&) const = default;
};

/// The part of the plane that a picture takes: its longer side is 1.
struct Extent {
  float width = 1;
  float height = 1;
};

/// What genes may be like, and how far a mutation goes.
struct MutationRules {
  std::vector<GeneKind> kinds = {GeneKind::Ellipse, GeneKind::Triangle, GeneKind::Polygon,
                                 GeneKind::Stroke}; ///< at least one
  int corners = 4;                                  ///< of a polygon, 3 to Gene::mostPoints
  float smallest = 0.004F; ///< least radius, width or distance of a corner from the centre of a new gene
  float largest = 0.4F;    ///< the most of it
  float farthest = 0.1F;   ///< the greatest deviation of a place in one mutation
  bool colours = false;    ///< whether colour and alpha mutate: not where they are fitted
};

/// A gene around `place`, of any of the kinds, with a random gray of alpha 0.5 where colours mutate.
Gene randomGene(const Point& place, const MutationRules& rules, RandomStream& random);

/// A copy in which one thing differs: a place, a size, an angle, or the colour. Small and large changes are
/// equally likely.
Gene mutated(const Gene& gene, const Extent& extent, const MutationRules& rules, RandomStream& random);

/// The genes of `first` on one side of a random straight line and those of `second` on the other, in the
/// order of their relative depth, at most `most` of them: of more, the smallest in number are left out from
/// the front.
Genome crossed(const Genome& first, const Genome& second, const Extent& extent, std::size_t most,
               RandomStream& random);

} // namespace deblend::evolution
