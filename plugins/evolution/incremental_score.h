#pragma once

#include "canvas.h"
#include "colour_fit.h"
#include "rasterizer.h"
#include "target_picture.h"

#include <vector>

namespace deblend::evolution {

/// The squared error of a genome with one gene more, at one place of its order, from that gene's own pixels
/// alone.
///
/// Blending is linear: with the genes below composited to P, and those above to S where they hide a share 1 −
/// T of a pixel, the picture is S + T·P without the gene, and changes by alpha·coverage·T·(colour − P) with
/// it. So S, T and P are composited once, and any number of genes tried at that place, each for the price of
/// its pixels.
///
/// Scoring may go on in many threads at once, each with a Rasterizer of its own. Sums are of 32-bit floats
/// over a few thousand pixels, then of doubles: an error change is right to about 1e-5 of the gene's pixels'
/// squared values.
class IncrementalScore {
public:
  /// The target must outlive it.
  explicit IncrementalScore(const TargetPicture& target);

  /// Composites all genes of `genome` around the place before `index`; genes.size() means on top. Stripes in
  /// parallel; the result does not depend on `threads`.
  void prepare(const Genome& genome, std::size_t index, int threads);

  /// Σ (target − picture)² over all pixels and channels, of the genome as prepared.
  double error() const { return m_rowErrors.back(); }

  /// By how much `gene` at that place changes the error. Gives it its colour by the rule first.
  double change(Gene& gene, const ColourRule& rule, Rasterizer& rasterizer) const;

  /// A pixel's place, with a probability proportional to its squared error; anywhere where there is none.
  Point erroneousPlace(RandomStream& random) const;

  const TargetPicture& target() const { return m_target; }

private:
  void prepareStripe(const Genome& genome, std::size_t index, int firstRow, int endRow);
  double finishRow(int row);
  double squaredError(int row, int column) const;

  const TargetPicture& m_target;
  Canvas m_residual;               ///< [C] planes: first S, then target − S − T·P
  Canvas m_under;                  ///< [C] planes: first P, then T·P
  Canvas m_transmittance;          ///< one plane, T
  std::vector<double> m_rowErrors; ///< [rows]: of this row and all before it
};

} // namespace deblend::evolution
