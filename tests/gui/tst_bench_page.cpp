#include "charts/bench_lines.h"
#include "core/error.h"
#include "evaluating/bench_files.h"
#include "forms/bench_form.h"
#include "shell/view_tabs.h"
#include "views/bench_page.h"
#include "views/bench_table.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace deblend;

namespace {

BenchRow rowOf(const std::string& integrator, std::int64_t steps, double evaluations, double distance) {
  BenchRow row;
  row.checkpoint = 100;
  row.integrator = integrator;
  row.spacing = steps > 0 ? "uniform" : "";
  row.steps = steps;
  row.tolerance = steps > 0 ? 0 : 1e-2;
  row.distance = {distance, 0.1};
  row.evaluations = {evaluations, 0};
  row.seconds = {evaluations * 1e-3, 1e-4};
  return row;
}

BenchResult sampleResult() {
  BenchResult result;
  result.run = "0001-mlp";
  result.metric = "sliced_wasserstein";
  result.count = 64;
  result.seeds = 2;
  result.floor = {0.05, 0.01};
  result.rows = {rowOf("euler", 4, 4, 0.5), rowOf("euler", 2, 2, 0.8), rowOf("dopri5", 0, 40, 0.1)};
  return result;
}

} // namespace

/// How well a run is sampled, measured in the window.
class TestBenchPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    m_project =
        makeTestProject(*m_program, "bench",
                        {{"steps", "200"}, {"checkpoint_interval", "100"}, {"width", "16"}, {"depth", "1"}});
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(m_project));
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    m_window->window->views().setCurrentWidget(&page());
  }

  void aCurveAnIntegratorAndTheFloor() {
    const BenchResult result = sampleResult();
    const std::vector<ChartLine> lines = benchLines(result, BenchAxis::Evaluations);
    QCOMPARE(lines.size(), 3U);
    QCOMPARE(lines[0].name, QStringLiteral("Euler"));
    QCOMPARE(lines[0].xs, (QVector<double>{2, 4}));
    QCOMPARE(lines[0].ys, (QVector<double>{0.8, 0.5}));
    QCOMPARE(lines[0].errors, (QVector<double>{0.1, 0.1}));
    QVERIFY(lines[2].dashed);
    QCOMPARE(lines[2].ys, (QVector<double>{0.05, 0.05}));
    QCOMPARE(lines[2].xs, (QVector<double>{2, 40}));
    QCOMPARE(benchLines(result, BenchAxis::Seconds)[0].xs, (QVector<double>{0.002, 0.004}));
    QVERIFY(benchLines(BenchResult(), BenchAxis::Seconds).empty());
  }

  void checkpointsAndSpacingsAreToldApartWhereThereAreSeveral() {
    BenchResult result = sampleResult();
    result.rows.push_back(rowOf("euler", 4, 4, 0.3));
    result.rows.back().checkpoint = 200;
    QVERIFY(benchCurveName(result.rows[0], result).contains(QStringLiteral("100")));
    QCOMPARE(benchLines(result, BenchAxis::Evaluations).size(), 4U);
    result.rows.push_back(rowOf("euler", 4, 4, 0.3));
    result.rows.back().spacing = "cosine";
    QVERIFY(benchCurveName(result.rows.back(), result) != benchCurveName(result.rows[0], result));
  }

  void theTableSortsNumbersAsNumbers() {
    BenchTable table;
    table.show(sampleResult());
    QCOMPARE(table.topLevelItemCount(), 3);
    table.sortByColumn(2, Qt::AscendingOrder);
    QCOMPARE(table.topLevelItem(0)->text(2), QStringLiteral("2"));
    QCOMPARE(table.topLevelItem(2)->text(2), QStringLiteral("40"));
    QCOMPARE(table.topLevelItem(0)->text(3), QStringLiteral("0.8 ± 0.1"));
  }

  void numbersThatAreNotAllowedAreNamed() {
    BenchForm form;
    auto* steps = form.findChild<QLineEdit*>(QStringLiteral("benchSteps"));
    steps->setText(QStringLiteral("1; 8, 32"));
    QCOMPARE(form.request({}).steps, (std::vector<std::int64_t>{1, 8, 32}));
    for (const char* wrong : {"1, 0", "many", "1 2.5", "100001"}) {
      steps->setText(QLatin1String(wrong));
      QVERIFY_THROWS_EXCEPTION(Error, form.request({}));
    }
    steps->setText(QStringLiteral("4"));
    form.findChild<QLineEdit*>(QStringLiteral("benchTolerances"))->setText(QStringLiteral("0"));
    QVERIFY_THROWS_EXCEPTION(Error, form.request({}));
  }

  void aMistakeIsToldBesideTheForm() {
    auto* steps = page().findChild<QLineEdit*>(QStringLiteral("benchSteps"));
    steps->setText(QStringLiteral("none"));
    QTest::mouseClick(button("runBench"), Qt::LeftButton);
    QVERIFY(!page().bench().isBusy());
    auto* problem = page().findChild<QLabel*>(QStringLiteral("benchProblem"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("none")));
  }

  void measuringFillsChartAndTableAndIsKept() {
    ask("1 4", {"euler", "heun"});
    QTest::mouseClick(button("runBench"), Qt::LeftButton);
    QVERIFY(page().bench().isBusy());
    QVERIFY(button("cancelBench")->isVisible());
    QVERIFY(!button("runBench")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!page().isBusy(), 60'000);
    QCOMPARE(page().findChild<QLabel*>(QStringLiteral("benchProblem"))->text(), QString());
    QVERIFY(page().result() && page().result()->isComplete);
    QCOMPARE(page().result()->rows.size(), 4U);
    QCOMPARE(page().findChild<BenchTable*>()->topLevelItemCount(), 4);
    QCOMPARE(page().findChild<LineChart*>()->lines().size(), 3U);
    QVERIFY(!page().findChild<QProgressBar*>()->isVisible());
    const auto kept = readBench(m_project / "runs" / "0001-mlp");
    QVERIFY(kept && kept->rows.size() == 4U);
  }

  void whatWasMeasuredIsExported() {
    QSignalSpy exported(&page(), &BenchPage::exported);
    const std::filesystem::path table = m_program->documents / "bench.csv";
    page().exportTo(textOf(table));
    QVERIFY(exported.wait(30'000));
    QCOMPARE(exported.front().front().toString(), QString());
    QCOMPARE(readTextFile(table), benchCsv(*page().result()));
    const QString picture = textOf(m_program->documents / "bench.png");
    page().exportTo(picture);
    QVERIFY(exported.wait(30'000));
    QVERIFY(QImage(picture).width() > 500);
    page().exportTo(QStringLiteral("/nowhere/bench.csv"));
    QVERIFY(exported.wait(30'000));
    QVERIFY(!exported.back().front().toString().isEmpty());
  }

  void theLastMeasurementIsShownAgain() {
    TestWindow again(*m_program);
    QVERIFY(again.open(m_project));
    BenchPage& other = again.window->views().benchPage();
    QTRY_VERIFY_WITH_TIMEOUT(other.result(), 30'000);
    QCOMPARE(other.result()->rows.size(), 4U);
  }

  void cancellingKeepsWhatIsWhole() {
    ask("1 100000", {"euler"});
    page().findChild<QSpinBox*>(QStringLiteral("benchSeeds"))->setValue(1);
    QSignalSpy changed(&page().bench(), &SamplingBench::changed);
    QTest::mouseClick(button("runBench"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 60'000);
    QTest::mouseClick(button("cancelBench"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!page().isBusy(), 60'000);
    QCOMPARE(page().result()->rows.size(), 1U);
    QVERIFY(!page().result()->isComplete);
    QVERIFY(button("runBench")->isEnabled());
  }

private:
  BenchPage& page() { return m_window->window->views().benchPage(); }
  QPushButton* button(const char* name) { return page().findChild<QPushButton*>(QLatin1String(name)); }

  void ask(const char* steps, const QStringList& integrators) {
    page().findChild<QLineEdit*>(QStringLiteral("benchSteps"))->setText(QLatin1String(steps));
    page().findChild<QSpinBox*>(QStringLiteral("benchCount"))->setValue(64);
    page().findChild<QSpinBox*>(QStringLiteral("benchSeeds"))->setValue(2);
    auto* choice = page().findChild<QToolButton*>(QStringLiteral("benchIntegrators"));
    for (QAction* action : choice->menu()->actions())
      if (action->isChecked() != integrators.contains(action->data().toString()))
        action->trigger();
  }

  TestProgram m_program;
  std::filesystem::path m_project;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestBenchPage)
#include "tst_bench_page.moc"
