#include "charts/loss_chart.h"
#include "charts/loss_panel.h"
#include "shell/project_tree.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDockWidget>
#include <QSignalSpy>

using namespace deblend;

namespace {

enum Heading { DataSets, Experiments, Runs };

} // namespace

/// The project's data sets, experiments and runs, and what is done with them.
class TestProjectPane : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everythingOfTheProjectIsListed() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "listed", {})));
    QCOMPARE(names(test, DataSets), (QStringList{QStringLiteral("rings"), QStringLiteral("moons")}));
    QCOMPARE(names(test, Experiments), QStringList{QStringLiteral("rings to moons")});
    QVERIFY(names(test, Runs).isEmpty());
    QVERIFY(!item(test, DataSets, 0)->icon(0).isNull());
  }

  void runsAreTickedToShowTheirLosses() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "ticked", {{"steps", "160"}})));
    for (int i = 0; i < 2; ++i) {
      test.click("actionTrain");
      QVERIFY(test.waitForEnd());
    }
    QCOMPARE(names(test, Runs), (QStringList{QStringLiteral("0002-mlp"), QStringLiteral("0001-mlp")}));
    QCOMPARE(item(test, Runs, 0)->text(1), QStringLiteral("✓"));
    LossChart& chart = test.find<QDockWidget>("lossDock")->findChild<LossPanel*>()->chart();
    QVERIFY(chart.shows(QStringLiteral("0001-mlp")) && chart.shows(QStringLiteral("0002-mlp")));
    item(test, Runs, 1)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!chart.shows(QStringLiteral("0001-mlp")));
    item(test, Runs, 1)->setCheckState(0, Qt::Checked);
    QTRY_VERIFY(chart.shows(QStringLiteral("0001-mlp")));

    QTest::mouseClick(tree(test)->viewport(), Qt::LeftButton, {},
                      tree(test)->visualItemRect(item(test, Runs, 1)).center());
    QCOMPARE(test.studio().choice.run(), QStringLiteral("0001-mlp"));
  }

  void experimentsAreDuplicatedRenamedAndRemoved() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "experiments", {})));
    ProjectController& project = test.studio().project;
    project.duplicateExperiment(QStringLiteral("rings to moons"));
    QCOMPARE(names(test, Experiments).size(), 2);
    const QString copy = names(test, Experiments).back();
    QCOMPARE(QString::fromStdString(project.experiment()->name), copy);
    item(test, Experiments, 1)->setText(0, QStringLiteral("wide"));
    QTRY_COMPARE(test.find<QComboBox>("experiments")->currentText(), QStringLiteral("wide"));
    QCOMPARE(names(test, Experiments).back(), QStringLiteral("wide"));
    project.removeExperiment(QStringLiteral("wide"));
    QCOMPARE(names(test, Experiments), QStringList{QStringLiteral("rings to moons")});
    project.removeExperiment(QStringLiteral("rings to moons"));
    QVERIFY2(!names(test, Experiments).isEmpty(), "the last one stays");
  }

  void whatIsTypedBelongsToItsExperiment() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "typed", {})));
    ProjectController& project = test.studio().project;
    project.duplicateExperiment(QStringLiteral("rings to moons"));
    const QString copy = QString::fromStdString(project.experiment()->name);
    type(test, "batch_size", QStringLiteral("many"));
    project.chooseExperiment(QStringLiteral("rings to moons"));
    QCOMPARE(test.find<QLineEdit>("batch_size")->text(), QStringLiteral("256"));
    project.chooseExperiment(copy);
    QCOMPARE(test.find<QLineEdit>("batch_size")->text(), QStringLiteral("many"));
  }

  void aDataSetIsExchangedOnlyIfItFits() {
    TestWindow test(*m_program);
    QVERIFY(test.open(makeTestProject(*m_program, "exchanged", {})));
    ProjectController& project = test.studio().project;
    project.setDataSet(Side::Source, parseDataSetSpec("shape:disk"));
    QTRY_COMPARE(project.experiment()->source, std::string("disk"));
    QCOMPARE(names(test, DataSets).size(), 3);
    QTRY_COMPARE(test.studio().pairing.sourceName(), QStringLiteral("disk"));

    QSignalSpy failed(&project, &ProjectController::failed);
    project.setDataSet(Side::Source, parseDataSetSpec("gaussian,shape=1x8x8"));
    QVERIFY(failed.wait(30'000));
    QCOMPARE(project.experiment()->source, std::string("disk"));
    QCOMPARE(names(test, DataSets).size(), 3);

    project.removeDataSet(QStringLiteral("disk"));
    QVERIFY2(names(test, DataSets).contains(QStringLiteral("disk")), "it is used");
    project.removeDataSet(QStringLiteral("rings"));
    QVERIFY(!names(test, DataSets).contains(QStringLiteral("rings")));
  }

private:
  static ProjectTree* tree(TestWindow& test) { return test.window->findChild<ProjectTree*>(); }
  static QTreeWidgetItem* item(TestWindow& test, Heading heading, int place) {
    return tree(test)->topLevelItem(heading)->child(place);
  }
  static QStringList names(TestWindow& test, Heading heading) {
    QStringList listed;
    for (int i = 0; i < tree(test)->topLevelItem(heading)->childCount(); ++i)
      listed += item(test, heading, i)->text(0);
    return listed;
  }
  static void type(TestWindow& test, const char* name, const QString& text) {
    auto* line = test.find<QLineEdit>(name);
    line->selectAll();
    QTest::keyClicks(line, text);
  }

  TestProgram m_program;
};

QTEST_MAIN(TestProjectPane)
#include "tst_project_pane.moc"
