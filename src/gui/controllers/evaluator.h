#pragma once

#include "controllers/program.h"
#include "evaluating/evaluate_run.h"

#include <QObject>

#include <vector>

namespace deblend {

class BackgroundTask;

/// A checkpoint to be measured.
struct EvaluationSubject {
  QString run;
  std::int64_t step = 0;
};

/// Measures checkpoints one after the other in the background, and keeps what it finds in their runs. GUI
/// thread.
class Evaluator : public QObject {
  Q_OBJECT
public:
  /// `program` outlives this.
  explicit Evaluator(const Program& program, QObject* parent = nullptr);
  /// Cancels and waits.
  ~Evaluator() override;

  /// Does nothing while it measures. `request` says how, but not what.
  void evaluate(const std::filesystem::path& project, std::vector<EvaluationSubject> subjects,
                const EvaluationRequest& request);
  void cancel();
  bool isBusy() const { return m_task != nullptr; }

Q_SIGNALS:
  /// `share` from 0 to 1 of all that was asked for.
  void progressed(double share);
  /// A checkpoint's figures were kept.
  void kept();
  /// `sentence` tells what went wrong, or which figure was left out and why; empty if all went well, or was
  /// cancelled.
  void finished(const QString& sentence);

private:
  const Program& m_program;
  BackgroundTask* m_task = nullptr;
  QString m_omission; ///< of the last checkpoint
};

} // namespace deblend
