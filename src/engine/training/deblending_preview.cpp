#include "core/error.h"
#include "data/data_set.h"
#include "sampling/diffusion.h"
#include "sampling/guided_field.h"
#include "sampling/integrate.h"
#include "sampling/plane_grid.h"
#include "sampling/start_samples.h"
#include "training/deblending_trainer.h"
#include "training/out_of_memory.h"
#include "training/pair_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

std::vector<float> toVector(const torch::Tensor& tensor) {
  const torch::Tensor flat = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
  const float* begin = flat.const_data_ptr<float>();
  return {begin, begin + flat.numel()};
}

void requireValid(const TrajectoryRequest& request) {
  if (request.count < 1 || request.steps < 1 || request.first < 0)
    throw Error(
        fmt::format("Sampling needs at least 1 sample and 1 step, from sample 0 on, but {} and {} from {} "
                    "on were asked for.",
                    request.count, request.steps, request.first));
  if (!(request.lastAlpha >= 0 && request.lastAlpha <= 1) || request.keptStates < 0 || request.batchSize < 0)
    throw Error(
        fmt::format("Sampling ends at an α from 0 to 1, not at {}, and counts of states ({}) and of samples "
                    "at once ({}) start at 0.",
                    request.lastAlpha, request.keptStates, request.batchSize));
  if (!(request.tolerance > 0) || !(request.diffusion >= 0))
    throw Error(fmt::format("Sampling needs a tolerance above 0 and a diffusion of 0 or more, but {} and {} "
                            "were asked for.",
                            request.tolerance, request.diffusion));
}

/// The trajectory's states as a tensor [K, N, ...sampleShape] that shares their memory.
torch::Tensor allStates(Trajectory& trajectory) {
  std::vector<std::int64_t> shape = {trajectory.stateCount(), trajectory.count};
  shape.insert(shape.end(), trajectory.sampleShape.begin(), trajectory.sampleShape.end());
  trajectory.states.resize(static_cast<std::size_t>(elementCount(shape)));
  return torch::from_blob(trajectory.states.data(), shape, torch::kFloat32);
}

torch::Tensor part(const std::vector<std::int64_t>& labels, std::int64_t begin, std::int64_t size,
                   const torch::Device& device) {
  if (labels.empty())
    return {};
  return torch::tensor(
             c10::ArrayRef(labels).slice(static_cast<std::size_t>(begin), static_cast<std::size_t>(size)),
             torch::kInt64)
      .to(device);
}

/// From values as the network sees them to the data's own units.
void undo(const ValueRange& range, const torch::Tensor& states) {
  if (range.offset != 0)
    states.sub_(range.offset);
  if (range.scale != 1)
    states.div_(range.scale);
}

/// Batches that follow a field along the same α.
struct SampledBatches {
  const LearnedField& field;
  const TrajectoryRequest& request;
  const std::vector<double>& alphas;
  torch::Device device;
  const std::function<bool()>& keepGoing;

  /// The kept states [K, B, ...sampleShape] on the CPU, from `start` [B, ...sampleShape], of which the first
  /// is sample `first` of the seed's.
  torch::Tensor states(const torch::Tensor& start, std::int64_t first, GuidedField& guided) const;

private:
  Flow flowOf(GuidedField& guided) const;
};

Flow SampledBatches::flowOf(GuidedField& guided) const {
  Flow flow;
  flow.velocity = [&guided](const torch::Tensor& x, double alpha) { return guided.velocity(x, alpha); };
  flow.tolerance = request.tolerance;
  flow.keepGoing = keepGoing;
  flow.diffusion = [this, &profile = diffusionProfile(request.diffusionProfile)](double alpha) {
    return request.diffusion * profile.share(alpha, field.blending().noiseSize(alpha));
  };
  if (field.hasScore())
    flow.velocityAndScore = [&guided](const torch::Tensor& x, double alpha) {
      return guided.velocityAndScore(x, alpha);
    };
  return flow;
}

torch::Tensor SampledBatches::states(const torch::Tensor& start, std::int64_t first,
                                     GuidedField& guided) const {
  Flow flow = flowOf(guided);
  flow.noise = [&](std::int64_t step) {
    const SampleShape shape = start.sizes().slice(1).vec();
    return stepNoise(shape, start.size(0), request.seed, step, first).to(device);
  };
  torch::Tensor states;
  withMemoryFor(
      [&] {
        states =
            integrate(flow, start.to(device), integrator(request.integrator), alphas, request.keptStates);
      },
      [&] {
        return fmt::format("Sampling needs more memory than {} has: sample fewer than {} at once.",
                           device.str(), start.size(0));
      });
  return states;
}

} // namespace

Preview DeblendingTrainer::preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) {
  prepareThread();
  if (const auto* wanted = std::get_if<TrajectoryRequest>(&request))
    return trajectory(*wanted, keepGoing);
  if (const auto* wanted = std::get_if<VectorFieldRequest>(&request))
    return vectorField(*wanted);
  if (const auto* wanted = std::get_if<LogDensityRequest>(&request))
    return logDensity(*wanted, keepGoing);
  if (const auto* wanted = std::get_if<LogLikelihoodRequest>(&request))
    return logLikelihood(*wanted, keepGoing);
  return scalars();
}

Scalars DeblendingTrainer::scalars() const {
  return {{{"parameters", static_cast<double>(m_averaged.numel())},
           {"threads", static_cast<double>(m_threadCount)}}};
}

void DeblendingTrainer::requireClass(const std::optional<std::int64_t>& label, double guidance) const {
  const std::int64_t classes = m_model.field->classCount();
  if (classes == 0 && (label || guidance != 1))
    throw Error("The network was trained without classes: neither a class nor guidance can be asked for.");
  if (label && (*label < 0 || *label >= classes))
    throw Error(fmt::format("There is no class {}: allowed are 0 to {}.", *label, classes - 1));
}

void DeblendingTrainer::requirePlane(const char* what) const {
  if (!isPlanar(m_inputs.source->sampleShape()))
    throw Error(fmt::format("{} can be shown for points of the plane only; these samples have the shape {}.",
                            what, toText(m_inputs.source->sampleShape())));
}

/// One for each sample, by its place alone; empty for a network that knows of no classes.
std::vector<std::int64_t> DeblendingTrainer::labelsFor(const TrajectoryRequest& request) const {
  requireClass(request.label, request.guidance);
  const std::int64_t classes = m_model.field->classCount();
  std::vector<std::int64_t> labels;
  for (std::int64_t i = 0; classes > 0 && i < request.count; ++i)
    labels.push_back(request.label.value_or((request.first + i) % classes));
  return labels;
}

Trajectory DeblendingTrainer::trajectory(const TrajectoryRequest& request,
                                         const std::function<bool()>& keepGoing) {
  requireValid(request);
  const bool isForward = request.direction == Direction::Forward;
  const DataSet& from = isForward ? *m_inputs.source : *m_inputs.target;
  Trajectory result;
  result.sampleShape = from.sampleShape();
  result.count = request.count;
  result.labels = labelsFor(request);
  if (const SampleLabels* labels = classLabels(m_inputs); labels && !result.labels.empty())
    result.classNames = labels->names;
  const std::vector<double> alphas = alphasOf(request);
  for (const std::int64_t place : keptPlaces(std::ssize(alphas), request.keptStates))
    result.alphas.push_back(alphas[static_cast<std::size_t>(place)]);

  const SampledBatches batches{*modelWith(request.weights).field, request, alphas, m_device, keepGoing};
  const torch::Tensor start = startSamples(from, request.count, request.seed, request.first);
  const torch::Tensor states = allStates(result);
  const std::int64_t batchSize = samplingBatchSize(request, result.sampleShape);
  for (std::int64_t begin = 0; begin < request.count; begin += batchSize) {
    const std::int64_t size = std::min(batchSize, request.count - begin);
    GuidedField guided(batches.field, part(result.labels, begin, size, m_device), request.guidance);
    states.narrow(1, begin, size)
        .copy_(batches.states(start.narrow(0, begin, size), request.first + begin, guided));
    result.evaluations = std::max(result.evaluations, guided.evaluations());
  }
  undo((isForward ? *m_inputs.target : *m_inputs.source).valueRange(), states);
  return result;
}

VectorField DeblendingTrainer::vectorField(const VectorFieldRequest& request) {
  requirePlane("A velocity field");
  const Model& model = modelWith(request.weights);
  const torch::InferenceMode inference;
  const torch::Tensor points = cellCentres(request.columns, request.rows, request.rectangle).to(m_device);
  const torch::Tensor alpha = torch::full({points.size(0)}, request.alpha, points.options());
  return {request.columns, request.rows, request.rectangle, request.alpha,
          toVector(model.field->velocity({points, alpha, {}, {}}))};
}

} // namespace deblend
