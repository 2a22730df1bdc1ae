#include "../support/expect_error.h"
#include "numbered_images.h"
#include "small_trainings.h"

#include "data/gaussian_noise.h"
#include "training/deblending_trainer.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

/// Goes on to `end`, with a report after every 16th step.
void train(Trainer& trainer, std::int64_t end, std::vector<LossReport>& reports) {
  while (trainer.stepCount() < end) {
    trainer.step();
    if (trainer.stepCount() % 16 == 0)
      reports.push_back(trainer.takeLossReport());
  }
}

bool identical(const std::vector<LossReport>& a, const std::vector<LossReport>& b) {
  return std::ranges::equal(a, b, [](const LossReport& x, const LossReport& y) {
    return x.loss == y.loss && x.steps == y.steps && x.learningRate == y.learningRate;
  });
}

/// D = a weight; takes more memory than any machine has while it is told to.
class GreedyNetwork : public VelocityNetwork {
public:
  torch::Tensor forward(const NetworkInput& input) override {
    if (isGreedy)
      torch::empty({std::int64_t{1} << 50}).fill_(1);
    return torch::zeros_like(input.x) + m_weight;
  }
  double forwardCost() const override { return 1e9; }

  bool isGreedy = false;

private:
  torch::Tensor m_weight = register_parameter("weight", torch::zeros({1}));
};

} // namespace

class TestDeblendingTrainer : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void resumingIsExact_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<Options>("options");
    QTest::addColumn<int>("cut");
    const Options none;
    QTest::newRow("pools") << "shape:ring,points=500"
                           << "shape:disk,points=300" << none << 32;
    QTest::newRow("between two reports") << "shape:ring,points=500"
                                         << "shape:disk,points=300" << none << 37;
    QTest::newRow("after one step") << "shape:ring,points=500"
                                    << "shape:disk,points=300" << none << 1;
    QTest::newRow("before any step") << "shape:ring,points=500"
                                     << "shape:disk,points=300" << none << 0;
    QTest::newRow("drawn anew") << "gaussian"
                                << "shape:spiral,points=0" << none << 21;
    QTest::newRow("odd batch of images")
        << "gaussian,shape=1x2x3"
        << "gaussian,shape=1x2x3,mean=1" << Options{{"batch_size", "31"}} << 21;
    QTest::newRow("clipped") << "gaussian"
                             << "shape:disk" << Options{{"clip_norm", "0.5"}} << 21;
    QTest::newRow("no average") << "gaussian"
                                << "shape:disk" << Options{{"ema_decay", "0"}} << 21;
    QTest::newRow("constant rate") << "gaussian"
                                   << "shape:disk" << Options{{"schedule", "constant"}} << 21;
    QTest::newRow("cut in the warm-up") << "gaussian"
                                        << "shape:disk" << Options{{"warmup_steps", "30"}} << 21;
    QTest::newRow("another network") << "gaussian"
                                     << "shape:disk"
                                     << Options{{"activation", "gelu"}, {"time_embedding", "sinusoidal"}}
                                     << 21;
  }

  void resumingIsExact() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(Options, options);
    QFETCH(int, cut);
    const TrainerInputs inputs = inputsFor(source.toStdString(), target.toStdString(), options);

    std::vector<LossReport> straightReports;
    const auto straight = makeTrainer(inputs);
    train(*straight, 60, straightReports);

    std::vector<LossReport> reports;
    const auto first = makeTrainer(inputs);
    train(*first, cut, reports);
    const auto state = first->state(StateParts::All);
    const auto second = makeTrainer(inputs);
    second->restore(*state);
    QCOMPARE(second->stepCount(), std::int64_t{cut});
    QVERIFY(identical(*second->state(StateParts::All), *state));
    train(*second, 60, reports);

    QVERIFY(identical(*second->state(StateParts::All), *straight->state(StateParts::All)));
    QVERIFY(identical(reports, straightReports));
    QCOMPARE(reports.size(), std::size_t{3});
  }

  void resumingImagesIsExact_data() {
    QTest::addColumn<Options>("options");
    QTest::newRow("epochs that do not end with the cut") << Options{{"batch_size", "6"}};
    QTest::newRow("batches added up") << Options{{"batch_size", "6"}, {"accumulate", "3"}};
    QTest::newRow("pairs") << Options{{"batch_size", "6"}, {"pairing", "index"}};
  }

  void resumingImagesIsExact() {
    QFETCH(Options, options);
    TrainerInputs inputs = inputsFor("gaussian", "gaussian", options);
    inputs.source = std::make_shared<NumberedImages>(23);
    inputs.target = std::make_shared<NumberedImages>(23);
    std::vector<LossReport> reports;
    const auto straight = makeTrainer(inputs);
    train(*straight, 30, reports);
    const auto first = makeTrainer(inputs);
    train(*first, 17, reports);
    const auto second = makeTrainer(inputs);
    second->restore(*first->state(StateParts::All));
    train(*second, 30, reports);
    QVERIFY(identical(*second->state(StateParts::All), *straight->state(StateParts::All)));
  }

  void addedBatchesAreOneLargerBatch() {
    // Every pair is the same one, so that only the number of pairs tells the two apart.
    const auto gradientsOf = [](const Options& options) {
      TrainerInputs inputs = inputsFor("gaussian", "gaussian", options);
      inputs.source = std::make_shared<NumberedImages>(1);
      inputs.target = std::make_shared<NumberedImages>(1);
      inputs.trainingOptions.set("batch_size", std::int64_t{1});
      const auto trainer = makeTrainer(inputs);
      trainer->step();
      return std::pair(trainer->state(StateParts::All)->training.at("adam.first_moment"),
                       trainer->takeLossReport().loss);
    };
    const auto [once, loss] = gradientsOf({});
    const auto [thrice, sum] = gradientsOf({{"accumulate", "3"}});
    QVERIFY(once.norm().item<double>() > 0);
    QVERIFY(thrice.norm().item<double>() > 1.5 * once.norm().item<double>());
    QVERIFY(sum > 1.5 * loss);
  }

  void whatANetworkCannotComputeInIsRefused() {
    const QString message = errorOf([] {
      makeTrainer(inputsFor("gaussian", "gaussian", {{"precision", "bfloat16"}}));
    });
    QVERIFY2(isSentence(message) && message.contains("float32"), qPrintable(message));
  }

  void withoutMemoryTheStateIsThatBeforeTheStep() {
    TrainerInputs inputs = inputsFor("gaussian", "shape:disk,points=300", {});
    const auto network = std::make_shared<GreedyNetwork>();
    DeblendingTrainer trainer(inputs, [&] { return network; });
    DeblendingTrainer undisturbed(inputs, [] { return std::make_shared<GreedyNetwork>(); });
    std::vector<LossReport> reports;
    train(trainer, 5, reports);
    const auto before = trainer.state(StateParts::All);
    network->isGreedy = true;
    const QString message = errorOf([&] { trainer.step(); });
    QVERIFY2(isSentence(message) && message.contains("batch_size") && message.contains("32"),
             qPrintable(message));
    QVERIFY(identical(*trainer.state(StateParts::All), *before));
    network->isGreedy = false;
    train(trainer, 20, reports);
    train(undisturbed, 20, reports);
    QVERIFY(identical(*trainer.state(StateParts::All), *undisturbed.state(StateParts::All)));
  }

  void restoringForgetsWhatWasTrained() {
    const TrainerInputs inputs = inputsFor("gaussian", "shape:disk,points=300", {});
    std::vector<LossReport> reports;
    const auto trainer = makeTrainer(inputs);
    train(*trainer, 20, reports);
    const auto state = trainer->state(StateParts::All);
    train(*trainer, 40, reports);
    const auto expected = trainer->state(StateParts::All);
    trainer->restore(*state);
    train(*trainer, 40, reports);
    QVERIFY(identical(*trainer->state(StateParts::All), *expected));
  }

  void lookingChangesNothing() {
    const TrainerInputs inputs = inputsFor("gaussian", "shape:disk,points=300", {});
    const auto undisturbed = makeTrainer(inputs);
    const auto watched = makeTrainer(inputs);
    for (int i = 0; i < 20; ++i) {
      undisturbed->step();
      watched->step();
      watched->preview(
          TrajectoryRequest{.count = 8, .steps = 2, .integrator = "euler", .direction = Direction::Reverse},
          {});
      watched->preview(VectorFieldRequest{}, {});
      watched->preview(ScalarsRequest{}, {});
      QVERIFY(watched->isFinite());
      watched->state(StateParts::All);
    }
    QVERIFY(identical(*watched->state(StateParts::All), *undisturbed->state(StateParts::All)));
  }

  void theSeedDecides() {
    const auto trained = [](std::uint64_t seed) {
      const auto trainer = makeTrainer(inputsFor("gaussian", "shape:disk,points=300", {}, seed));
      std::vector<LossReport> reports;
      train(*trainer, 20, reports);
      return trainer->state(StateParts::All);
    };
    QVERIFY(identical(*trained(1), *trained(1)));
    QVERIFY(!identical(trained(1)->weights, trained(2)->weights));
  }

  void theSeedDecidesTheFirstWeights() {
    const auto fresh = [](std::uint64_t seed) {
      return makeTrainer(inputsFor("gaussian", "shape:disk", {}, seed))->state(StateParts::Weights);
    };
    QVERIFY(identical(*fresh(1), *fresh(1)));
    QVERIFY(!identical(fresh(1)->weights, fresh(2)->weights));
  }

  void aStateIsACopy() {
    const auto trainer = makeTrainer(inputsFor("gaussian", "shape:disk", {}));
    trainer->step();
    const auto state = trainer->state(StateParts::All);
    TensorMap before;
    for (const auto& [name, tensor] : state->weights)
      before[name] = tensor.clone();
    const torch::Tensor moment = state->training.at("adam.first_moment").clone();
    trainer->step();
    QVERIFY(identical(state->weights, before));
    QVERIFY(state->training.at("adam.first_moment").equal(moment));
    QVERIFY(!identical(trainer->state(StateParts::Weights)->weights, before));

    const auto kept = trainer->state(StateParts::Weights);
    kept->weights.begin()->second.fill_(7); // does not reach the trainer
    QVERIFY(!identical(trainer->state(StateParts::Weights)->weights, kept->weights));
  }

  void weightsAloneLeaveTheRest() {
    const TrainerInputs inputs = inputsFor("gaussian", "shape:disk", {});
    const auto parent = makeTrainer(inputs);
    std::vector<LossReport> reports;
    train(*parent, 20, reports);
    const auto weights = parent->state(StateParts::Weights);
    QVERIFY(weights->training.empty());

    const auto branch = makeTrainer(inputsFor("gaussian", "shape:disk", {{"learning_rate", "0.1"}}, 99));
    branch->restore(*weights);
    QCOMPARE(branch->stepCount(), std::int64_t{0});
    QVERIFY(identical(branch->state(StateParts::Weights)->weights, weights->weights));
    QVERIFY(identical(branch->state(StateParts::Weights)->averaged, weights->averaged));
    QVERIFY(branch->state(StateParts::All)->training.at("adam.first_moment").eq(0).all().item<bool>());
  }

  void foreignStatesAreRefusedWhole_data() {
    QTest::addColumn<int>("part");
    QTest::newRow("weights") << 0;
    QTest::newRow("averaged weights") << 1;
    QTest::newRow("training state") << 2;
  }

  void foreignStatesAreRefusedWhole() {
    QFETCH(int, part);
    const auto parts = [](TrainerState& state) {
      return std::array{&state.weights, &state.averaged, &state.training};
    };
    const TrainerInputs inputs = inputsFor("gaussian", "shape:disk", {});
    const auto trainer = makeTrainer(inputs);
    trainer->step();
    const auto before = trainer->state(StateParts::All);
    const auto other = makeTrainer(inputs);
    std::vector<LossReport> reports;
    train(*other, 5, reports);
    const TrainerState good = *other->state(StateParts::All);

    for (const auto& [name, tensor] :
         *parts(const_cast<TrainerState&>(good))[static_cast<std::size_t>(part)]) {
      const auto refuses = [&](auto spoil) {
        TrainerState bad = good;
        spoil(*parts(bad)[static_cast<std::size_t>(part)]);
        const QString message = errorOf([&] { trainer->restore(bad); });
        return isSentence(message) && identical(*trainer->state(StateParts::All), *before);
      };
      QVERIFY2(refuses([&](TensorMap& map) { map.erase(name); }), name.c_str());
      QVERIFY2(refuses([&](TensorMap& map) { map[name] = torch::ones({3, 5}); }), name.c_str());
      QVERIFY2(refuses([&](TensorMap& map) { map[name + "2"] = torch::ones({1}); }), name.c_str());
    }
  }

  void anotherNetworksWeightsAreNamed() {
    const auto narrow = makeTrainer(inputsFor("gaussian", "shape:disk", {{"width", "8"}}));
    const auto wide = makeTrainer(inputsFor("gaussian", "shape:disk", {}));
    const QString message = errorOf([&] { wide->restore(*narrow->state(StateParts::Weights)); });
    QVERIFY2(isSentence(message) && message.contains("[8") && message.contains("[16"), qPrintable(message));
  }

  void anInfiniteLossIsNoticed() {
    const auto trainer = makeTrainer(inputsFor("gaussian", "gaussian", {}));
    QVERIFY(trainer->isFinite());
    trainer->step();
    QVERIFY(trainer->isFinite());
    TrainerInputs inputs = inputsFor("gaussian", "gaussian", {});
    inputs.target = std::make_shared<GaussianNoise>(SampleShape{2}, 1e25, 1);
    const auto diverging = makeTrainer(inputs);
    diverging->step();
    QVERIFY(!diverging->isFinite());
    QVERIFY(!std::isfinite(diverging->takeLossReport().loss));
  }

  void spoiledWeightsAreNoticed() {
    const auto trainer = makeTrainer(inputsFor("gaussian", "gaussian", {}));
    const auto state = trainer->state(StateParts::All);
    state->weights.begin()->second.view({-1})[0] = std::numeric_limits<float>::quiet_NaN();
    trainer->restore(*state);
    QVERIFY(!trainer->isFinite());
  }

  void tooLargeARateIsNoticed() {
    // Many layers whose weights all grow by the rate: their product overflows.
    const auto trainer = makeTrainer(
        inputsFor("gaussian,mean=1000", "gaussian,mean=-1000,deviation=1000",
                  {{"learning_rate", "10"}, {"schedule", "constant"}, {"depth", "30"}, {"width", "64"}}));
    for (int i = 0; i < 50 && trainer->isFinite(); ++i)
      trainer->step();
    QVERIFY(!trainer->isFinite());
  }

  void clippingBoundsTheGradient() {
    // Adam's first moment after one step is a tenth of the gradient.
    const auto firstMoment = [](const char* clip) {
      const auto trainer = makeTrainer(inputsFor("gaussian", "gaussian,mean=5", {{"clip_norm", clip}}));
      trainer->step();
      return trainer->state(StateParts::All)->training.at("adam.first_moment") * 10;
    };
    const torch::Tensor free = firstMoment("0");
    const double norm = free.norm().item<double>();
    QVERIFY(norm > 1);
    QVERIFY(firstMoment("1").allclose(free / norm, 1e-4, 1e-7));
    QVERIFY(firstMoment("1e9").equal(free));
  }

  void withoutAveragingBothWeightsAreOne() {
    const auto trainer = makeTrainer(inputsFor("gaussian", "shape:disk", {{"ema_decay", "0"}}));
    std::vector<LossReport> reports;
    train(*trainer, 5, reports);
    const auto state = trainer->state(StateParts::Weights);
    QVERIFY(identical(state->weights, state->averaged));
  }

  void theAverageTrailsTheWeights() {
    const auto trainer = makeTrainer(inputsFor("gaussian", "gaussian,mean=5", {{"ema_decay", "0.999"}}));
    torch::Tensor expected;
    for (int step = 1; step <= 30; ++step) {
      const auto flat = [](const TensorMap& map) { return map.begin()->second.clone(); };
      if (!expected.defined())
        expected = flat(trainer->state(StateParts::Weights)->averaged);
      trainer->step();
      const auto state = trainer->state(StateParts::Weights);
      const double decay = std::min(0.999, (1.0 + step) / (10.0 + step));
      expected = decay * expected + (1 - decay) * flat(state->weights);
      QVERIFY(flat(state->averaged).allclose(expected, 1e-4, 1e-6));
    }
  }

  void reportsAreMeansSinceTheLast() {
    const TrainerInputs inputs = inputsFor("gaussian", "shape:disk", {});
    const auto fine = makeTrainer(inputs);
    const auto coarse = makeTrainer(inputs);
    double sum = 0;
    for (int i = 0; i < 10; ++i) {
      fine->step();
      coarse->step();
      const LossReport report = fine->takeLossReport();
      QCOMPARE(report.steps, std::int64_t{1});
      sum += report.loss;
    }
    const LossReport report = coarse->takeLossReport();
    QCOMPARE(report.steps, std::int64_t{10});
    QVERIFY(std::abs(report.loss - sum / 10) < 1e-9 * sum);
    QCOMPARE(coarse->takeLossReport().steps, std::int64_t{0});
  }

  void shapesMustAgree() {
    const QString message = errorOf([] { makeTrainer(inputsFor("gaussian,shape=3", "shape:disk", {})); });
    QVERIFY2(isSentence(message) && message.contains("[3]") && message.contains("[2]"), qPrintable(message));
  }

  void learnsAShift() {
    TrainerInputs inputs = inputsFor("gaussian", "gaussian,mean=3,deviation=0.5",
                                     {{"width", "32"}, {"batch_size", "256"}, {"learning_rate", "0.005"}});
    inputs.totalSteps = 800;
    const auto trainer = makeTrainer(inputs);
    std::vector<LossReport> reports;
    train(*trainer, 800, reports);
    QVERIFY(reports.back().loss < 0.5 * reports.front().loss);

    const TrajectoryRequest request{.count = 4096, .steps = 32, .keptStates = 1};
    const auto mapped = std::get<Trajectory>(trainer->preview(request, {}));
    const torch::Tensor points = torch::tensor(mapped.states).view({-1, 2});
    QVERIFY((points.mean(0) - 3).abs().max().item<double>() < 0.2);
    QVERIFY((points.std(0) - 0.5).abs().max().item<double>() < 0.2);
  }
};

QTEST_APPLESS_MAIN(TestDeblendingTrainer)
#include "tst_deblending_trainer.moc"
