#include "evaluating/evaluation_json.h"

#include <nlohmann/json.hpp>

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
    metrics[metric.name] = {{"value", metric.value}, {"floor", metric.floor}};
  return metrics;
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
  evaluation.request.guidance = json.value("guidance", 1.0);
  if (json.contains("class"))
    evaluation.request.label = json.at("class").get<std::int64_t>();
  for (const auto& [name, metric] : json.at("metrics").items())
    evaluation.metrics.push_back({name, metric.at("value"), metric.at("floor")});
  evaluation.realCount = json.value("real_count", std::int64_t{0});
  if (json.contains("features"))
    evaluation.features = featuresFromJson(json.at("features"));
  evaluation.created = json.value("created", std::string());
  return evaluation;
}

} // namespace deblend
