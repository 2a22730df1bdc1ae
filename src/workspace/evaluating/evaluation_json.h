#pragma once

#include "evaluating/evaluation.h"

#include <nlohmann/json_fwd.hpp>

namespace deblend {

/// {"run", "checkpoint", "weights", "count", "steps", "integrator", "seed", "metrics": {NAME: {"value",
/// "floor"}}}; of pictures also "real_count" and "features": {"space", "hash", "dimension", "seed",
/// "accuracy"}; "spacing" unless uniform, "tolerance" of an adaptive integrator, "diffusion" and
/// "diffusion_profile" of a stochastic one; "class" and "guidance" where they were asked for; "created" where
/// it is known. A floor that is not known is null.
nlohmann::ordered_json toJson(const Evaluation& evaluation);
/// Throws nlohmann::json::exception or Error for anything that toJson() does not write.
Evaluation evaluationFromJson(const nlohmann::ordered_json& json);

} // namespace deblend
