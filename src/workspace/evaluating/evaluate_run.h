#pragma once

#include "exporting/run_sampling.h"

#include <functional>
#include <string>
#include <vector>

namespace deblend {

/// A figure of how well the mapped samples follow the target. Lower is better.
struct Metric {
  std::string name;
  double value = 0;
  double floor = 0; ///< the same between two fresh draws of the target: no mapping does better for long
};

/// What was measured, and all that is needed to measure it again.
struct Evaluation {
  std::string run;
  std::int64_t checkpoint = 0; ///< its step
  TrajectoryRequest request;
  std::vector<Metric> metrics;
};

/// Maps `request.count` source samples forward and compares them with as many fresh target samples.
/// `keepGoing` is asked between the steps; Error "cancelled" once it answers false. Throws Error. Any thread.
Evaluation evaluateRun(const std::filesystem::path& projectFolder, const RunSelection& selection,
                       TrajectoryRequest request, const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const std::function<bool()>& keepGoing = {});

} // namespace deblend
