#include "evaluating/evaluation.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace deblend {
namespace {

auto settings(const Evaluation& evaluation) {
  const TrajectoryRequest& request = evaluation.request;
  return std::make_tuple(request.weights, request.count, request.steps, request.integrator, request.spacing,
                         request.tolerance, request.diffusion, request.diffusionProfile, request.seed,
                         request.label, request.guidance,
                         evaluation.features ? evaluation.features->hash : std::string());
}

} // namespace

const Metric* Evaluation::metric(const std::string& name) const {
  const auto found = std::ranges::find(metrics, name, &Metric::name);
  return found == metrics.end() ? nullptr : &*found;
}

const std::vector<MetricKind>& metricKinds() {
  static const std::vector<MetricKind> kinds = {
      {slicedWassersteinName,
       "The distance of sorted projections, averaged over directions; for any samples."},
      {wasserstein2Name, "The exact distance by assignment, of up to 4,096 points of the plane."},
      {frechetName, "The distance of the features' normal distributions; for pictures."},
      {logLikelihoodName,
       "The mean log-density of the target's samples under the model, in nats per value of a sample.", false},
      {fieldErrorName,
       "The relative distance of the learned field from the exact one; for points of the plane."},
      {denoiserErrorName, "The relative distance of the learned denoiser from the ideal one; from Gaussian "
                          "noise to stored samples."},
  };
  return kinds;
}

const MetricKind& metricKind(const std::string& name) {
  const auto found = std::ranges::find(metricKinds(), name, &MetricKind::name);
  if (found != metricKinds().end())
    return *found;
  throw Error(fmt::format("There is no metric '{}': known are {}.", name, fmt::join(metricNames(), ", ")));
}

const std::vector<std::string>& metricNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const MetricKind& each : metricKinds())
      all.push_back(each.name);
    return all;
  }();
  return names;
}

bool isComparable(const Evaluation& a, const Evaluation& b) {
  return settings(a) == settings(b);
}

} // namespace deblend
