#include "evaluation/sliced_wasserstein.h"
#include "exact/path_convergence.h"
#include "exact/stochastic_paths.h"

#include "../support/expect_error.h"
#include "../support/scratch_folder.h"
#include "data/npy.h"
#include "exact_sides.h"

#include <QtTest>

using namespace deblend;

namespace {

std::vector<float> lastStates(const Trajectory& paths) {
  return {paths.states.end() - 2 * paths.count, paths.states.end()};
}

} // namespace

class TestStochasticPaths : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pathsEndDistributedAsTheTarget_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("steps");
    for (const int steps : {2, 30}) {
      QTest::addRow("shapes %d", steps) << "shape:triangle"
                                        << "shape:rhombus" << steps;
      QTest::addRow("pictures %d", steps) << "example:cat"
                                          << "example:moons" << steps;
      QTest::addRow("lines %d", steps) << "shape:spiral"
                                       << "shape:eight_gaussians" << steps;
      QTest::addRow("different sizes %d", steps) << "gaussian,deviation=50"
                                                 << "shape:square" << steps;
    }
  }
  void pathsEndDistributedAsTheTarget() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(int, steps);
    const auto from = sideOf(source.toStdString(), 128), to = sideOf(target.toStdString(), 128);
    const Trajectory paths = stochasticPaths(*from, *to, {.count = 2000, .steps = steps, .seed = 5});
    QCOMPARE(paths.stateCount(), steps + 1);
    const std::vector<float> real = to->draw(2000, 11);
    const double floor = slicedWasserstein(to->draw(2000, 12), real, 2);
    const double distance = slicedWasserstein(lastStates(paths), real, 2);
    QVERIFY(distance < 2 * floor + 0.005);
    if (to->hasBorder())
      for (std::size_t i = 0; i < 4000; i += 2) {
        const std::vector<float> ends = lastStates(paths);
        QVERIFY(to->relativeDensity(ends[i], ends[i + 1]) == 1);
      }
  }

  /// All blends along the way are distributed as they should be, not the last alone.
  void middleIsDistributedAsBlends() {
    const auto from = sideOf("example:cat", 128), to = sideOf("shape:square", 128);
    const Trajectory paths = stochasticPaths(*from, *to, {.count = 3000, .steps = 16, .keptStates = 3});
    const std::vector<float> a = from->draw(3000, 1), b = to->draw(3000, 2);
    std::vector<float> blends(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
      blends[i] = (a[i] + b[i]) / 2;
    QCOMPARE(paths.alphas[1], 0.5);
    const std::vector<float> middle(paths.states.begin() + 6000, paths.states.begin() + 12'000);
    QVERIFY(slicedWasserstein(middle, blends, 2) < 0.015);
  }

  void pathFollowsFromItsNumberAlone() {
    const auto from = sideOf("shape:triangle", 64), to = sideOf("example:moons", 64);
    const Trajectory all = stochasticPaths(*from, *to, {.count = 60, .steps = 9, .seed = 3});
    const Trajectory some = stochasticPaths(*from, *to, {.count = 5, .steps = 9, .seed = 3, .first = 40});
    for (std::size_t state = 0; state < 10; ++state)
      for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(some.states[state * 10 + i], all.states[state * 120 + 80 + i]);
    const std::vector<float> start = from->startPoints(60, 3);
    QVERIFY(std::equal(start.begin(), start.end(), all.states.begin()));
    const Trajectory other = stochasticPaths(*from, *to, {.count = 60, .steps = 9, .seed = 4});
    QVERIFY(other.states != all.states);
  }

  void distanceToTheMappingFalls_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::newRow("shapes") << "shape:triangle"
                            << "shape:square";
    QTest::newRow("pictures") << "example:leaf"
                              << "example:flower";
  }
  void distanceToTheMappingFalls() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    const auto from = sideOf(source.toStdString(), 128), to = sideOf(target.toStdString(), 128);
    int told = 0;
    const PathConvergence found = pathConvergence(*from, *to, {.steps = {4, 16, 64, 256, 1024}, .count = 200},
                                                  [&](const PathDistance&) {
                                                    ++told;
                                                    return true;
                                                  });
    QCOMPARE(told, 5);
    for (std::size_t i = 1; i < found.distances.size(); ++i) {
      QVERIFY(found.distances[i].endDistance < found.distances[i - 1].endDistance);
      QVERIFY(found.distances[i].pathDistance < found.distances[i - 1].pathDistance);
    }
    QVERIFY(found.endOrder > 0.35 && found.endOrder < 0.65);
    QVERIFY(found.pathOrder > 0.35 && found.pathOrder < 0.65);
  }

  /// One far sample among many: hardly any proposal leads there, so its pairs are drawn by weight.
  void rarePairsAreFound() {
    const ScratchFolder folder;
    std::vector<float> points(2 * 20'000, 0.1F);
    points[0] = points[1] = 40;
    writeNpy(folder / "far.npy", {20'000, 2}, points);
    const auto from = sideOf("points:" + (folder / "far.npy").string(), 64), to = sideOf("shape:square", 64);
    const Trajectory paths = stochasticPaths(*from, *to, {.count = 20, .steps = 40});
    for (const float value : lastStates(paths))
      QVERIFY(value >= 0.1F && value <= 0.9F);
  }

  void shapesThatHardlyBlendAreAnError() {
    const auto from = sideOf("shape:triangle", 64), to = sideOf("shape:square", 64);
    const QString message = errorOf(
        [&] { stochasticPaths(*from, *to, {.count = 1, .steps = 100'000, .leastAcceptance = 0.99}); });
    QVERIFY(isSentence(message));
    QVERIFY(message.contains("rejection accepted"));
    QVERIFY(message.contains("density:FILE"));
  }

  void cancelsAndRefuses() {
    const auto from = sideOf("shape:triangle", 64), to = sideOf("shape:square", 64);
    QCOMPARE(errorOf([&] { stochasticPaths(*from, *to, {}, [] { return false; }); }), "cancelled");
    QCOMPARE(errorOf([&] {
               pathConvergence(*from, *to, {.steps = {2, 4}}, [](auto&) { return false; });
             }),
             "cancelled");
    QVERIFY(isSentence(errorOf([&] { stochasticPaths(*from, *to, {.steps = 0}); })));
    QVERIFY(isSentence(errorOf([&] { stochasticPaths(*from, *to, {.steps = 1}); })));
    QVERIFY(isSentence(errorOf([&] { stochasticPaths(*from, *to, {.count = 0}); })));
  }
};

QTEST_GUILESS_MAIN(TestStochasticPaths)
#include "tst_stochastic_paths.moc"
