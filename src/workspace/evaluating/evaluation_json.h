#pragma once

#include "evaluating/evaluation.h"

#include <nlohmann/json_fwd.hpp>

namespace deblend {

/// {"run", "checkpoint", "weights", "count", "steps", "integrator", "seed", "metrics": {NAME: {"value",
/// "floor"}}}; of pictures also "real_count" and "features": {"space", "hash", "dimension", "seed",
/// "accuracy"}; "class" and "guidance" where they were asked for; "created" where it is known.
nlohmann::ordered_json toJson(const Evaluation& evaluation);
/// Throws nlohmann::json::exception or Error for anything that toJson() does not write.
Evaluation evaluationFromJson(const nlohmann::ordered_json& json);

} // namespace deblend
