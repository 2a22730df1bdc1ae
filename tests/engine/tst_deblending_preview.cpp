#include "../support/expect_error.h"
#include "numbered_images.h"

#include "data/data_set.h"
#include "data/gaussian_noise.h"
#include "mlp_model_type.h"
#include "sampling/integrator.h"
#include "sampling/sampler.h"
#include "sampling/start_samples.h"
#include "training/checkpoint.h"
#include "training/deblending_trainer.h"
#include "training/training_options.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace deblend;

namespace {

/// Draws one of three points, so that whatever was drawn can be told.
class ThreePoints : public DataSet {
public:
  explicit ThreePoints(float first) : m_points(torch::tensor({{first, 0.F}, {first, 1.F}, {first, 2.F}})) {}
  SampleShape sampleShape() const override { return {2}; }
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override {
    return m_points.index_select(0, torch::randint(3, {count}, generator, torch::kInt64));
  }

private:
  torch::Tensor m_points;
};

/// D((x, y), α) = (x + 10·α, −y) + bias: tells every place and time apart, and x from y.
class KnownVelocity : public VelocityNetwork {
public:
  KnownVelocity() : m_bias(register_parameter("bias", torch::zeros({2}))) {}
  torch::Tensor forward(const NetworkInput& input) override {
    return torch::stack({input.x.select(1, 0) + 10 * input.alpha, -input.x.select(1, 1)}, 1) + m_bias;
  }

private:
  torch::Tensor m_bias;
};

/// D = the class, or −1 without one, plus a weight of 0.
class ClassVelocity : public VelocityNetwork {
public:
  ClassVelocity() : m_weight(register_parameter("weight", torch::zeros({1}))) {}
  torch::Tensor forward(const NetworkInput& input) override {
    const torch::Tensor labels =
        input.labels.defined() ? input.labels : torch::full({input.x.size(0)}, 3, torch::kInt64);
    const torch::Tensor values = torch::where(labels == 3, torch::full_like(labels, -1), labels);
    return torch::zeros_like(input.x) + values.view({-1, 1, 1, 1}) + m_weight;
  }
  std::int64_t classCount() const override { return 3; }

private:
  torch::Tensor m_weight;
};

TrainerInputs inputsOf(std::shared_ptr<const DataSet> source, std::shared_ptr<const DataSet> target) {
  return {std::move(source),
          std::move(target),
          OptionValues(MlpModelType().optionSchema()),
          OptionValues(trainingSchema()),
          1,
          "cpu",
          100};
}

DeblendingTrainer knownTrainer() {
  return {inputsOf(std::make_shared<ThreePoints>(-1), std::make_shared<ThreePoints>(5)),
          [] { return std::make_shared<KnownVelocity>(); }};
}

/// From noise to images that are stored as (value − 1) · 2.
DeblendingTrainer classTrainer() {
  return {inputsOf(std::make_shared<GaussianNoise>(SampleShape{1, 2, 2}, 0, 1),
                   std::make_shared<NumberedImages>(9)),
          [] { return std::make_shared<ClassVelocity>(); }};
}

const MlpModelType& mlp() {
  static const MlpModelType type;
  return type;
}

std::unique_ptr<Trainer> gaussianTrainer(int steps) {
  const auto noise = std::make_shared<GaussianNoise>(SampleShape{2}, 0, 1);
  auto trainer = mlp().createTrainer(inputsOf(noise, std::make_shared<GaussianNoise>(SampleShape{2}, 2, 1)));
  for (int i = 0; i < steps; ++i)
    trainer->step();
  return trainer;
}

Trajectory trajectoryOf(Trainer& trainer, const TrajectoryRequest& request) {
  return std::get<Trajectory>(trainer.preview(request, {}));
}

std::vector<float> stateAt(const Trajectory& trajectory, std::int64_t index) {
  const auto size = trajectory.count * elementCount(trajectory.sampleShape);
  return {trajectory.states.begin() + index * size, trajectory.states.begin() + (index + 1) * size};
}

} // namespace

class TestDeblendingPreview : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void forwardStartsAtTheSource() {
    DeblendingTrainer trainer = knownTrainer();
    const Trajectory path = trajectoryOf(trainer, {.count = 50, .steps = 4});
    QCOMPARE(path.stateCount(), std::int64_t{5});
    QCOMPARE(path.states.size(), std::size_t{5 * 50 * 2});
    QVERIFY(path.alphas == (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
    QCOMPARE(path.evaluations, std::int64_t{4});
    const std::vector<float> start = stateAt(path, 0);
    for (std::size_t i = 0; i < start.size(); i += 2)
      QVERIFY(start[i] == -1 && (start[i + 1] == 0 || start[i + 1] == 1 || start[i + 1] == 2));
  }

  void reverseStartsAtTheTarget() {
    DeblendingTrainer trainer = knownTrainer();
    const Trajectory path = trajectoryOf(trainer, {.count = 50, .steps = 4, .direction = Direction::Reverse});
    QVERIFY(path.alphas == (std::vector<double>{1, 0.75, 0.5, 0.25, 0}));
    const std::vector<float> start = stateAt(path, 0);
    for (std::size_t i = 0; i < start.size(); i += 2)
      QCOMPARE(start[i], 5.F);
  }

  void statesFollowTheVelocity() {
    DeblendingTrainer trainer = knownTrainer();
    const Trajectory path = trajectoryOf(trainer, {.count = 9, .steps = 4});
    for (std::int64_t k = 0; k < 4; ++k) {
      const std::vector<float> now = stateAt(path, k);
      const std::vector<float> next = stateAt(path, k + 1);
      for (std::size_t i = 0; i < now.size(); i += 2) {
        QVERIFY(std::abs(next[i] -
                         (now[i] + 0.25 * (now[i] + 10 * path.alphas[static_cast<std::size_t>(k)]))) < 1e-4);
        QVERIFY(std::abs(next[i + 1] - 0.75F * now[i + 1]) < 1e-5);
      }
    }
  }

  void withoutThePathTheLastStateIsGiven() {
    const auto trainer = gaussianTrainer(3);
    for (const Direction direction : {Direction::Forward, Direction::Reverse}) {
      const Trajectory path = trajectoryOf(*trainer, {.count = 10, .steps = 5, .direction = direction});
      const Trajectory last =
          trajectoryOf(*trainer, {.count = 10, .steps = 5, .direction = direction, .keptStates = 1});
      QVERIFY(last.states == stateAt(path, 5));
      QCOMPARE(last.stateCount(), std::int64_t{1});
      QCOMPARE(last.alphas.front(), path.alphas.back());
    }
  }

  void theSeedFixesTheStartForEveryCheckpoint() {
    const auto young = gaussianTrainer(1);
    const auto old = gaussianTrainer(20);
    const TrajectoryRequest request{.count = 10, .steps = 5, .seed = 3};
    const Trajectory first = trajectoryOf(*young, request);
    const Trajectory second = trajectoryOf(*old, request);
    QVERIFY(stateAt(first, 0) == stateAt(second, 0));
    QVERIFY(stateAt(first, 5) != stateAt(second, 5));
    QVERIFY(trajectoryOf(*young, request).states == first.states);
    QVERIFY(stateAt(trajectoryOf(*young, {.count = 10, .steps = 5, .seed = 4}), 0) != stateAt(first, 0));
  }

  void aSampleDependsOnItsPlaceAlone_data() {
    QTest::addColumn<SampleShape>("shape");
    QTest::newRow("points") << SampleShape{2};
    QTest::newRow("images") << SampleShape{1, 6, 7};
    QTest::newRow("large images") << SampleShape{1, 300, 300};
  }

  void aSampleDependsOnItsPlaceAlone() {
    QFETCH(SampleShape, shape);
    const GaussianNoise noise(shape, 0, 1);
    const std::int64_t most = elementCount(shape) > 1000 ? 5 : 5000;
    const torch::Tensor all = startSamples(noise, most, 3);
    for (const std::int64_t count : {std::int64_t{1}, std::int64_t{2}, most / 2, most - 1})
      QVERIFY(startSamples(noise, count, 3).equal(all.narrow(0, 0, count)));
    QVERIFY(!startSamples(noise, most, 4).equal(all));
    QVERIFY(!all[0].equal(all[most - 1]));
  }

  void batchesChangeNothing() {
    const auto image = std::make_shared<GaussianNoise>(SampleShape{1, 2, 3}, 0, 1);
    const auto trainer = mlp().createTrainer(inputsOf(image, image));
    const Trajectory whole = trajectoryOf(*trainer, {.count = 11, .steps = 3});
    for (const std::int64_t size : {1, 4, 11, 50}) {
      int asked = 0;
      const auto parts = std::get<Trajectory>(trainer->preview(
          TrajectoryRequest{.count = 11, .steps = 3, .batchSize = size}, [&] { return ++asked > 0; }));
      QVERIFY(torch::tensor(parts.states).allclose(torch::tensor(whole.states), 1e-5, 1e-6));
      QCOMPARE(parts.evaluations, std::int64_t{3});
      QCOMPARE(asked, 3 * static_cast<int>((11 + std::min<std::int64_t>(size, 11) - 1) /
                                           std::min<std::int64_t>(size, 11)));
    }
  }

  void noiseFollowsTheSampleAndTheStep() {
    const auto image = std::make_shared<GaussianNoise>(SampleShape{1, 2, 3}, 0, 1);
    TrainerInputs inputs = inputsOf(image, image);
    inputs.trainingOptions.set("interpolant", std::string("one_sided"));
    inputs.trainingOptions.set("cutoff", 0.01);
    const auto trainer = mlp().createTrainer(inputs);
    for (const char* id : {"euler_maruyama", "stochastic_heun"}) {
      TrajectoryRequest request{.count = 11, .steps = 3, .integrator = id, .diffusion = 0.5};
      const Trajectory whole = trajectoryOf(*trainer, request);
      QCOMPARE(whole.evaluations, *plannedEvaluations(integrator(id), 3));
      request.batchSize = 4;
      QVERIFY(torch::tensor(trajectoryOf(*trainer, request).states)
                  .allclose(torch::tensor(whole.states), 1e-5, 1e-6));
      request.seed = 1;
      request.diffusion = 0;
      const Trajectory still = trajectoryOf(*trainer, request);
      request.integrator = id == std::string("euler_maruyama") ? "euler" : "heun";
      QVERIFY(torch::tensor(trajectoryOf(*trainer, request).states)
                  .allclose(torch::tensor(still.states), 1e-5, 1e-6));
    }
    const torch::Tensor noise = stepNoise({2}, 5000, 3, 1, 0);
    QVERIFY(stepNoise({2}, 100, 3, 1, 4090).equal(noise.narrow(0, 4090, 100)));
    QVERIFY(!stepNoise({2}, 5000, 3, 2, 0).equal(noise) && !stepNoise({2}, 5000, 4, 1, 0).equal(noise));
  }

  void noiseNeedsAScore() {
    const auto trainer = gaussianTrainer(0);
    const QString message =
        errorOf([&] { trajectoryOf(*trainer, {.count = 2, .steps = 2, .integrator = "euler_maruyama"}); });
    QVERIFY2(isSentence(message) && message.contains("score"), qPrintable(message));
  }

  void classesComeInTurn() {
    DeblendingTrainer trainer = classTrainer();
    const Trajectory path = trajectoryOf(trainer, {.count = 7, .steps = 2, .batchSize = 2});
    QVERIFY(path.labels == (std::vector<std::int64_t>{0, 1, 2, 0, 1, 2, 0}));
    QVERIFY(path.classNames == (std::vector<std::string>{"zero", "one", "two"}));
    const Trajectory one = trajectoryOf(trainer, {.count = 3, .steps = 2, .label = 2});
    QVERIFY(one.labels == (std::vector<std::int64_t>{2, 2, 2}));
  }

  void guidanceGoesFromNoClassToTheClassAndBeyond() {
    DeblendingTrainer trainer = classTrainer();
    for (const double guidance : {0.0, 0.5, 1.0, 3.0}) {
      const Trajectory path =
          trajectoryOf(trainer, {.count = 4, .steps = 2, .label = 2, .guidance = guidance});
      const std::vector<float> start = stateAt(path, 0);
      const std::vector<float> end = stateAt(path, 2);
      const double velocity = -1 + guidance * (2 - -1);
      for (std::size_t i = 0; i < start.size(); ++i) // in the images' own units, twice as far
        QVERIFY(std::abs(end[i] - start[i] - 2 * velocity) < 1e-4);
    }
  }

  void imagesComeOutInTheirOwnUnits() {
    DeblendingTrainer trainer = classTrainer();
    const Trajectory back =
        trajectoryOf(trainer, {.count = 40, .steps = 2, .direction = Direction::Reverse, .keptStates = 0});
    const std::vector<float> start = stateAt(back, 0); // undone as the noise is: not at all
    QVERIFY(std::ranges::all_of(start, [](float value) { return value >= 1 && value <= 5; }));
    const Trajectory forward = trajectoryOf(trainer, {.count = 40, .steps = 2, .label = 0});
    const torch::Tensor noise = startSamples(GaussianNoise({1, 2, 2}, 0, 1), 40, 0);
    QVERIFY(torch::tensor(stateAt(forward, 0)).allclose((noise.view(-1) - 1) / 0.5, 1e-5, 1e-5));
  }

  void aClassIsRefusedWhereThereIsNone() {
    const auto without = gaussianTrainer(0);
    DeblendingTrainer with = classTrainer();
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*without, {.count = 1, .steps = 1, .label = 0}); })));
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*without, {.count = 1, .steps = 1, .guidance = 2}); })));
    const QString message = errorOf([&] { trajectoryOf(with, {.count = 1, .steps = 1, .label = 3}); });
    QVERIFY2(isSentence(message) && message.contains("0 to 2"), qPrintable(message));
    QVERIFY(trajectoryOf(*without, {.count = 1, .steps = 1}).labels.empty());
  }

  void rawAndAveragedWeightsDiffer() {
    const auto trainer = gaussianTrainer(20);
    QVERIFY(trajectoryOf(*trainer, {.count = 10, .steps = 5, .weights = Weights::Raw}).states !=
            trajectoryOf(*trainer, {.count = 10, .steps = 5, .weights = Weights::Averaged}).states);
  }

  void theFieldLiesAtTheCellsCentres() {
    DeblendingTrainer trainer = knownTrainer();
    const VectorFieldRequest request{.columns = 4, .rows = 3, .rectangle = {-1, 2, 3, 8}, .alpha = 0.25};
    const auto field = std::get<VectorField>(trainer.preview(request, {}));
    QCOMPARE(field.columns, 4);
    QCOMPARE(field.rows, 3);
    QCOMPARE(field.vectors.size(), std::size_t{4 * 3 * 2});
    for (int row = 0; row < 3; ++row)
      for (int column = 0; column < 4; ++column) { // x rightward with the column, y downward with the row
        const float x = -1 + (static_cast<float>(column) + 0.5F) * 1;
        const float y = 2 + (static_cast<float>(row) + 0.5F) * 2;
        const std::size_t at = static_cast<std::size_t>(row * 4 + column) * 2;
        QVERIFY(std::abs(field.vectors[at] - (x + 2.5F)) < 1e-5F);
        QVERIFY(std::abs(field.vectors[at + 1] + y) < 1e-5F);
      }
  }

  void aFieldNeedsThePlane() {
    const auto image = std::make_shared<GaussianNoise>(SampleShape{1, 2, 2}, 0, 1);
    const auto trainer = mlp().createTrainer(inputsOf(image, image));
    QVERIFY(isSentence(errorOf([&] { trainer->preview(VectorFieldRequest{}, {}); })));
    QVERIFY(trajectoryOf(*trainer, {.count = 2, .steps = 2}).sampleShape == (SampleShape{1, 2, 2}));
  }

  void countsTheParameters() {
    const auto scalars = std::get<Scalars>(gaussianTrainer(0)->preview(ScalarsRequest{}, {}));
    const auto found =
        std::ranges::find(scalars.values, "parameters", &std::pair<std::string, double>::first);
    QVERIFY(found != scalars.values.end());
    QCOMPARE(found->second, 4 * 64.0 + 3 * 65 * 64 + 65 * 2);
  }

  void badRequestsAreRefused() {
    const auto trainer = gaussianTrainer(0);
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 0}); })));
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 1, .steps = 0}); })));
    QVERIFY(
        isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 1, .steps = 1, .integrator = "none"}); })));
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 1, .tolerance = 0}); })));
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 1, .diffusion = -1}); })));
    QVERIFY(isSentence(errorOf([&] { trajectoryOf(*trainer, {.count = 1, .spacing = "none"}); })));
  }

  void cancels() {
    const auto trainer = gaussianTrainer(0);
    int asked = 0;
    QCOMPARE(errorOf([&] {
               trainer->preview(TrajectoryRequest{.count = 4, .steps = 1000}, [&] { return ++asked < 5; });
             }),
             QString("cancelled"));
    QCOMPARE(asked, 5);
  }

  void aSamplerShowsWhatTheTrainerDoes() {
    const QTemporaryDir folder;
    const auto trainer = gaussianTrainer(5);
    CheckpointManifest manifest;
    manifest.step = 5;
    const std::filesystem::path checkpoints = folder.path().toStdString();
    writeCheckpoint(checkpoints, *trainer->state(StateParts::All), manifest, {});

    const auto noise = std::make_shared<GaussianNoise>(SampleShape{2}, 0, 1);
    TrainerInputs inputs = inputsOf(noise, noise);
    const TrajectoryRequest request{.count = 10, .steps = 5};
    const Trajectory expected = trajectoryOf(*trainer, request);
    Sampler sampler(mlp(), inputs, checkpoints / checkpointFolderName(5));
    QVERIFY(std::get<Trajectory>(sampler.preview(request)).states == expected.states);

    Sampler fresh(mlp(), inputs);
    QVERIFY(std::get<Trajectory>(fresh.preview(request)).states != expected.states);
    fresh.setWeights(*trainer->state(StateParts::Weights));
    trainer->step(); // its own copy of the weights
    QVERIFY(std::get<Trajectory>(fresh.preview(request)).states == expected.states);

    inputs.modelOptions.set("width", std::int64_t{8});
    const QString message = errorOf([&] { Sampler(mlp(), inputs, checkpoints / checkpointFolderName(5)); });
    QVERIFY2(isSentence(message) && message.contains("step-00000005"), qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestDeblendingPreview)
#include "tst_deblending_preview.moc"
