#pragma once

#include "evaluation/spread.h"
#include "model/model_type.h"
#include "runs/prepare_run.h"
#include "sampling/preview.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace deblend {

/// What to compare: every integrator with every spacing and number of steps, at every checkpoint. An adaptive
/// integrator takes each tolerance in place of steps and spacings. A value.
struct BenchRequest {
  std::string run = "latest";
  std::vector<std::string> checkpoints = {"latest"}; ///< as RunSelection has them; {"all"}: each of the run's
  std::vector<std::int64_t> steps = {1, 2, 4, 8, 16, 32, 64, 128};
  std::vector<std::string> integrators = {"euler", "heun", "rk4", "ab2", "dopri5"};
  std::vector<std::string> spacings = {"uniform"};
  std::vector<double> tolerances = {1e-1, 1e-2, 1e-3, 1e-4};
  std::int64_t seeds = 3; ///< from sampling.seed on, 1 or more: each has starts and real samples of its own
  TrajectoryRequest sampling; ///< its count, weights, seed, class, guidance, diffusion and profile count
};

/// One combination, over the seeds.
struct BenchRow {
  std::int64_t checkpoint = 0; ///< its step
  std::string integrator = {};
  std::string spacing = {}; ///< empty for an adaptive integrator
  std::int64_t steps = 0;   ///< 0 for an adaptive integrator
  double tolerance = 0;     ///< 0 for one with fixed steps
  Spread distance = {};     ///< of the mapped samples to real ones
  Spread straightness = {}; ///< 0 for straight paths: see straightness()
  Spread evaluations = {};  ///< of the network on each sample
  Spread seconds = {};      ///< of wall time, for all samples
};

struct BenchResult {
  std::string run;
  std::string metric;     ///< that distance and floor are in: one of metricNames()
  std::int64_t count = 0; ///< samples
  std::int64_t seeds = 0;
  Weights weights = Weights::Averaged;
  std::string device;
  Spread floor; ///< the distance between two sets of real samples
  std::vector<BenchRow> rows;
  bool isComplete = false; ///< not cancelled before the last row
  std::string created;     ///< UTC, ISO 8601
};

/// Called after each part of the work with what is measured so far, on the calling thread. Answers false to
/// cancel.
using BenchProgress = std::function<bool(double share, const BenchResult& soFar)>;

/// The exact Wasserstein-2 distance for up to 4,096 points of the plane, else the sliced one. Once `progress`
/// answers false, the result holds the rows that are whole. Throws Error for what cannot be sampled; any
/// thread.
BenchResult benchSampling(const std::filesystem::path& projectFolder, const BenchRequest& request,
                          const ModelTypeCatalog& catalog, const DataFolders& folders,
                          const BenchProgress& progress = {});

} // namespace deblend
