#include "shell/status_line.h"

#include <QtTest>
#include <QtWidgets>

using namespace deblend;

namespace {

TrainingStatus runningStatus() {
  TrainingStatus status;
  status.phase = TrainingStatus::Phase::Running;
  status.run = "0001-mlp";
  status.step = 1200;
  status.totalSteps = 4000;
  status.loss = 1.5;
  status.stepsPerSecond = 800;
  return status;
}

} // namespace

class TestStatusLine : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aTrainingTellsItsStepAndLoss() {
    StatusLine line;
    line.showTraining(runningStatus());
    QVERIFY2(line.text().contains("loss 1.5") && line.text().contains("steps/s"), qPrintable(line.text()));
    QVERIFY(!line.text().contains("coupling"));
  }

  void theCostOfACouplingStandsBesideTheSteps() {
    StatusLine line;
    TrainingStatus status = runningStatus();
    status.values = {{"coupling_cost", 0.02}, {"coupling_seconds", 0.0011}, {"step_seconds", 0.0016}};
    line.showTraining(status);
    QVERIFY2(line.text().contains("coupling 1.1") && line.text().contains("1.6"), qPrintable(line.text()));
    status.values.pop_back();
    status.phase = TrainingStatus::Phase::Pausing;
    line.showTraining(status);
    QVERIFY(!line.text().contains("coupling"));
  }
};

QTEST_MAIN(TestStatusLine)
#include "tst_status_line.moc"
