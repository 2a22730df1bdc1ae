#include "exact/exact_mapping.h"

#include "data/data_set.h"
#include "evaluation/sliced_wasserstein.h"
#include "sampling/start_samples.h"

#include "../support/expect_error.h"
#include "exact_sides.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deblend;

namespace {

TrajectoryRequest request(std::int64_t count, std::int64_t steps, std::int64_t kept = 1) {
  TrajectoryRequest wanted;
  wanted.count = count;
  wanted.steps = steps;
  wanted.keptStates = kept;
  return wanted;
}

double rootMeanSquare(const std::vector<float>& a, const std::vector<float>& b) {
  double total = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    total += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(2 * total / static_cast<double>(a.size()));
}

ConvolutionField normalPair() {
  return {massesOf(normalDensity(0.2, 1, 256), 256), massesOf(normalDensity(-1, 0.4, 256), 256)};
}

std::vector<float> someNormalPoints(std::size_t count) {
  std::mt19937 random(7);
  std::normal_distribution<float> normal(0.2F, 1);
  std::vector<float> points(2 * count);
  std::ranges::generate(points, [&] { return normal(random); });
  return points;
}

} // namespace

class TestExactMapping : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// The marginals' deviation along the way decides everything: x₁ = m₁ + (x₀ − m₀)·σ₁/σ₀.
  void normalDistributionsMapLinearly() {
    const std::vector<float> start = someNormalPoints(500);
    const Trajectory mapped = exactMapping(normalPair(), start, request(0, 64));
    std::vector<float> expected = start;
    for (float& value : expected)
      value = -1 + (value - 0.2F) * 0.4F;
    const double distance = rootMeanSquare(mapped.states, expected);
    QVERIFY(distance < 4e-3);
  }

  void stepsConvergeWithOrderTwo() {
    const ConvolutionField field = normalPair();
    const std::vector<float> start = someNormalPoints(300);
    const std::vector<float> fine = exactMapping(field, start, request(0, 256)).states;
    std::vector<double> distances;
    for (const std::int64_t steps : {4, 8, 16})
      distances.push_back(rootMeanSquare(exactMapping(field, start, request(0, steps)).states, fine));
    const double order = std::log2(distances[0] / distances[2]) / 2;
    QVERIFY(order > 1.7);
  }

  void mappedPointsAreDistributedAsTheTarget_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::newRow("shapes") << "shape:triangle"
                            << "shape:square";
    QTest::newRow("pictures") << "example:cat"
                              << "example:fish";
    QTest::newRow("lines") << "shape:spiral"
                           << "shape:eight_gaussians";
    QTest::newRow("different squares") << "gaussian"
                                       << "shape:ring";
  }
  void mappedPointsAreDistributedAsTheTarget() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    const auto from = sideOf(source.toStdString(), 128), to = sideOf(target.toStdString(), 128);
    for (const Direction direction : {Direction::Forward, Direction::Reverse}) {
      TrajectoryRequest wanted = request(4096, 64);
      wanted.direction = direction;
      const Trajectory mapped = exactMapping(*from, *to, wanted);
      const ExactSide& end = direction == Direction::Forward ? *to : *from;
      const std::vector<float> real = end.draw(4096, 11);
      const double floor = slicedWasserstein(end.draw(4096, 12), real, 2);
      const double distance = slicedWasserstein(mapped.states, real, 2);
      QVERIFY(distance < 2 * floor + 0.004 * (end.masses().rectangle.right - end.masses().rectangle.left));
    }
  }

  void thereAndBackIsWhereItBegan() {
    const auto from = sideOf("shape:triangle", 128), to = sideOf("shape:square", 128);
    const ConvolutionField field(from->masses(), to->masses());
    const std::vector<float> start = from->startPoints(1000, 3);
    const Trajectory there = exactMapping(field, start, request(0, 64));
    TrajectoryRequest back = request(0, 64);
    back.direction = Direction::Reverse;
    const double distance = rootMeanSquare(exactMapping(field, there.states, back).states, start);
    QVERIFY(distance < 3e-3);
  }

  void pointsBeginWhereNetworksBegin() {
    const auto from = sideOf("example:cat", 64), to = sideOf("example:fish", 64);
    const auto dataSet = openDataSet(parseDataSetSpec("example:cat"), {".", DEBLEND_SOURCE_DIR "/resources"});
    TrajectoryRequest wanted = request(50, 4, 0);
    wanted.seed = 9;
    wanted.first = 20;
    const Trajectory all = exactMapping(*from, *to, wanted);
    const torch::Tensor start = startSamples(*dataSet, 50, 9, 20);
    QVERIFY(std::equal(all.states.begin(), all.states.begin() + 100, start.const_data_ptr<float>()));
    QCOMPARE(all.stateCount(), 5);
    QCOMPARE(all.evaluations, 4);
    QCOMPARE(all.alphas, (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
  }

  /// Pieces, kept states and an earlier end change nothing of what is told.
  void partsAreThoseOfTheWhole() {
    const auto from = sideOf("shape:disk", 64), to = sideOf("shape:ring", 64);
    const Trajectory whole = exactMapping(*from, *to, request(3000, 12, 0));
    TrajectoryRequest half = request(3000, 12, 1);
    half.lastAlpha = 0.5;
    const Trajectory middle = exactMapping(*from, *to, half);
    QCOMPARE(middle.alphas, std::vector<double>{0.5});
    QVERIFY(std::equal(middle.states.begin(), middle.states.end(), whole.states.begin() + 6 * 6000));
    TrajectoryRequest part = request(700, 12, 1);
    part.first = 2000;
    const Trajectory later = exactMapping(*from, *to, part);
    QVERIFY(std::equal(later.states.begin(), later.states.end(), whole.states.begin() + 12 * 6000 + 4000));
  }

  void paintedDensityIsASide() {
    DensityGrid painted{20, 10, std::vector<float>(200), {0, 0, 1, 0.5}};
    painted.values[3 * 20 + 15] = 1;
    const auto to = ExactSide::ofDensity(painted, 64);
    const Trajectory mapped = exactMapping(*sideOf("shape:square", 64), *to, request(500, 64));
    for (std::size_t i = 0; i < mapped.states.size(); i += 2) {
      QVERIFY(std::abs(mapped.states[i] - 0.775) < 0.05);
      QVERIFY(std::abs(mapped.states[i + 1] - 0.175) < 0.05);
    }
    QVERIFY(std::abs(to->relativeDensity(0.775, 0.175) - 1) < 1e-6);
    QCOMPARE(to->relativeDensity(0.6, 0.175), 0.0);
    QCOMPARE(to->relativeDensity(0.775, 0.7), 0.0);
  }

  void cancelsAndRefuses() {
    const auto from = sideOf("shape:disk", 32), to = sideOf("shape:ring", 32);
    QCOMPARE(errorOf([&] { exactMapping(*from, *to, request(10, 10), [] { return false; }); }), "cancelled");
    QVERIFY(isSentence(errorOf([&] { exactMapping(*from, *to, request(0, 10)); })));
    QVERIFY(isSentence(errorOf([&] { exactMapping(*from, *to, request(10, 0)); })));
    TrajectoryRequest beyond = request(10, 10);
    beyond.lastAlpha = 1.5;
    QVERIFY(isSentence(errorOf([&] { exactMapping(*from, *to, beyond); })));
    DensityGrid black{8, 8, std::vector<float>(64), {}};
    QVERIFY(isSentence(errorOf([&] { ExactSide::ofDensity(black, 32); })));
    black.values[5] = -1;
    QVERIFY(isSentence(errorOf([&] { ExactSide::ofDensity(black, 32); })));
  }
};

QTEST_GUILESS_MAIN(TestExactMapping)
#include "tst_exact_mapping.moc"
