#include "core/error.h"
#include "data/data_set.h"
#include "sampling/guided_field.h"
#include "sampling/log_likelihood.h"
#include "sampling/plane_grid.h"
#include "training/deblending_trainer.h"
#include "training/out_of_memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// Values that the network is differentiated at, at once.
constexpr std::int64_t batchElements = 65'536;

torch::Tensor logSourceDensity(const DataSet& source, const torch::Tensor& start) {
  if (const auto density = source.logDensity(start))
    return *density;
  throw Error(
      "A likelihood needs a source whose density is known: Gaussian noise, a density, or a shape with "
      "an inside.");
}

} // namespace

/// In nats of the target's own units, of samples in them [N, ...sampleShape].
std::vector<double> DeblendingTrainer::logDensities(const torch::Tensor& samples,
                                                    const LikelihoodSettings& settings,
                                                    const std::function<bool()>& keepGoing) {
  const std::optional<std::int64_t> label = settings.label;
  requireClass(label, settings.guidance);
  const LearnedField& field = *modelWith(settings.weights).field;
  const auto [scale, offset] = m_inputs.target->valueRange();
  const std::int64_t values = elementCount(m_inputs.target->sampleShape());
  const std::int64_t batch = std::max<std::int64_t>(batchElements / values, 1);
  const double unitChange = static_cast<double>(values) * std::log(std::abs(scale));
  std::vector<double> result;
  for (std::int64_t begin = 0; begin < samples.size(0); begin += batch) {
    const torch::Tensor part =
        (samples.narrow(0, begin, std::min(batch, samples.size(0) - begin)) * scale + offset).to(m_device);
    GuidedField guided(field,
                       label ? torch::full({part.size(0)}, *label, part.options().dtype(torch::kInt64))
                             : torch::Tensor(),
                       settings.guidance);
    Flow flow{[&](const torch::Tensor& x, double alpha) { return guided.velocity(x, alpha); }};
    flow.keepGoing = keepGoing;
    TracedBack traced;
    withMemoryFor([&] { traced = traceBack(flow, part, settings, begin); },
                  [&] {
                    return fmt::format("The likelihood needs more memory than {} has: take a smaller network "
                                       "or the processor.",
                                       m_device.str());
                  });
    const torch::Tensor log =
        logSourceDensity(*m_inputs.source, traced.start) + traced.logChange + unitChange;
    const auto* const first = log.const_data_ptr<double>();
    result.insert(result.end(), first, first + log.numel());
  }
  return result;
}

ScalarField DeblendingTrainer::logDensity(const LogDensityRequest& request,
                                          const std::function<bool()>& keepGoing) {
  requirePlane("The density");
  const std::vector<double> values = logDensities(
      cellCentres(request.columns, request.rows, request.rectangle), request.settings, keepGoing);
  return {request.columns, request.rows, request.rectangle, {values.begin(), values.end()}};
}

SampleValues DeblendingTrainer::logLikelihood(const LogLikelihoodRequest& request,
                                              const std::function<bool()>& keepGoing) {
  SampleShape shape = m_inputs.target->sampleShape();
  const std::int64_t values = elementCount(shape);
  if (request.samples.empty() || std::ssize(request.samples) % values != 0)
    throw Error(fmt::format("A likelihood needs samples of the shape {}, but {} numbers were given.",
                            toText(shape), request.samples.size()));
  shape.insert(shape.begin(), std::ssize(request.samples) / values);
  return {logDensities(torch::tensor(request.samples).view(shape), request.settings, keepGoing)};
}

} // namespace deblend
