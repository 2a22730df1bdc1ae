#include "charts/time_ticks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace deblend;

/// Ticks of axes of seconds.
class TestTimeTicks : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void thereAreSomeButNeverTooMany() {
    for (double high = 1e-3; high < 1e9; high *= 1.37)
      for (const double low : {0.0, high * 0.5, high * 0.93})
        for (const int most : {2, 5, 9}) {
          const std::vector<double> ticks = timeTicks(low, high, most);
          QVERIFY2(!ticks.empty() && std::ssize(ticks) <= most, qPrintable(QString::number(high)));
          QVERIFY(std::ranges::is_sorted(ticks));
          QVERIFY(ticks.front() >= low * (1 - 1e-9) && ticks.back() <= high * (1 + 1e-9));
        }
  }

  void aLogarithmicAxisHasSomeToo() {
    for (double high = 0.1; high < 1e6; high *= 1.9)
      for (const int most : {2, 5, 9}) {
        const std::vector<double> ticks = logarithmicTimeTicks(high / 3000, high, most);
        QVERIFY(!ticks.empty() && std::ssize(ticks) <= most);
        QVERIFY(std::ranges::is_sorted(ticks));
        QVERIFY(ticks.front() >= high / 3000 && ticks.back() <= high);
      }
    QVERIFY(logarithmicTimeTicks(0, 10, 5).empty());
  }

  void theyAreTimesOfClocks() {
    QCOMPARE(timeTicks(0, 240, 5), (std::vector<double>{0, 60, 120, 180, 240}));
    QCOMPARE(timeTicks(0, 7200, 5), (std::vector<double>{0, 1800, 3600, 5400, 7200}));
    QVERIFY(timeTicks(0, std::numeric_limits<double>::infinity(), 5).empty());
    QVERIFY(timeTicks(2, 1, 5).empty());
  }

  void theyReadAsTimes_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0 s");
    QTest::newRow("parts of a second") << 0.25 << QStringLiteral("0.25 s");
    QTest::newRow("seconds") << 40.0 << QStringLiteral("40 s");
    QTest::newRow("minutes") << 120.0 << QStringLiteral("2 min");
    QTest::newRow("minutes and seconds") << 90.0 << QStringLiteral("1 min 30 s");
    QTest::newRow("before the start") << -90.0 << QStringLiteral("−1 min 30 s");
    QTest::newRow("hours") << 7200.0 << QStringLiteral("2 h");
    QTest::newRow("hours and minutes") << 5400.0 << QStringLiteral("1 h 30 min");
  }
  void theyReadAsTimes() {
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(timeTickText(seconds), text);
  }
};

QTEST_GUILESS_MAIN(TestTimeTicks)
#include "tst_time_ticks.moc"
