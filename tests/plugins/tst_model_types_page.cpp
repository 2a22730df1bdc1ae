#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "plugin_host/plugin_host.h"
#include "training/trainer.h"
#include "training/training_options.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

/// A block of code of the page: in which language, and under which name the words before it put it.
struct Block {
  QString language;
  QString name;
  QString text;
};

std::vector<Block> blocksOf(const QString& page) {
  static const QRegularExpression form(QStringLiteral("(?:^`([^`\n]+)` [^\n]*\n\n)?```(\\w+)\n(.*?)```\n"),
                                       QRegularExpression::MultilineOption |
                                           QRegularExpression::DotMatchesEverythingOption);
  std::vector<Block> blocks;
  for (auto each = form.globalMatch(page); each.hasNext();) {
    const QRegularExpressionMatch found = each.next();
    blocks.push_back({found.captured(2), found.captured(1), found.captured(3)});
  }
  return blocks;
}

QString textOf(const QString& file) {
  QFile opened(file);
  return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// Empty if all went well, else what the commands said.
QString outputOfFailure(const QString& commands, const std::filesystem::path& folder) {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("DEBLEND", DEBLEND_BUILD_DIR);
  environment.insert("CMAKE_GENERATOR", DEBLEND_GENERATOR);
  environment.insert("CXX", DEBLEND_CXX);
  if (!QString(DEBLEND_CCACHE).isEmpty())
    environment.insert("CMAKE_CXX_COMPILER_LAUNCHER", DEBLEND_CCACHE);
  QProcess process;
  process.setProcessEnvironment(environment);
  process.setWorkingDirectory(QString::fromStdString(folder.string()));
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start("sh", {"-e", "-c", commands});
  process.waitForFinished(-1);
  return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? QString()
                                                                                 : process.readAll();
}

} // namespace

/// Follows the page about model types to the letter: its files, its commands.
class TestModelTypesPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QString commands;
    for (const Block& block : blocksOf(textOf(DEBLEND_SOURCE_DIR "/docs/model-types.md"))) {
      if (block.language == "sh") {
        commands += block.text;
        continue;
      }
      QVERIFY2(!block.name.isEmpty(), qPrintable(block.text));
      m_lines += block.text.count('\n');
      QFile file(QString::fromStdString((m_folder / block.name.toStdString()).string()));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(block.text.toUtf8());
    }
    QVERIFY(commands.contains("cmake --build"));
    const QString failure = outputOfFailure(commands, m_folder.path());
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_host.load({m_folder / "build/plugins"});
  }

  void isShort() {
    QVERIFY(m_lines > 0);
    QVERIFY2(m_lines < 100, qPrintable(QString::number(m_lines)));
  }

  void commandsTrainedAndDrew() {
    QFile drawn(QString::fromStdString((m_folder / "rings.png").string()));
    QVERIFY(drawn.open(QIODevice::ReadOnly));
    QVERIFY(drawn.read(8) == QByteArray("\x89PNG\r\n\x1a\n"));
    QVERIFY(std::filesystem::exists(m_folder / "rings/runs/0001-fourier_features/checkpoints/step-00002000"));
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
  qsizetype m_lines = 0;
};

QTEST_GUILESS_MAIN(TestModelTypesPage)
#include "tst_model_types_page.moc"
