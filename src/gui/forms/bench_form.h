#pragma once

#include "evaluating/bench_sampling.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QToolButton;

namespace deblend {

/// What a bench compares: checkpoints, integrators, spacings, numbers of steps and tolerances, and how many
/// samples and seeds each takes. GUI thread.
class BenchForm : public QWidget {
  Q_OBJECT
public:
  explicit BenchForm(QWidget* parent = nullptr);

  /// What is chosen: all but the run and the sampling other than its count. `shown`: the step of the
  /// checkpoint that the window shows. Throws Error for numbers that are not allowed.
  BenchRequest request(std::optional<std::int64_t> shown) const;

protected:
  void changeEvent(QEvent* event) override;

private:
  QToolButton* makeChoice(const char* name);
  void fillChoices();
  void retranslate();
  void showChoice(QToolButton& button) const;

  QLabel* m_checkpointLabel;
  QComboBox* m_checkpoint;
  QToolButton* m_integrators;
  QToolButton* m_spacings;
  QLabel* m_stepsLabel;
  QLineEdit* m_steps;
  QLabel* m_tolerancesLabel;
  QLineEdit* m_tolerances;
  QLabel* m_countLabel;
  QSpinBox* m_count;
  QLabel* m_seedsLabel;
  QSpinBox* m_seeds;
};

} // namespace deblend
