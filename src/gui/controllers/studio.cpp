#include "controllers/studio.h"

#include "controllers/document_edits.h"
#include "model/model_type.h"

#include <QThreadPool>

namespace deblend {

Studio::Studio(const Program& program, QObject* parent)
    : QObject(parent), project(program),
      film(choice, [this] { return !lister.isBusy() && !sampling.isBusy(); }),
      training(program.plugins, program.dataFolders()), sampling(program.plugins, program.dataFolders()),
      pairing(summaries, program.plugins), exact(pairing), m_program(program) {
  wireProject();
  wireRuns();
  wireTraining();
  wireSampling();
}

Studio::~Studio() {
  training.waitForEnd();
  // What still runs on the pool refers to the program.
  QThreadPool::globalInstance()->waitForDone();
}

void Studio::wireProject() {
  connect(&project, &ProjectController::opened, this,
          [this] { runs.setFolder(project.project().runsFolder()); });
  connect(&project, &ProjectController::closed, this, [this] {
    runs.setFolder(std::nullopt);
    playback.setPlaying(false);
    film.setPlaying(false);
  });
  connect(&project, &ProjectController::failed, this, &Studio::failed);
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen})
    connect(&project, signal, this, [this] {
      takeSamplingOptions();
      if (runs.chosen().isEmpty())
        showPairing();
    });
}

void Studio::wireRuns() {
  connect(&runs, &RunList::chosenChanged, this, &Studio::showChosenRun);
  connect(&lister, &CheckpointLister::listed, this,
          [this](const auto& checkpoints) { choice.setCheckpoints(checkpoints); });
  connect(&choice, &CheckpointChoice::choiceChanged, this, &Studio::showChoice);
}

void Studio::wireTraining() {
  connect(&training, &TrainingController::prepared, this, [this](const QString& run) {
    runs.reload();
    runs.choose(run);
  });
  connect(&training, &TrainingController::statusChanged, this, &Studio::showLiveAvailable);
  connect(&training, &TrainingController::statusChanged, &runs, &RunList::follow);
  connect(&training, &TrainingController::weightsArrived, this, [this](const LiveWeights& weights) {
    sampling.takeLiveWeights(runs.folderOf(QString::fromStdString(weights.run)), weights);
  });
  connect(&training, &TrainingController::checkpointWritten, this, [this](const QString& run) {
    if (run == runs.chosen())
      lister.reload();
  });
  connect(&training, &TrainingController::ended, this, [this](const QString& run) {
    runs.reload();
    if (run == runs.chosen())
      lister.reload();
  });
}

void Studio::wireSampling() {
  connect(&playback, &PlaybackController::alphaChanged, &sampling, &SamplingController::setAlpha);
  connect(&playback, &PlaybackController::reverseChanged, this,
          [this](bool reverse) { sampling.setDirection(reverse ? Direction::Reverse : Direction::Forward); });
  connect(&sampling, &SamplingController::failed, this, &Studio::failed);
}

void Studio::showChosenRun() {
  const QString& run = runs.chosen();
  choice.setRun(run);
  if (run.isEmpty())
    lister.setRunFolder(std::nullopt);
  else
    lister.setRunFolder(runs.folderOf(run));
  showLiveAvailable();
  showPairing();
}

/// While the training is paused, its last checkpoint has the same weights, and can be sampled at leisure.
void Studio::showLiveAvailable() {
  using Phase = TrainingStatus::Phase;
  const Phase phase = training.status().phase;
  const bool moves = phase == Phase::Running || phase == Phase::Pausing || phase == Phase::Stopping;
  choice.setLiveAvailable(moves && !training.run().isEmpty() && training.run() == choice.run());
}

void Studio::showChoice() {
  if (choice.isLive())
    sampling.showLive(runs.folderOf(choice.run()));
  else if (const auto step = choice.step())
    sampling.showCheckpoint(runs.folderOf(choice.run()), *step);
  else
    sampling.showNothing();
}

void Studio::showPairing() {
  const Experiment* experiment = project.experiment();
  if (!experiment)
    pairing.showNothing();
  else if (!runs.chosen().isEmpty())
    pairing.showRun(runs.folderOf(runs.chosen()), project.dataFolders());
  else
    pairing.show(mappedSource(project.document(), *experiment, m_program.plugins),
                 project.document().dataSet(experiment->target), project.dataFolders(), *experiment);
}

void Studio::takeSamplingOptions() {
  const Experiment* experiment = project.experiment();
  if (experiment && m_program.plugins.at(experiment->modelType).maps()) {
    sampling.setOptions(experiment->samplingOptions);
    playback.setSteps(static_cast<int>(experiment->samplingOptions.integer("sampling_steps")));
  }
}

bool Studio::shownMaps() const {
  return !pairing.modelType() || pairing.modelType()->maps();
}

void Studio::togglePlaying() {
  if (shownMaps())
    playback.togglePlaying();
  else
    film.togglePlaying();
}

void Studio::train() {
  RunRequest request;
  if (const Experiment* experiment = project.experiment())
    request.experiment = experiment->name;
  start(std::move(request));
}

void Studio::branch(const QString& run, std::int64_t step, std::int64_t steps) {
  RunRequest request;
  request.steps = steps;
  if (const Experiment* experiment = project.experiment())
    request.experiment = experiment->name;
  request.fromCheckpoint = ParentCheckpoint{run.toStdString(), step};
  start(std::move(request));
}

void Studio::resumeRun(const QString& run, std::optional<std::int64_t> steps) {
  if (training.isActive() && training.run() == run && !steps) {
    training.resume();
    return;
  }
  RunRequest request;
  request.resume = run.toStdString();
  request.steps = steps;
  start(std::move(request));
}

void Studio::start(RunRequest request) {
  request.device = m_device;
  project.save([this, request](bool saved) {
    if (saved && project.isOpen())
      training.start(project.project(), request);
  });
}

void Studio::whenIdle(std::function<void()> then) {
  if (!training.isActive()) {
    then();
    return;
  }
  connect(&training, &TrainingController::ended, this, std::move(then), Qt::SingleShotConnection);
  training.stop();
}

bool Studio::isSettled() const {
  return !project.isBusy() && !runs.isBusy() && !lister.isBusy() && !sampling.isBusy() && !pairing.isBusy() &&
         !summaries.isBusy() && !exact.isBusy();
}

} // namespace deblend
