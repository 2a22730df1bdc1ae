#pragma once

#include "data/shape_geometry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace deblend {

class ExactSide;

/// What of a side the drawing of pairs needs beyond the side itself. Immutable; shared by all threads.
class SideCells {
public:
  explicit SideCells(const ExactSide& side);

  struct Cell {
    PlanePoint corner; ///< left and top
    double mass = 0;
  };
  const ExactSide& side() const { return m_side; }
  const std::vector<Cell>& cells() const { return m_cells; } ///< those with any mass
  double cellSide() const { return m_cellSide; }

private:
  const ExactSide& m_side;
  double m_cellSide;
  std::vector<Cell> m_cells;
};

/// A point of either side.
struct PointPair {
  PlanePoint source, target;
};

/// The blend (1−α)·x₀ + α·x₁.
PlanePoint blended(const PointPair& pair, double alpha);

/// Draws pairs that blend into given points, of one path: the deblending of IADB 2023, alg. 1. The side that
/// takes up less of the blend is proposed, the other side follows from the point, and the pair is accepted
/// with the other side's relative density. Where a side has no border and hardly anything is accepted, the
/// pair is drawn from all cells of the proposed side by their weights instead. One thread at a time.
class PairDrawing {
public:
  /// What is drawn follows from the seed; `expected` is about how many pairs will be. The sides outlive this.
  PairDrawing(const SideCells& source, const SideCells& target, std::uint64_t seed, std::int64_t expected,
              double leastAcceptance);
  ~PairDrawing();

  /// Any target point.
  PlanePoint drawTarget();
  /// A pair that blends into `point`; `last` is one that does, and the answer where no cell has any weight.
  /// Throws Error, with the acceptance seen, where two shapes accept less than the least share.
  PointPair drawPair(PlanePoint point, double alpha, const PointPair& last);

private:
  struct Proposals;
  struct Split;
  Split splitAt(double alpha) const;
  bool accepts(const ExactSide& side, PlanePoint point);
  std::optional<PointPair> drawFromCells(const Split& split, PlanePoint point);
  double uniform();
  void requireAcceptance(PlanePoint point, double alpha) const;

  const SideCells& m_source;
  const SideCells& m_target;
  double m_leastAcceptance;
  std::unique_ptr<Proposals> m_sourceProposals, m_targetProposals;
  std::uint64_t m_random;
  std::vector<double> m_weights; ///< of all cells, summed up
  std::int64_t m_tries = 0;
  std::int64_t m_accepted = 0;
};

} // namespace deblend
