#pragma once

#include "background/background_training.h"
#include "runs/run_catalog.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;

namespace deblend {

/// The numbers of the training at the foot of the window. GUI thread.
class StatusLine : public QWidget {
  Q_OBJECT
public:
  explicit StatusLine(QWidget* parent = nullptr);

  void showTraining(const TrainingStatus& status);
  /// The run that is looked at while none is in training.
  void showRun(const std::optional<RunSummary>& run);
  QString text() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  void refresh();
  static QString couplingText(const TrainingStatus& status);
  QString progressText() const;
  QString phaseText() const;
  QString deviceText() const;

  TrainingStatus m_status;
  std::optional<RunSummary> m_run;
  QString m_memory;
  QTimer m_memoryTimer;
  QTimer m_refreshTimer; ///< numbers that change faster cannot be read
  QLabel* m_left;
  QLabel* m_right;
};

} // namespace deblend
