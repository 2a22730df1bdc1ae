#include "evaluating/measuring.h"

#include "core/error.h"
#include "evaluating/exact_measures.h"
#include "evaluation/frechet_distance.h"
#include "evaluation/mean_log_density.h"
#include "evaluation/repeated_samples.h"
#include "evaluation/sliced_wasserstein.h"
#include "evaluation/wasserstein2.h"
#include "sampling/sampling_options.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace deblend {
namespace {

/// Of the whole progress: making the features ready, and sampling.
constexpr double preparingShare = 0.1;
constexpr double samplingShare = 0.8;

} // namespace

/// How a metric of metricKinds() is measured.
struct Measuring::Measure {
  const char* name;
  bool (Measuring::*fits)() const; ///< whether it is measured where no metric is named
  bool needsMapped;
  Metric (Measuring::*metric)(const std::vector<float>& mapped);
};

const std::vector<Measuring::Measure>& Measuring::measures() {
  static const std::vector<Measure> all = {
      {slicedWassersteinName, &Measuring::fitsAny, true, &Measuring::slicedWassersteinMetric},
      {wasserstein2Name, &Measuring::fitsAssignment, true, &Measuring::wasserstein2Metric},
      {frechetName, &Measuring::fitsFeatures, true, &Measuring::frechetMetric},
      {logLikelihoodName, &Measuring::isNamed, false, &Measuring::logLikelihoodMetric},
      {fieldErrorName, &Measuring::isNamed, false, &Measuring::fieldErrorMetric},
      {denoiserErrorName, &Measuring::isNamed, false, &Measuring::denoiserErrorMetric},
  };
  return all;
}

Measuring::Measuring(const EvaluationRequest& request, RunSampler& sampler, const DataFolders& folders,
                     const EvaluationProgress& progress)
    : m_request(request), m_sampler(sampler), m_folders(folders), m_progress(progress) {
  if (request.metric == wasserstein2Name && !isPlanar(sampler.sampleShape()))
    throw Error("The exact Wasserstein distance is for points of the plane only: take the sliced one.");
  makeFeatures();
  const std::int64_t count = request.trajectory.count;
  requireEnough(count, "mapped samples");
  m_real = drawRealSamples(sampler.configuration().target.spec, folders, count, request.trajectory.seed,
                           request.trajectory.label);
  requireEnough(m_real.count, "real samples in each half of the target");
}

bool Measuring::wants(const Measure& measure) const {
  return m_request.metric.empty() ? (this->*measure.fits)() : m_request.metric == measure.name;
}

bool Measuring::fitsAssignment() const {
  return isPlanar(m_sampler.sampleShape()) && m_request.trajectory.count <= mostAssignedPoints;
}

bool Measuring::fitsFeatures() const {
  return isImage(m_sampler.sampleShape()) || !m_request.features.empty();
}

void Measuring::makeFeatures() {
  if (m_request.metric.empty() ? fitsFeatures() : m_request.metric == frechetName)
    m_features =
        std::make_unique<FeatureSpace>(m_sampler.configuration().target.spec, m_folders, m_request.features,
                                       [this] { return goesOn(preparingShare / 2); });
}

/// Too few samples for the Fréchet distance are an error only where it was asked for.
void Measuring::requireEnough(std::int64_t count, const char* what) {
  try {
    if (m_features)
      requireSampleCount(count, m_features->description().dimension, what);
  } catch (const Error& error) {
    if (!m_request.metric.empty() || !m_request.features.empty())
      throw;
    m_features.reset();
    m_omission = error.what();
  }
}

void Measuring::requireGoingOn(double share) const {
  if (!goesOn(share))
    throw Error("cancelled");
}

void Measuring::measure(Evaluation& evaluation) {
  std::vector<const Measure*> wanted;
  for (const Measure& each : measures())
    if (wants(each) && (each.name != frechetName || m_features))
      wanted.push_back(&each);
  std::vector<float> mapped;
  if (std::ranges::any_of(wanted, &Measure::needsMapped))
    mapped = m_sampler
                 .sample(evaluation.request,
                         [&](double share) { return goesOn(preparingShare + samplingShare * share); })
                 .states;
  for (const Measure* each : wanted)
    evaluation.metrics.push_back((this->*each->metric)(mapped));
  if (m_features)
    evaluation.features = m_features->description();
  evaluation.realCount = m_real.count;
  evaluation.omission = m_omission;
}

Metric Measuring::slicedWassersteinMetric(const std::vector<float>& mapped) {
  const std::int64_t dimension = elementCount(m_sampler.sampleShape());
  const std::vector<float> reference = repeated(m_real.reference, mapped.size());
  requireGoingOn(preparingShare + samplingShare);
  Metric metric{slicedWassersteinName, slicedWasserstein(mapped, reference, dimension), 0};
  requireGoingOn(preparingShare + samplingShare + 0.03);
  metric.floor = slicedWasserstein(repeated(m_real.other, mapped.size()), reference, dimension);
  return metric;
}

Metric Measuring::wasserstein2Metric(const std::vector<float>& mapped) {
  const std::vector<float> reference = repeated(m_real.reference, mapped.size());
  requireGoingOn(preparingShare + samplingShare + 0.04);
  Metric metric{wasserstein2Name, wasserstein2(mapped, reference), 0};
  requireGoingOn(preparingShare + samplingShare + 0.06);
  metric.floor = wasserstein2(repeated(m_real.other, mapped.size()), reference);
  return metric;
}

Metric Measuring::frechetMetric(const std::vector<float>& mapped) {
  const auto statistics = [this](const std::vector<float>& pictures, const char* what) {
    return featureStatistics(m_features->features(pictures, [this] { return goesOn(0.96); }),
                             m_features->description().dimension, what);
  };
  const FeatureStatistics reference = statistics(m_real.reference, "real samples");
  return {frechetName, frechetDistance(statistics(mapped, "mapped samples"), reference),
          frechetDistance(statistics(m_real.other, "real samples"), reference)};
}

Metric Measuring::logLikelihoodMetric(const std::vector<float>&) {
  const LogLikelihoodRequest request{m_real.reference, likelihoodSettings(m_request.trajectory)};
  const std::vector<double> values =
      std::get<SampleValues>(m_sampler.preview(request, [this] { return goesOn(preparingShare); })).values;
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  const auto count = static_cast<double>(m_real.reference.size());
  const auto known = meanLogDensity(m_sampler.configuration().target.spec, m_folders, m_real.reference);
  return {logLikelihoodName, sum / count, known.value_or(std::numeric_limits<double>::quiet_NaN())};
}

/// What is exact has no floor: real samples have no field.
Metric Measuring::fieldErrorMetric(const std::vector<float>&) {
  const double error = runFieldError(m_sampler, m_folders, m_request.trajectory.weights,
                                     [this] { return goesOn(preparingShare); });
  return {fieldErrorName, error, std::numeric_limits<double>::quiet_NaN()};
}

Metric Measuring::denoiserErrorMetric(const std::vector<float>&) {
  const double error =
      runDenoiserError(m_sampler, m_folders, m_request.trajectory, [this] { return goesOn(preparingShare); });
  return {denoiserErrorName, error, std::numeric_limits<double>::quiet_NaN()};
}

} // namespace deblend
