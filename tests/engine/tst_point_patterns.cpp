#include "../support/expect_error.h"

#include "data/point_patterns.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deblend;

class TestPointPatterns : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void allPatternsKeepTheirPromises() {
    for (const PointPattern& pattern : pointPatterns())
      for (const std::int64_t classes : {1, 2, 3, 7})
        for (const std::int64_t count : {0, 1, 100}) {
          const LabelledPoints points = makePoints(pattern.id, {count, classes, 0, 4});
          QCOMPARE(points.count(), count);
          QCOMPARE(points.classCount, classes);
          QCOMPARE(points.places.size(), static_cast<std::size_t>(2 * count));
          QVERIFY(
              std::ranges::all_of(points.labels, [&](auto label) { return label >= 0 && label < classes; }));
          QVERIFY(std::ranges::all_of(points.places, [](float each) { return each > -0.2F && each < 1.2F; }));
        }
  }

  void theSeedDecidesAndMorePointsBeginAlike() {
    for (const PointPattern& pattern : pointPatterns()) {
      const LabelledPoints some = makePoints(pattern.id, {50, 3, 0.1, 8});
      const LabelledPoints more = makePoints(pattern.id, {70, 3, 0.1, 8});
      QVERIFY(std::ranges::equal(some.places, std::span(more.places).first(100)));
      QVERIFY(std::ranges::equal(some.labels, std::span(more.labels).first(50)));
      QVERIFY(some.places != makePoints(pattern.id, {50, 3, 0.1, 9}).places);
    }
  }

  void noiseHasItsDeviation() {
    const LabelledPoints exact = makePoints("rings", {4000, 2, 0, 1}),
                         noisy = makePoints("rings", {4000, 2, 0.05, 1});
    double square = 0;
    for (std::size_t i = 0; i < exact.places.size(); ++i)
      square += std::pow(noisy.places[i] - exact.places[i], 2);
    QCOMPARE_LE(std::abs(std::sqrt(square / static_cast<double>(exact.places.size())) / 0.05 - 1), 0.05);
  }

  void ringsHaveTheirRadii() {
    const LabelledPoints rings = makePoints("rings", {300, 3, 0, 1});
    for (std::int64_t i = 0; i < rings.count(); ++i) {
      const double radius = std::hypot(rings.places[2 * i] - 0.5, rings.places[2 * i + 1] - 0.5);
      QCOMPARE_LE(std::abs(radius - 0.18 * (static_cast<double>(rings.labels[i]) + 0.5)), 1e-5);
    }
  }

  void oppositeQuartersBelongTogether() {
    const LabelledPoints points = makePoints("xor", {400, 2, 0, 1});
    for (std::int64_t i = 0; i < points.count(); ++i) {
      const bool right = points.places[2 * i] > 0.5F, low = points.places[2 * i + 1] > 0.5F;
      QCOMPARE(points.labels[i], right != low ? 1 : 0);
    }
  }

  void tortureHasNoPattern() {
    const LabelledPoints points = makePoints("torture", {4000, 2, 0, 1});
    double ones = 0, onesAtRight = 0;
    for (std::int64_t i = 0; i < points.count(); ++i) {
      ones += static_cast<double>(points.labels[i]);
      onesAtRight += points.places[2 * i] > 0.5F ? static_cast<double>(points.labels[i]) : 0;
    }
    QCOMPARE_LE(std::abs(ones / 4000 - 0.5), 0.03);
    QCOMPARE_LE(std::abs(onesAtRight / 4000 - 0.25), 0.03);
  }

  void badSettingsAreErrors() {
    QVERIFY(errorOf([] { makePoints("circles", {}); }).contains("'circles'"));
    QVERIFY(errorOf([] { makePoints("rings", {-1, 2, 0, 0}); }).contains("'rings'"));
    QVERIFY(errorOf([] { makePoints("rings", {10, 0, 0, 0}); }).contains("classes"));
    QVERIFY(errorOf([] { makePoints("rings", {10, 2, NAN, 0}); }).contains("noise"));
  }
};

QTEST_APPLESS_MAIN(TestPointPatterns)
#include "tst_point_patterns.moc"
