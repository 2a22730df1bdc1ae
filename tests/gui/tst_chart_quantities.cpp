#include "charts/loss_chart.h"

#include "charts/loss_panel.h"
#include "views/empty_state.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "charts/plot_library.h"

#include <cmath>

using namespace deblend;

namespace {

const QString shapesRun = QStringLiteral("0001-evolution");
const QString plainRun = QStringLiteral("0002-mlp");

/// A picture whose shapes grow by one every 160 steps, while its error falls and PSNR rises.
std::vector<MetricsRecord> growing(std::int64_t from, std::int64_t to) {
  std::vector<MetricsRecord> records;
  for (std::int64_t step = from; step <= to; step += 16) {
    const double at = static_cast<double>(step);
    records.push_back({step,
                       std::exp(-at / 1000),
                       0,
                       at / 100,
                       {{"psnr", 10 + at / 100}, {"shapes", std::floor(at / 160)}}});
  }
  return records;
}

std::vector<MetricsRecord> plain(std::int64_t from, std::int64_t to) {
  std::vector<MetricsRecord> records = growing(from, to);
  for (MetricsRecord& record : records)
    record.values.clear();
  return records;
}

QStringList namesIn(const QComboBox& choice) {
  QStringList names;
  for (int i = 0; i < choice.count(); ++i)
    names += choice.itemData(i).toString();
  return names;
}

} // namespace

/// What the chart of a run's records draws, and over what.
class TestChartQuantities : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    m_panel = std::make_unique<LossPanel>();
    m_panel->resize(900, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
  }

  void theNamesComeWithTheRuns() {
    const QStringList always = {QStringLiteral("loss"), QStringLiteral("learning_rate")};
    const QStringList own = {QStringLiteral("psnr"), QStringLiteral("shapes")};
    QCOMPARE(namesIn(quantities()), always);
    chart().setRun(plainRun, 2, plain(16, 1600));
    QCOMPARE(namesIn(quantities()), always);
    chart().setRun(shapesRun, 1, {});
    chart().append(shapesRun, growing(16, 1600));
    QCOMPARE(namesIn(quantities()), always + own);
    QCOMPARE(quantities().itemText(2), QStringLiteral("PSNR (dB)"));
    QCOMPARE(namesIn(axes()).mid(0, 4),
             QStringList({QStringLiteral("step"), QStringLiteral("seconds")}) + own);
    chart().removeRun(shapesRun);
    QCOMPARE(namesIn(quantities()), always);
  }

  void aChosenQuantityIsDrawn() {
    chart().setRun(shapesRun, 1, growing(16, 1600));
    choose(quantities(), "psnr");
    QCOMPARE(m_panel->quantity(), std::string("psnr"));
    QCOMPARE(plot().graph(0)->data()->at(0)->value, 10.16);
    chart().append(shapesRun, growing(1616, 3200));
    QCOMPARE(plot().graph(0)->dataCount(), 200);
    QCOMPARE(plot().graph(0)->data()->at(199)->value, 42.0);
    chart().append(shapesRun, growing(1024, 1024));
    QCOMPARE(plot().graph(0)->dataCount(), 64);
    QTRY_VERIFY(plot().yAxis->range().upper > 20 && plot().yAxis->range().upper < 25);
  }

  void aRunWithoutItIsNamedAndDrawsNothing() {
    chart().setRun(shapesRun, 1, growing(16, 1600));
    chart().setRun(plainRun, 2, plain(16, 3200));
    choose(quantities(), "psnr");
    plot().replot();
    QCOMPARE(plot().graph(2)->dataCount(), 0);
    QCOMPARE(plot().graph(3)->name(), QStringLiteral("0002-mlp, without PSNR (dB)"));
    QCOMPARE(plot().graph(1)->name(), shapesRun);
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 1600LL);

    auto* empty = m_panel->findChild<EmptyState*>();
    QVERIFY(empty->isHidden());
    chart().removeRun(shapesRun);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->sentence().contains(QStringLiteral("PSNR")));
    QCOMPARE(m_panel->quantity(), std::string("psnr"));
    QCOMPARE(quantities().currentData().toString(), QStringLiteral("psnr"));
    chart().setRun(shapesRun, 1, growing(16, 1600));
    QTRY_VERIFY(empty->isHidden());
  }

  void onlyAResetChoosesTheLossAgain() {
    chart().setRun(shapesRun, 1, growing(16, 1600));
    choose(quantities(), "psnr");
    choose(axes(), "shapes");
    chart().removeRun(shapesRun);
    QCOMPARE(chart().axis(), std::string("shapes"));
    chart().reset();
    QCOMPARE(quantities().currentData().toString(), QStringLiteral("loss"));
    QCOMPARE(axes().currentData().toString(), QStringLiteral("step"));
    QVERIFY(chart().isEmpty());
  }

  void overAnythingElseACurveGoesFromRecordToRecord() {
    std::vector<MetricsRecord> records = growing(16, 1600);
    for (MetricsRecord& record : records) // back and forth
      record.values[1].second = std::sin(static_cast<double>(record.step));
    chart().setRun(shapesRun, 1, records);
    choose(axes(), "shapes");
    plot().replot();
    QCOMPARE(plot().graph(0)->dataCount(), 0);
    QCPCurve& raw = curve(2);
    QCOMPARE(raw.dataCount(), 100);
    for (int i = 0; i < raw.dataCount(); ++i) {
      QCOMPARE(raw.data()->at(i)->key, records[static_cast<std::size_t>(i)].values[1].second);
      QCOMPARE(raw.data()->at(i)->value, records[static_cast<std::size_t>(i)].loss);
    }
    choose(axes(), "step");
    plot().replot();
    QCOMPARE(raw.dataCount(), 0);
    QCOMPARE(plot().graph(0)->dataCount(), 100);
  }

  void whatStandsStillIsDrawnUpright() {
    chart().setRun(shapesRun, 1, growing(16, 1600));
    choose(axes(), "shapes");
    chart().append(shapesRun, growing(1616, 3200));
    QTRY_VERIFY(plot().xAxis->range().upper >= 20);
    plot().replot();
    const QCPCurve& raw = curve(2);
    QCOMPARE(raw.data()->at(0)->value, std::exp(-0.016));
    QCOMPARE(raw.data()->at(raw.dataCount() - 1)->value, std::exp(-3.2));
    for (int i = 1; i < raw.dataCount(); ++i) {
      QVERIFY(raw.data()->at(i)->key >= raw.data()->at(i - 1)->key);
      QVERIFY2(raw.data()->at(i)->value < raw.data()->at(i - 1)->value, "the error fell all the time");
    }
  }

  void aLongWayToAndFroIsThinnedToItsReach() {
    std::vector<MetricsRecord> records = growing(16, 800'000);
    for (std::size_t i = 0; i < records.size(); ++i)
      records[i].values[1].second = std::sin(static_cast<double>(i));
    chart().setRun(shapesRun, 1, records);
    choose(axes(), "shapes");
    plot().replot();
    QVERIFY(curve(2).dataCount() > plot().axisRect()->width());
    QVERIFY(curve(2).dataCount() <= 2 * plot().axisRect()->width());
    bool found = false;
    const QCPRange reach = curve(2).getKeyRange(found);
    QVERIFY(reach.lower < -0.9999 && reach.upper > 0.9999);
    QVERIFY(curve(3).dataCount() > 1 && curve(3).dataCount() <= 3 * plot().axisRect()->width());
  }

  void timeReadsAsTime() {
    chart().setRun(shapesRun, 1, growing(16, 24'000));
    choose(axes(), "seconds");
    QTRY_COMPARE(plot().xAxis->range().upper, 240.0);
    plot().replot();
    QCOMPARE(plot().graph(0)->dataCount(), 1500);
    QVERIFY(plot().xAxis->tickVectorLabels().contains(QStringLiteral("2 min")));
  }

  void thePointerIsToldOfItsRecord() {
    QSignalSpy pointed(&chart(), &LossChart::pointedAt);
    chart().setRun(shapesRun, 1, growing(16, 1600));
    choose(quantities(), "psnr");
    QTRY_COMPARE(std::llround(plot().xAxis->range().upper), 1600LL);
    point(800, 18);
    QCOMPARE(pointed.back().at(0).toString(), QStringLiteral("0001-evolution · step 800 · PSNR (dB) 18"));

    choose(axes(), "shapes");
    QTRY_VERIFY(plot().xAxis->range().upper < 20);
    plot().replot();
    point(5, 18);
    QCOMPARE(pointed.back().at(0).toString(),
             QStringLiteral("0001-evolution · step 800 · shapes 5 · PSNR (dB) 18"));
    point(1, 18);
    QVERIFY2(pointed.back().at(0).toString().isEmpty(), "far from every record");
  }

  void eachQuantityKeepsItsScale() {
    chart().setRun(shapesRun, 1, growing(16, 1600));
    auto* logY = m_panel->findChild<QCheckBox*>(QStringLiteral("logLoss"));
    logY->click();
    QVERIFY(m_panel->isLogarithmic());
    choose(quantities(), "psnr");
    QVERIFY(!m_panel->isLogarithmic());
    QCOMPARE(plot().yAxis->scaleType(), QCPAxis::stLinear);
    choose(quantities(), "loss");
    QVERIFY(m_panel->isLogarithmic() && logY->isChecked());
    QCOMPARE(plot().yAxis->scaleType(), QCPAxis::stLogarithmic);
  }

  void whatIsNotAboveZeroHasNoPlaceOnALogarithmicScale() {
    std::vector<MetricsRecord> records = growing(16, 1600);
    records.back().values[0].second = -4;
    chart().setRun(shapesRun, 1, records);
    choose(quantities(), "psnr");
    m_panel->findChild<QCheckBox*>(QStringLiteral("logLoss"))->click();
    QVERIFY(plot().yAxis->range().lower > 9 && plot().yAxis->range().upper < 30);
  }

  void skippingCountsInStepsOverEverything() {
    chart().setRun(shapesRun, 1, growing(16, 3200));
    choose(axes(), "shapes");
    m_panel->findChild<QSpinBox*>(QStringLiteral("skipFirst"))->setValue(1600);
    plot().replot();
    QCOMPARE(curve(2).data()->at(0)->key, 10.0);
    QCOMPARE(curve(2).data()->at(0)->value, std::exp(-1.6));
  }

  void wordsGiveWayWhereThePanelIsNarrow() {
    m_panel->resize(1200, 300);
    auto* skip = m_panel->findChild<QSpinBox*>(QStringLiteral("skipFirst"));
    QVERIFY(skip->prefix().isEmpty());
    const int least = m_panel->minimumSizeHint().width();
    m_panel->resize(least, 300);
    QVERIFY(!skip->prefix().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(m_panel->minimumSizeHint().width(), least);
    for (const QWidget* control : m_panel->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
      QVERIFY(control->isHidden() || control->geometry().right() <= least);
    m_panel->resize(1200, 300);
    QVERIFY(skip->prefix().isEmpty());
  }

private:
  LossChart& chart() { return m_panel->chart(); }
  QCustomPlot& plot() { return chart().plot(); }
  QCPCurve& curve(int index) { return *qobject_cast<QCPCurve*>(plot().plottable(index)); }
  QComboBox& quantities() { return *m_panel->findChild<QComboBox*>(QStringLiteral("chartQuantity")); }
  QComboBox& axes() { return *m_panel->findChild<QComboBox*>(QStringLiteral("chartAxis")); }

  void choose(QComboBox& choice, const char* name) {
    const int index = choice.findData(QString::fromLatin1(name));
    QVERIFY2(index >= 0, name);
    choice.setCurrentIndex(index);
    Q_EMIT choice.activated(index);
  }

  void point(double x, double y) {
    QTest::mouseMove(&plot(),
                     QPointF(plot().xAxis->coordToPixel(x), plot().yAxis->coordToPixel(y)).toPoint());
    QCoreApplication::processEvents();
  }

  std::unique_ptr<LossPanel> m_panel;
};

QTEST_MAIN(TestChartQuantities)
#include "tst_chart_quantities.moc"
