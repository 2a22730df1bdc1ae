#pragma once

#include "exact/exact_field.h"
#include "sampling/preview.h"
#include "threads/latest_work.h"

#include <memory>
#include <optional>

namespace deblend {

class Studio;

/// A learned field beside the exact one on the same grid, at one α. Cells where no pair blends are not a
/// number. A value.
struct FieldComparison {
  VectorField exact;
  VectorField learned;         ///< without cells where there is none
  VectorField difference;      ///< likewise
  std::optional<double> error; ///< relative, L2, weighted by the blends' density
};

/// `learned` may be null. Throws Error. Any thread.
FieldComparison compareFields(const ExactField& exact, const VectorField* learned);

/// Follows the window's α and weights while a view wants fields: asks for the learned one and computes the
/// exact one beside it, aside, always the latest. GUI thread.
class FieldComparer : public QObject {
  Q_OBJECT
public:
  /// The studio outlives this.
  explicit FieldComparer(Studio& studio, QObject* parent = nullptr);

  /// Whether a view wants fields.
  void setWanted(bool wanted);

  /// The latest; null where there is neither a learned nor an exact field.
  const std::shared_ptr<const FieldComparison>& comparison() const { return m_comparison; }
  bool isBusy() const { return m_work.isBusy(); }

Q_SIGNALS:
  void changed();

private:
  void askForLearned();
  void takeLearned(std::shared_ptr<const VectorField> field);
  void compare();
  void take(Outcome<FieldComparison> outcome);
  void showLearnedAlone();

  Studio& m_studio;
  bool m_wanted = false;
  std::shared_ptr<const VectorField> m_learned;
  std::shared_ptr<const FieldComparison> m_comparison;
  LatestWork<FieldComparison> m_work;
};

} // namespace deblend
