#include "../support/expect_error.h"

#include "data/gaussian_noise.h"
#include "data_set_target.h"
#include "evaluation/picture_quality.h"
#include "evolution_model_type.h"
#include "evolution_options.h"
#include "experiment/experiment.h"
#include "experiment/presets.h"
#include "genome_json.h"
#include "population_tensors.h"
#include "storage/safetensors.h"
#include "stored_pictures.h"
#include "training/trainer_state.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace deblend;
using namespace deblend::evolution;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

const Settings quick = {
    {"shapes", "5"}, {"climbs", "3"}, {"starts", "4"}, {"mutations", "6"}, {"longest_side", "64"}};

Settings operator+(Settings settings, const Settings& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

const EvolutionModelType& type() {
  static const EvolutionModelType type;
  return type;
}

TrainerInputs inputs(const TargetPicture& picture, const Settings& settings = quick) {
  TrainerInputs inputs;
  inputs.target = storedPicture(picture);
  inputs.modelOptions = OptionValues(type().optionSchema());
  inputs.trainingOptions = OptionValues(trainingSchema(type()));
  for (const auto& [name, value] : settings)
    (name == "threads" ? inputs.trainingOptions : inputs.modelOptions).setFromText(name, value);
  inputs.seed = 7;
  inputs.totalSteps = 100;
  return inputs;
}

std::unique_ptr<Trainer> trainer(const TargetPicture& picture, const Settings& settings = quick) {
  return type().createTrainer(inputs(picture, settings));
}

void steps(Trainer& trainer, int count) {
  for (int i = 0; i < count; ++i)
    trainer.step();
}

std::vector<std::uint8_t> bytesOf(const Trainer& trainer) {
  const auto state = trainer.state(StateParts::All);
  std::vector<std::uint8_t> bytes;
  for (const TensorMap* each : {&state->weights, &state->averaged, &state->training}) {
    const auto file = encodeSafetensors(*each);
    bytes.insert(bytes.end(), file.begin(), file.end());
  }
  return bytes;
}

/// As a checkpoint gives it back.
TrainerState stored(const TrainerState& state) {
  const auto copy = [](const TensorMap& map) {
    return map.empty() ? map : decodeSafetensors(encodeSafetensors(map), "state");
  };
  return {copy(state.weights), copy(state.averaged), copy(state.training)};
}

ViewPicture view(Trainer& trainer, const std::string& id, std::int64_t longerSide, std::int64_t item = 0) {
  return std::get<ViewPicture>(trainer.preview(ViewRequest{id, longerSide, item}, {}));
}

std::string document(Trainer& trainer, const std::string& ending) {
  return std::get<Document>(trainer.preview(DocumentRequest{ending}, {})).content;
}

double valueOf(const LossReport& report, const std::string& name) {
  for (const auto& [each, value] : report.values)
    if (each == name)
      return value;
  return NAN;
}

std::vector<std::string> namesOf(const LossReport& report) {
  std::vector<std::string> names;
  for (const auto& each : report.values)
    names.push_back(each.first);
  return names;
}

} // namespace

class TestEvolutionModelType : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void forms_data() {
    QTest::addColumn<Settings>("settings");
    QTest::addRow("hill climbing") << quick;
    QTest::addRow("population") << quick + Settings{{"population", "4"}, {"elites", "2"}};
    QTest::addRow("colours of its own") << quick + Settings{{"population", "3"}, {"colours", "evolved"}};
  }

  void goesOnExactly_data() { forms_data(); }
  void goesOnExactly() {
    QFETCH(Settings, settings);
    const TargetPicture picture = wavyTarget(30, 40, 3);
    const auto straight = trainer(picture, settings), begun = trainer(picture, settings),
               resumed = trainer(picture, settings);
    steps(*straight, 20);
    steps(*begun, 9);
    resumed->restore(stored(*begun->state(StateParts::All)));
    QCOMPARE(resumed->stepCount(), 9);
    QCOMPARE(bytesOf(*resumed), bytesOf(*begun));
    steps(*resumed, 11);
    QCOMPARE(bytesOf(*resumed), bytesOf(*straight));
    const LossReport report = resumed->takeLossReport(), expected = straight->takeLossReport();
    QCOMPARE(report.steps, 20);
    QCOMPARE(report.steps, expected.steps);
    QCOMPARE(report.loss, expected.loss);
    QCOMPARE(report.values, expected.values);
  }

  void threadsChangeNothing_data() { forms_data(); }
  void threadsChangeNothing() {
    QFETCH(Settings, settings);
    const TargetPicture picture = wavyTarget(90, 60, 3);
    const auto one = trainer(picture, settings + Settings{{"threads", "1"}}),
               three = trainer(picture, settings + Settings{{"threads", "3"}});
    steps(*one, 8);
    steps(*three, 8);
    QCOMPARE(bytesOf(*one), bytesOf(*three));
    for (const char* id : {"result", "error"})
      QCOMPARE(view(*one, id, 333).pixels, view(*three, id, 333).pixels);
  }

  void weightsAloneDrawTheSame() {
    const TargetPicture picture = wavyTarget(40, 30, 3);
    const auto trained = trainer(picture, quick + Settings{{"population", "3"}});
    steps(*trained, 12);
    const auto shown = trainer(picture);
    shown->restore(stored(*trained->state(StateParts::Weights)));
    QCOMPARE(shown->stepCount(), 0);
    for (const ModelView& each : type().views())
      QCOMPARE(view(*shown, each.id, 123, 2).pixels, view(*trained, each.id, 123, 2).pixels);
    for (const DocumentForm& each : type().documents())
      QCOMPARE(document(*shown, each.ending), document(*trained, each.ending));

    const double before = trained->takeLossReport().loss;
    steps(*shown, 5);
    QCOMPARE(shown->stepCount(), 5);
    QCOMPARE_LE(shown->takeLossReport().loss, before);
    shown->restore(*trained->state(StateParts::Weights));
    QCOMPARE(shown->stepCount(), 5);
    QCOMPARE(shown->takeLossReport().loss, before);
  }

  void theErrorNeverRises_data() { forms_data(); }
  void theErrorNeverRises() {
    QFETCH(Settings, settings);
    const auto run = trainer(wavyTarget(32, 24, 3), settings);
    const LossReport first = run->takeLossReport();
    LossReport last = first;
    for (int i = 0; i < 25; ++i) {
      run->step();
      const LossReport report = run->takeLossReport();
      QCOMPARE(report.steps, 1);
      QCOMPARE_LE(report.loss, last.loss);
      QCOMPARE(namesOf(report), namesOf(first));
      QVERIFY(std::abs(valueOf(report, "psnr") + 10 * std::log10(report.loss)) < 1e-9);
      QCOMPARE_GE(valueOf(report, "evaluations"), valueOf(last, "evaluations"));
      last = report;
    }
    QCOMPARE_LE(last.loss, 0.9 * first.loss);
    QCOMPARE_GE(valueOf(last, "ssim"), valueOf(first, "ssim"));
    QVERIFY(run->isFinite());
    QCOMPARE(namesOf(first).back() == "population_mean",
             run->state(StateParts::All)->training.at("population.counts").numel() > 1);
  }

  void anExactPictureHasANumberOfDecibels() {
    const auto run = trainer(TargetPicture{2, 1, 1, {0, 0}});
    steps(*run, 2);
    const LossReport report = run->takeLossReport();
    QCOMPARE(report.loss, 0);
    QCOMPARE(valueOf(report, "psnr"), mostDecibels);
    QVERIFY(std::abs(valueOf(report, "ssim") - 1) < 1e-6);
  }

  void smallestPictures_data() {
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("channels");
    QTest::addColumn<Settings>("settings");
    QTest::addRow("one pixel") << 1 << 1 << 3 << quick;
    QTest::addRow("one gray pixel") << 1 << 1 << 1 << quick;
    QTest::addRow("a row") << 50 << 1 << 3 << quick;
    QTest::addRow("a gray picture") << 20 << 30 << 1 << quick;
    QTest::addRow("no shapes") << 20 << 30 << 3 << quick + Settings{{"shapes", "0"}};
    QTest::addRow("a large picture, reduced") << 400 << 300 << 3 << quick;
    QTest::addRow("a large picture as it is") << 400 << 300 << 3 << quick + Settings{{"longest_side", "0"}};
  }
  void smallestPictures() {
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(int, channels);
    QFETCH(Settings, settings);
    const TargetPicture picture = wavyTarget(columns, rows, channels);
    const auto run = trainer(picture, settings);
    steps(*run, 3);
    QVERIFY(std::isfinite(run->takeLossReport().loss));
    const auto again = trainer(picture, settings);
    again->restore(stored(*run->state(StateParts::All)));
    QCOMPARE(bytesOf(*again), bytesOf(*run));
    for (const ModelView& each : type().views()) {
      const ViewPicture shown = view(*run, each.id, 100);
      QCOMPARE(std::max(shown.width, shown.height), 100);
      QCOMPARE(std::min(shown.width, shown.height),
               std::max(1, qRound(100.0 * std::min(columns, rows) / std::max(columns, rows))));
      QCOMPARE(shown.pixels.size(), static_cast<std::size_t>(shown.width) * shown.height * 3);
    }
  }

  void viewsShowTargetAndError() {
    const TargetPicture picture = wavyTarget(30, 20, 3);
    const auto run = trainer(picture);
    steps(*run, 4);
    const ViewPicture target = view(*run, "target", 30), result = view(*run, "result", 30),
                      error = view(*run, "error", 30);
    QCOMPARE(target.width, 30);
    QCOMPARE(target.height, 20);
    for (std::size_t i = 0; i < 600; ++i)
      for (std::size_t channel = 0; channel < 3; ++channel)
        QCOMPARE(target.pixels[3 * i + channel], picture.bytes[600 * channel + i]);
    const auto brightness = [](const ViewPicture& each, std::size_t i) {
      return each.pixels[3 * i] + each.pixels[3 * i + 1] + each.pixels[3 * i + 2];
    };
    for (std::size_t i = 0; i < 600; ++i) {
      double difference = 0;
      for (std::size_t value = 3 * i; value < 3 * i + 3; ++value)
        difference += std::abs(target.pixels[value] - result.pixels[value]) / (3 * 255.0);
      QVERIFY(std::abs(brightness(error, i) - 3 * 255 * std::min(1.0, 2 * difference)) <= 1.5);
    }
    QCOMPARE(view(*run, "target", 60).width, 60);
  }

  void aShapeIsShownAlone() {
    const auto run = trainer(wavyTarget(30, 20, 3));
    QCOMPARE(view(*run, "shape", 30).itemCount, 0);
    steps(*run, 12);
    const Genome genome = genomeFromTensors(run->state(StateParts::Weights)->weights);
    const std::int64_t count = std::ssize(genome.genes);
    QCOMPARE_GE(count, 2);
    const ViewPicture last = view(*run, "shape", 30, count - 1);
    QCOMPARE(last.itemCount, count);
    QCOMPARE(view(*run, "shape", 30, 1000).pixels, last.pixels);
    QVERIFY(view(*run, "shape", 30, 0).pixels != last.pixels);
  }

  void picturesOfAnotherSizeThanIsStoredAreThoseThatAreShown() {
    const auto data = storedPicture(wavyTarget(40, 40, 3), 20, 20);
    const TargetPicture target = targetOf(*data);
    QCOMPARE(target.columns, 20);
    QCOMPARE(target.bytes.size(), std::size_t{1200});
  }

  void documentsAreWellFormed() {
    const auto run = trainer(wavyTarget(40, 30, 3));
    for (const bool isStepped : {false, true}) {
      if (isStepped)
        steps(*run, 15);
      const Genome genome = genomeFromTensors(run->state(StateParts::Weights)->weights);
      QXmlStreamReader svg(QByteArray::fromStdString(document(*run, ".svg")));
      std::size_t elements = 0;
      while (!svg.atEnd())
        elements += svg.readNext() == QXmlStreamReader::StartElement;
      QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
      QCOMPARE(elements, genome.genes.size() + 2);
      QVERIFY(genomeFromJson(document(*run, ".json")) == genome);
    }
  }

  void whatCannotBeAskedForIsASentence() {
    const auto run = trainer(wavyTarget(4, 4, 3));
    QVERIFY(isSentence(errorOf([&] { run->preview(TrajectoryRequest{}, {}); })));
    QVERIFY(isSentence(errorOf([&] { run->preview(VectorFieldRequest{}, {}); })));
    QVERIFY(errorOf([&] { view(*run, "scene", 10); }).contains("'scene'"));
    QVERIFY(errorOf([&] { view(*run, "result", 0); }).contains("1 to 32768"));
    QVERIFY(errorOf([&] { view(*run, "result", 1 << 20); }).contains("1 to 32768"));
    QVERIFY(errorOf([&] { document(*run, ".pdf"); }).contains("'.pdf'"));
    QCOMPARE(errorOf([&] {
               run->preview(ViewRequest{"result", 500}, [] { return false; });
             }),
             QString("cancelled"));
  }

  void whatItCannotApproximateIsRefused() {
    const OptionValues options(type().optionSchema());
    const auto refused = [&](SampleShape shape, std::optional<std::int64_t> count) {
      PairForm pair;
      pair.target = std::move(shape);
      pair.targetCount = count;
      return QString::fromStdString(type().refusal(pair, options).value_or(""));
    };
    QCOMPARE(refused({3, 20, 30}, 1), QString());
    QCOMPARE(refused({1, 1, 1}, 1), QString());
    for (const QString& reason : {refused({3, 20, 30}, 2), refused({3, 20, 30}, std::nullopt),
                                  refused({2, 20, 30}, 1), refused({2}, 1), refused({}, 1)})
      QVERIFY2(isSentence(reason) && reason.contains("image:picture.png"), qPrintable(reason));

    TrainerInputs noise = inputs(wavyTarget(4, 4, 3));
    noise.target = std::make_shared<GaussianNoise>(SampleShape{3, 4, 4}, 0.0, 1.0);
    QVERIFY(errorOf([&] { type().createTrainer(noise); }).contains("distribution"));
  }

  void optionsThatContradictEachOtherAreRefused_data() {
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("named");
    QTest::addRow("elites") << Settings{{"elites", "2"}} << "'elites' is 2";
    QTest::addRow("no children") << Settings{{"population", "4"}, {"elites", "4"}} << "room for 3";
    QTest::addRow("sizes") << Settings{{"smallest", "0.5"}} << "'smallest' is 0.5, but 'largest' is 0.4";
    QTest::addRow("kinds") << Settings{{"ellipses", "false"},
                                       {"triangles", "false"},
                                       {"polygons", "false"},
                                       {"strokes", "false"}}
                           << "at least one kind";
  }
  void optionsThatContradictEachOtherAreRefused() {
    QFETCH(Settings, settings);
    QFETCH(QString, named);
    const QString reason = errorOf([&] { trainer(wavyTarget(4, 4, 3), settings); });
    QVERIFY2(isSentence(reason) && reason.contains(named), qPrintable(reason));
  }

  void presetsFit() {
    PairForm pair;
    pair.target = {3, 20, 30};
    pair.targetCount = 1;
    QCOMPARE_GE(presets(type()).size(), std::size_t{5});
    for (const Preset& each : presets(type())) {
      Experiment experiment;
      setModelType(experiment, type());
      apply(each, experiment);
      QCOMPARE(type().refusal(pair, experiment.modelOptions), std::nullopt);
    }
  }

  void hostileStatesChangeNothing_data() { forms_data(); }
  void hostileStatesChangeNothing() {
    QFETCH(Settings, settings);
    const auto run = trainer(wavyTarget(20, 20, 3), settings);
    steps(*run, 6);
    const auto before = bytesOf(*run);
    const TrainerState good = stored(*run->state(StateParts::All));
    for (const auto part : {&TrainerState::weights, &TrainerState::averaged, &TrainerState::training})
      for (const auto& entry : good.*part)
        for (int harm = 0; harm < 4; ++harm) {
          TrainerState bad = stored(good);
          torch::Tensor& tensor = (bad.*part)[entry.first];
          if (harm == 0)
            (bad.*part).erase(entry.first);
          else if (harm == 1)
            tensor = tensor.to(torch::kFloat64);
          else if (harm == 2)
            tensor = tensor.unsqueeze(0);
          else if (tensor.is_floating_point())
            tensor = tensor.clone().fill_(NAN);
          else
            continue;
          if (harm == 2 && entry.first == "report.steps")
            continue;
          const QString reason = errorOf([&] { run->restore(bad); });
          QVERIFY2(isSentence(reason), qPrintable(QString::fromStdString(entry.first) + ": " + reason));
          QCOMPARE(bytesOf(*run), before);
        }
    const auto smaller = trainer(wavyTarget(20, 20, 3), settings + Settings{{"shapes", "1"}});
    QVERIFY(errorOf([&] { smaller->restore(*run->state(StateParts::Weights)); }).contains("'shapes' at 1"));
    QCOMPARE(smaller->stepCount(), 0);
  }
};

QTEST_APPLESS_MAIN(TestEvolutionModelType)
#include "tst_evolution_model_type.moc"
