#pragma once

#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// What is minimised. Of two classes the network has one output, tanh(z), whose sign is the class and (1 +
/// tanh(z)) / 2 the probability of the second; of more, or of one, an output a class, whose softmax is their
/// probabilities.
enum class ClassificationLoss {
  CrossEntropy, ///< −log of the right class's probability
  SquaredError  ///< of tanh(z) against −1 and 1; of the probabilities against 0 and 1 where classes are not
                ///< two
};

/// 1 for two classes, else as many as classes.
std::int64_t outputCount(std::int64_t classCount);

/// [N, classCount] from the output sums [N, outputCount].
torch::Tensor probabilities(const torch::Tensor& sums, std::int64_t classCount);

/// The class of the highest probability, [N] int64; of equals the first.
torch::Tensor decided(const torch::Tensor& sums, std::int64_t classCount);

struct LossAndGradient {
  torch::Tensor loss;     ///< scalar, the mean over the points
  torch::Tensor gradient; ///< with respect to the sums, of their shape
};

/// `labels` [N] int64.
LossAndGradient lossAndGradient(ClassificationLoss loss, const torch::Tensor& sums,
                                const torch::Tensor& labels, std::int64_t classCount);

} // namespace deblend
