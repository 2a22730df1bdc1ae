#include "plots/chart_axis.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

class TestChartAxis : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void endsLieAtTheirPixels() {
    for (const AxisScale scale : {AxisScale::linear, AxisScale::logarithmic}) {
      const ChartAxis axis({.low = 2, .high = 800}, scale, 500, 100);
      QCOMPARE(axis.toPixel(2), 500.0);
      QCOMPARE(axis.toPixel(800), 100.0);
    }
  }

  void equalDifferencesOrRatiosAreEquallyLong() {
    const ChartAxis linear({.low = 0, .high = 10}, AxisScale::linear, 0, 100);
    QCOMPARE(linear.toPixel(5) - linear.toPixel(2), linear.toPixel(9) - linear.toPixel(6));
    const ChartAxis logarithmic({.low = 1, .high = 10'000}, AxisScale::logarithmic, 0, 100);
    QVERIFY(std::abs(logarithmic.toPixel(20) - logarithmic.toPixel(2) - 25) < 1e-9);
    QVERIFY(std::abs(logarithmic.toPixel(7000) - logarithmic.toPixel(700) - 25) < 1e-9);
  }

  void whatALogarithmicAxisCannotShowIsNan() {
    const ChartAxis axis({.low = 1, .high = 10}, AxisScale::logarithmic, 0, 100);
    QVERIFY(std::isnan(axis.toPixel(0)));
    QVERIFY(std::isnan(axis.toPixel(-4)));
    QVERIFY(std::isnan(axis.toPixel(std::nan(""))));
  }

  void rangesHoldWhatCanBeShown() {
    const std::vector<double> values = {3, std::nan(""), -2, 0, 7, INFINITY};
    const AxisRange linear = rangeOf(values, AxisScale::linear);
    QCOMPARE(linear.low, -2.0);
    QCOMPARE(linear.high, 7.0);
    const AxisRange logarithmic = rangeOf(values, AxisScale::logarithmic);
    QCOMPARE(logarithmic.low, 3.0);
    QCOMPARE(logarithmic.high, 7.0);
  }

  void rangesAreNeverEmpty() {
    for (const AxisScale scale : {AxisScale::linear, AxisScale::logarithmic}) {
      for (const std::vector<double>& values :
           {std::vector<double>{}, {5.0}, {0.0}, {-3.0, -3.0}, {1e-300}}) {
        const AxisRange range = rangeOf(values, scale);
        QVERIFY(range.low < range.high);
        QVERIFY(scale == AxisScale::linear || range.low > 0);
      }
    }
  }

  void wideningKeepsTheMiddle() {
    const AxisRange linear = widened({.low = 2, .high = 4}, AxisScale::linear, 0.5);
    QCOMPARE(linear.low, 1.0);
    QCOMPARE(linear.high, 5.0);
    const AxisRange logarithmic = widened({.low = 1, .high = 100}, AxisScale::logarithmic, 0.5);
    QVERIFY(std::abs(logarithmic.low - 0.1) < 1e-12);
    QVERIFY(std::abs(logarithmic.high - 1000) < 1e-9);
  }
};

QTEST_APPLESS_MAIN(TestChartAxis)
#include "tst_chart_axis.moc"
