#include "evaluating/evaluation.h"

#include <algorithm>
#include <tuple>

namespace deblend {
namespace {

auto settings(const Evaluation& evaluation) {
  const TrajectoryRequest& request = evaluation.request;
  return std::make_tuple(request.weights, request.count, request.steps, request.integrator, request.seed,
                         request.label, request.guidance,
                         evaluation.features ? evaluation.features->hash : std::string());
}

} // namespace

const Metric* Evaluation::metric(const std::string& name) const {
  const auto found = std::ranges::find(metrics, name, &Metric::name);
  return found == metrics.end() ? nullptr : &*found;
}

const std::vector<std::string>& metricNames() {
  static const std::vector<std::string> names = {slicedWassersteinName, frechetName};
  return names;
}

bool isComparable(const Evaluation& a, const Evaluation& b) {
  return settings(a) == settings(b);
}

} // namespace deblend
