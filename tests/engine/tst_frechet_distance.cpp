#include "evaluation/frechet_distance.h"

#include "../support/expect_error.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>

using namespace deblend;

namespace {

/// Normal vectors [count, dimension] that are correlated by a fixed random matrix.
torch::Tensor correlated(std::int64_t count, std::int64_t dimension, std::int64_t seed) {
  torch::manual_seed(7);
  const torch::Tensor mixing = torch::randn({dimension, dimension}, torch::kFloat64);
  torch::manual_seed(static_cast<std::uint64_t>(seed));
  return torch::randn({count, dimension}, torch::kFloat64).mm(mixing);
}

FeatureStatistics statistics(const torch::Tensor& features) {
  const torch::Tensor flat = features.to(torch::kFloat32).contiguous();
  return featureStatistics({flat.const_data_ptr<float>(), static_cast<std::size_t>(flat.numel())},
                           flat.size(1), "vectors");
}

double distance(const torch::Tensor& a, const torch::Tensor& b) {
  return frechetDistance(statistics(a), statistics(b));
}

bool isNear(double found, double expected, double relative) {
  return std::abs(found - expected) <= relative * std::max(std::abs(expected), 1.0);
}

/// A normal distribution with this mean and independent coordinates of these deviations.
FeatureStatistics independent(const std::vector<double>& mean, const std::vector<double>& deviations) {
  FeatureStatistics given;
  given.count = 1000;
  given.dimension = std::ssize(mean);
  given.mean = mean;
  given.covariance.assign(mean.size() * mean.size(), 0);
  for (std::size_t i = 0; i < mean.size(); ++i)
    given.covariance[i * mean.size() + i] = deviations[i] * deviations[i];
  return given;
}

} // namespace

class TestFrechetDistance : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void statisticsAreThoseOfTheSample() {
    const std::vector<float> features = {1, 2, 3, 4, 5, 9};
    const FeatureStatistics found = featureStatistics(features, 2, "vectors");
    QCOMPARE(found.count, std::int64_t{3});
    QVERIFY(isNear(found.mean[0], 3, 1e-12) && isNear(found.mean[1], 5, 1e-12));
    QVERIFY(isNear(found.covariance[0], 4, 1e-12) && isNear(found.covariance[1], 7, 1e-12));
    QVERIFY(isNear(found.covariance[2], 7, 1e-12) && isNear(found.covariance[3], 13, 1e-12));
  }

  void aSetHasNoDistanceToItself() {
    for (const std::int64_t dimension : {1, 5, 60}) {
      const torch::Tensor set = correlated(500, dimension, 1);
      QVERIFY(distance(set, set) < 1e-6 * static_cast<double>(dimension) * dimension);
    }
  }

  void distanceIsSymmetric() {
    const torch::Tensor a = correlated(300, 12, 1);
    const torch::Tensor b = 1.5 * correlated(400, 12, 2) + 0.3;
    QVERIFY(isNear(distance(a, b), distance(b, a), 1e-9));
  }

  /// Of independent coordinates the distance is |μ_a − μ_b|² + Σ (σ_a − σ_b)².
  void closedFormOfIndependentCoordinates() {
    const FeatureStatistics a = independent({0, 1, 2}, {1, 2, 0.5});
    const FeatureStatistics b = independent({1, 1, 0}, {3, 2, 0});
    QVERIFY(isNear(frechetDistance(a, b), 1 + 4 + 4 + 0.25, 1e-9));
  }

  /// A shift alone counts squared; a scale s alone counts (s − 1)² times the variance.
  void shiftsAndScalesCountAsTheyShould() {
    const torch::Tensor set = correlated(2000, 8, 3);
    const FeatureStatistics found = statistics(set);
    double variance = 0;
    for (std::size_t i = 0; i < 8; ++i)
      variance += found.covariance[i * 8 + i];
    QVERIFY(isNear(distance(set, set + 2), 8 * 4, 1e-4));
    const torch::Tensor centred = set - set.mean(0);
    QVERIFY(isNear(distance(centred, 3 * centred), 4 * variance, 1e-4));
  }

  void rotationsOfBothChangeNothing() {
    const torch::Tensor a = correlated(400, 10, 1), b = 2 * correlated(400, 10, 2) - 1;
    torch::manual_seed(5);
    const auto [rotation, rest] = at::linalg_qr(torch::randn({10, 10}, torch::kFloat64));
    QVERIFY(isNear(distance(a.mm(rotation), b.mm(rotation)), distance(a, b), 1e-4));
  }

  void distanceGrowsWithNoise() {
    const torch::Tensor set = correlated(1000, 6, 1);
    torch::manual_seed(9);
    const torch::Tensor noise = torch::randn({1000, 6}, torch::kFloat64);
    double before = 0;
    for (const double amount : {0.5, 1.0, 2.0, 4.0}) {
      const double now = distance(set, set + amount * noise);
      QVERIFY(now > before);
      before = now;
    }
  }

  void covariancesThatAreNotFullAreFine() {
    torch::Tensor flat = correlated(300, 5, 1);
    flat.select(1, 2).zero_();
    QVERIFY(distance(flat, flat) < 1e-6);
    QVERIFY(std::isfinite(distance(flat, correlated(300, 5, 2))));
  }

  void setsThatCannotBeComparedAreRefused() {
    const QString few = errorOf([] { statistics(torch::zeros({10, 10})); });
    QVERIFY2(few.contains("at least 11") && few.contains("10 vectors"), qPrintable(few));
    QVERIFY(!errorOf([] { frechetDistance(independent({0}, {1}), independent({0, 0}, {1, 1})); }).isEmpty());
    QVERIFY(errorOf([] {
              frechetDistance(independent({NAN}, {1}), independent({0}, {1}));
            }).contains("not finite"));
  }
};

QTEST_GUILESS_MAIN(TestFrechetDistance)
#include "tst_frechet_distance.moc"
