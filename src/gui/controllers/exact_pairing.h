#pragma once

#include "controllers/pairing.h"
#include "exact/convolution_field.h"
#include "exact/exact_side.h"
#include "threads/latest_work.h"

namespace deblend {

/// Cells along each side of the plane where fields are exact.
inline constexpr int planeSide = 256;

/// Both sides of a pairing as they are known without a network, and the field between them. A value.
struct ExactSides {
  std::shared_ptr<const ExactSide> source;
  std::shared_ptr<const ExactSide> target;
  std::shared_ptr<const ConvolutionField> field;
};

/// Throws Error. Any thread.
ExactSides exactSidesOf(std::shared_ptr<const ExactSide> source, std::shared_ptr<const ExactSide> target);

/// The exact sides of what the views show, opened on a thread of the pool once a view wants them. GUI thread.
class ExactPairing : public QObject {
  Q_OBJECT
public:
  /// The pairing outlives this.
  explicit ExactPairing(const Pairing& pairing, QObject* parent = nullptr);

  /// Opens what is shown now, unless it is open already.
  void want();
  /// Null until they are open, and where they are not defined.
  const std::shared_ptr<const ExactSides>& sides() const { return m_sides; }
  /// Why there is no exact field, a sentence; empty while it is made, and where there is one.
  const QString& problem() const { return m_problem; }
  bool isBusy() const { return m_opening.isBusy(); }

Q_SIGNALS:
  /// Other sides, none any more, or a problem.
  void changed();

private:
  void follow();
  void take(Outcome<ExactSides> outcome);

  /// What the sides are made from.
  struct Subject {
    DataSetSpec source;
    DataSetSpec target;
    std::string folder;
    QString limit; ///< why the training's pairs have no field that is known

    bool operator==(const Subject&) const = default;
  };
  Subject subject() const;

  const Pairing& m_pairing;
  std::optional<Subject> m_open; ///< what was asked for last
  std::shared_ptr<const ExactSides> m_sides;
  QString m_problem;
  LatestWork<ExactSides> m_opening;
};

} // namespace deblend
