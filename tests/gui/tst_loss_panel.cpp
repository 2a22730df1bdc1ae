#include "charts/loss_chart.h"

#include "charts/loss_panel.h"
#include "charts/run_curve.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "charts/plot_library.h"

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

const QString firstRun = QStringLiteral("0001-mlp");
const QString secondRun = QStringLiteral("0002-mlp");

std::vector<MetricsRecord> falling(std::int64_t from, std::int64_t to, std::int64_t interval = 16) {
  std::vector<MetricsRecord> records;
  for (std::int64_t step = from; step <= to; step += interval)
    records.push_back({step, 5 + 95 * std::exp(-static_cast<double>(step) / 1000.0), 1e-3, 0});
  return records;
}

} // namespace

/// The losses of runs over their steps.
class TestLossPanel : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    m_panel = std::make_unique<LossPanel>();
    m_panel->resize(700, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
  }

  void appendingIsTheSameAsGivingAll() {
    const std::vector<MetricsRecord> records = falling(16, 4096);
    chart().setRun(firstRun, 1, records);
    chart().setRun(secondRun, 2, {});
    for (std::size_t at = 0; at < records.size(); at += 37)
      chart().append(secondRun,
                     std::span(records).subspan(at, std::min<std::size_t>(37, records.size() - at)));
    QCOMPARE(chart().recordCount(secondRun), records.size());
    plot().replot();
    QCOMPARE(plot().graph(3)->dataCount(), plot().graph(1)->dataCount());
    for (int i = 0; i < plot().graph(1)->dataCount(); ++i)
      QCOMPARE(plot().graph(3)->data()->at(i)->value, plot().graph(1)->data()->at(i)->value);
  }

  void aResumedRunGoesOnFromItsCheckpoint() {
    chart().setRun(firstRun, 1, falling(16, 1024));
    chart().append(firstRun, falling(512, 640));
    const auto data = plot().graph(0)->data();
    QCOMPARE(std::llround((data->constEnd() - 1)->key), 640LL);
    for (auto point = data->constBegin() + 1; point != data->constEnd(); ++point)
      QVERIFY2(point->key > (point - 1)->key, "steps rise");
  }

  void smoothingAConstantKeepsIt() {
    std::vector<MetricsRecord> constant = falling(16, 1600);
    for (MetricsRecord& record : constant)
      record.loss = 7;
    chart().setRun(firstRun, 1, constant);
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 1600LL);
    plot().replot();
    QVERIFY(plot().graph(1)->dataCount() > 50);
    for (const QCPGraphData& point : *plot().graph(1)->data())
      QVERIFY(std::abs(point.value - 7) < 1e-9);
  }

  void aLongRunIsDrawnQuicklyWithItsEnds() {
    const std::vector<MetricsRecord> records = falling(16, 1'600'000);
    chart().setRun(firstRun, 1, records);
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 1'600'000LL);
    plot().replot();
    const auto drawn = plot().graph(1)->data();
    QVERIFY2(drawn->size() <= plot().width(), "no more points than the axis has room for");
    QCOMPARE(std::llround((drawn->constEnd() - 1)->key), 1'600'000LL);
    plot().xAxis->setRange(1000, 1200);
    plot().replot();
    QVERIFY2(plot().graph(1)->dataCount() >= 12, "zoomed in, every record counts");
  }

  void whatIsNotANumberIsAGap() {
    std::vector<MetricsRecord> records = falling(16, 160);
    records[3].loss = std::numeric_limits<double>::infinity();
    chart().setRun(firstRun, 1, records);
    plot().replot();
    QVERIFY(std::isnan(plot().graph(0)->data()->at(3)->value));
    QVERIFY(std::isfinite(plot().graph(1)->data()->at(4)->value));
  }

  void itFollowsUntilTheWheelTurns() {
    QSignalSpy following(&chart(), &LossChart::followingChanged);
    chart().setRun(firstRun, 1, falling(16, 1024));
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 1024LL);
    chart().append(firstRun, falling(1040, 2048));
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 2048LL);

    const QPoint centre = plot().axisRect()->center();
    QWheelEvent wheel(centre, plot().mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&plot(), &wheel);
    QCOMPARE(following.size(), 1);
    QVERIFY(!m_panel->findChild<QToolButton*>(QStringLiteral("follow"))->isChecked());
    const double upper = plot().xAxis->range().upper;
    chart().append(firstRun, falling(2064, 4096));
    QSignalSpy drawn(&plot(), &QCustomPlot::afterReplot);
    QVERIFY(drawn.wait());
    QCOMPARE(plot().xAxis->range().upper, upper);

    QTest::mouseDClick(&plot(), Qt::LeftButton, {}, centre);
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 4096LL);
    QVERIFY(chart().isFollowing());
  }

  void axesCanBeLogarithmic() {
    chart().setRun(firstRun, 1, falling(16, 4096));
    m_panel->findChild<QCheckBox*>(QStringLiteral("logLoss"))->click();
    QCOMPARE(plot().yAxis->scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(plot().yAxis->range().lower > 0);
    QVERIFY(plot().yAxis->range().upper >= 98);
    m_panel->findChild<QCheckBox*>(QStringLiteral("logSteps"))->click();
    QCOMPARE(plot().xAxis->scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(plot().xAxis->range().lower > 0);
  }

  void theFirstStepsCanBeLeftOut() {
    chart().setRun(firstRun, 1, falling(16, 4096));
    m_panel->findChild<QSpinBox*>(QStringLiteral("skipFirst"))->setValue(2000);
    QTRY_VERIFY(plot().xAxis->range().lower >= 2000);
    QVERIFY(plot().yAxis->range().upper < 30);
  }

  void runsKeepTheirColourAndTheLegendTellsThemApart() {
    chart().setRun(secondRun, 2, falling(16, 1024));
    chart().setRun(firstRun, 1, falling(16, 1024));
    QCOMPARE(plot().legend->itemCount(), 2);
    QCOMPARE(plot().graph(1)->name(), secondRun);
    QCOMPARE(plot().graph(1)->pen().color(), runColour(2));
    chart().removeRun(secondRun);
    QCOMPARE(plot().graphCount(), 2);
    QCOMPARE(plot().graph(1)->pen().color(), runColour(1));
  }

private:
  LossChart& chart() { return m_panel->chart(); }
  QCustomPlot& plot() { return chart().plot(); }

  std::unique_ptr<LossPanel> m_panel;
};

QTEST_MAIN(TestLossPanel)
#include "tst_loss_panel.moc"
