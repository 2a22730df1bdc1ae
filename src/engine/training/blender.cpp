#include "training/blender.h"

#include "data/data_set.h"
#include "interpolant/blend_coefficients.h"
#include "model/model_type.h"
#include "sampling/random.h"
#include "training/pair_source.h"

#include <ATen/ops/addcmul.h>
#include <ATen/ops/div.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/sub.h>

namespace deblend {
namespace {

std::vector<std::int64_t> batchShape(std::int64_t count, const SampleShape& shape) {
  std::vector<std::int64_t> full = {count};
  full.insert(full.end(), shape.begin(), shape.end());
  return full;
}

} // namespace

Blender::Blender(const Blending& blending, const TrainerInputs& inputs, const torch::Device& device)
    : m_blending(blending), m_times(inputs.trainingOptions, deriveSeed(inputs.seed, "alpha"), device),
      m_noiseGenerator(makeGenerator(deriveSeed(inputs.seed, "latent"), device)) {
  const std::int64_t batchSize = inputs.trainingOptions.integer("batch_size");
  const auto options = torch::dtype(torch::kFloat32).device(device);
  const std::vector<std::int64_t> shape = batchShape(batchSize, inputs.source->sampleShape());
  m_x = torch::empty(shape, options);
  m_targets.resize(m_blending.prediction == Prediction::Joint ? 2 : 1);
  for (torch::Tensor& target : m_targets)
    target = torch::empty(shape, options);
  if (m_blending.latent->isPresent)
    m_noise = torch::empty(shape, options);
  m_alpha = torch::empty({batchSize}, options);
  std::vector<std::int64_t> column(shape.size(), 1);
  column[0] = batchSize;
  m_alphaColumn = m_alpha.view(column);
}

void Blender::blend(const PairBatch& pairs) {
  m_times.drawInto(m_alpha);
  if (m_blending.isLinear() && m_blending.prediction == Prediction::Velocity)
    blendLinearly(pairs);
  else
    blendWithCoefficients(pairs);
}

/// x₀ + α·v with the velocity v = x₁ − x₀, in two kernels.
void Blender::blendLinearly(const PairBatch& pairs) {
  torch::Tensor& velocity = m_targets.front();
  at::sub_out(velocity, pairs.x1, pairs.x0);
  at::addcmul_out(m_x, pairs.x0, m_alphaColumn, velocity);
}

void Blender::blendWithCoefficients(const PairBatch& pairs) {
  const BlendCoefficients factors(m_blending, m_alpha, m_x.dim());
  if (m_noise.defined())
    m_noise.normal_(0, 1, m_noiseGenerator);
  const auto combine = [&](torch::Tensor& out, const torch::Tensor& a, const torch::Tensor& b,
                           const torch::Tensor& gamma) {
    at::mul_out(out, pairs.x0, a);
    out.addcmul_(pairs.x1, b);
    if (m_noise.defined())
      out.addcmul_(m_noise, gamma);
  };
  combine(m_x, factors.a, factors.b, factors.gamma);
  if (m_blending.prediction == Prediction::Velocity || m_blending.prediction == Prediction::Joint)
    combine(m_targets.front(), factors.aDerivative, factors.bDerivative, factors.gammaDerivative);
  if (m_blending.prediction == Prediction::Denoiser || m_blending.prediction == Prediction::Joint)
    m_targets.back().copy_(m_noise.defined() ? m_noise : pairs.x0);
  if (m_blending.prediction == Prediction::Score)
    at::div_out(m_targets.front(), pairs.x0, -factors.a);
}

TensorMap Blender::randomState() const {
  TensorMap map = {{"random.alpha", m_times.randomState()}};
  if (m_noise.defined())
    map["random.latent"] = generatorState(m_noiseGenerator);
  return map;
}

void Blender::restoreRandomState(const TensorMap& state) {
  m_times.restoreRandomState(state.at("random.alpha"));
  if (m_noise.defined())
    restoreGenerator(m_noiseGenerator, state.at("random.latent"));
}

} // namespace deblend
