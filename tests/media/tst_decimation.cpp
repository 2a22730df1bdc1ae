#include "plots/decimation.h"

#include "expect_error.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace deblend;

namespace {

struct Samples {
  std::vector<double> xs;
  std::vector<double> ys;
};

// Noise with a slow wave, x from 0 to 1.
Samples noisySamples(int count) {
  Samples samples;
  std::uint32_t state = 7;
  for (int i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    samples.xs.push_back(static_cast<double>(i) / count);
    samples.ys.push_back(std::sin(9.0 * i / count) + state * 1e-9);
  }
  return samples;
}

} // namespace

class TestDecimation : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyColumnKeepsItsExtremesAndEnds() {
    const Samples samples = noisySamples(50'000);
    const ChartColumns columns = {.low = 0, .high = 1, .count = 320};
    const auto kept = decimateMinMax(samples.xs, samples.ys, columns);
    const std::set<std::size_t> indices(kept.begin(), kept.end());
    std::map<int, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < samples.xs.size(); ++i) {
      members[static_cast<int>(samples.xs[i] * columns.count)].push_back(i);
    }
    const auto byValue = [&](std::size_t a, std::size_t b) { return samples.ys[a] < samples.ys[b]; };
    for (const auto& [column, group] : members) {
      QVERIFY(indices.contains(group.front()));
      QVERIFY(indices.contains(group.back()));
      QVERIFY(indices.contains(*std::ranges::min_element(group, byValue)));
      QVERIFY(indices.contains(*std::ranges::max_element(group, byValue)));
    }
    QVERIFY(kept.size() <= 4U * 320);
  }

  void indicesAscend() {
    const Samples samples = noisySamples(10'000);
    const auto kept = decimateMinMax(samples.xs, samples.ys, {.low = 0.2, .high = 0.7, .count = 100});
    QVERIFY(std::ranges::adjacent_find(kept, std::greater_equal<>()) == kept.end());
  }

  void fewSamplesAreAllKept() {
    const std::vector<double> xs = {0, 1, 2, 3};
    const std::vector<double> ys = {5, 3, 9, 1};
    QCOMPARE(decimateMinMax(xs, ys, {.low = 0, .high = 3, .count = 100}),
             (std::vector<std::size_t>{0, 1, 2, 3}));
    QVERIFY(decimateMinMax({}, {}, {}).empty());
  }

  void gapsSurvive() {
    Samples samples = noisySamples(10'000);
    samples.ys[4321] = std::nan("");
    samples.ys[7000] = INFINITY;
    const auto kept = decimateMinMax(samples.xs, samples.ys, {.low = 0, .high = 1, .count = 50});
    QVERIFY(std::ranges::find(kept, 4321U) != kept.end());
    QVERIFY(std::ranges::find(kept, 7000U) != kept.end());
  }

  void seriesOfGapsAloneAreKeptSmall() {
    const Samples samples = noisySamples(1000);
    const std::vector<double> gaps(1000, std::nan(""));
    const auto kept = decimateMinMax(samples.xs, gaps, {.low = 0, .high = 1, .count = 10});
    QVERIFY(!kept.empty() && kept.size() <= 30);
  }

  void samplesOutsideTheRangeKeepTheLineGoing() {
    const Samples samples = noisySamples(10'000);
    const auto kept = decimateMinMax(samples.xs, samples.ys, {.low = 0.4, .high = 0.6, .count = 100});
    QVERIFY(samples.xs[kept.front()] < 0.4);
    QVERIFY(samples.xs[kept.back()] > 0.6);
    // The neighbours on both sides of the left edge are there.
    QVERIFY(std::ranges::find(kept, 3999U) != kept.end());
    QVERIFY(std::ranges::find(kept, 4000U) != kept.end());
  }

  void stepsThatTurnBackStartANewStretch() {
    const std::vector<double> xs = {0.1, 0.5, 0.9, 0.1, 0.5, 0.9};
    const std::vector<double> ys = {1, 2, 3, 4, 5, 6};
    QCOMPARE(decimateMinMax(xs, ys, {.low = 0, .high = 1, .count = 3}).size(), xs.size());
  }

  void wrongArgumentsAreRefused() {
    const std::vector<double> two(2);
    const std::vector<double> three(3);
    QVERIFY(!mediaErrorOf([&] { decimateMinMax(two, three, {}); }).isEmpty());
    QVERIFY(!mediaErrorOf([&] { decimateMinMax(two, two, {.low = 0, .high = 1, .count = 0}); }).isEmpty());
    QVERIFY(!mediaErrorOf([&] { decimateMinMax(two, two, {.low = 1, .high = 1, .count = 5}); }).isEmpty());
  }

  void aCurveThatGoesToAndFroKeepsItsReach() {
    Samples samples = noisySamples(50'000);
    std::ranges::reverse(samples.ys);
    std::vector<double> xs(samples.ys.rbegin(), samples.ys.rend()); // noise against noise
    xs[31'000] = 100;
    samples.ys[17'000] = -100;
    samples.ys[40'000] = std::nan("");
    const auto kept = decimateStretches(xs, samples.ys, 4'000);
    QVERIFY(kept.size() <= 4'000);
    QVERIFY(kept.size() > 1'000);
    QVERIFY(std::ranges::is_sorted(kept));
    QVERIFY(std::ranges::adjacent_find(kept) == kept.end());
    for (const std::size_t index : {0U, 17'000U, 31'000U, 40'000U, 49'999U})
      QVERIFY2(std::ranges::binary_search(kept, index), "ends, extremes both ways, and gaps");
  }

  void fewSamplesOfACurveAllStay() {
    const Samples samples = noisySamples(100);
    QCOMPARE(decimateStretches(samples.xs, samples.ys, 100).size(), 100U);
    QVERIFY(decimateStretches({}, {}, 100).empty());
    QVERIFY(!mediaErrorOf([&] { decimateStretches(samples.xs, {}, 100); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestDecimation)
#include "tst_decimation.moc"
