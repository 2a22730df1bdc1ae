#include "../support/expect_error.h"
#include "../support/scratch_folder.h"

#include "data/data_set_kinds.h"
#include "data/gaussian_noise.h"
#include "evaluation/heat_colour.h"
#include "evaluation/picture_quality.h"
#include "experiment/experiment.h"
#include "experiment/presets.h"
#include "picture_data.h"
#include "shape_approximator_model_type.h"
#include "shape_export.h"
#include "storage/safetensors.h"
#include "training/trainer.h"
#include "training/trainer_state.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace deblend;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

const Settings quick = {{"shapes", "20"}, {"harmonics", "2"}, {"coarsest_side", "16"}};

const ShapeApproximatorModelType& type() {
  static const ShapeApproximatorModelType type;
  return type;
}

TrainerInputs inputs(std::shared_ptr<const DataSet> target, const Settings& settings = quick) {
  TrainerInputs inputs;
  inputs.target = std::move(target);
  inputs.modelOptions = OptionValues(type().optionSchema());
  inputs.trainingOptions = OptionValues(trainingSchema(type()));
  for (const auto& [name, value] : settings)
    (name == "threads" ? inputs.trainingOptions : inputs.modelOptions).setFromText(name, value);
  inputs.seed = 7;
  inputs.totalSteps = 24;
  return inputs;
}

std::unique_ptr<Trainer> trainer(const torch::Tensor& pictures, const Settings& settings = quick) {
  return type().createTrainer(inputs(storedPictures(pictures), settings));
}

std::unique_ptr<Trainer> trained(const torch::Tensor& pictures, const Settings& settings = quick,
                                 int steps = 24) {
  auto result = trainer(pictures, settings);
  for (int i = 0; i < steps; ++i)
    result->step();
  return result;
}

/// As a checkpoint gives it back.
TrainerState stored(const Trainer& trainer, StateParts parts) {
  const auto copy = [](const TensorMap& map) {
    return map.empty() ? map : decodeSafetensors(encodeSafetensors(map), "state");
  };
  const auto state = trainer.state(parts);
  return {copy(state->weights), copy(state->averaged), copy(state->training)};
}

bool areEqual(const TrainerState& a, const TrainerState& b) {
  const auto same = [](const TensorMap& x, const TensorMap& y) {
    return std::ranges::equal(x, y, [](const auto& one, const auto& other) {
      return one.first == other.first && torch::equal(one.second, other.second);
    });
  };
  return same(a.weights, b.weights) && same(a.averaged, b.averaged) && same(a.training, b.training);
}

ViewPicture view(Trainer& trainer, const std::string& id, std::int64_t longerSide, std::int64_t item = 0) {
  return std::get<ViewPicture>(trainer.preview(ViewRequest{id, longerSide, item}, {}));
}

std::string document(Trainer& trainer, const std::string& ending) {
  return std::get<Document>(trainer.preview(DocumentRequest{ending}, {})).content;
}

double scalar(Trainer& trainer, const std::string& name) {
  const auto scalars = std::get<Scalars>(trainer.preview(ScalarsRequest{}, {}));
  for (const auto& [known, value] : scalars.values)
    if (known == name)
      return value;
  return std::nan("");
}

std::array<std::uint8_t, 3> pixel(const ViewPicture& picture, int x, int y) {
  const auto* first = picture.pixels.data() + 3 * (y * picture.width + x);
  return {first[0], first[1], first[2]};
}

/// None where a file cannot be read as XML from its beginning to its end.
int elementsOf(const std::string& xml) {
  QXmlStreamReader reader(QByteArray::fromStdString(xml));
  int elements = 0;
  while (!reader.atEnd())
    elements += reader.readNext() == QXmlStreamReader::StartElement;
  return reader.hasError() ? 0 : elements;
}

} // namespace

class TestShapeApproximatorModelType : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// The state of an unfinished mean and the steps in which shapes come are among the splits.
  void resumingIsExact() {
    const torch::Tensor picture = drawnPicture(60, 44);
    const auto whole = trainer(picture);
    for (int split = 0; split < 24; ++split) {
      const auto resumed = trainer(picture);
      resumed->restore(stored(*whole, StateParts::All));
      QCOMPARE(resumed->stepCount(), split);
      whole->step();
      resumed->step();
      QVERIFY(areEqual(*whole->state(StateParts::All), *resumed->state(StateParts::All)));
      if (split % 5 == 4) {
        const LossReport a = whole->takeLossReport(), b = resumed->takeLossReport();
        QCOMPARE(a.loss, b.loss);
        QCOMPARE(a.steps, 5);
        QCOMPARE(a.learningRate, b.learningRate);
        QVERIFY(a.values == b.values);
      }
    }
  }

  void weightsAloneGiveTheSamePicture() {
    const torch::Tensor picture = drawnPicture(60, 44);
    const auto first = trained(picture, quick, 15);
    const auto second = trainer(picture);
    second->restore(stored(*first, StateParts::Weights));
    QCOMPARE(second->stepCount(), 0);
    for (const char* id : {"result", "error", "shape"})
      QVERIFY(view(*first, id, 200, 3).pixels == view(*second, id, 200, 3).pixels);
    for (const char* ending : {".svg", ".json"})
      QCOMPARE(document(*first, ending), document(*second, ending));
  }

  void threadsChangeNothing() {
    const torch::Tensor picture = drawnPicture(60, 44);
    Settings alone = quick;
    alone.push_back({"threads", "1"});
    const auto one = trained(picture, alone), all = trained(picture);
    QVERIFY(areEqual(*one->state(StateParts::All), *all->state(StateParts::All)));
    QVERIFY(view(*one, "result", 100).pixels == view(*all, "result", 100).pixels);
    QCOMPARE(scalar(*one, "threads"), 1);
  }

  void theErrorFalls_data() {
    QTest::addColumn<QString>("preset");
    for (const Preset& each : presets(type()))
      QTest::newRow(each.id.c_str()) << QString::fromStdString(each.id);
  }

  /// Of every preset, with fewer shapes.
  void theErrorFalls() {
    QFETCH(QString, preset);
    TrainerInputs given = inputs(storedPictures(drawnPicture(60, 44)), {});
    const Preset chosen = deblend::preset(type(), preset.toStdString());
    for (const auto& [name, value] : chosen.values)
      (given.modelOptions.schema().find(name) ? given.modelOptions : given.trainingOptions).set(name, value);
    given.modelOptions.set("shapes", std::int64_t{20});
    given.totalSteps = 80;
    const auto trainer = type().createTrainer(given);
    const double before = scalar(*trainer, "psnr");
    for (int i = 0; i < 80; ++i)
      trainer->step();
    const LossReport report = trainer->takeLossReport();
    QVERIFY(trainer->isFinite());
    QVERIFY(report.values[0].second > before + 6);
    QCOMPARE(report.values[0].first, "psnr");
    QCOMPARE(report.values[1].first, "ssim");
    QVERIFY((report.values[2] == std::pair<std::string, double>{"shapes", 20}));
    QCOMPARE(report.steps, 80);
    QCOMPARE(scalar(*trainer, "parameters"),
             3.0 + 20 * columnCount(int(given.modelOptions.integer("harmonics"))));
  }

  void everyPictureIsFitted_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("shapes");
    QTest::newRow("one pixel") << 3 << 1 << 1 << "20";
    QTest::newRow("one gray pixel") << 1 << 1 << 1 << "20";
    QTest::newRow("gray") << 1 << 30 << 50 << "20";
    QTest::newRow("one row") << 3 << 90 << 1 << "20";
    QTest::newRow("no shapes") << 3 << 30 << 20 << "0";
    QTest::newRow("larger than what is fitted") << 3 << 1400 << 500 << "20";
    QTest::newRow("a line much larger than what is fitted") << 3 << 5000 << 2 << "20";
  }

  void everyPictureIsFitted() {
    QFETCH(int, channels);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QString, shapes);
    const int longer = std::max(width, height);
    for (const bool isFlat : {false, true}) {
      torch::manual_seed(3);
      const torch::Tensor pixels = isFlat
                                       ? torch::full({1, channels, height, width}, 80, torch::kUInt8)
                                       : torch::randint(0, 256, {1, channels, height, width}, torch::kUInt8);
      const auto trainer = trained(pixels, {{"shapes", shapes.toStdString()}}, 12);
      QVERIFY(trainer->isFinite());
      const LossReport report = trainer->takeLossReport();
      for (const auto& [name, value] : report.values)
        QVERIFY2(std::isfinite(value), name.c_str());
      for (const char* id : {"result", "target", "error", "shape"})
        for (const int side : {1, 37, longer}) {
          const ViewPicture picture = view(*trainer, id, side);
          QCOMPARE(picture.width, std::max(1, int(std::lround(double(side) * width / longer))));
          QCOMPARE(picture.height, std::max(1, int(std::lround(double(side) * height / longer))));
          QCOMPARE(picture.pixels.size(), std::size_t(3 * picture.width * picture.height));
        }
      QVERIFY(elementsOf(document(*trainer, ".svg")) >= 2);
      const ShapeScene scene = sceneFromJson(document(*trainer, ".json"), "shapes.json");
      QCOMPARE(scene.width, width);
      QCOMPARE(scene.height, height);
      QCOMPARE(double(scene.count()), scalar(*trainer, "shapes"));
    }
  }

  /// Its PSNR is infinite, which neither JSON nor a chart can hold.
  void aPictureThatIsMetExactlyHasAFiniteRecord() {
    const auto black = trainer(torch::zeros({1, 3, 20, 30}, torch::kUInt8));
    const LossReport report = black->takeLossReport();
    QCOMPARE(report.values[0].second, mostDecibels);
    QCOMPARE(report.values[1].second, 1);
    QCOMPARE(report.values[2].second, 0);
  }

  void aFlatPictureIsItsBackground() {
    const auto trainer = trained(torch::full({1, 3, 20, 30}, 51, torch::kUInt8), {{"shapes", "0"}});
    const LossReport report = trainer->takeLossReport();
    QVERIFY2(report.values[0].second > 60, qPrintable(QString::number(report.values[0].second)));
    QVERIFY2(report.values[1].second > 0.999, qPrintable(QString::number(report.values[1].second)));
    const auto expected = std::array<std::uint8_t, 3>{51, 51, 51};
    QVERIFY(pixel(view(*trainer, "result", 100), 50, 30) == expected);
    QVERIFY(pixel(view(*trainer, "target", 100), 50, 30) == expected);
    QVERIFY(pixel(view(*trainer, "shape", 100), 50, 30) == expected);
    QVERIFY(pixel(view(*trainer, "error", 100), 50, 30) == heatColour(0));
  }

  void theTargetIsShownAtItsOwnSize() {
    const torch::Tensor pixels = drawnPicture(60, 44);
    const auto fresh = trainer(pixels);
    const ViewPicture picture = view(*fresh, "target", 60);
    const torch::Tensor shown =
        torch::from_blob(const_cast<std::uint8_t*>(picture.pixels.data()), {44, 60, 3}, torch::kUInt8);
    QVERIFY(torch::equal(shown.permute({2, 0, 1}), pixels[0]));
  }

  void transparencyLiesOverTheBackground() {
    const ScratchFolder folder;
    const auto file = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4nGP4"
                                             "z8AARAwMAAz8Af9c/RSVAAAAAElFTkSuQmCC");
    writeFileAtomically(folder / "red.png", file.toStdString());
    const DataFolders folders{.base = folder.path(), .resources = {}, .cache = {}};
    const auto both = type().createTrainer(
        inputs(openDataSet(parseDataSetSpec("image:red.png,background=white"), folders), {{"shapes", "0"}}));
    const ViewPicture target = view(*both, "target", 2);
    QVERIFY(pixel(target, 0, 0) == (std::array<std::uint8_t, 3>{255, 0, 0}));
    QVERIFY(pixel(target, 1, 0) == (std::array<std::uint8_t, 3>{255, 255, 255}));
    QVERIFY(pixel(view(*both, "result", 2), 0, 0) == (std::array<std::uint8_t, 3>{255, 128, 128}));
  }

  /// Of a picture much larger than what is fitted, every pixel is there.
  void aLargeTargetIsShownWhole() {
    torch::Tensor pixels = torch::zeros({1, 3, 4, 2000}, torch::kUInt8);
    pixels.select(3, 1234).fill_(255);
    const auto fresh = trainer(pixels);
    const ViewPicture picture = view(*fresh, "target", 2000);
    QVERIFY(pixel(picture, 1234, 2) == (std::array<std::uint8_t, 3>{255, 255, 255}));
    QVERIFY(pixel(picture, 1233, 2) == (std::array<std::uint8_t, 3>{0, 0, 0}));
  }

  void theErrorIsTheDifference() {
    torch::Tensor pixels = torch::zeros({1, 3, 16, 16}, torch::kUInt8);
    pixels[0][0].fill_(255); // red
    const auto fresh = trainer(pixels);
    TrainerState black = stored(*fresh, StateParts::Weights);
    for (TensorMap* each : {&black.weights, &black.averaged})
      each->at("background").zero_();
    fresh->restore(black);
    QVERIFY(pixel(view(*fresh, "error", 16), 8, 8) == heatColour(1.0F / 3));
    QVERIFY(pixel(view(*fresh, "error", 40), 20, 20) == heatColour(1.0F / 3));
  }

  void oneShapeIsShownAlone() {
    const auto trainer = trained(drawnPicture(60, 44));
    const ViewPicture first = view(*trainer, "shape", 60, 0);
    QCOMPARE(first.itemCount, 20);
    QVERIFY(first.pixels != view(*trainer, "shape", 60, 7).pixels);
    QVERIFY(view(*trainer, "shape", 60, 19).pixels == view(*trainer, "shape", 60, 400).pixels);
    QCOMPARE(view(*trainer, "result", 60).itemCount, 0);
    const auto empty = trained(drawnPicture(60, 44), {{"shapes", "0"}}, 1);
    QCOMPARE(view(*empty, "shape", 60, 3).itemCount, 0);
    QVERIFY(view(*empty, "shape", 60).pixels == view(*empty, "result", 60).pixels);
  }

  void everyViewAndDocumentIsDeclared() {
    const auto trainer = trained(drawnPicture(20, 14), quick, 1);
    QCOMPARE(type().views().size(), std::size_t(4));
    for (const ModelView& each : type().views()) {
      QVERIFY(each.kind == ViewKind::Picture && !each.help.empty());
      QCOMPARE(view(*trainer, each.id, 50).width, 50);
      QCOMPARE(view(*trainer, each.id, 50).itemCount > 0, !each.itemTitle.empty());
    }
    for (const DocumentForm& each : type().documents())
      QVERIFY(document(*trainer, each.ending).size() > 50);
  }

  void otherTargetsAreRefused() {
    const OptionValues options(type().optionSchema());
    const auto refusal = [&](const SampleShape& shape, std::optional<std::int64_t> count) {
      return QString::fromStdString(type().refusal({{}, shape, 0, count}, options).value_or(""));
    };
    QCOMPARE(refusal({3, 40, 60}, 1), QString());
    QCOMPARE(refusal({1, 1, 1}, 1), QString());
    for (const QString& sentence : {refusal({3, 40, 60}, 2), refusal({2}, 500), refusal({2}, std::nullopt),
                                    refusal({1, 32, 32}, std::nullopt), refusal({4, 8, 8}, 1)})
      QVERIFY2(isSentence(sentence) && sentence.contains("image:picture.png"), qPrintable(sentence));
    QCOMPARE(errorOf([&] { trainer(torch::zeros({2, 3, 40, 60}, torch::kUInt8)); }), refusal({3, 40, 60}, 2));
    const auto noise = std::make_shared<GaussianNoise>(SampleShape{1, 32, 32}, 0, 1);
    QCOMPARE(errorOf([&] { type().createTrainer(inputs(noise)); }), refusal({1, 32, 32}, std::nullopt));
  }

  void invalidTensorsAreRefused() {
    const torch::Tensor picture = drawnPicture(30, 20);
    const auto trainer = trained(picture, quick, 5);
    const TrainerState good = stored(*trainer, StateParts::All);
    const auto expectRefusal = [&](const auto& spoil) {
      TrainerState bad = stored(*trainer, StateParts::All);
      spoil(bad);
      const QString message = errorOf([&] { trainer->restore(bad); });
      QVERIFY2(isSentence(message), qPrintable(message));
      QVERIFY(areEqual(*trainer->state(StateParts::All), good));
    };
    expectRefusal([](TrainerState& bad) { bad.weights.erase("shapes"); });
    expectRefusal([](TrainerState& bad) { bad.averaged.erase("shapes"); });
    expectRefusal([](TrainerState& bad) { bad.weights["shapes"] = torch::zeros({20, 3}); });
    expectRefusal([](TrainerState& bad) { bad.weights["shape_count"].fill_(-1); });
    expectRefusal([](TrainerState& bad) { bad.weights["background"].fill_(std::nan("")); });
    expectRefusal([](TrainerState& bad) { bad.training["rates"].fill_(std::nan("")); });
    expectRefusal([](TrainerState& bad) { bad.training.erase("report.loss"); });
    expectRefusal([](TrainerState& bad) { bad.training["report.steps"].fill_(-3); });
    expectRefusal([](TrainerState& bad) { bad.training["step"].fill_(-3); });
  }

  void otherRequestsAreRefused() {
    const auto trainer = trained(drawnPicture(30, 20), quick, 1);
    const auto refusal = [&](const PreviewRequest& request) {
      return errorOf([&] { trainer->preview(request, {}); });
    };
    QVERIFY(isSentence(refusal(TrajectoryRequest{})));
    QVERIFY(isSentence(refusal(VectorFieldRequest{})));
    QVERIFY(refusal(ViewRequest{"surface"}).contains("known are result, target, error, shape."));
    QVERIFY(isSentence(refusal(ViewRequest{"result", 0})));
    QVERIFY(isSentence(refusal(ViewRequest{"result", 30'000})));
    QVERIFY(isSentence(refusal(ViewRequest{"target", std::numeric_limits<std::int64_t>::max()})));
    QVERIFY(refusal(DocumentRequest{".pdf"}).contains(".svg, .json"));
    QCOMPARE(errorOf([&] {
               trainer->preview(ViewRequest{"result", 512}, [] { return false; });
             }),
             QString("cancelled"));
  }

  void optionsHaveRangesAndDefaults() {
    const OptionSchema training = trainingSchema(type());
    QVERIFY(training.find("interpolant") == nullptr && training.find("batch_size") == nullptr);
    const OptionValues values(training);
    QCOMPARE(values.integer("steps"), 1000);
    QCOMPARE(values.real("learning_rate"), 1);
    QCOMPARE(values.integer("checkpoint_interval"), 10);
    OptionValues own(type().optionSchema());
    QVERIFY(isSentence(errorOf([&] { own.setFromText("harmonics", "17"); })));
    QVERIFY(isSentence(errorOf([&] { own.setFromText("composition", "product"); })));
    for (const Option& each : own.schema().options())
      QVERIFY2(each.help.ends_with('.') && !each.group.empty(), each.name.c_str());
  }
};

QTEST_APPLESS_MAIN(TestShapeApproximatorModelType)
#include "tst_shape_approximator_model_type.moc"
