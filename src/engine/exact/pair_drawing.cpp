#include "exact/pair_drawing.h"

#include "core/error.h"
#include "exact/exact_side.h"
#include "sampling/random.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

/// Proposals in vain, for one pair, before all cells are weighed: about as long as weighing them takes.
constexpr int patience = 4096;
/// Proposals of a path before its acceptance is judged.
constexpr std::int64_t judgedTries = std::int64_t{1} << 16;
constexpr std::int64_t fewestProposals = 64, mostProposals = 4096; ///< that are drawn at once

} // namespace

SideCells::SideCells(const ExactSide& side) : m_side(side), m_cellSide(side.masses().cell()) {
  const PlaneMasses& masses = side.masses();
  for (std::size_t i = 0; i < masses.values.size(); ++i)
    if (masses.values[i] > 0) {
      const auto column = static_cast<double>(i % static_cast<std::size_t>(masses.side));
      const auto row = static_cast<double>(i / static_cast<std::size_t>(masses.side));
      m_cells.push_back(
          {{masses.rectangle.left + column * m_cellSide, masses.rectangle.top + row * m_cellSide},
           masses.values[i]});
    }
}

PlanePoint blended(const PointPair& pair, double alpha) {
  return {(1 - alpha) * pair.source.x + alpha * pair.target.x,
          (1 - alpha) * pair.source.y + alpha * pair.target.y};
}

/// Samples of a side, drawn many at a time.
struct PairDrawing::Proposals {
  const ExactSide& side;
  std::uint64_t seed;
  std::int64_t count;
  std::vector<float> points = {};
  std::size_t place = 0;

  PlanePoint next() {
    if (place == points.size()) {
      seed = deriveSeed(seed, "next");
      points = side.draw(count, seed);
      place = 0;
    }
    place += 2;
    return {points[place - 2], points[place - 1]};
  }
};

/// Which side is proposed, and the shares of a blend.
struct PairDrawing::Split {
  bool proposesTarget;
  const SideCells& proposed;
  const SideCells& other;
  double proposedShare;
  double otherShare;

  PlanePoint otherOf(PlanePoint proposal, PlanePoint point) const {
    return {(point.x - proposedShare * proposal.x) / otherShare,
            (point.y - proposedShare * proposal.y) / otherShare};
  }
  PointPair pair(PlanePoint proposal, PlanePoint rest) const {
    return proposesTarget ? PointPair{rest, proposal} : PointPair{proposal, rest};
  }
};

PairDrawing::PairDrawing(const SideCells& source, const SideCells& target, std::uint64_t seed,
                         std::int64_t expected, double leastAcceptance)
    : m_source(source), m_target(target), m_leastAcceptance(leastAcceptance),
      m_random(deriveSeed(seed, "accepting")) {
  const std::int64_t count = std::clamp(4 * expected, fewestProposals, mostProposals);
  m_sourceProposals =
      std::make_unique<Proposals>(Proposals{source.side(), deriveSeed(seed, "source"), count});
  m_targetProposals =
      std::make_unique<Proposals>(Proposals{target.side(), deriveSeed(seed, "target"), count});
}

PairDrawing::~PairDrawing() = default;

PlanePoint PairDrawing::drawTarget() {
  return m_targetProposals->next();
}

/// In [0, 1): SplitMix64 (Steele, Lea and Flood 2014).
double PairDrawing::uniform() {
  m_random += 0x9e3779b97f4a7c15ULL;
  std::uint64_t bits = m_random;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  return static_cast<double>((bits ^ (bits >> 31)) >> 11) * 0x1p-53;
}

bool PairDrawing::accepts(const ExactSide& side, PlanePoint point) {
  ++m_tries;
  const double density = side.relativeDensity(point.x, point.y);
  const bool isAccepted = density >= 1 || (density > 0 && uniform() < density);
  m_accepted += isAccepted ? 1 : 0;
  return isAccepted;
}

void PairDrawing::requireAcceptance(PlanePoint point, double alpha) const {
  if (m_tries < judgedTries ||
      static_cast<double>(m_accepted) >= m_leastAcceptance * static_cast<double>(m_tries))
    return;
  throw Error(
      fmt::format("Deblending by rejection accepted {} of {} pairs on a path that is at ({:.3f}, {:.3f}) and "
                  "α = {:.3f}, and at least {} of them must be: these shapes hardly ever blend there; choose "
                  "others, or pictures of them (density:FILE), whose pairs are drawn by their weights.",
                  m_accepted, m_tries, point.x, point.y, alpha, m_leastAcceptance));
}

PairDrawing::Split PairDrawing::splitAt(double alpha) const {
  const double sourceSize = (1 - alpha) * m_source.cellSide(), targetSize = alpha * m_target.cellSide();
  if (targetSize < sourceSize)
    return {true, m_target, m_source, alpha, 1 - alpha};
  return {false, m_source, m_target, 1 - alpha, alpha};
}

PointPair PairDrawing::drawPair(PlanePoint point, double alpha, const PointPair& last) {
  const Split split = splitAt(alpha);
  const bool canWeigh = !split.other.side().hasBorder() || !split.proposed.side().hasBorder();
  if (!canWeigh)
    requireAcceptance(point, alpha);
  Proposals& proposals = split.proposesTarget ? *m_targetProposals : *m_sourceProposals;
  for (int tries = 1;; ++tries) {
    const PlanePoint proposal = proposals.next(), rest = split.otherOf(proposal, point);
    if (accepts(split.other.side(), rest))
      return split.pair(proposal, rest);
    if (tries % patience != 0)
      continue;
    if (canWeigh)
      return drawFromCells(split, point).value_or(last);
    requireAcceptance(point, alpha);
  }
}

/// Every cell takes part with one point, at the same place inside each.
std::optional<PointPair> PairDrawing::drawFromCells(const Split& split, PlanePoint point) {
  const double cell = split.proposed.cellSide(), x = cell * uniform(), y = cell * uniform();
  const std::vector<SideCells::Cell>& cells = split.proposed.cells();
  const auto proposalIn = [&](const SideCells::Cell& place) {
    return PlanePoint{place.corner.x + x, place.corner.y + y};
  };
  m_weights.resize(cells.size());
  double total = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const PlanePoint rest = split.otherOf(proposalIn(cells[i]), point);
    m_weights[i] = total += cells[i].mass * split.other.side().relativeDensity(rest.x, rest.y);
  }
  if (!(total > 0))
    return std::nullopt;
  const auto found = std::ranges::upper_bound(m_weights, uniform() * total);
  const std::size_t chosen = std::min(static_cast<std::size_t>(found - m_weights.begin()), cells.size() - 1);
  const PlanePoint proposal = proposalIn(cells[chosen]);
  return split.pair(proposal, split.otherOf(proposal, point));
}

} // namespace deblend
