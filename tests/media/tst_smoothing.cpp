#include "plots/smoothing.h"

#include "expect_error.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deblend;

class TestSmoothing : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void constantsStayFromTheFirstValueOn() {
    for (const double weight : {0.0, 0.5, 0.98, 0.9995}) {
      for (const double value : smoothed(std::vector<double>(1000, 12.5), weight)) {
        QVERIFY(std::abs(value - 12.5) < 1e-9);
      }
    }
  }

  void averagesStayWithinTheValues() {
    std::vector<double> values;
    for (int i = 0; i < 500; ++i) {
      values.push_back(std::sin(0.7 * i) + 0.01 * i);
    }
    double low = values.front();
    double high = values.front();
    const std::vector<double> averages = smoothed(values, 0.9);
    for (std::size_t i = 0; i < values.size(); ++i) {
      low = std::min(low, values[i]);
      high = std::max(high, values[i]);
      QVERIFY(averages[i] >= low - 1e-12 && averages[i] <= high + 1e-12);
    }
  }

  void averagesAreLinear() {
    const std::vector<double> values = {3, 1, 4, 1, 5, 9, 2, 6};
    std::vector<double> scaled;
    std::ranges::transform(values, std::back_inserter(scaled), [](double value) { return 2 * value - 7; });
    const std::vector<double> plain = smoothed(values, 0.8);
    const std::vector<double> other = smoothed(scaled, 0.8);
    for (std::size_t i = 0; i < values.size(); ++i) {
      QVERIFY(std::abs(other[i] - (2 * plain[i] - 7)) < 1e-9);
    }
  }

  void weightZeroDoesNotSmooth() {
    const std::vector<double> values = {3, 1, 4};
    QCOMPARE(smoothed(values, 0), values);
  }

  void secondValueIsTheWeightedMean() {
    // (w (1-w) a + (1-w) b) / (1 - w²) = (w a + b) / (1 + w)
    QVERIFY(std::abs(smoothed(std::vector<double>{1, 4}, 0.5)[1] - (0.5 * 1 + 4) / 1.5) < 1e-12);
  }

  void gapsStayAndLeaveTheAverageAlone() {
    const double nan = std::nan("");
    const std::vector<double> with = smoothed(std::vector<double>{1, nan, 4, INFINITY, 2}, 0.7);
    const std::vector<double> without = smoothed(std::vector<double>{1, 4, 2}, 0.7);
    QVERIFY(std::isnan(with[1]));
    QVERIFY(std::isinf(with[3]));
    QCOMPARE((std::vector<double>{with[0], with[2], with[4]}), without);
  }

  void wrongWeightsAreRefused() {
    for (const double weight : {-0.1, 1.0, 2.0, std::nan("")}) {
      QVERIFY(!mediaErrorOf([weight] { ExponentialSmoother smoother(weight); }).isEmpty());
    }
  }

  void automaticWeightsGrowWithTheCount() {
    double previous = automaticSmoothing(0);
    QCOMPARE(previous, 0.0);
    for (std::size_t count = 1; count < 10'000'000; count *= 3) {
      const double weight = automaticSmoothing(count);
      QVERIFY(weight >= previous && weight < 1);
      previous = weight;
    }
    QVERIFY(previous > 0.99);
  }
};

QTEST_APPLESS_MAIN(TestSmoothing)
#include "tst_smoothing.moc"
