#pragma once

#include "background/background_sampling.h"
#include "controllers/view_request.h"
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

/// Keeps the trajectory and the velocity field of the chosen weights at hand, or the views of a model type
/// that does not map, by sampling in the background. Live weights are sampled with fewer samples and steps,
/// and no more often than that a tenth of one processor goes into it. GUI thread; polls.
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

  /// Of samplingSchema(). Those of an experiment that maps nothing, which are none, change nothing.
  void setOptions(const OptionValues& options);
  void setDirection(Direction direction);
  /// Of a network that knows classes: which one is asked for (none: all in turn), and how strongly. Forgotten
  /// where another run is shown.
  void setClass(std::optional<std::int64_t> label);
  void setGuidance(double guidance);
  /// Where the field is shown.
  void setAlpha(double alpha);
  /// None: the field is not shown.
  void setFieldWindow(const std::optional<FieldWindow>& window);
  /// The views that are seen, as they are wanted.
  void setViews(std::vector<ViewRequest> views);

  bool isBusy() const { return m_timer.isActive(); }
  /// Whether a trajectory is on its way.
  bool isSampling() const { return m_trajectoryPending; }
  bool isLive() const { return m_subject && m_live; }
  /// The run whose weights are shown; empty: none.
  QString runName() const;
  /// How a trajectory is made that need not keep up with anything.
  TrajectoryRequest trajectoryRequest() const;
  /// How the trajectory that was given last was made.
  const TrajectoryRequest& shownRequest() const { return m_shown; }

Q_SIGNALS:
  /// Null: there is none. `step` is that of its weights.
  void trajectoryChanged(std::shared_ptr<const Trajectory> trajectory, qint64 step);
  void fieldChanged(std::shared_ptr<const VectorField> field);
  /// A view's answer; null, without a name: there are none any more.
  void viewChanged(const std::string& view, std::shared_ptr<const Preview> preview, qint64 step);
  void failed(const QString& sentence);
  /// A trajectory is on its way, or not any more.
  void samplingChanged();

private:
  void show(std::optional<SamplingSubject> subject, bool live);
  bool hasWeights() const;
  ViewNeeds viewNeeds() const;
  void setSampling(bool sampling);
  void requestTrajectory();
  void requestLive();
  void requestField();
  void requestViews();
  void poll();
  void take(SamplingResult result);
  void rest(const SamplingResult& result);
  void takeView(bool current);
  void deliver(SamplingResult result);
  bool isCurrent(const SamplingSubject& subject) const;

  BackgroundSampling m_sampling;
  std::optional<SamplingSubject> m_subject;
  bool m_live = false;
  OptionValues m_options;
  Direction m_direction = Direction::Forward;
  std::optional<std::int64_t> m_label;
  double m_guidance = 1;
  double m_alpha = 0;
  TrajectoryRequest m_shown;
  bool m_trajectoryPending = false;
  std::vector<ViewRequest> m_views;
  std::size_t m_viewsPending = 0;
  std::optional<FieldWindow> m_window;
  bool m_fieldPending = false;
  bool m_fieldStale = false;
  QTimer m_timer;
  QTimer m_liveTimer;        ///< until live weights may be sampled again
  QElapsedTimer m_liveClock; ///< since live weights were asked for
};

} // namespace deblend
