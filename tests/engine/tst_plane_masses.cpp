#include "core/in_parallel.h"
#include "data/density_set.h"
#include "exact/plane_masses.h"
#include "exact/scaled_masses.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "exact_sides.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <numeric>

using namespace deblend;

namespace {

double total(const PlaneMasses& masses) {
  return std::accumulate(masses.values.begin(), masses.values.end(), 0.0);
}

} // namespace

class TestPlaneMasses : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// 3 × 2 cells over 8 × 8: each covers 8/3 columns and 8/3 rows; the two lowest rows and a bit stay empty.
  void densitiesKeepTheirPlaceAndMass() {
    const DensityGrid density{3, 2, {1, 0, 0, 0, 0, 3}, {1, 1, 4, 3}};
    const PlaneMasses masses = massesOf(density, 8);
    QVERIFY(std::abs(total(masses) - 1) < 1e-6);
    QCOMPARE(masses.rectangle.right, 4.0);
    QCOMPARE(masses.rectangle.bottom, 4.0);
    double upper = 0, below = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      upper += i / 8 < 3 && i % 8 < 3 ? masses.values[i] : 0;
      below += i / 8 >= 6 ? masses.values[i] : 0;
    }
    QVERIFY(std::abs(upper - 0.25) < 1e-6);
    QCOMPARE(below, 0.0);
    QVERIFY(std::abs(masses.values[0] - 0.25 / (64.0 / 9)) < 1e-6);
  }

  void pointsKeepTheirMean() {
    const std::vector<float> points = {0.3F, 0.4F, 0.62F, 0.2F, 0.5F, 0.91F};
    const PlaneMasses masses = massesOf(points, {}, 16);
    QVERIFY(std::abs(total(masses) - 1) < 1e-6);
    double x = 0, y = 0;
    for (std::size_t i = 0; i < 256; ++i) {
      x += masses.values[i] * (static_cast<double>(i % 16) + 0.5) / 16;
      y += masses.values[i] * (static_cast<double>(i / 16) + 0.5) / 16;
    }
    QVERIFY(std::abs(x - (0.3 + 0.62 + 0.5) / 3) < 1e-6);
    QVERIFY(std::abs(y - (0.4 + 0.2 + 0.91) / 3) < 1e-6);
  }

  void scalingKeepsMassAndMean() {
    const PlaneMasses masses = randomMasses(20, 1);
    for (const double scale : {0.0, 0.37, 0.5, 1.0}) {
      std::vector<double> mass(24 * 24), column(24 * 24), row(24 * 24);
      addScaledMoments(masses, scale, {mass.data(), column.data(), row.data()}, 24);
      double sum = 0, place = 0, expected = 0, weighted = 0, expectedWeighted = 0;
      for (std::size_t i = 0; i < mass.size(); ++i) {
        sum += mass[i];
        place += mass[i] * static_cast<double>(i % 24);
        weighted += row[i];
      }
      for (std::size_t i = 0; i < masses.values.size(); ++i) {
        expected += masses.values[i] * scale * static_cast<double>(i % 20);
        expectedWeighted += masses.values[i] * (static_cast<double>(i / 20) - 9.5);
      }
      QVERIFY(std::abs(sum - 1) < 1e-6);
      QVERIFY(std::abs(place - expected) < 1e-9);
      QVERIFY(std::abs(weighted - expectedWeighted) < 1e-9);
    }
  }

  void normalDensityIsNormal() {
    const DensityGrid density = normalDensity(2, 0.5, 100);
    QCOMPARE(density.rectangle.left, -0.5);
    double sum = 0, variance = 0;
    for (std::size_t i = 0; i < 10'000; ++i) {
      const double x = -0.5 + (static_cast<double>(i % 100) + 0.5) * 0.05;
      sum += density.values[i];
      variance += density.values[i] * (x - 2) * (x - 2);
    }
    QVERIFY(std::abs(variance / sum - 0.25) < 1e-3);
  }

  void densitySetDrawsItsDensity() {
    const DensitySet set({3, 2, {1, 0, 0, 0, 0, 3}, {1, 1, 4, 3}});
    torch::Generator generator = makeGenerator(1);
    const torch::Tensor points = set.draw(4000, generator);
    const torch::Tensor right = points.select(1, 0) >= 3;
    QVERIFY(std::abs(right.to(torch::kFloat64).mean().item<double>() - 0.75) < 0.03);
    QVERIFY(((points.select(1, 0) >= 1) & (points.select(1, 0) <= 4)).all().item<bool>());
    QVERIFY((right == (points.select(1, 1) >= 2)).all().item<bool>());
    QCOMPARE(set.knownDensity(64).rectangle.right, 4.0);
  }

  void partsAreAllDoneOnce() {
    std::vector<std::atomic<int>> done(1000);
    std::atomic<bool> isWorkerAllowed = true;
    inParallel(done.size(), [&](std::size_t part, std::size_t worker) {
      ++done[part];
      if (worker >= workerCount())
        isWorkerAllowed = false;
    });
    QVERIFY(isWorkerAllowed);
    QVERIFY(std::ranges::all_of(done, [](const std::atomic<int>& count) { return count == 1; }));
    inParallel(0, [](std::size_t, std::size_t) { QFAIL("there is no part"); });
    QCOMPARE(errorOf([] { inParallel(9, [](std::size_t, std::size_t) { throw Error("broken"); }); }),
             "broken");
    QCOMPARE(errorOf([] {
               inParallel(
                   9, [](std::size_t, std::size_t) {}, [] { return false; });
             }),
             "cancelled");
  }

  void emptyInputIsRefused() {
    QVERIFY(isSentence(errorOf([] { massesOf(std::vector<float>(), PlaneRectangle(), 16); })));
    QVERIFY(isSentence(errorOf([] { massesOf(DensityGrid{2, 1, {0, 0}, {}}, 16); })));
    QVERIFY(isSentence(errorOf([] { massesOf(DensityGrid{2, 1, {NAN, 1}, {}}, 16); })));
  }
};

QTEST_GUILESS_MAIN(TestPlaneMasses)
#include "tst_plane_masses.moc"
