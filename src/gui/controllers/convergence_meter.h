#pragma once

#include "exact/path_convergence.h"

#include <QObject>

#include <memory>

namespace deblend {

class BackgroundTask;
class Studio;

/// Measures how stochastic chains come nearer to the exact mapping as their steps get more, on a thread of
/// its own. What was found is kept while the pairing is shown. GUI thread.
class ConvergenceMeter : public QObject {
  Q_OBJECT
public:
  /// The studio outlives this.
  explicit ConvergenceMeter(Studio& studio, QObject* parent = nullptr);
  /// Cancels and waits.
  ~ConvergenceMeter() override;

  /// Does nothing while it measures, or where there are no exact sides.
  void start();
  void cancel();
  bool isBusy() const { return m_task != nullptr; }
  /// From 0 to 1.
  double share() const;
  /// What is known so far; the orders once all is.
  const PathConvergence& convergence() const { return m_convergence; }
  bool isWhole() const { return m_isWhole; }
  /// Why it could not be measured, a sentence; empty otherwise.
  const QString& problem() const { return m_problem; }

Q_SIGNALS:
  void changed();

private:
  void forget();
  void take(const PathDistance& distance);

  Studio& m_studio;
  BackgroundTask* m_task = nullptr;
  PathConvergence m_convergence;
  bool m_isWhole = false;
  QString m_problem;
};

} // namespace deblend
