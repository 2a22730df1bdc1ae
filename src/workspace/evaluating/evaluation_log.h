#pragma once

#include "evaluating/evaluation.h"

#include <filesystem>

namespace deblend {

/// Appends to the run's evaluations.jsonl, one evaluation a line, durably. Any thread of any program at once.
/// Throws Error, with the file as it was, if it cannot be written.
void keepEvaluation(const std::filesystem::path& runFolder, const Evaluation& evaluation);

/// All that were kept, the oldest first. A last line that is cut short is left out; any other broken line
/// throws Error with its number. An absent file reads as empty.
std::vector<Evaluation> readEvaluations(const std::filesystem::path& runFolder);

/// The latest of each checkpoint, by rising step, among those that compare with the latest that has the
/// metric: what a chart over checkpoints shows.
std::vector<Evaluation> comparableEvaluations(const std::vector<Evaluation>& all, const std::string& metric);

/// The step of the checkpoint with the best value of a metric, among `steps` and those evaluations that
/// comparableEvaluations() gives; none if none of the steps has been measured.
std::optional<std::int64_t> bestEvaluatedStep(const std::vector<Evaluation>& all, const std::string& metric,
                                              const std::vector<std::int64_t>& steps);

} // namespace deblend
