#include "classification_loss.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/one_hot.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/softplus.h>
#include <ATen/ops/tanh.h>

namespace deblend {
namespace {

using torch::Tensor;

/// `signs` [N, 1] are −1 and 1.
LossAndGradient ofTwo(ClassificationLoss loss, const Tensor& sums, const Tensor& signs) {
  const auto count = static_cast<double>(sums.size(0));
  if (loss == ClassificationLoss::CrossEntropy) {
    const Tensor against = sums * signs * -2;
    return {at::softplus(against).mean(), at::sigmoid(against) * signs * (-2 / count)};
  }
  const Tensor result = at::tanh(sums);
  const Tensor error = result - signs;
  return {(error * error).mean(), error * (1 - result * result) * (2 / count)};
}

/// `wanted` [N, K] are 0 and 1.
LossAndGradient ofSeveral(ClassificationLoss loss, const Tensor& sums, const Tensor& wanted) {
  const auto count = static_cast<double>(sums.size(0));
  const Tensor found = at::softmax(sums, 1);
  const Tensor error = found - wanted;
  if (loss == ClassificationLoss::CrossEntropy)
    return {(at::log_softmax(sums, 1) * wanted).sum() * (-1 / count), error * (1 / count)};
  const Tensor slope = error * found;
  return {(error * error).sum() * (1 / count), (slope - found * slope.sum(1, true)) * (2 / count)};
}

} // namespace

std::int64_t outputCount(std::int64_t classCount) {
  return classCount == 2 ? 1 : classCount;
}

Tensor probabilities(const Tensor& sums, std::int64_t classCount) {
  if (classCount != 2)
    return at::softmax(sums, 1);
  return at::sigmoid(at::cat({sums * -2, sums * 2}, 1));
}

Tensor decided(const Tensor& sums, std::int64_t classCount) {
  return classCount == 2 ? (sums.select(1, 0) > 0).to(torch::kInt64) : sums.argmax(1);
}

LossAndGradient lossAndGradient(ClassificationLoss loss, const Tensor& sums, const Tensor& labels,
                                std::int64_t classCount) {
  if (classCount == 2)
    return ofTwo(loss, sums, (labels * 2 - 1).to(sums.scalar_type()).unsqueeze(1));
  return ofSeveral(loss, sums, at::one_hot(labels, classCount).to(sums.scalar_type()));
}

} // namespace deblend
