#include "../support/expect_error.h"

#include "evaluation/sliced_wasserstein.h"
#include "evaluation/spread.h"
#include "evaluation/straightness.h"
#include "evaluation/wasserstein2.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

using namespace deblend;

namespace {

using Points = std::vector<float>;

Points randomPoints(std::size_t count, unsigned seed, double x = 0) {
  std::mt19937 generator(seed);
  std::normal_distribution<double> normal;
  Points points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(static_cast<float>(normal(generator) + x));
    points.push_back(static_cast<float>(normal(generator)));
  }
  return points;
}

/// Over all orders of a few points.
double bySearch(const Points& a, const Points& b) {
  std::vector<std::size_t> order(a.size() / 2);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double least = INFINITY;
  do {
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
      sum += std::pow(a[2 * i] - b[2 * order[i]], 2) + std::pow(a[2 * i + 1] - b[2 * order[i] + 1], 2);
    least = std::min(least, sum);
  } while (std::ranges::next_permutation(order).found);
  return std::sqrt(least / static_cast<double>(order.size()));
}

Trajectory pathOf(const std::vector<double>& alphas, const std::vector<float>& states) {
  Trajectory path;
  path.sampleShape = {2};
  path.count = std::ssize(states) / (2 * std::ssize(alphas));
  path.alphas = alphas;
  path.states = states;
  return path;
}

} // namespace

class TestDistances : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void wasserstein2IsTheLeastOfAllAssignments() {
    for (unsigned seed = 0; seed < 5; ++seed) {
      const Points a = randomPoints(7, seed);
      const Points b = randomPoints(7, seed + 100, 0.5);
      QVERIFY(std::abs(wasserstein2(a, b) - bySearch(a, b)) < 1e-5);
    }
  }

  void wasserstein2IsADistance() {
    const Points a = randomPoints(300, 1);
    Points moved = a;
    for (std::size_t i = 0; i < moved.size(); i += 2) {
      moved[i] += 3;
      moved[i + 1] -= 4;
    }
    QVERIFY(std::abs(wasserstein2(a, moved) - 5) < 1e-4);
    std::mt19937 generator(3);
    std::vector<std::array<float, 2>> pairs;
    for (std::size_t i = 0; i < a.size(); i += 2)
      pairs.push_back({a[i], a[i + 1]});
    std::ranges::shuffle(pairs, generator);
    Points shuffled;
    for (const auto& each : pairs)
      shuffled.insert(shuffled.end(), each.begin(), each.end());
    QVERIFY(wasserstein2(a, shuffled) < 1e-4);
    const Points b = randomPoints(300, 2, 1);
    QVERIFY(std::abs(wasserstein2(a, b) - wasserstein2(b, a)) < 1e-4);
    QVERIFY(slicedWasserstein(a, b, 2) <= wasserstein2(a, b));
  }

  void badPointsAreRefused() {
    QVERIFY(isSentence(errorOf([] { wasserstein2({}, {}); })));
    QVERIFY(isSentence(errorOf([] { wasserstein2({1, 2}, {1, 2, 3, 4}); })));
    QVERIFY(isSentence(errorOf([] { wasserstein2({1, NAN}, {1, 2}); })));
    const QString message = errorOf([] { wasserstein2(Points(2 * 4097), Points(2 * 4097)); });
    QVERIFY2(isSentence(message) && message.contains("4096"), qPrintable(message));
  }

  void straightPathsAreStraight() {
    QVERIFY(std::abs(straightness(pathOf({0, 0.25, 1}, {0, 0, 1, 2, 4, 8}))) < 1e-12);
    QVERIFY(std::abs(straightness(pathOf({1, 0.5, 0}, {3, 1, 2, 1, 1, 1}))) < 1e-12);
  }

  void detoursAndUnevenSpeedAreNot() {
    // Of unit length in unit time: once over a corner at twice the speed along each side, once with a rest.
    QVERIFY(std::abs(straightness(pathOf({0, 0.5, 1}, {0, 0, 0.5, 0.5, 1, 0})) - 1) < 1e-6);
    QVERIFY(std::abs(straightness(pathOf({0, 0.5, 1}, {0, 0, 0, 0, 1, 0})) - 1) < 1e-6);
    QVERIFY(std::isnan(straightness(pathOf({0}, {0, 0}))));
    QVERIFY(std::isnan(straightness(pathOf({0, 1}, {1, 1, 1, 1}))));
  }

  void intervalsAreStudents() {
    const std::array<double, 3> three = {1, 2, 3};
    const Spread spread = spreadOf(three);
    QCOMPARE(spread.mean, 2.0);
    QVERIFY(std::abs(spread.halfWidth - 4.302653 / std::sqrt(3.0)) < 1e-3); // t of 2 degrees of freedom
    std::vector<double> many(101);
    std::iota(many.begin(), many.end(), 0.0);
    const double deviation = std::sqrt(101 * 102 / 12.0);
    QVERIFY(std::abs(spreadOf(many).halfWidth - 1.983972 * deviation / std::sqrt(101.0)) < 1e-3);
    const std::array<double, 1> one = {7};
    QVERIFY(spreadOf(one).mean == 7 && std::isnan(spreadOf(one).halfWidth));
    QVERIFY(std::isnan(spreadOf({}).mean));
  }

  /// The interval of the mean of normal numbers holds the true mean in about 95 of 100 cases.
  void intervalsHoldTheMean() {
    std::mt19937 generator(1);
    std::normal_distribution<double> normal;
    int held = 0;
    for (int i = 0; i < 2000; ++i) {
      std::array<double, 4> values{};
      for (double& value : values)
        value = normal(generator);
      const Spread spread = spreadOf(values);
      held += std::abs(spread.mean) < spread.halfWidth ? 1 : 0;
    }
    QVERIFY2(held > 1860 && held < 1940, qPrintable(QString::number(held)));
  }
};

QTEST_APPLESS_MAIN(TestDistances)
#include "tst_distances.moc"
