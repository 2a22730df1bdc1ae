#include "charts/distance_chart.h"
#include "data/npy.h"
#include "evaluating/evaluation_log.h"
#include "shell/view_tabs.h"
#include "views/checkpoint_page.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <random>

using namespace deblend;

/// The checkpoints of a U-Net, evaluated in the window.
class TestPictureEvaluation : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path data = m_program->documents / "pictures.npy";
    std::mt19937 random(1);
    std::vector<float> values(512 * 3 * 8 * 8);
    for (float& value : values)
      value = static_cast<float>(random() % 256) / 255.0F;
    writeNpy(data, {512, 3, 8, 8}, values);
    m_project = m_program->documents / "unet";
    Project::create(m_project, makeProjectDocument("unet", parseDataSetSpec("gaussian"),
                                                   parseDataSetSpec("points:" + data.string()), "simple_unet",
                                                   {{"steps", "4"},
                                                    {"epochs", "0"},
                                                    {"width", "4"},
                                                    {"batch_size", "8"},
                                                    {"checkpoint_interval", "2"},
                                                    {"sampling_steps", "4"},
                                                    {"sampling_count", "256"}},
                                                   m_program->plugins, m_program->dataFolders()));
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(m_project));
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    m_window->window->views().setCurrentWidget(&page());
    QTRY_COMPARE_WITH_TIMEOUT(page().gallery().rowCount(), 2, 30'000);
  }

  void cancellingKeepsNothing() {
    choose(0);
    m_window->studio().sampling.setOptions(options("sampling_count", "20000"));
    QSignalSpy finished(&page().evaluator(), &Evaluator::finished);
    QTest::mouseClick(button("evaluate"), Qt::LeftButton);
    QVERIFY(page().evaluator().isBusy());
    QVERIFY(!button("evaluate")->isEnabled());
    QVERIFY(button("cancelEvaluation")->isVisible());
    QTest::mouseClick(button("cancelEvaluation"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(finished.front().front().toString(), QString());
    QVERIFY(!button("cancelEvaluation")->isVisible());
    QVERIFY(button("evaluate")->isEnabled());
    QVERIFY(readEvaluations(m_project / "runs" / "0001-simple_unet").empty());
    QVERIFY(!page().gallery().entries().front().distance);
    m_window->studio().sampling.setOptions(options("sampling_count", "256"));
    QVERIFY(m_window->waitForEnd());
  }

  void figuresComeIntoTheListAndTheChart() {
    auto* chart = page().findChild<DistanceChart*>();
    QVERIFY(chart->isEmpty());
    choose(1);
    QSignalSpy progressed(&page().evaluator(), &Evaluator::progressed);
    QTest::mouseClick(button("evaluate"), Qt::LeftButton);
    QVERIFY(page().findChild<QProgressBar*>()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!page().isBusy() && page().gallery().entries().back().distance, 60'000);
    double last = 0;
    for (const QList<QVariant>& each : progressed) {
      QVERIFY(each.front().toDouble() >= last && each.front().toDouble() <= 1);
      last = each.front().toDouble();
    }
    QVERIFY(last > 0.5);
    QVERIFY(!page().findChild<QProgressBar*>()->isVisible());
    QVERIFY(!chart->isEmpty());
    const QString text = page().gallery().data(page().gallery().index(1), Qt::DisplayRole).toString();
    QVERIFY2(text.contains(QStringLiteral("distance ")), qPrintable(text));
    const auto kept = readEvaluations(m_project / "runs" / "0001-simple_unet");
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept.front().checkpoint, 4);
    QVERIFY(kept.front().metric(slicedWassersteinName));
  }

  void theMetricThatIsShownCanBeChosen() {
    auto* chart = page().findChild<DistanceChart*>();
    const auto& entry = [this]() -> const GalleryEntry& { return page().gallery().entries().back(); };
    chooseMetric(slicedWassersteinName);
    QCOMPARE(entry().distance->name, std::string(slicedWassersteinName));
    QVERIFY(!chart->isEmpty());
    chooseMetric(wasserstein2Name);
    QVERIFY2(!entry().distance, "it is not measured of pictures");
    QVERIFY(chart->isEmpty());
    chooseMetric("");
    QVERIFY(entry().distance);
    const QString help = page().gallery().data(page().gallery().index(1), Qt::ToolTipRole).toString();
    QVERIFY2(help.contains(metricTitle(slicedWassersteinName)), qPrintable(help));
  }

private:
  void chooseMetric(const std::string& name) {
    auto* metric = page().findChild<QComboBox*>(QStringLiteral("metric"));
    metric->setCurrentIndex(metric->findData(QString::fromStdString(name)));
    Q_EMIT metric->activated(metric->currentIndex());
  }

  CheckpointPage& page() { return m_window->window->views().checkpointPage(); }
  QPushButton* button(const char* name) { return page().findChild<QPushButton*>(QLatin1String(name)); }

  OptionValues options(const char* name, const char* text) {
    OptionValues values = m_window->studio().project.experiment()->samplingOptions;
    values.setFromText(name, text);
    return values;
  }

  void choose(int row) {
    auto* list = page().findChild<QListView*>(QStringLiteral("gallery"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(page().gallery().index(row)).center());
    QVERIFY(m_window->waitForEnd());
  }

  TestProgram m_program;
  std::filesystem::path m_project;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestPictureEvaluation)
#include "tst_picture_evaluation.moc"
