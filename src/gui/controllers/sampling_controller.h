#pragma once

#include "background/background_sampling.h"
#include "options/option_values.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace deblend {

/// What is seen of the velocity field.
struct FieldWindow {
  int columns = 24;
  int rows = 24;
  PlaneRectangle rectangle;
};

/// Keeps the trajectory and the velocity field of the chosen weights at hand, by sampling in the background.
/// Live weights are sampled with fewer samples and steps, and no more often than that a tenth of one
/// processor goes into it. GUI thread; polls.
class SamplingController : public QObject {
  Q_OBJECT
public:
  SamplingController(const ModelTypeCatalog& catalog, DataFolders folders, QObject* parent = nullptr);

  void showNothing();
  void showCheckpoint(const std::filesystem::path& runFolder, std::int64_t step);
  /// Shows the live weights of this run from now on; the first may be still to come.
  void showLive(const std::filesystem::path& runFolder);
  /// Newer weights of the run in training; looked at where its live weights are shown.
  void takeLiveWeights(const std::filesystem::path& runFolder, const LiveWeights& weights);

  /// Of samplingSchema().
  void setOptions(const OptionValues& options);
  void setDirection(Direction direction);
  /// Where the field is shown.
  void setAlpha(double alpha);
  /// None: the field is not shown.
  void setFieldWindow(const std::optional<FieldWindow>& window);

  bool isBusy() const { return m_timer.isActive(); }
  bool isLive() const { return m_subject && m_live; }
  /// How a trajectory is made that need not keep up with anything.
  TrajectoryRequest trajectoryRequest() const;

Q_SIGNALS:
  /// Null: there is none. `step` is that of its weights.
  void trajectoryChanged(std::shared_ptr<const Trajectory> trajectory, qint64 step);
  void fieldChanged(std::shared_ptr<const VectorField> field);
  void failed(const QString& sentence);

private:
  void show(std::optional<SamplingSubject> subject, bool live);
  bool hasWeights() const;
  TrajectoryRequest viewRequest() const;
  void requestTrajectory();
  void requestLiveTrajectory();
  void requestField();
  void poll();
  void take(SamplingResult result);
  void deliver(SamplingResult result);
  bool isCurrent(const SamplingSubject& subject) const;

  BackgroundSampling m_sampling;
  std::optional<SamplingSubject> m_subject;
  bool m_live = false;
  OptionValues m_options;
  Direction m_direction = Direction::Forward;
  double m_alpha = 0;
  std::optional<FieldWindow> m_window;
  bool m_fieldPending = false;
  bool m_fieldStale = false;
  QTimer m_timer;
  QTimer m_liveTimer; ///< until live weights may be sampled again
  QElapsedTimer m_trajectoryClock;
};

} // namespace deblend
