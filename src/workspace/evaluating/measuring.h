#pragma once

#include "evaluating/evaluate_run.h"
#include "evaluation/draw_samples.h"
#include "evaluation/feature_space.h"

#include <memory>

namespace deblend {

/// Measures what a request asks for of one run. Made before sampling, so that what cannot be measured is
/// refused first. The arguments outlive it. One thread.
class Measuring {
public:
  /// Draws the real samples and makes features ready. Throws Error; "cancelled" once `progress` answers
  /// false.
  Measuring(const EvaluationRequest& request, RunSampler& sampler, const DataFolders& folders,
            const EvaluationProgress& progress);

  /// Samples, measures all that is wanted, and puts it into `evaluation`, whose request it takes.
  void measure(Evaluation& evaluation);

private:
  struct Measure;
  static const std::vector<Measure>& measures();

  bool wants(const Measure& measure) const;
  bool fitsAny() const { return true; }
  bool fitsAssignment() const;
  bool fitsFeatures() const;
  bool isNamed() const { return false; }
  Metric slicedWassersteinMetric(const std::vector<float>& mapped);
  Metric wasserstein2Metric(const std::vector<float>& mapped);
  Metric frechetMetric(const std::vector<float>& mapped);
  Metric logLikelihoodMetric(const std::vector<float>& mapped);
  Metric fieldErrorMetric(const std::vector<float>& mapped);
  Metric denoiserErrorMetric(const std::vector<float>& mapped);

  void makeFeatures();
  void requireEnough(std::int64_t count, const char* what);
  bool goesOn(double share) const { return !m_progress || m_progress(share); }
  void requireGoingOn(double share) const;

  const EvaluationRequest& m_request;
  RunSampler& m_sampler;
  DataFolders m_folders;
  const EvaluationProgress& m_progress;
  std::unique_ptr<FeatureSpace> m_features; ///< null where no Fréchet distance is measured
  std::string m_omission;
  RealSamples m_real;
};

} // namespace deblend
