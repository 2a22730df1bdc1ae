#pragma once

#include "controllers/program.h"
#include "evaluating/bench_sampling.h"

#include <QObject>

#include <memory>

namespace deblend {

class BackgroundTask;

/// Measures how well and how fast a run is sampled, in the background, and keeps what it finds in the run.
/// Cancelled, it keeps the rows that are whole. GUI thread.
class SamplingBench : public QObject {
  Q_OBJECT
public:
  using Result = std::shared_ptr<const BenchResult>;

  /// `program` outlives this.
  explicit SamplingBench(const Program& program, QObject* parent = nullptr);
  /// Cancels and waits.
  ~SamplingBench() override;

  /// Does nothing while it measures. Without `keeps`, what is found is only told.
  void start(const std::filesystem::path& project, const BenchRequest& request, bool keeps);
  void cancel();
  bool isBusy() const { return m_task != nullptr; }
  /// The run that is measured, or was last.
  const QString& run() const { return m_run; }

Q_SIGNALS:
  void progressed(double share);
  /// What is measured so far.
  void changed(const Result& result);
  /// `problem` is empty if all went well, or was cancelled.
  void finished(const QString& problem);

private:
  const Program& m_program;
  QString m_run;
  BackgroundTask* m_task = nullptr;
};

} // namespace deblend
