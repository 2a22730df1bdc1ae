#include "shell/view_tabs.h"
#include "views/density_page.h"
#include "views/density_view.h"
#include "window_fixture.h"

#include <QLabel>

using namespace deblend;

/// The density that a run has learned.
class TestDensityPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path project =
        makeTestProject(*m_program, "density",
                        {{"steps", "400"}, {"checkpoint_interval", "200"}, {"width", "16"}, {"depth", "1"}});
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(project));
  }

  void beforeARunItSaysWhatToDo() {
    m_window->window->views().setCurrentWidget(&page());
    QVERIFY(page().findChild<QLabel*>(QStringLiteral("emptySentence"))->isVisible());
    QVERIFY(!page().isBusy());
    QVERIFY(!page().feed().densities());
  }

  void theModelsDensityStandsBesideTheTargets() {
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    QTRY_VERIFY_WITH_TIMEOUT(!page().isBusy(), 60'000);
    QVERIFY2(page().feed().densities(), qPrintable(page().feed().problem()));
    const LearnedDensity::Densities& densities = *page().feed().densities();
    QCOMPARE(page().model().density(), densities.model);
    QCOMPARE(densities.model->values.size(),
             static_cast<std::size_t>(densities.model->width * densities.model->height));
    // The rings' sharp edges are not followed exactly on a grid; all the mass but little is there.
    QVERIFY2(densities.mass > 0.5 && densities.mass < 1.5, qPrintable(QString::number(densities.mass)));
    QVERIFY(page().findChild<QLabel*>(QStringLiteral("densityMass"))->isVisible());
  }

  void itFollowsTheCheckpointOnlyWhileItIsSeen() {
    const auto last = page().feed().densities()->model;
    m_window->studio().choice.chooseStep(200);
    QTRY_VERIFY_WITH_TIMEOUT(page().feed().densities() && page().feed().densities()->model != last, 60'000);
    m_window->window->views().setCurrentIndex(0);
    m_window->studio().choice.chooseStep(400);
    QVERIFY(!page().feed().densities());
    QVERIFY(!page().isBusy());
    m_window->window->views().setCurrentWidget(&page());
    QTRY_VERIFY_WITH_TIMEOUT(page().feed().densities(), 60'000);
  }

  void itIsThatOfTheWeightsThatAreSampled() {
    QTRY_VERIFY_WITH_TIMEOUT(!page().isBusy(), 60'000);
    const auto averaged = page().feed().densities()->model;
    Experiment changed = *m_window->studio().project.experiment();
    setOption(changed, "sampling_weights", "raw");
    m_window->studio().project.setExperiment(changed);
    QTRY_VERIFY_WITH_TIMEOUT(page().feed().densities(), 60'000);
    QVERIFY(page().feed().densities()->model->values != averaged->values);
  }

private:
  DensityPage& page() { return m_window->window->views().densityPage(); }

  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestDensityPage)
#include "tst_density_page.moc"
