#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace deblend {

class ProblemLabel;

/// Asks up to which step a run is to be trained. GUI thread.
class StepsDialog : public QDialog {
  Q_OBJECT
public:
  /// `done` steps are behind the run already. Deletes itself when it is closed.
  StepsDialog(const QString& title, const QString& sentence, std::int64_t done, std::int64_t proposed,
              QWidget* parent);

Q_SIGNALS:
  void stepsChosen(qint64 steps);

private:
  void judge();

  std::int64_t m_done;
  QLineEdit* m_steps;
  ProblemLabel* m_problem;
  QPushButton* m_ok;
};

} // namespace deblend
