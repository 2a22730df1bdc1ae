#include "coupling/batch_coupling.h"

#include "coupling/assignment.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/nonzero.h>
#include <ATen/ops/searchsorted.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>

namespace deblend {
namespace {

/// Iterations at each strength of regularisation on the way to the one wanted, and at most at that.
constexpr int iterationsOnTheWay = 10;
constexpr int iterationsAtMost = 1000;
constexpr int iterationsBetweenChecks = 20;
constexpr double columnTolerance = 1e-3;

std::span<const float> numbersOf(const torch::Tensor& tensor) {
  return {tensor.const_data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

torch::Tensor onProcessor(const torch::Tensor& samples) {
  return samples.reshape({samples.size(0), -1}).to(torch::kCPU, torch::kFloat32).contiguous();
}

/// The columns int64 [B] on the CPU.
torch::Tensor assignedColumns(const torch::Tensor& x0, const torch::Tensor& x1) {
  Assignment assignment;
  if (x0.numel() == 2 * x0.size(0)) {
    const torch::Tensor from = onProcessor(x0), to = onProcessor(x1);
    assignment = assignPlanar(numbersOf(from), numbersOf(to));
  } else {
    const torch::Tensor costs = squaredDistances(x0, x1).to(torch::kCPU).contiguous();
    assignment = assign(numbersOf(costs), static_cast<int>(x0.size(0)));
  }
  return torch::tensor(assignment.columnOfRow, torch::kInt64);
}

/// exp((f_i + g_j − C_ij) / ε): a plan for potentials f and g up to rounding.
torch::Tensor kernelOf(const torch::Tensor& distances, const torch::Tensor& f, const torch::Tensor& g,
                       double epsilon) {
  return ((f.unsqueeze(1) + g.unsqueeze(0) - distances) / epsilon).exp_();
}

/// Scales rows and columns in turn to sums of 1/B, into the potentials.
void scale(const torch::Tensor& distances, torch::Tensor& f, torch::Tensor& g, double epsilon,
           int iterations) {
  const double share = 1.0 / static_cast<double>(f.numel());
  const torch::Tensor kernel = kernelOf(distances, f, g, epsilon);
  const torch::Tensor transposed = kernel.t().contiguous();
  torch::Tensor columns = torch::ones_like(g);
  torch::Tensor rows = torch::ones_like(f);
  for (int i = 0; i < iterations; ++i) {
    columns = share / transposed.mv(rows).clamp_min_(1e-300);
    rows = share / kernel.mv(columns).clamp_min_(1e-300);
  }
  f = f + epsilon * rows.log();
  g = g + epsilon * columns.log();
}

} // namespace

torch::Tensor squaredDistances(const torch::Tensor& x0, const torch::Tensor& x1) {
  const torch::Tensor from = x0.reshape({x0.size(0), -1}), to = x1.reshape({x1.size(0), -1});
  // Distances do not change when both move, and what is near 0 is rounded less.
  const torch::Tensor centre = to.mean(0, true);
  const torch::Tensor a = from - centre, b = to - centre;
  const torch::Tensor squares = a.square().sum(1, true) + b.square().sum(1).unsqueeze(0);
  return at::addmm(squares, a, b.t(), 1, -2).clamp_min_(0);
}

double meanDistance(const torch::Tensor& x0, const torch::Tensor& x1) {
  return (x0 - x1).square().sum().item<double>() / static_cast<double>(x0.size(0));
}

torch::Tensor optimalCoupling(const torch::Tensor& x0, const torch::Tensor& x1) {
  return assignedColumns(x0, x1).to(x0.device());
}

torch::Tensor optimalCouplingByClass(const torch::Tensor& x0, const torch::Tensor& x1,
                                     const torch::Tensor& labels) {
  const torch::Tensor classes = labels.to(torch::kCPU);
  torch::Tensor order = torch::empty({x0.size(0)}, torch::kInt64);
  for (std::int64_t label = classes.min().item<std::int64_t>(); label <= classes.max().item<std::int64_t>();
       ++label) {
    const torch::Tensor places = at::nonzero(classes == label).view({-1});
    if (places.numel() == 0)
      continue;
    const torch::Tensor there = places.to(x0.device());
    const torch::Tensor columns = assignedColumns(x0.index_select(0, there), x1.index_select(0, there));
    order.index_put_({places}, places.index_select(0, columns));
  }
  return order.to(x0.device());
}

torch::Tensor sinkhornPlan(const torch::Tensor& distances, double regularisation) {
  const torch::Tensor costs = distances.to(torch::kCPU, torch::kFloat64);
  const double mean = std::max(costs.mean().item<double>(), 1e-300);
  const double wanted = regularisation * mean;
  torch::Tensor f = torch::zeros({costs.size(0)}, torch::kFloat64);
  torch::Tensor g = torch::zeros({costs.size(0)}, torch::kFloat64);
  for (double epsilon = std::max(mean, wanted); epsilon > wanted; epsilon = std::max(epsilon / 2, wanted))
    scale(costs, f, g, epsilon, iterationsOnTheWay);
  const double share = 1.0 / static_cast<double>(costs.size(0));
  torch::Tensor plan;
  for (int i = 0; i < iterationsAtMost; i += iterationsBetweenChecks) {
    scale(costs, f, g, wanted, iterationsBetweenChecks);
    plan = kernelOf(costs, f, g, wanted);
    if ((plan.sum(0) - share).abs().max().item<double>() < columnTolerance * share)
      break;
  }
  return plan;
}

torch::Tensor sinkhornCoupling(const torch::Tensor& x0, const torch::Tensor& x1, double regularisation,
                               torch::Generator& generator) {
  const torch::Tensor plan = sinkhornPlan(squaredDistances(x0, x1), regularisation);
  const torch::Tensor sums = plan.cumsum(1);
  const torch::Tensor shares =
      torch::empty({plan.size(0), 1}, torch::kFloat64).uniform_(0, 1, generator) * sums.narrow(1, -1, 1);
  const torch::Tensor places = at::searchsorted(sums, shares).clamp_max_(plan.size(1) - 1);
  return places.view({-1}).to(x0.device());
}

} // namespace deblend
