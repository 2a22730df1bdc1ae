#pragma once

#include "controllers/checkpoint_lister.h"
#include "controllers/data_summaries.h"
#include "controllers/exact_pairing.h"
#include "controllers/pairing.h"
#include "controllers/project_controller.h"
#include "controllers/run_list.h"
#include "controllers/sampling_controller.h"
#include "controllers/training_controller.h"
#include "playback/checkpoint_choice.h"
#include "playback/film_playback.h"
#include "playback/playback_controller.h"

#include <QObject>

namespace deblend {

/// Everything that a window works on, wired together: the project, its runs, the training, and what the views
/// show. Each member has one duty; what they tell each other is written here. GUI thread.
class Studio : public QObject {
  Q_OBJECT
public:
  /// `program` outlives the studio.
  explicit Studio(const Program& program, QObject* parent = nullptr);
  /// Stops the training, after a checkpoint.
  ~Studio() override;

  const Program& program() const { return m_program; }
  DataSummaries summaries;
  ProjectController project;
  RunList runs;
  CheckpointLister lister;
  CheckpointChoice choice;
  PlaybackController playback;
  FilmPlayback film;
  TrainingController training;
  SamplingController sampling;
  Pairing pairing;
  ExactPairing exact;

  /// "auto", "cpu", "cuda:0".
  void setDevice(const QString& device) { m_device = device.toStdString(); }
  /// A new run of the experiment that is shown. Saves the project first.
  void train();
  /// Goes on with a run where it was paused or stopped, up to `steps` if they are given.
  void resumeRun(const QString& run, std::optional<std::int64_t> steps = {});
  /// A new run of the experiment that is shown, from the weights of a checkpoint, up to `steps`. Saves the
  /// project first.
  void branch(const QString& run, std::int64_t step, std::int64_t steps);

  /// Whether what the views show maps a source onto a target.
  bool shownMaps() const;
  /// Plays or holds what the views show: the way from source to target, or else the checkpoints.
  void togglePlaying();

  /// Stops the training, after a checkpoint, and calls `then` when it has ended; at once if there is none.
  void whenIdle(std::function<void()> then);

  /// Whether everything that the views show is there.
  bool isSettled() const;

Q_SIGNALS:
  /// Something that was asked for failed.
  void failed(const QString& sentence);

private:
  void wireProject();
  void wireRuns();
  void wireTraining();
  void wireSampling();
  void showChosenRun();
  void showLiveAvailable();
  void showChoice();
  void showPairing();
  void takeSamplingOptions();
  void start(RunRequest request);

  const Program& m_program;
  std::string m_device = "auto";
};

} // namespace deblend
