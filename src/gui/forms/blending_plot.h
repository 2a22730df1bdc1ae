#pragma once

#include "interpolant/blending.h"
#include "options/option_values.h"

#include <QWidget>

class QLabel;

namespace deblend {

class ProblemLabel;

/// What the options of a blending mean: a, b and γ over α, how often each α is trained at, the formula, and
/// why choices that do not fit together are refused. GUI thread.
class BlendingPlot : public QWidget {
  Q_OBJECT
public:
  explicit BlendingPlot(QWidget* parent = nullptr);

  /// Whether a schema has the options that are drawn.
  static bool fits(const OptionSchema& trainingSchema);
  /// The options fit. `sourceIsStandardNormal`: of the experiment.
  void show(const OptionValues& trainingOptions, bool sourceIsStandardNormal);
  /// The sentence of a refusal; empty if there is none.
  QString problem() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  class Curves;
  void refresh();

  Curves* m_curves;
  QLabel* m_formula;
  ProblemLabel* m_problem;
  OptionValues m_options;
  bool m_sourceIsStandardNormal = false;
};

} // namespace deblend
