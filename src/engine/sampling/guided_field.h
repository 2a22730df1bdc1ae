#pragma once

#include "network/learned_field.h"
#include "sampling/flow.h"

#include <cstdint>

namespace deblend {

/// What a run has learned, followed for the classes of one batch: with guidance 1 given the class, with 0
/// without, between and beyond by classifier-free guidance (Ho and Salimans 2022, arXiv:2207.12598), both of
/// one evaluation of twice the batch. Counts evaluations. The learned field outlives it. One thread at a
/// time.
class GuidedField {
public:
  /// `labels` int64 [N] on the field's device; undefined where there are no classes.
  GuidedField(const LearnedField& field, torch::Tensor labels, double guidance)
      : m_field(field), m_labels(std::move(labels)), m_guidance(guidance) {}

  /// [N, ...] of x [N, ...].
  torch::Tensor velocity(const torch::Tensor& x, double alpha);
  VelocityAndScore velocityAndScore(const torch::Tensor& x, double alpha);

  /// How often a network was evaluated on each sample; each of the two of a joint run counts.
  std::int64_t evaluations() const { return m_evaluations; }

private:
  NetworkInput inputAt(const torch::Tensor& x, double alpha) const;
  torch::Tensor guided(const torch::Tensor& result) const;
  bool isMixed() const { return m_labels.defined() && m_guidance != 0 && m_guidance != 1; }

  const LearnedField& m_field;
  const torch::Tensor m_labels;
  const double m_guidance;
  std::int64_t m_evaluations = 0;
};

} // namespace deblend
