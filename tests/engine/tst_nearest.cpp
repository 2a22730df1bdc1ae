#include "evaluation/nearest.h"

#include "../support/expect_error.h"
#include "test_files.h"

#include "data/npy.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace deblend;

namespace {

std::vector<float> noise(std::size_t count, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<float> between(0, 1);
  std::vector<float> values(count);
  std::ranges::generate(values, [&] { return between(generator); });
  return values;
}

} // namespace

class TestNearest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    m_stored = noise(stored * size, 1);
    writeNpy(m_folder.path("stored.npy"), {stored, 1, 3, 4}, m_stored);
  }

  void aStoredSampleFindsItself() {
    const std::vector<float> samples(m_stored.begin() + 5 * size, m_stored.begin() + 8 * size);
    const NearestSamples found = nearest(samples, 1);
    QVERIFY(found.indices == (std::vector<std::int64_t>{5, 6, 7}));
    QVERIFY(std::ranges::all_of(found.distances, [](float distance) { return distance == 0; }));
    QVERIFY(found.samples == samples);
  }

  /// The batched search against the plain one.
  void neighboursAreAsDefined() {
    const std::vector<float> samples = noise(20 * size, 2);
    const NearestSamples found = nearest(samples, 7);
    QCOMPARE(found.neighbours, std::int64_t{7});
    QVERIFY(found.sampleShape == (SampleShape{1, 3, 4}));
    for (std::size_t i = 0; i < 20; ++i) {
      const std::vector<double> distances = distancesOf(samples.data() + i * size);
      std::vector<std::int64_t> order(stored);
      std::iota(order.begin(), order.end(), 0);
      std::ranges::sort(order, {},
                        [&](std::int64_t index) { return distances[static_cast<std::size_t>(index)]; });
      for (std::size_t k = 0; k < 7; ++k) {
        QCOMPARE(found.indices[i * 7 + k], order[k]);
        QVERIFY(std::abs(found.distances[i * 7 + k] - distances[static_cast<std::size_t>(order[k])]) < 1e-5);
      }
    }
  }

  void neighboursComeWithTheirValues() {
    const NearestSamples found = nearest(noise(3 * size, 3), 4);
    for (std::size_t place = 0; place < found.indices.size(); ++place)
      QVERIFY(std::equal(found.samples.begin() + static_cast<std::ptrdiff_t>(place * size),
                         found.samples.begin() + static_cast<std::ptrdiff_t>((place + 1) * size),
                         m_stored.begin() + found.indices[place] * static_cast<std::ptrdiff_t>(size)));
  }

  void moreThanAreStoredGivesAll() {
    QCOMPARE(nearest(noise(size, 4), 100'000).neighbours, std::int64_t{stored});
  }

  void whatCannotBeSearchedIsRefused() {
    const QString shape = errorOf([&] { nearest(noise(size + 1, 1), 2); });
    QVERIFY2(shape.contains("[1, 3, 4]"), qPrintable(shape));
    const QString drawn = errorOf(
        [] { nearestSamples(parseDataSetSpec("gaussian,shape=1x3x4"), {}, std::vector<float>(size), 1); });
    QVERIFY2(drawn.contains("nothing is stored"), qPrintable(drawn));
    QCOMPARE(errorOf([&] { nearestSamples(spec(), {}, std::vector<float>(size), 1, [] { return false; }); }),
             QString("cancelled"));
  }

private:
  static constexpr std::size_t stored = 500;
  static constexpr std::size_t size = 12;

  DataSetSpec spec() const { return parseDataSetSpec("points:" + m_folder.path("stored.npy").string()); }

  NearestSamples nearest(const std::vector<float>& samples, std::int64_t neighbours) const {
    return nearestSamples(spec(), {}, samples, neighbours);
  }

  std::vector<double> distancesOf(const float* sample) const {
    std::vector<double> distances;
    for (std::size_t i = 0; i < stored; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < size; ++j)
        sum += std::pow(double{sample[j]} - double{m_stored[i * size + j]}, 2);
      distances.push_back(std::sqrt(sum));
    }
    return distances;
  }

  const TestFolder m_folder;
  std::vector<float> m_stored;
};

QTEST_GUILESS_MAIN(TestNearest)
#include "tst_nearest.moc"
