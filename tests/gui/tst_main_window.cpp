#include "charts/loss_chart.h"
#include "charts/loss_panel.h"
#include "shell/message_bar.h"
#include "views/empty_state.h"
#include "views/trajectory_page.h"
#include "window_fixture.h"

#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QTreeWidget>

using namespace deblend;
using Phase = TrainingStatus::Phase;

/// The window as a user has it: clicks in, what is seen out.
class TestMainWindow : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aNewcomerSeesATrainedMapping() {
    TestWindow test(*m_program);
    auto* open = test.find<QPushButton>("openExample");
    QVERIFY(open);
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(test.studio().project.isOpen(), 30'000);
    QCOMPARE(test.studio().project.document().name, std::string("Rings → Moons"));
    QCOMPARE(test.studio().project.project().folder().parent_path(), m_program->documents);
    auto* train = test.window->trajectoryPage().findChild<QPushButton*>(QStringLiteral("emptyAction"));
    QTRY_VERIFY(train && train->isVisible());

    QTest::mouseClick(train, Qt::LeftButton);
    QVERIFY(test.waitForStep(200));
    QTRY_VERIFY_WITH_TIMEOUT(test.window->trajectoryPage().view().trajectory() != nullptr, 30'000);
    QVERIFY(test.studio().choice.isLive());
    QVERIFY(!train->isVisible());
    test.click("actionStop");
    QVERIFY(test.waitForEnd());
  }

  void trainPauseResumeStop() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "buttons", {{"steps", "1000000"}})));
    test.click("actionTrain");
    QVERIFY(test.waitForPhase(Phase::Running));
    QVERIFY(test.waitForStep(500));
    QVERIFY(!test.action("actionTrain")->isEnabled());

    test.click("actionPause");
    QVERIFY(test.waitForPhase(Phase::Paused));
    const std::int64_t held = test.training().status().step;
    QTRY_VERIFY_WITH_TIMEOUT(!test.studio().choice.checkpoints().empty(), 30'000);
    auto* list = test.find<QListView>("checkpoints");
    QCOMPARE(list->model()->rowCount(), static_cast<int>(test.studio().choice.checkpoints().size()));
    QCOMPARE(test.studio().choice.checkpoints().back().step, held);
    QVERIFY(test.action("actionResume")->isEnabled());
    test.studio().choice.chooseLast();
    QTRY_VERIFY_WITH_TIMEOUT(test.window->isSettled() && test.window->trajectoryPage().view().trajectory(),
                             30'000);

    test.click("actionResume");
    QVERIFY(test.waitForPhase(Phase::Running));
    QVERIFY(test.waitForStep(held + 200));
    test.click("actionStop");
    QVERIFY(test.waitForEnd());
    const RunSummary& run = test.studio().runs.runs().back();
    QCOMPARE(run.state, RunState::Stopped);
    QVERIFY(canResume(run));
    QVERIFY(test.find<QDockWidget>("lossDock")
                ->findChild<LossPanel*>()
                ->chart()
                .recordCount(QString::fromStdString(run.id)) > 30);
    QVERIFY(test.window->messages().sentences().isEmpty());
  }

  void trainingAnewStopsARunThatIsPaused() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "anew", {{"steps", "1000000"}})));
    test.click("actionTrain");
    QVERIFY(test.waitForStep(200));
    test.click("actionPause");
    QVERIFY(test.waitForPhase(Phase::Paused));
    test.click("actionTrain");
    QTRY_COMPARE_WITH_TIMEOUT(test.training().run(), QStringLiteral("0002-mlp"), 30'000);
    QVERIFY(test.waitForStep(200));
    test.click("actionStop");
    QVERIFY(test.waitForEnd());
    for (const RunSummary& run : test.studio().runs.runs())
      QVERIFY(canResume(run));
    QCOMPARE(test.studio().runs.runs().size(), 2U);
  }

  void closingWhileTrainingLosesNothing() {
    const std::filesystem::path folder = makeTestProject(*m_program, "closing", {{"steps", "1000000"}});
    {
      TestWindow test(*m_program);
      QVERIFY(test.open(folder));
      test.click("actionTrain");
      QVERIFY(test.waitForStep(300));
      QVERIFY(!test.window->close());
      QTRY_VERIFY_WITH_TIMEOUT(!test.window->isVisible(), 30'000);
    }
    const std::vector<RunSummary> runs = listRuns(folder / "runs");
    QCOMPARE(runs.size(), 1U);
    QCOMPARE(runs.front().state, RunState::Stopped);
    const auto checkpoints = listCheckpoints(checkpointsFolder(folder / "runs" / runs.front().id));
    QCOMPARE(checkpoints.back().step, runs.front().step);

    TestWindow again(*m_program);
    QVERIFY(again.open(folder));
    again.click("actionResume");
    QVERIFY(again.waitForStep(runs.front().step + 100));
    QCOMPARE(again.training().run().toStdString(), runs.front().id);
    again.click("actionStop");
    QVERIFY(again.waitForEnd());
  }

  void aFinishedRunFillsTheViews() {
    TestWindow test(*m_program);
    QVERIFY(test.open(
        makeTestProject(*m_program, "finishing", {{"steps", "600"}, {"checkpoint_interval", "200"}})));
    test.click("actionTrain");
    QVERIFY(test.waitForPhase(Phase::Idle));
    QVERIFY(test.waitForEnd());
    QCOMPARE(test.studio().runs.runs().back().state, RunState::Finished);
    QCOMPARE(test.studio().choice.checkpoints().size(), 3U);
    QCOMPARE(test.studio().choice.step(), std::optional<std::int64_t>(600));
    QVERIFY(test.window->trajectoryPage().view().trajectory());

    auto* slider = test.find<QSlider>("checkpointSlider");
    slider->setValue(0);
    QCOMPARE(test.studio().choice.step(), std::optional<std::int64_t>(200));
    QTest::mouseClick(test.find<QToolButton>("last"), Qt::LeftButton);
    QCOMPARE(slider->value(), 2);
    QTest::keyClick(test.window.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(test.studio().choice.step(), std::optional<std::int64_t>(400));
  }

  void aRunThatDivergesSaysWhatToDo() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "diverging",
                                      {{"learning_rate", "10"}, {"depth", "16"}, {"width", "256"}})));
    test.click("actionTrain");
    QVERIFY(test.waitForEnd());
    const RunSummary& run = test.studio().runs.runs().back();
    QCOMPARE(run.state, RunState::Diverged);
    QCOMPARE(test.window->messages().sentences().size(), 1);
    QVERIFY(test.window->messages().sentences().front().contains(QStringLiteral("checkpoint")));
    QVERIFY(!test.action("actionResume")->isEnabled());
    QVERIFY(test.action("actionTrain")->isEnabled());
  }

  void theLayoutIsAsItWasLeft() {
    const std::filesystem::path folder = makeTestProject(*m_program, "layout", {});
    {
      TestWindow test(*m_program);
      QVERIFY(test.open(folder));
      test.find<QDockWidget>("lossDock")->close();
      test.window->close();
      QTRY_VERIFY(!test.window->isVisible());
    }
    TestWindow test(*m_program);
    QVERIFY(test.open(folder));
    QVERIFY(!test.find<QDockWidget>("lossDock")->isVisible());
    QVERIFY(test.find<QDockWidget>("projectDock")->isVisible());
    test.action("actionResetLayout")->trigger();
    QVERIFY(test.find<QDockWidget>("lossDock")->isVisible());
    test.window->close();
  }

  void aRunGoesOnPastItsEndAndIsBranched() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "onward", {{"steps", "200"}})));
    test.click("actionTrain");
    QVERIFY(test.waitForEnd());
    test.studio().resumeRun(QStringLiteral("0001-mlp"), 300);
    QTRY_VERIFY(test.training().isActive());
    QVERIFY(test.waitForEnd());
    QCOMPARE(test.studio().runs.find(QStringLiteral("0001-mlp"))->step, 300);
    test.studio().branch(QStringLiteral("0001-mlp"), 300, 100);
    QTRY_VERIFY(test.training().isActive());
    QVERIFY(test.waitForEnd());
    const RunSummary* branch = test.studio().runs.find(QStringLiteral("0002-mlp"));
    QVERIFY(branch);
    QCOMPARE(branch->step, 100);
    QCOMPARE(branch->parent, std::string("0001-mlp/300"));
    QCOMPARE(test.studio().runs.chosen(), QStringLiteral("0002-mlp"));
  }

  void keysPlayAndStep() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "keys", {{"sampling_steps", "10"}})));
    test.window->activateWindow();
    QTest::keyClick(test.window.get(), Qt::Key_Right);
    QCOMPARE(test.studio().playback.alpha(), 0.1);
    QTest::keyClick(test.window.get(), Qt::Key_Left);
    QCOMPARE(test.studio().playback.alpha(), 0.0);
    QTest::keyClick(test.window.get(), Qt::Key_Space);
    QVERIFY(test.studio().playback.isPlaying());
    QTRY_VERIFY(test.studio().playback.alpha() > 0);
    QTest::keyClick(test.window.get(), Qt::Key_Space);
    QVERIFY(!test.studio().playback.isPlaying());
  }

  void aMistakeInTheFormKeepsTheRunFromBeginning() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "mistake", {})));
    auto* steps = test.find<QLineEdit>("steps");
    steps->selectAll();
    QTest::keyClicks(steps, QStringLiteral("many"));
    test.click("actionTrain");
    QVERIFY(!test.training().isActive());
    QCOMPARE(test.window->messages().sentences().size(), 1);
    QVERIFY(test.window->messages().sentences().front().contains(QStringLiteral("many")));
    QCOMPARE(steps->text(), QStringLiteral("many"));
  }

  void unsavedEditsAreAskedAbout() {
    TestWindow test(*m_program);
    const std::filesystem::path folder = makeTestProject(*m_program, "edits", {});
    QVERIFY(test.open(folder));
    auto* steps = test.find<QLineEdit>("steps");
    steps->selectAll();
    QTest::keyClicks(steps, QStringLiteral("777"));
    QVERIFY(test.window->isWindowModified());
    QVERIFY(!test.window->close());
    auto* question = test.window->findChild<QMessageBox*>();
    QVERIFY(question);
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(test.window->isVisible());

    QVERIFY(!test.window->close());
    QTRY_VERIFY(test.window->findChild<QMessageBox*>());
    test.window->findChild<QMessageBox*>()->button(QMessageBox::Save)->click();
    QTRY_VERIFY(!test.window->isVisible());
    const Project saved = Project::open(folder, m_program->plugins, Project::Access::Read);
    QCOMPARE(saved.document().experiments.front().trainingOptions.integer("steps"), 777);
  }

  void aProjectThatAnotherProgramWritesIsReadOnly() {
    const std::filesystem::path folder = makeTestProject(*m_program, "read-only", {});
    const Project writer = Project::open(folder, m_program->plugins);
    TestWindow test(*m_program);
    QVERIFY(test.open(folder));
    QVERIFY(!test.studio().project.isWritable());
    QCOMPARE(test.window->messages().sentences().size(), 1);
    QVERIFY(test.window->messages().sentences().front().contains(test.studio().project.readOnlyReason()));
    QVERIFY(!test.action("actionTrain")->isEnabled());
    QVERIFY(test.action("actionTrain")->toolTip().contains(test.studio().project.readOnlyReason()));
  }

  void aProjectThatCannotBeOpenedSaysWhy() {
    TestWindow test(*m_program);
    const std::filesystem::path folder = makeTestProject(*m_program, "broken", {});
    writeFileAtomically(folder / "project.deblend", std::string("{\"format\":"));
    test.window->projectActions().open(textOf(folder));
    QTRY_COMPARE(test.window->messages().sentences().size(), 1);
    QVERIFY(test.window->messages().sentences().front().contains(QStringLiteral("project.deblend")));
    QVERIFY(!test.studio().project.isOpen());
  }

  void theLanguageChangesAtOnce() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "language", {})));
    test.appearance().apply({QStringLiteral("de"), ThemeChoice::Light});
    QTRY_COMPARE(test.action("actionTrain")->iconText(), QStringLiteral("Trainieren"));
    QVERIFY(
        test.window->trajectoryPage().findChild<EmptyState*>()->sentence().contains(QStringLiteral("Lauf")));
    QVERIFY(test.find<QToolButton>("paths")->text() != QLatin1String("Paths"));
    test.appearance().apply({QStringLiteral("en"), ThemeChoice::Light});
    QTRY_COMPARE(test.action("actionTrain")->iconText(), QStringLiteral("Train"));
  }

  void theThemeChangesAtOnce() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "theme", {})));
    TrajectoryView& view = test.window->trajectoryPage().view();
    const auto ground = [&view] { return view.grab().toImage().pixelColor(2, view.height() - 2); };
    test.appearance().apply({QStringLiteral("en"), ThemeChoice::Dark});
    QTRY_COMPARE(ground(), toQColor(roleColours(Theme::dark).background));
    test.appearance().apply({QStringLiteral("en"), ThemeChoice::Light});
    QTRY_COMPARE(ground(), toQColor(roleColours(Theme::light).background));
  }

  void panesComeBackByResetting() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "panes", {})));
    auto* loss = test.find<QDockWidget>("lossDock");
    test.action("actionLayoutExplore")->trigger();
    QVERIFY(!loss->isVisible());
    test.action("actionResetLayout")->trigger();
    QVERIFY(loss->isVisible());
  }

private:
  TestProgram m_program;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
