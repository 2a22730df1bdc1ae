#pragma once

#include "colours/role_colours.h"
#include "evaluating/bench_sampling.h"
#include "picture/picture.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace deblend {

/// {"run", "metric", "count", "seeds", "weights", "device", "complete", "floor", "rows": [{"checkpoint",
/// "integrator", "spacing", "steps", "tolerance", "distance", "straightness", "evaluations", "seconds"}],
/// "created"}; every figure is {"mean", "half_width"}, the latter null from a single seed.
nlohmann::ordered_json toJson(const BenchResult& result);
/// Throws nlohmann::json::exception or Error for anything that toJson() does not write.
BenchResult benchFromJson(const nlohmann::ordered_json& json);

/// A line for each row under one with the columns' names, with the floor in each; half widths are empty from
/// a single seed.
std::string benchCsv(const BenchResult& result);

/// What a chart's x axis shows.
enum class BenchAxis { Evaluations, Seconds };

/// Distance against evaluations or seconds, both logarithmic, a curve for each integrator, spacing and
/// checkpoint, with the floor as a line across.
Picture drawBench(const BenchResult& result, BenchAxis axis, int width, int height, Theme theme);

/// The run's last bench, in bench.json in its folder. keepBench() replaces it atomically; readBench() gives
/// none where there is no readable one.
void keepBench(const std::filesystem::path& runFolder, const BenchResult& result);
std::optional<BenchResult> readBench(const std::filesystem::path& runFolder);

} // namespace deblend
