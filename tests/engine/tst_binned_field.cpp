#include "exact/binned_field.h"
#include "exact/posterior_field.h"

#include "../support/expect_error.h"
#include "exact_sides.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace deblend;

namespace {

std::vector<float> randomPoints(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-0.2F, 1.3F);
  std::vector<float> points(2 * count);
  std::ranges::generate(points, [&] { return uniform(random); });
  return points;
}

/// Every pair one by one.
ExactField pairByPair(const std::vector<float>& a, const std::vector<float>& b,
                      const VectorFieldRequest& grid) {
  ExactField result = emptyField(grid);
  const double pairs = static_cast<double>(a.size() / 2 * (b.size() / 2));
  std::vector<double> sums(result.field.vectors.size()), counts(result.density.size());
  for (std::size_t i = 0; i < a.size(); i += 2)
    for (std::size_t k = 0; k < b.size(); k += 2) {
      const double x = (1 - grid.alpha) * a[i] + grid.alpha * b[k],
                   y = (1 - grid.alpha) * a[i + 1] + grid.alpha * b[k + 1];
      const double column = std::floor(x * grid.columns), row = std::floor(y * grid.rows);
      if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows)
        continue;
      const auto cell = static_cast<std::size_t>(row * grid.columns + column);
      counts[cell] += 1;
      sums[2 * cell] += b[k] - a[i];
      sums[2 * cell + 1] += b[k + 1] - a[i + 1];
    }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) {
      result.density[i] = static_cast<float>(counts[i] / pairs);
      result.isCovered[i] = 1;
      for (std::size_t axis = 0; axis < 2; ++axis)
        result.field.vectors[2 * i + axis] = static_cast<float>(sums[2 * i + axis] / counts[i]);
    }
  return result;
}

VectorFieldRequest gridAt(double alpha, int columns = 7, int rows = 5) {
  return {.columns = columns, .rows = rows, .rectangle = {}, .alpha = alpha};
}

} // namespace

class TestBinnedField : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Counts of points that fill no whole number of lanes, and pairs that blend outside the grid.
  void binsEveryPair() {
    for (const auto& [n, m] : {std::pair<std::size_t, std::size_t>{1, 1}, {3, 17}, {100, 531}, {257, 1030}}) {
      const std::vector<float> a = randomPoints(n, 1), b = randomPoints(m, 2);
      for (const double alpha : {0.0, 0.31, 1.0}) {
        const ExactField found = binnedField(a, b, gridAt(alpha)), expected = pairByPair(a, b, gridAt(alpha));
        int strayed = 0; // a place that rounds to the other side of a border
        for (std::size_t i = 0; i < found.density.size(); ++i)
          strayed += std::abs(found.density[i] - expected.density[i]) > 1e-6F ||
                     std::abs(found.field.vectors[2 * i] - expected.field.vectors[2 * i]) > 1e-4F;
        QVERIFY(strayed <= 2);
        QVERIFY(found.density.size() == 35);
      }
    }
  }

  /// 36 million pairs in one cell, more than a float counts one by one.
  void countsDoNotSaturate() {
    const std::vector<float> a(2 * 6000, 0.1F), b(2 * 6000, 0.9F);
    const ExactField found = binnedField(a, b, gridAt(0.5, 4, 4));
    QCOMPARE(found.density[2 * 4 + 2], 1.0F);
    QVERIFY(std::abs(found.field.vectors[2 * 10] - 0.8F) < 1e-5F);
    QCOMPARE(std::ranges::count(found.isCovered, 1), 1);
  }

  void posteriorOfOneSampleIsItsVelocity() {
    const PlaneMasses square = randomMasses(16, 3);
    const std::vector<float> source = {0.25F, 0.5F}, target = {0.75F, 0.25F};
    const ExactField early = posteriorField(square, square, source, target, gridAt(0.25, 32, 32));
    const ExactField late = posteriorField(square, square, source, target, gridAt(0.75, 32, 32));
    int covered = 0;
    for (std::size_t i = 0; i < early.density.size(); ++i) {
      const double x = (static_cast<double>(i % 32) + 0.5) / 32;
      covered += early.isCovered[i];
      if (early.isCovered[i])
        QVERIFY(std::abs(early.field.vectors[2 * i] - (0.75 - x) / 0.75) < 1e-6);
      if (late.isCovered[i])
        QVERIFY(std::abs(late.field.vectors[2 * i] - (x - 0.25) / 0.75) < 1e-6);
    }
    QVERIFY(covered > 300);
  }

  void cancelsAndRefuses() {
    const std::vector<float> points = randomPoints(50, 1);
    const PlaneMasses masses = randomMasses(16, 3);
    QCOMPARE(errorOf([&] { binnedField(points, points, gridAt(0.5), [] { return false; }); }), "cancelled");
    QCOMPARE(
        errorOf([&] { posteriorField(masses, masses, points, points, gridAt(0.5), [] { return false; }); }),
        "cancelled");
    QVERIFY(isSentence(errorOf([&] { binnedField({}, points, gridAt(0.5)); })));
    QVERIFY(isSentence(errorOf([&] { binnedField(points, {}, gridAt(0.5)); })));
    QVERIFY(isSentence(errorOf([&] { posteriorField(masses, masses, {}, points, gridAt(0.5)); })));
    QVERIFY(isSentence(errorOf([&] { binnedField(points, points, gridAt(2)); })));
    QVERIFY(isSentence(errorOf([&] { binnedField(points, points, gridAt(0.5, 0, 4)); })));
    QVERIFY(isSentence(errorOf([&] { binnedField(points, points, gridAt(0.5, 100'000, 100'000)); })));
  }
};

QTEST_GUILESS_MAIN(TestBinnedField)
#include "tst_binned_field.moc"
