#include "../support/expect_error.h"

#include "data/data_set.h"
#include "data/point_patterns.h"
#include "experiment/experiment.h"
#include "point_classifier_model_type.h"
#include "training/trainer_state.h"

#include <ATen/ops/tensor.h>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace deblend;

namespace {

/// Stored points, seen by networks at twice their places, one to the right.
class StoredPoints : public DataSet {
public:
  explicit StoredPoints(const LabelledPoints& points)
      : m_places(at::tensor(points.places).view({-1, 2}).mul(2).add(1)) {
    m_labels.values = at::tensor(points.labels, torch::kInt64);
    for (std::int64_t i = 0; i < points.classCount; ++i)
      m_labels.names.push_back("class " + std::to_string(i));
  }
  SampleShape sampleShape() const override { return {2}; }
  torch::Tensor draw(std::int64_t count, torch::Generator&) const override {
    return m_places.slice(0, 0, count);
  }
  torch::Tensor pool(torch::Generator&) const override { return m_places; }
  std::optional<std::int64_t> storedCount() const override { return m_places.size(0); }
  const SampleLabels* labels() const override { return &m_labels; }
  ValueRange valueRange() const override { return {2, 1}; }

private:
  torch::Tensor m_places;
  SampleLabels m_labels;
};

const PointClassifierModelType type;

TrainerInputs inputsFor(const LabelledPoints& points, const std::vector<NamedOptionValue>& options = {}) {
  TrainerInputs inputs;
  inputs.target = std::make_shared<StoredPoints>(points);
  inputs.modelOptions = OptionValues(type.optionSchema());
  inputs.trainingOptions = OptionValues(trainingSchema(type));
  for (const auto& [name, value] : options)
    (inputs.modelOptions.schema().find(name) ? inputs.modelOptions : inputs.trainingOptions).set(name, value);
  inputs.seed = 5;
  inputs.totalSteps = inputs.trainingOptions.integer("steps");
  return inputs;
}

std::unique_ptr<Trainer> trainerFor(const LabelledPoints& points,
                                    const std::vector<NamedOptionValue>& options = {}) {
  return type.createTrainer(inputsFor(points, options));
}

/// Goes on to `end`, with a report after every 10th step.
void train(Trainer& trainer, std::int64_t end, std::vector<LossReport>& reports) {
  while (trainer.stepCount() < end) {
    trainer.step();
    if (trainer.stepCount() % 10 == 0)
      reports.push_back(trainer.takeLossReport());
  }
}

ClassMap surfaceOf(Trainer& trainer, std::int64_t longerSide) {
  return std::get<ClassMap>(trainer.preview(ViewRequest{"surface", longerSide}, {}));
}

double scalar(Trainer& trainer, const std::string& name) {
  const auto scalars = std::get<Scalars>(trainer.preview(ScalarsRequest{}, {}));
  for (const auto& [each, value] : scalars.values)
    if (each == name)
      return value;
  return std::numeric_limits<double>::quiet_NaN();
}

bool same(const TensorMap& a, const TensorMap& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.first == y.first && x.second.equal(y.second); });
}

bool same(const TrainerState& a, const TrainerState& b) {
  return same(a.weights, b.weights) && same(a.averaged, b.averaged) && same(a.training, b.training);
}

bool same(const std::vector<LossReport>& a, const std::vector<LossReport>& b) {
  return std::ranges::equal(a, b, [](const LossReport& x, const LossReport& y) {
    return x.loss == y.loss && x.steps == y.steps && x.learningRate == y.learningRate && x.values == y.values;
  });
}

/// 11 × 11 points a tenth apart: with the margin, the centres of as many cells.
LabelledPoints grid(std::int64_t classes) {
  LabelledPoints points{{}, {}, classes};
  for (int i = 0; i < 121; ++i) {
    points.places.insert(points.places.end(),
                         {static_cast<float>(i % 11) / 10, static_cast<float>(i / 11) / 10});
    points.labels.push_back((i / 11 * 5 + i % 11 / 4) % classes);
  }
  return points;
}

} // namespace

class TestPointClassifierModelType : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void resumingIsExact_data() {
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("cut");
    QTest::addRow("all points") << 0 << 20;
    QTest::addRow("in the middle of a report") << 0 << 17;
    QTest::addRow("some points") << 7 << 23;
  }

  void resumingIsExact() {
    QFETCH(int, points);
    QFETCH(int, cut);
    const TrainerInputs inputs =
        inputsFor(makePoints("spirals", {40, 3, 0.02, 2}), {{"points_per_step", std::int64_t{points}},
                                                            {"steps", std::int64_t{40}},
                                                            {"warmup_steps", std::int64_t{25}}});
    std::vector<LossReport> expected, found;
    const auto straight = type.createTrainer(inputs), begun = type.createTrainer(inputs),
               resumed = type.createTrainer(inputs);
    train(*straight, 40, expected);
    train(*begun, cut, found);
    resumed->restore(*begun->state(StateParts::All));
    QCOMPARE(resumed->stepCount(), cut);
    train(*resumed, 40, found);
    QVERIFY(same(*resumed->state(StateParts::All), *straight->state(StateParts::All)));
    QCOMPARE(found.size(), std::size_t{4});
    QVERIFY(same(found, expected));
    QCOMPARE_LE(found.back().learningRate, 0.005 * 0.02);
  }

  void weightsAloneShowTheSame() {
    const LabelledPoints points = makePoints("clusters", {30, 4, 0.02, 2});
    const auto trained = trainerFor(points), shown = trainerFor(points);
    std::vector<LossReport> reports;
    train(*trained, 30, reports);
    const auto state = trained->state(StateParts::Weights);
    QVERIFY(state->training.empty());
    QVERIFY(same(state->weights, state->averaged));
    QVERIFY(surfaceOf(*shown, 20).probabilities != surfaceOf(*trained, 20).probabilities);
    shown->restore(*state);
    QCOMPARE(shown->stepCount(), 0);
    QCOMPARE(surfaceOf(*shown, 20).probabilities, surfaceOf(*trained, 20).probabilities);
    QCOMPARE(scalar(*shown, "accuracy"), reports.back().values.at(0).second);
  }

  /// Previews between steps change nothing.
  void lookingDoesNotDisturb() {
    const auto watched = trainerFor(grid(2)), alone = trainerFor(grid(2));
    for (int i = 0; i < 5; ++i) {
      watched->step();
      surfaceOf(*watched, 16);
      scalar(*watched, "accuracy");
      alone->step();
    }
    QVERIFY(same(*watched->state(StateParts::All), *alone->state(StateParts::All)));
  }

  void theSurfaceAgreesWithTheAccuracy_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {1, 2, 3, 50})
      QTest::addRow("%d classes", classes) << classes;
  }

  void theSurfaceAgreesWithTheAccuracy() {
    QFETCH(int, classes);
    const LabelledPoints points = grid(classes);
    const auto trainer = trainerFor(points);
    std::vector<LossReport> reports;
    train(*trainer, 50, reports);
    const ClassMap map = surfaceOf(*trainer, 11);
    QCOMPARE(map.columns, 11);
    QCOMPARE(map.rows, 11);
    QCOMPARE(map.classNames.size(), static_cast<std::size_t>(classes));
    QCOMPARE(map.classNames.back(), "class " + std::to_string(classes - 1));
    QCOMPARE(map.places.size(), points.places.size());
    QCOMPARE(map.labels, points.labels);
    int right = 0;
    for (int i = 0; i < 121; ++i) {
      QCOMPARE_LE(std::abs(map.places[2 * i] - points.places[2 * i]), 1e-6F);
      const float* cell = map.probabilities.data() + i * classes;
      QCOMPARE_LE(std::abs(std::accumulate(cell, cell + classes, 0.0) - 1), 1e-5);
      right += std::max_element(cell, cell + classes) - cell == points.labels[static_cast<std::size_t>(i)];
    }
    QCOMPARE(scalar(*trainer, "accuracy"), right / 121.0);
    QCOMPARE(reports.back().values.at(0), std::pair(std::string("accuracy"), right / 121.0));
    QCOMPARE(scalar(*trainer, "classes"), static_cast<double>(classes));
    QCOMPARE(scalar(*trainer, "points"), 121.0);
  }

  void theSurfaceHoldsThePointsAndAMargin() {
    const auto trainer = trainerFor({{-30, 5, 170, 55, 20, 10}, {0, 1, 1}, 2});
    const ClassMap map = surfaceOf(*trainer, 22);
    QCOMPARE(map.columns, 22);
    QCOMPARE(map.rows, 7);
    QCOMPARE(map.rectangle.left, -40.0);
    QCOMPARE(map.rectangle.right, 180.0);
    QCOMPARE(map.rectangle.top, -5.0);
    QCOMPARE(map.rectangle.bottom, 65.0);
    QCOMPARE(surfaceOf(*trainer, 1).probabilities.size(), std::size_t{2});
  }

  void onePointIsShown() {
    const auto trainer = trainerFor({{3, -7}, {1}, 2});
    std::vector<LossReport> reports;
    train(*trainer, 100, reports);
    QCOMPARE(reports.back().values.at(0).second, 1.0);
    const ClassMap map = surfaceOf(*trainer, 9);
    QVERIFY(map.columns >= 1 && map.rows >= 1);
    QVERIFY(map.rectangle.left < 3 && 3 < map.rectangle.right);
    QVERIFY(map.rectangle.top < -7 && -7 < map.rectangle.bottom);
  }

  /// The seed's torture mode, with every option at its default.
  void tortureIsLearned() {
    const auto trainer = trainerFor(makePoints("torture", {200, 2, 0, 1}));
    std::vector<LossReport> reports;
    while (reports.empty() || reports.back().values.at(0).second < 0.99) {
      train(*trainer, trainer->stepCount() + 10, reports);
      QCOMPARE_LE(trainer->stepCount(), 5000);
    }
    QVERIFY(trainer->isFinite());
    QCOMPARE_LE(reports.back().loss, 0.1 * reports.front().loss);
  }

  void refusalsAreSentences() {
    const OptionValues options(type.optionSchema());
    const auto refusal = [&](PairForm form) {
      return QString::fromStdString(type.refusal(form, options).value_or(""));
    };
    QCOMPARE(refusal({{}, {2}, 1, 1}), "");
    QCOMPARE(refusal({{}, {2}, 50, 200}), "");
    for (const PairForm& form :
         {PairForm{{}, {3}, 2, 10}, PairForm{{}, {1, 28, 28}, 10, 60'000}, PairForm{{}, {2}, 0, 10},
          PairForm{{}, {2}, 2, std::nullopt}, PairForm{{}, {2}, 1000, 2000}})
      QVERIFY2(isSentence(refusal(form)), qPrintable(refusal(form)));
    QVERIFY(refusal({{}, {1, 28, 28}, 10, 60'000}).contains("[1, 28, 28]"));
    QVERIFY(refusal({{}, {2}, 0, 10}).contains("classes"));
    QVERIFY(refusal({{}, {2}, 2, std::nullopt}).contains("drawn"));
    QVERIFY(refusal({{}, {2}, 1000, 2000}).contains("1000"));
  }

  void badPointsAreRefused() {
    const auto refused = [](const LabelledPoints& points) { return errorOf([&] { trainerFor(points); }); };
    QVERIFY(refused({{0, 0, 1, 1}, {0, 2}, 2}).contains("Labels"));
    QVERIFY(refused({{0, 0, 1, 1}, {0, -1}, 2}).contains("Labels"));
    QVERIFY(refused({{0, 0, 1, 1}, {0}, 2}).contains("Labels"));
    QVERIFY(refused({{0, NAN}, {0}, 2}).contains("finite"));
    QVERIFY(refused({{}, {}, 2}).contains("at least one point"));
    QVERIFY(refused({{0, 0}, {0}, 0}).contains("classes"));
  }

  void otherRequestsAreRefused() {
    const auto trainer = trainerFor(grid(2));
    const auto refused = [&](const PreviewRequest& request) {
      return isSentence(errorOf([&] { trainer->preview(request, {}); }));
    };
    QVERIFY(refused(TrajectoryRequest{}));
    QVERIFY(refused(VectorFieldRequest{}));
    QVERIFY(refused(LogDensityRequest{}));
    QVERIFY(refused(LogLikelihoodRequest{}));
    QVERIFY(refused(DocumentRequest{".svg"}));
    QVERIFY(refused(ViewRequest{"picture"}));
    for (const std::int64_t side :
         {std::int64_t{0}, std::int64_t{-3}, std::int64_t{1} << 20, std::numeric_limits<std::int64_t>::max()})
      QVERIFY(refused(ViewRequest{"surface", side}));
    QCOMPARE(errorOf([&] { trainer->preview(ViewRequest{"surface"}, [] { return false; }); }), "cancelled");
  }

  void hostileStatesAreRefused_data() {
    QTest::addColumn<std::function<void(TrainerState&)>>("spoil");
    using Spoil = std::function<void(TrainerState&)>;
    QTest::addRow("no weights") << Spoil([](TrainerState& state) { state.weights.clear(); });
    QTest::addRow("weights that are not finite")
        << Spoil([](TrainerState& state) { state.weights.begin()->second.fill_(NAN); });
    QTest::addRow("averaged weights of another network")
        << Spoil([](TrainerState& state) { state.averaged.begin()->second = at::tensor({1.0F}); });
    QTest::addRow("no sums") << Spoil([](TrainerState& state) { state.training.erase("loss.sum"); });
    QTest::addRow("a sum of another kind") << Spoil([](TrainerState& state) {
      state.training["loss.sum"] = at::tensor({1.0F, 2.0F});
    });
    QTest::addRow("a negative count")
        << Spoil([](TrainerState& state) { state.training.at("loss.steps").fill_(-1); });
    QTest::addRow("negative steps") << Spoil(
        [](TrainerState& state) { state.training.at("steps").fill_(-1); });
    QTest::addRow("one tensor more") << Spoil(
        [](TrainerState& state) { state.training["more"] = at::tensor({1.0F}); });
  }

  void hostileStatesAreRefused() {
    QFETCH(std::function<void(TrainerState&)>, spoil);
    const auto trainer = trainerFor(grid(3));
    std::vector<LossReport> reports;
    train(*trainer, 13, reports);
    const auto before = trainer->state(StateParts::All);
    const auto spoilt = std::const_pointer_cast<TrainerState>(trainer->state(StateParts::All));
    spoil(*spoilt);
    const QString message = errorOf([&] { trainer->restore(*spoilt); });
    QVERIFY2(isSentence(message), qPrintable(message));
    QVERIFY(same(*trainer->state(StateParts::All), *before));
  }

  void aSumThatIsNotFiniteShows() {
    const auto trainer = trainerFor(grid(2));
    QVERIFY(trainer->isFinite());
    const auto state = std::const_pointer_cast<TrainerState>(trainer->state(StateParts::All));
    state->training.at("loss.sum").fill_(std::numeric_limits<double>::infinity());
    trainer->restore(*state);
    QVERIFY(!trainer->isFinite());
  }

  /// Every option named is one of the training's, and every preset's value is in its range.
  void optionsFitTogether() {
    const OptionSchema training = trainingSchema(type);
    QVERIFY(training.find("learning_rate") && training.find("steps"));
    QVERIFY(!training.find("batch_size") && !training.find("interpolant"));
    QCOMPARE(samplingSchema(type).options().size(), std::size_t{0});
    for (const Preset& preset : type.presets())
      inputsFor(grid(2), preset.values);
    QVERIFY(isSentence(errorOf([] { inputsFor(grid(2), {{"width", std::int64_t{0}}}); })));
    QCOMPARE(type.views().at(0).id, "surface");
    QCOMPARE(type.views().at(0).kind, ViewKind::ClassMap);
  }
};

QTEST_APPLESS_MAIN(TestPointClassifierModelType)
#include "tst_point_classifier_model_type.moc"
