#include "controllers/sampling_controller.h"

#include "sampling/sampling_options.h"
#include "window_fixture.h"

#include <QSignalSpy>

using namespace deblend;

/// Trajectories and fields of the chosen weights.
class TestSamplingController : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    m_project = makeTestProject(*m_program, "sampled", {{"steps", "300"}, {"checkpoint_interval", "100"}});
    TestWindow test(*m_program);
    QVERIFY(test.open(m_project));
    test.click("actionTrain");
    QVERIFY(test.waitForEnd());
    m_run = m_project / "runs" / "0001-mlp";
  }

  void init() {
    m_sampling = std::make_unique<SamplingController>(m_program->plugins, m_program->dataFolders());
    OptionValues options(samplingSchema());
    options.set("sampling_count", std::int64_t{64});
    options.set("sampling_steps", std::int64_t{8});
    m_sampling->setOptions(options);
    m_trajectory = nullptr;
    m_field = nullptr;
    connect(m_sampling.get(), &SamplingController::trajectoryChanged, this,
            [this](auto trajectory, qint64 step) {
              m_trajectory = trajectory;
              m_step = step;
            });
    connect(m_sampling.get(), &SamplingController::fieldChanged, this,
            [this](auto field) { m_field = field; });
  }

  void aCheckpointGivesItsTrajectory() {
    m_sampling->showCheckpoint(m_run, 100);
    QTRY_VERIFY_WITH_TIMEOUT(m_trajectory, 30'000);
    QCOMPARE(m_step, 100);
    QCOMPARE(m_trajectory->count, 64);
    QCOMPARE(m_trajectory->stateCount(), 9);
    const auto first = m_trajectory;
    m_sampling->showCheckpoint(m_run, 300);
    QTRY_COMPARE_WITH_TIMEOUT(m_step, 300, 30'000);
    QVERIFY(std::equal(first->states.begin(), first->states.begin() + 128, m_trajectory->states.begin()));
    QVERIFY(first->states != m_trajectory->states);
  }

  void ofManyCheckpointsTheLastIsShown() {
    for (const std::int64_t step : {100, 200, 300, 100, 200})
      m_sampling->showCheckpoint(m_run, step);
    QTRY_VERIFY_WITH_TIMEOUT(!m_sampling->isBusy(), 30'000);
    QCOMPARE(m_step, 200);
  }

  void theReverseDirectionBeginsAtTheTarget() {
    m_sampling->setDirection(Direction::Reverse);
    m_sampling->showCheckpoint(m_run, 300);
    QTRY_VERIFY_WITH_TIMEOUT(m_trajectory, 30'000);
    QCOMPARE(m_trajectory->alphas.front(), 1.0);
    QCOMPARE(m_trajectory->alphas.back(), 0.0);
  }

  void theFieldIsMadeOnRequestAndFollowsAlpha() {
    m_sampling->showCheckpoint(m_run, 300);
    QTRY_VERIFY_WITH_TIMEOUT(!m_sampling->isBusy() && m_trajectory, 30'000);
    QVERIFY(!m_field);
    m_sampling->setFieldWindow(FieldWindow{6, 4, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_field, 30'000);
    QCOMPARE(m_field->vectors.size(), 48U);
    for (int i = 0; i <= 100; ++i)
      m_sampling->setAlpha(i / 100.0);
    QTRY_VERIFY_WITH_TIMEOUT(m_field->alpha == 1.0, 30'000);
  }

  void withoutASubjectThereIsNothing() {
    m_sampling->showCheckpoint(m_run, 300);
    QTRY_VERIFY_WITH_TIMEOUT(m_trajectory, 30'000);
    m_sampling->showNothing();
    QVERIFY(!m_trajectory);
    QVERIFY(!m_field);
  }

  void aDamagedCheckpointIsTold() {
    const std::filesystem::path copy = m_project / "runs" / "0002-mlp";
    std::filesystem::copy(m_run, copy, std::filesystem::copy_options::recursive);
    std::filesystem::resize_file(copy / "checkpoints" / "step-00000300" / "ema.safetensors", 10);
    QSignalSpy failed(m_sampling.get(), &SamplingController::failed);
    m_sampling->showCheckpoint(copy, 300);
    QVERIFY(failed.wait(30'000));
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("ema.safetensors")));
  }

  void aViewIsNeverAskedToKeepMoreThanItCan() {
    OptionValues options(samplingSchema());
    options.set("sampling_count", std::int64_t{1'000'000});
    options.set("sampling_steps", std::int64_t{4096});
    m_sampling->setOptions(options);
    m_sampling->showCheckpoint(m_run, 100);
    QTRY_VERIFY_WITH_TIMEOUT(m_trajectory, 60'000);
    QVERIFY(m_trajectory->count * m_trajectory->stateCount() <= 4'194'304);
    QCOMPARE(m_sampling->trajectoryRequest().count, 1'000'000);
  }

private:
  TestProgram m_program;
  std::filesystem::path m_project;
  std::filesystem::path m_run;
  std::unique_ptr<SamplingController> m_sampling;
  std::shared_ptr<const Trajectory> m_trajectory;
  std::shared_ptr<const VectorField> m_field;
  qint64 m_step = 0;
};

QTEST_MAIN(TestSamplingController)
#include "tst_sampling_controller.moc"
