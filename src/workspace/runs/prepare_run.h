#pragma once

#include "core/device.h"
#include "data/data_set_kinds.h"
#include "model/model_type.h"
#include "projects/project_document.h"
#include "runs/run_configuration.h"
#include "training/trainer.h"

namespace deblend {

/// What the window's Train and the command line's `train` ask for.
struct RunRequest {
  std::string experiment;                         ///< empty: the project's first
  std::optional<std::int64_t> steps;              ///< the planned end; may lie beyond that of a resumed run
  std::optional<std::uint64_t> seed;              ///< none: one is drawn
  std::string device = "auto";                    ///< auto, cpu, cuda, cuda:N
  std::string resume;                             ///< a run's id, or latest; empty: a new run
  std::optional<ParentCheckpoint> fromCheckpoint; ///< a new run that starts with these weights
  std::vector<std::pair<std::string, std::string>> options; ///< as --set gives them; only for new runs
};

/// A run that is ready to be trained.
struct PreparedRun {
  std::filesystem::path folder;
  RunConfiguration configuration;
  std::int64_t totalSteps = 0;
  bool resumed = false;
  double secondsBefore = 0;         ///< of training, before this resumption
  std::int64_t checkpointCount = 0; ///< written before this resumption
  const ModelType* modelType = nullptr;
  TrainerInputs inputs;
  std::unique_ptr<Trainer> trainer;
};

/// For the only writer of the project. Makes the run folder, or opens the one to resume and restores its last
/// checkpoint. Takes as long as the data take to open, of which `progress` is told. Throws Error, leaving
/// nothing new behind. Any thread.
PreparedRun prepareRun(const std::filesystem::path& projectFolder, const ProjectDocument& document,
                       const RunRequest& request, const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const OpeningProgress& progress = {});

/// What a run's model type needs to train or to sample. Opens the data sets; throws Error if they are gone,
/// or changed since the run began.
TrainerInputs runInputs(const RunConfiguration& configuration, const DataFolders& folders,
                        const std::string& device, std::int64_t totalSteps,
                        const OpeningProgress& progress = {});

} // namespace deblend
