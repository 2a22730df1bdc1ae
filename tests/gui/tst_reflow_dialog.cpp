#include "dialogs/reflow_dialog.h"
#include "window_fixture.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace deblend;

/// An experiment from the paths of a run.
class TestReflowDialog : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    m_project = makeTestProject(*m_program, "reflow",
                                {{"steps", "200"}, {"width", "16"}, {"depth", "1"}, {"sampling_steps", "4"}});
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(m_project));
    QVERIFY2(!m_window->action("actionReflow")->isEnabled(), "there is no run yet");
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    QVERIFY(m_window->action("actionReflow")->isEnabled());
  }

  void cancellingLeavesTheProjectAsItIs() {
    ReflowDialog* dialog = ask();
    dialog->findChild<QSpinBox*>(QStringLiteral("pairs"))->setValue(16'000'000);
    QSignalSpy made(dialog, &ReflowDialog::made);
    ok(*dialog)->click();
    QVERIFY(!ok(*dialog)->isEnabled());
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(ok(*dialog)->isEnabled(), 60'000);
    QVERIFY(made.isEmpty());
    QVERIFY2(dialog->isVisible(), "it can be tried again");
    QVERIFY(!std::filesystem::exists(m_project / "pairs"));
    QCOMPARE(m_window->studio().project.experimentNames().size(), 1);
    dialog->reject();
    QVERIFY(!dialog->isVisible());
  }

  void theNewExperimentIsShownAndCanBeTrained() {
    ReflowDialog* dialog = ask();
    dialog->findChild<QSpinBox*>(QStringLiteral("pairs"))->setValue(512);
    QSignalSpy made(dialog, &ReflowDialog::made);
    ok(*dialog)->click();
    QVERIFY(made.wait(60'000));
    const Experiment& experiment = *m_window->studio().project.experiment();
    QCOMPARE(QString::fromStdString(experiment.name), QStringLiteral("reflow of 0001-mlp"));
    QCOMPARE(experiment.trainingOptions.text("pairing"), std::string("index"));
    QCOMPARE(experiment.modelOptions.integer("width"), 16);
    QCOMPARE(m_window->studio().project.document().dataSets.size(), 4U);
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    QCOMPARE(m_window->studio().runs.runs().size(), 2U);
    QVERIFY(isComplete(m_window->studio().runs.runs().back()));
  }

private:
  ReflowDialog* ask() {
    m_window->action("actionReflow")->trigger();
    for (auto* dialog : m_window->window->findChildren<ReflowDialog*>())
      if (dialog->isVisible())
        return dialog;
    return nullptr;
  }
  static QPushButton* ok(ReflowDialog& dialog) {
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
  }

  TestProgram m_program;
  std::filesystem::path m_project;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestReflowDialog)
#include "tst_reflow_dialog.moc"
