#pragma once

#include "data/data_set_summary.h"
#include "model/model_type.h"
#include "runs/run_configuration.h"
#include "sampling/preview.h"
#include "sampling/sampler.h"

#include <functional>
#include <memory>
#include <string>

namespace deblend {

/// Which checkpoint of which run, as the command line names them.
struct RunSelection {
  std::string run = "latest";        ///< an id, a number or latest
  std::string checkpoint = "latest"; ///< a step, latest, best, or best:METRIC
  std::string device = "auto";
};

/// Answers false to cancel.
using SamplingProgress = std::function<bool(double share)>;

/// Samples on a copy of a checkpoint's weights. One thread at a time.
class RunSampler {
public:
  /// Opens the data and reads the weights. Throws Error.
  RunSampler(const std::filesystem::path& projectFolder, const RunSelection& selection,
             const ModelTypeCatalog& catalog, const DataFolders& folders);

  const RunConfiguration& configuration() const { return m_configuration; }
  const ModelType& modelType() const { return *m_modelType; }
  std::int64_t step() const { return m_step; } ///< of the checkpoint
  const SampleShape& sampleShape() const { return m_target.sampleShape; }
  /// Whether sampling in this direction begins with stored pictures, which are worth showing beside what they
  /// are mapped to.
  bool startsWithPictures(Direction direction) const;

  /// Goes on with the weights of another checkpoint of the run. Throws Error, with the weights as they were,
  /// if it is not there or damaged.
  void load(std::int64_t step);

  /// Throws Error; "cancelled" once `progress` answers false, which is asked at every step.
  Trajectory sample(TrajectoryRequest request, const SamplingProgress& progress = {});
  /// The same in parts that are handed on one after the other, so that any count fits into memory: samples 0
  /// to count − 1, each as sample() gives it.
  void sampleInParts(const TrajectoryRequest& request, const std::function<void(const Trajectory&)>& take,
                     const SamplingProgress& progress = {});
  /// Any other preview. `keepGoing` is asked now and then; Error "cancelled" once it answers false.
  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing = {});

private:
  std::int64_t batchSize(const TrajectoryRequest& request) const;

  std::filesystem::path m_runFolder;
  RunConfiguration m_configuration;
  const ModelType* m_modelType;
  std::int64_t m_step = 0;
  DataSetSummary m_source; ///< empty where nothing is mapped
  DataSetSummary m_target;
  std::unique_ptr<Sampler> m_sampler;
};

/// A trajectory of a run and what it was made from.
struct SampledRun {
  RunConfiguration configuration;
  std::int64_t step = 0; ///< of the checkpoint
  Trajectory trajectory;
};

/// All at once. `keepGoing` is asked between steps; Error "cancelled" once it answers false. Throws Error.
/// Any thread.
SampledRun sampleRun(const std::filesystem::path& projectFolder, const RunSelection& selection,
                     const TrajectoryRequest& request, const ModelTypeCatalog& catalog,
                     const DataFolders& folders, const std::function<bool()>& keepGoing = {});

} // namespace deblend
