#include "plots/ticks.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace deblend;

namespace {

QStringList labelsOf(const std::vector<AxisTick>& ticks) {
  QStringList labels;
  for (const AxisTick& tick : ticks) {
    labels << QString::fromStdString(tick.label);
  }
  return labels;
}

bool areWithin(const std::vector<AxisTick>& ticks, double low, double high) {
  const double slack = 1e-6 * (high - low);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    if (ticks[i].value < low - slack || ticks[i].value > high + slack ||
        (i > 0 && ticks[i].value <= ticks[i - 1].value)) {
      return false;
    }
  }
  return true;
}

} // namespace

class TestTicks : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // Over a wide choice of ranges: in range, ascending, at equal distances of 1, 2 or 5, few enough and not
  // too few.
  void linearTicksAreNice() {
    for (const double low : {-1e6, -3.7, 0.0, 0.013, 41.0, 9e8}) {
      for (const double length : {1e-3, 0.4, 1.0, 7.3, 65536.0, 3e9}) {
        for (const int count : {2, 5, 9}) {
          const auto ticks = linearTicks(low, low + length, count);
          QVERIFY(areWithin(ticks, low, low + length));
          QVERIFY(static_cast<int>(ticks.size()) <= count);
          QVERIFY(!ticks.empty());
          QVERIFY(count < 5 || ticks.size() >= 2);
          for (std::size_t i = 1; i < ticks.size(); ++i) {
            const double step = ticks[i].value - ticks[i - 1].value;
            const double mantissa = step / std::pow(10.0, std::floor(std::log10(step) + 1e-6));
            const double rounded = std::round(mantissa);
            QVERIFY(std::abs(mantissa - rounded) < 1e-3);
            QVERIFY((std::set<double>{1, 2, 5}.count(rounded)) == 1);
          }
        }
      }
    }
  }

  void labelsOfOneAxisDiffer() {
    for (const double low : {-40.0, 0.0, 0.00021, 12.31, 99'990.0, 123'456'000.0}) {
      for (const double length : {0.004, 1.0, 300.0, 5e7}) {
        const QStringList labels = labelsOf(linearTicks(low, low + length, 8));
        QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
      }
    }
  }

  void linearLabels() {
    QCOMPARE(labelsOf(linearTicks(0, 1, 6)), (QStringList{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
    QCOMPARE(labelsOf(linearTicks(-1, 1, 5)), (QStringList{"−1.0", "−0.5", "0", "0.5", "1.0"}));
    QCOMPARE(labelsOf(linearTicks(0, 60'000, 4)),
             (QStringList{"0", "20\u202F000", "40\u202F000", "60\u202F000"}));
    QCOMPARE(labelsOf(linearTicks(0, 2e-6, 3)), (QStringList{"0", "10⁻⁶", "2×10⁻⁶"}));
  }

  void logarithmicTicksStayInRange() {
    for (const double low : {1e-9, 0.013, 1.0, 41.0}) {
      for (const double factor : {1.5, 20.0, 1e4, 1e12}) {
        for (const int count : {2, 5, 9}) {
          const auto ticks = logarithmicTicks(low, low * factor, count);
          QVERIFY(!ticks.empty());
          QVERIFY(areWithin(ticks, low, low * factor));
          QVERIFY(static_cast<int>(ticks.size()) <= count);
        }
      }
    }
  }

  void logarithmicLabels() {
    QCOMPARE(labelsOf(logarithmicTicks(0.01, 1000, 6)),
             (QStringList{"0.01", "0.1", "1", "10", "100", "1\u202F000"}));
    QCOMPARE(labelsOf(logarithmicTicks(1, 20, 6)), (QStringList{"1", "2", "5", "10", "20"}));
    QCOMPARE(labelsOf(logarithmicTicks(1e-8, 1e-6, 3)), (QStringList{"10⁻⁸", "10⁻⁷", "10⁻⁶"}));
  }

  void impossibleRangesHaveNoTicks() {
    const double infinity = std::numeric_limits<double>::infinity();
    QVERIFY(linearTicks(1, 0, 5).empty());
    QVERIFY(linearTicks(std::nan(""), 1, 5).empty());
    QVERIFY(linearTicks(0, infinity, 5).empty());
    QVERIFY(logarithmicTicks(0, 1, 5).empty());
    QVERIFY(logarithmicTicks(-1, 1, 5).empty());
    QVERIFY(logarithmicTicks(1, infinity, 5).empty());
  }

  void aRangeOfOneValueHasOneTick() {
    QCOMPARE(labelsOf(linearTicks(12.5, 12.5, 5)), (QStringList{"12.50"}));
    QCOMPARE(linearTicks(0, 0, 5).size(), std::size_t{1});
  }

  void extremeRangesEnd() {
    const double largest = std::numeric_limits<double>::max();
    const double smallest = std::numeric_limits<double>::denorm_min();
    QVERIFY(linearTicks(-largest, largest, 5).size() <= 5);
    QVERIFY(linearTicks(0, smallest, 5).size() <= 5);
    QVERIFY(linearTicks(1e17, 1e17 + 64, 5).size() <= 5);
    QVERIFY(logarithmicTicks(smallest, largest, 5).size() <= 5);
    QVERIFY(QString::fromStdString(shortNumber(smallest)).endsWith("×10⁻³⁰⁰"));
    QVERIFY(QString::fromStdString(shortNumber(largest)).endsWith("×10³⁰⁸"));
  }

  void numbersAreGrouped() {
    QCOMPARE(QString::fromStdString(groupedNumber(1234567.891, 2)), QString("1\u202F234\u202F567.89"));
    QCOMPARE(QString::fromStdString(groupedNumber(999, 0)), QString("999"));
    QCOMPARE(QString::fromStdString(groupedNumber(-4200, 0)), QString("−4\u202F200"));
    QCOMPARE(QString::fromStdString(groupedNumber(-0.001, 1)), QString("0.0"));
  }

  void shortNumbersHaveFourDigits() {
    QCOMPARE(QString::fromStdString(shortNumber(12.3149)), QString("12.31"));
    QCOMPARE(QString::fromStdString(shortNumber(0.00451234)), QString("0.004512"));
    QCOMPARE(QString::fromStdString(shortNumber(41984)), QString("41\u202F984"));
    QCOMPARE(QString::fromStdString(shortNumber(3.2e-7)), QString("3.2×10⁻⁷"));
    QCOMPARE(QString::fromStdString(shortNumber(9.99e-8)), QString("1.0×10⁻⁷"));
    QCOMPARE(QString::fromStdString(shortNumber(0)), QString("0.000"));
    QCOMPARE(QString::fromStdString(shortNumber(std::nan(""))), QString("–"));
  }
};

QTEST_APPLESS_MAIN(TestTicks)
#include "tst_ticks.moc"
