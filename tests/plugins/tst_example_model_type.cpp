#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "plugin_host/plugin_host.h"
#include "training/trainer.h"
#include "training/training_options.h"

#include <QProcess>
#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

/// Empty if all went well, else what the program said.
QString outputOfFailure(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  process.waitForFinished(-1);
  return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? QString()
                                                                                 : process.readAll();
}

QStringList configureArguments(const std::filesystem::path& buildFolder) {
  return {"-G",
          DEBLEND_GENERATOR,
          "-S",
          DEBLEND_SOURCE_DIR "/docs/example-model-type",
          "-B",
          QString::fromStdString(buildFolder.string()),
          "-DDeblendStudio_DIR=" DEBLEND_BUILD_DIR,
          "-DCMAKE_CXX_COMPILER=" DEBLEND_CXX,
          "-DCMAKE_BUILD_TYPE=" DEBLEND_BUILD_TYPE,
          "-DCMAKE_CXX_COMPILER_LAUNCHER=" DEBLEND_CCACHE};
}

} // namespace

/// The example of the guide, built as its reader would build it.
class TestExampleModelType : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const QString folder = QString::fromStdString(m_folder.path().string());
    const QString configuring = outputOfFailure(DEBLEND_CMAKE, configureArguments(m_folder.path()));
    QVERIFY2(configuring.isEmpty(), qPrintable(configuring));
    const QString building = outputOfFailure(DEBLEND_CMAKE, {"--build", folder});
    QVERIFY2(building.isEmpty(), qPrintable(building));
    m_host.load({m_folder / "plugins"});
  }

  void isFound() {
    QCOMPARE(m_host.reports().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(m_host.reports().front().problem), QString());
    QVERIFY(m_host.find("fourier_features") != nullptr);
  }

  void trainsAndResumesLikeAnyOther() {
    const ModelType& type = m_host.at("fourier_features");
    TrainerInputs inputs{openDataSet(parseDataSetSpec("gaussian"), {}),
                         openDataSet(parseDataSetSpec("gaussian,mean=2"), {}),
                         OptionValues(type.optionSchema()),
                         OptionValues(trainingSchema()),
                         1,
                         "cpu",
                         200};
    const auto trainer = type.createTrainer(inputs);
    const auto meanOf = [&](int steps) {
      for (int i = 0; i < steps; ++i)
        trainer->step();
      return trainer->takeLossReport().loss;
    };
    const double first = meanOf(20);
    const auto state = trainer->state(StateParts::All);
    const double last = (meanOf(150), meanOf(30));
    QVERIFY2(last < 0.8 * first, qPrintable(QString("%1 to %2").arg(first).arg(last)));

    const auto resumed = type.createTrainer(inputs);
    resumed->restore(*state);
    for (int i = 20; i < 170; ++i)
      resumed->step();
    resumed->takeLossReport();
    for (int i = 0; i < 30; ++i)
      resumed->step();
    QCOMPARE(resumed->takeLossReport().loss, last);

    const auto path = std::get<Trajectory>(trainer->preview(TrajectoryRequest{.count = 5, .steps = 3}, {}));
    QCOMPARE(path.states.size(), std::size_t{4 * 5 * 2});
  }

  void refusesWhatItCannotLearn() {
    const ModelType& type = m_host.at("fourier_features");
    const SampleShape shape{3, 64, 64};
    const auto reason = type.refusal({shape, shape}, OptionValues(type.optionSchema()));
    QVERIFY(reason && isSentence(QString::fromStdString(*reason)));
  }

private:
  const ScratchFolder m_folder;
  PluginHost m_host;
};

QTEST_GUILESS_MAIN(TestExampleModelType)
#include "tst_example_model_type.moc"
