#include "evaluating/evaluation_json.h"

#include "sampling/integrator.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const FeatureSpaceDescription& features) {
  Json json = {{"space", features.name},
               {"hash", features.hash},
               {"dimension", features.dimension},
               {"seed", features.seed}};
  if (features.accuracy)
    json["accuracy"] = *features.accuracy;
  return json;
}

FeatureSpaceDescription featuresFromJson(const Json& json) {
  FeatureSpaceDescription features;
  features.name = json.at("space");
  features.hash = json.at("hash");
  features.dimension = json.at("dimension");
  features.seed = json.at("seed");
  if (json.contains("accuracy"))
    features.accuracy = json.at("accuracy").get<double>();
  return features;
}

Json metricsJson(const Evaluation& evaluation) {
  Json metrics = Json::object();
  for (const Metric& metric : evaluation.metrics)
    metrics[metric.name] = {{"value", metric.value}, {"floor", metric.floor}}; // null where it is not known
  return metrics;
}

/// What belongs to the integrator and the spacing, where it counts.
void addStepping(const TrajectoryRequest& request, Json& json) {
  if (request.spacing != TrajectoryRequest().spacing)
    json["spacing"] = request.spacing;
  const IntegratorKind kind = integrator(request.integrator).kind;
  if (kind == IntegratorKind::Adaptive)
    json["tolerance"] = request.tolerance;
  if (kind != IntegratorKind::Stochastic)
    return;
  json["diffusion"] = request.diffusion;
  json["diffusion_profile"] = request.diffusionProfile;
}

void readStepping(const Json& json, TrajectoryRequest& request) {
  request.spacing = json.value("spacing", request.spacing);
  request.tolerance = json.value("tolerance", request.tolerance);
  request.diffusion = json.value("diffusion", request.diffusion);
  request.diffusionProfile = json.value("diffusion_profile", request.diffusionProfile);
}

double numberOrUnknown(const Json& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

} // namespace

Json toJson(const Evaluation& evaluation) {
  const TrajectoryRequest& request = evaluation.request;
  Json json = {{"run", evaluation.run},
               {"checkpoint", evaluation.checkpoint},
               {"weights", toText(request.weights)},
               {"count", request.count},
               {"steps", request.steps},
               {"integrator", request.integrator},
               {"seed", request.seed},
               {"metrics", metricsJson(evaluation)}};
  addStepping(request, json);
  if (request.label)
    json["class"] = *request.label;
  if (request.guidance != 1)
    json["guidance"] = request.guidance;
  if (evaluation.features) {
    json["real_count"] = evaluation.realCount;
    json["features"] = toJson(*evaluation.features);
  }
  if (!evaluation.created.empty())
    json["created"] = evaluation.created;
  return json;
}

Evaluation evaluationFromJson(const Json& json) {
  Evaluation evaluation;
  evaluation.run = json.at("run");
  evaluation.checkpoint = json.at("checkpoint");
  evaluation.request.weights = weightsFromText(json.at("weights"));
  evaluation.request.count = json.at("count");
  evaluation.request.steps = json.at("steps");
  evaluation.request.integrator = json.at("integrator");
  evaluation.request.seed = json.at("seed");
  readStepping(json, evaluation.request);
  evaluation.request.guidance = json.value("guidance", 1.0);
  if (json.contains("class"))
    evaluation.request.label = json.at("class").get<std::int64_t>();
  for (const auto& [name, metric] : json.at("metrics").items())
    evaluation.metrics.push_back({name, numberOrUnknown(metric.at("value")), numberOrUnknown(metric.at("floor"))});
  evaluation.realCount = json.value("real_count", std::int64_t{0});
  if (json.contains("features"))
    evaluation.features = featuresFromJson(json.at("features"));
  evaluation.created = json.value("created", std::string());
  return evaluation;
}

} // namespace deblend
