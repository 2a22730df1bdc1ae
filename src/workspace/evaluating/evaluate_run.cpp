#include "evaluating/evaluate_run.h"

#include "core/error.h"
#include "evaluation/draw_samples.h"
#include "evaluation/frechet_distance.h"
#include "evaluation/sliced_wasserstein.h"
#include "runs/clock.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

/// Of the whole progress: making the features ready, and sampling.
constexpr double preparingShare = 0.1;
constexpr double samplingShare = 0.8;

/// The same samples again and again until there are as many as wanted.
std::vector<float> repeated(const std::vector<float>& values, std::size_t wanted) {
  std::vector<float> all;
  all.reserve(wanted);
  while (all.size() < wanted)
    all.insert(all.end(), values.begin(),
               values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), wanted - all.size())));
  return all;
}

/// Measures one set of mapped samples against the real ones.
class Measuring {
public:
  Measuring(const EvaluationRequest& request, const NamedDataSet& target, const DataFolders& folders,
            const SampleShape& shape, const EvaluationProgress& progress)
      : m_request(request), m_shape(shape), m_progress(progress) {
    if (wants(frechetName))
      m_features = std::make_unique<FeatureSpace>(target.spec, folders, request.features,
                                                  [this] { return goesOn(preparingShare / 2); });
    const std::int64_t count = request.trajectory.count;
    requireEnough(count, "mapped samples");
    m_real = drawRealSamples(target.spec, folders, count, request.trajectory.seed, request.trajectory.label);
    requireEnough(m_real.count, "real samples in each half of the target");
  }

  void measure(const std::vector<float>& mapped, Evaluation& evaluation) const {
    if (wants(slicedWassersteinName))
      evaluation.metrics.push_back(slicedWassersteinMetric(mapped));
    if (m_features) {
      evaluation.metrics.push_back(frechetMetric(mapped));
      evaluation.features = m_features->description();
    }
    evaluation.realCount = m_real.count;
    evaluation.omission = m_omission;
  }

private:
  bool wants(const std::string& metric) const {
    if (!m_request.metric.empty())
      return m_request.metric == metric;
    return metric != frechetName || isImage(m_shape) || !m_request.features.empty();
  }

  /// Too few samples for the Fréchet distance are an error only where it was asked for.
  void requireEnough(std::int64_t count, const char* what) {
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

  bool goesOn(double share) const { return !m_progress || m_progress(share); }

  void requireGoingOn(double share) const {
    if (!goesOn(share))
      throw Error("cancelled");
  }

  Metric slicedWassersteinMetric(const std::vector<float>& mapped) const {
    const std::int64_t dimension = elementCount(m_shape);
    const std::vector<float> reference = repeated(m_real.reference, mapped.size());
    requireGoingOn(preparingShare + samplingShare);
    Metric metric{slicedWassersteinName, slicedWasserstein(mapped, reference, dimension), 0};
    requireGoingOn(preparingShare + samplingShare + 0.03);
    metric.floor = slicedWasserstein(repeated(m_real.other, mapped.size()), reference, dimension);
    return metric;
  }

  Metric frechetMetric(const std::vector<float>& mapped) const {
    const auto statistics = [this](const std::vector<float>& pictures, const char* what) {
      return featureStatistics(m_features->features(pictures, [this] { return goesOn(0.96); }),
                               m_features->description().dimension, what);
    };
    const FeatureStatistics reference = statistics(m_real.reference, "real samples");
    return {frechetName, frechetDistance(statistics(mapped, "mapped samples"), reference),
            frechetDistance(statistics(m_real.other, "real samples"), reference)};
  }

  const EvaluationRequest& m_request;
  SampleShape m_shape;
  const EvaluationProgress& m_progress;
  std::unique_ptr<FeatureSpace> m_features; ///< null where no Fréchet distance is measured
  std::string m_omission;
  RealSamples m_real;
};

void requireKnownMetric(const std::string& metric) {
  if (metric.empty() || std::ranges::find(metricNames(), metric) != metricNames().end())
    return;
  throw Error(fmt::format("There is no metric '{}': known are {} and {}.", metric, slicedWassersteinName,
                          frechetName));
}

} // namespace

Evaluation evaluateRun(const std::filesystem::path& projectFolder, const EvaluationRequest& request,
                       const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const EvaluationProgress& progress) {
  requireKnownMetric(request.metric);
  RunSampler sampler(projectFolder, request.selection, catalog, folders);
  Evaluation evaluation;
  evaluation.run = sampler.configuration().id;
  evaluation.checkpoint = sampler.step();
  evaluation.request = request.trajectory;
  evaluation.request.direction = Direction::Forward;
  evaluation.request.keptStates = 1;
  evaluation.request.lastAlpha = 1;
  DataFolders own = folders;
  own.base = projectFolder;
  const Measuring measuring(request, sampler.configuration().target, own, sampler.sampleShape(), progress);
  const Trajectory mapped = sampler.sample(evaluation.request, [&](double share) {
    return !progress || progress(preparingShare + samplingShare * share);
  });
  measuring.measure(mapped.states, evaluation);
  evaluation.created = timeNow();
  return evaluation;
}

} // namespace deblend
