#include "evaluation/sliced_wasserstein.h"

#include "../support/expect_error.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace deblend;

namespace {

using Points = std::vector<float>;

Points normalPoints(std::size_t numbers, unsigned seed, float deviation = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, deviation);
  Points points(numbers);
  std::ranges::generate(points, [&] { return normal(random); });
  return points;
}

Points translated(Points points, const Points& by) {
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] += by[i % by.size()];
  return points;
}

/// The order of the points does not matter.
Points reversedPoints(const Points& points, std::size_t dimension) {
  Points reversed;
  for (std::size_t i = points.size(); i > 0; i -= dimension)
    reversed.insert(reversed.end(), points.begin() + static_cast<std::ptrdiff_t>(i - dimension),
                    points.begin() + static_cast<std::ptrdiff_t>(i));
  return reversed;
}

bool isNear(double found, double expected, double tolerance) {
  return std::abs(found - expected) <= tolerance * expected;
}

} // namespace

class TestSlicedWasserstein : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void equalSetsHaveDistanceZero() {
    const Points points = normalPoints(2000, 1);
    QCOMPARE(slicedWasserstein(points, points, 2), 0.0);
    QCOMPARE(slicedWasserstein(points, reversedPoints(points, 2), 2), 0.0);
    QCOMPARE(slicedWasserstein(points, reversedPoints(points, 5), 5), 0.0);
  }

  /// The mean of cos² over all directions is 1/2 in the plane.
  void translationInThePlaneIsItsLengthByRootTwo() {
    const Points points = normalPoints(4000, 1);
    for (const Points& by : {Points{3, 4}, Points{-1, 0}, Points{0, 0.5F}, Points{0.001F, 0.002F}}) {
      const double expected = std::hypot(by[0], by[1]) / std::sqrt(2.0);
      for (const std::int64_t directions : {2, 7, 512})
        QVERIFY(isNear(slicedWasserstein(points, translated(points, by), 2, directions), expected, 2e-3));
    }
  }

  void translationInOtherDimensionsIsItsLengthByTheirRoot() {
    const Points line = normalPoints(1000, 1);
    QVERIFY(isNear(slicedWasserstein(line, translated(line, {2}), 1, 3), 2, 1e-5));
    const Points space = normalPoints(3000, 1);
    QVERIFY(
        isNear(slicedWasserstein(space, translated(space, {1, 2, 2}), 3, 20'000), 3 / std::sqrt(3.0), 0.02));
    const Points many = normalPoints(3200, 1);
    QVERIFY(isNear(slicedWasserstein(many, translated(many, Points(64, 1)), 64, 20'000), 1, 0.03));
  }

  /// Of centred normal distributions, every projection's distance is the difference of the deviations.
  void scalingIsTheDifferenceOfDeviations() {
    const Points a = normalPoints(100'000, 1), b = normalPoints(100'000, 2, 1.5F);
    QVERIFY(isNear(slicedWasserstein(a, b, 2), 0.5, 0.03));
  }

  void distanceIsSymmetric() {
    const Points a = normalPoints(2000, 1), b = normalPoints(2000, 2, 3);
    QCOMPARE(slicedWasserstein(a, b, 2), slicedWasserstein(b, a, 2));
    QCOMPARE(slicedWasserstein(a, b, 4), slicedWasserstein(b, a, 4));
  }

  void triangleInequalityHolds() {
    const Points a = normalPoints(2000, 1), b = normalPoints(2000, 2, 3),
                 c = translated(normalPoints(2000, 3), {1, -2});
    QVERIFY(slicedWasserstein(a, c, 2) <= slicedWasserstein(a, b, 2) + slicedWasserstein(b, c, 2));
  }

  /// The fast sort against the plain definition.
  void distanceIsAsDefined() {
    Points a = normalPoints(1001, 1, 1e-3F), b = normalPoints(1001, 2, 1e6F);
    a.insert(a.end(), {0.0F, -0.0F, 1e-42F, -1e-42F});
    b.insert(b.end(), {-0.0F, 0.0F, 3e30F, -3e30F});
    const double found = slicedWasserstein(a, b, 1, 1);
    std::ranges::sort(a);
    std::ranges::sort(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += std::pow(double{a[i]} - double{b[i]}, 2);
    QVERIFY(isNear(found, std::sqrt(sum / static_cast<double>(a.size())), 1e-6));
  }

  void seedFixesTheDirections() {
    const Points a = normalPoints(300, 1), b = normalPoints(300, 2, 3);
    for (const std::int64_t dimension : {2, 3}) {
      QCOMPARE(slicedWasserstein(a, b, dimension, 8, 5), slicedWasserstein(a, b, dimension, 8, 5));
      QVERIFY(slicedWasserstein(a, b, dimension, 8, 5) != slicedWasserstein(a, b, dimension, 8, 6));
    }
  }

  void setsThatCannotBeComparedAreRefused() {
    const QString counts = errorOf([] { slicedWasserstein({1, 2}, {1, 2, 3, 4}, 2); });
    QVERIFY2(counts.contains("2 and 4 numbers"), qPrintable(counts));
    QVERIFY(!errorOf([] { slicedWasserstein({}, {}, 2); }).isEmpty());
    QVERIFY(!errorOf([] { slicedWasserstein({1, 2, 3}, {1, 2, 3}, 2); }).isEmpty());
    QVERIFY(!errorOf([] { slicedWasserstein({1, 2}, {1, 2}, 0); }).isEmpty());
    QVERIFY(!errorOf([] { slicedWasserstein({1, 2}, {1, 2}, 2, 0); }).isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestSlicedWasserstein)
#include "tst_sliced_wasserstein.moc"
