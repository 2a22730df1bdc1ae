#include "core/error.h"
#include "data/data_set.h"
#include "sampling/integrate.h"
#include "sampling/random.h"
#include "training/deblending_trainer.h"

#include <fmt/format.h>

namespace deblend {
namespace {

std::vector<float> toVector(const torch::Tensor& tensor) {
  const torch::Tensor flat = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
  const float* begin = flat.const_data_ptr<float>();
  return {begin, begin + flat.numel()};
}

/// The centres of the cells of a regular grid [rows × columns, 2].
torch::Tensor cellCentres(const VectorFieldRequest& request) {
  const auto centres = [](int count, double from, double to) {
    return torch::linspace(from + 0.5 * (to - from) / count, to - 0.5 * (to - from) / count, count);
  };
  const PlaneRectangle& area = request.rectangle;
  const auto grid = torch::meshgrid(
      {centres(request.rows, area.top, area.bottom), centres(request.columns, area.left, area.right)}, "ij");
  return torch::stack({grid[1], grid[0]}, -1).view({-1, 2});
}

} // namespace

Preview DeblendingTrainer::preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) {
  prepareThread();
  if (const auto* wanted = std::get_if<TrajectoryRequest>(&request))
    return trajectory(*wanted, keepGoing);
  if (const auto* wanted = std::get_if<VectorFieldRequest>(&request))
    return vectorField(*wanted);
  return scalars();
}

Scalars DeblendingTrainer::scalars() const {
  return {{{"parameters", static_cast<double>(m_averaged.numel())},
           {"threads", static_cast<double>(m_threadCount)}}};
}

Trajectory DeblendingTrainer::trajectory(const TrajectoryRequest& request,
                                         const std::function<bool()>& keepGoing) {
  if (request.count < 1 || request.steps < 1)
    throw Error(fmt::format("Sampling needs at least 1 sample and 1 step, but {} and {} were asked for.",
                            request.count, request.steps));
  const DataSet& from = request.direction == Direction::Forward ? *m_inputs.source : *m_inputs.target;
  torch::Generator generator = makeGenerator(deriveSeed(request.seed, "start"));
  const torch::Tensor start = from.draw(request.count, generator).to(m_device);

  const Model& model = modelWith(request.weights);
  Trajectory result;
  const VelocityFunction velocity = [&](const torch::Tensor& x, double alpha) {
    ++result.evaluations;
    return model.network->forward(x, torch::full({x.size(0)}, alpha, x.options()));
  };
  const std::vector<double> alphas = alphaSteps(request.steps, request.direction);
  result.sampleShape = from.sampleShape();
  result.count = request.count;
  result.states = toVector(
      integrate(velocity, start, integrator(request.integrator), alphas, request.keepPath, keepGoing));
  result.alphas = request.keepPath ? alphas : std::vector<double>{alphas.back()};
  return result;
}

VectorField DeblendingTrainer::vectorField(const VectorFieldRequest& request) {
  if (!isPlanar(m_inputs.source->sampleShape()))
    throw Error(fmt::format(
        "A velocity field can be shown for points of the plane only; these samples have the shape {}.",
        toText(m_inputs.source->sampleShape())));
  const Model& model = modelWith(request.weights);
  const torch::InferenceMode inference;
  const torch::Tensor points = cellCentres(request).to(m_device);
  const torch::Tensor alpha = torch::full({points.size(0)}, request.alpha, points.options());
  return {request.columns, request.rows, request.rectangle, request.alpha,
          toVector(model.network->forward(points, alpha))};
}

} // namespace deblend
