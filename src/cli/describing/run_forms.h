#pragma once

#include "evaluating/evaluation.h"
#include "runs/run_catalog.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

/// How runs and checkpoints are shown: as JSON and as text.
namespace deblend {

/// An array of {"run", "experiment", "model", "state", "step", "steps", "loss", "created", "parent",
/// "message"}; what is not known is null.
nlohmann::ordered_json toJson(const std::vector<RunSummary>& runs);
std::string runTable(const std::vector<RunSummary>& runs, std::size_t indent);

/// The checkpoints of one run.
struct RunCheckpoints {
  std::string run;
  std::vector<CheckpointManifest> checkpoints; ///< by rising step
  std::vector<Evaluation> evaluations;         ///< the oldest first
};

/// An array of {"run", "step", "loss", "seconds", "bytes", "created", "latest", "best", "evaluations"}, the
/// last an array of all evaluations of the checkpoint.
nlohmann::ordered_json toJson(const std::vector<RunCheckpoints>& runs);
std::string checkpointTable(const std::vector<RunCheckpoints>& runs);

/// "12.34", or "–" where there is none.
std::string lossText(std::optional<double> loss);

} // namespace deblend
