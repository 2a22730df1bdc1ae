#include "../support/expect_error.h"
#include "numbered_images.h"
#include "small_trainings.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

LossReport trained(Trainer& trainer, std::int64_t steps) {
  for (std::int64_t i = 0; i < steps; ++i)
    trainer.step();
  return trainer.takeLossReport();
}

/// The gradient of the first step, and its report. Adam's first moment is a tenth of the first gradient.
std::pair<torch::Tensor, LossReport> firstStep(const Options& options) {
  const auto trainer = makeTrainer(inputsFor("shape:ring,points=500", "shape:disk,points=500", options));
  trainer->step();
  const torch::Tensor moment = trainer->state(StateParts::All)->training.at("adam.first_moment");
  return {moment * 10, trainer->takeLossReport()};
}

bool isNear(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).norm().item<double>() < 1e-4 * b.norm().item<double>();
}

double valueNamed(const LossReport& report, const std::string& name) {
  for (const auto& [known, value] : report.values)
    if (known == name)
      return value;
  return std::nan("");
}

double meanOf(const TensorMap& weights) {
  double sum = 0;
  for (const auto& [name, tensor] : weights)
    sum += tensor.abs().mean().item<double>();
  return sum;
}

const Options oneSided = {{"interpolant", "one_sided"}, {"cutoff", "0.1"}};

} // namespace

class TestBlendedTraining : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void resumingIsExact_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<Options>("options");
    const QString disk = "shape:disk,points=300";
    QTest::newRow("trigonometric") << disk << Options{{"interpolant", "trigonometric"}};
    QTest::newRow("latent term") << disk << Options{{"latent", "sine"}};
    QTest::newRow("joint") << disk << Options{{"latent", "quadratic"}, {"prediction", "joint"}};
    QTest::newRow("denoiser") << disk << Options{oneSided[0], oneSided[1], {"prediction", "denoiser"}};
    QTest::newRow("stratified") << disk << Options{{"stratified", "true"}, {"time_distribution", "skewed"}};
    QTest::newRow("energy, mean") << disk << Options{{"objective", "energy"}, {"reduction", "mean"}};
    QTest::newRow("optimal") << disk << Options{{"pairing", "optimal"}};
    QTest::newRow("sinkhorn") << disk << Options{{"pairing", "sinkhorn"}};
  }

  void resumingIsExact() {
    QFETCH(QString, target);
    QFETCH(Options, options);
    const TrainerInputs inputs = inputsFor("gaussian", target.toStdString(), options);
    const auto straight = makeTrainer(inputs);
    const LossReport expected = trained(*straight, 30);
    const auto first = makeTrainer(inputs);
    for (int i = 0; i < 13; ++i)
      first->step();
    const auto second = makeTrainer(inputs);
    second->restore(*first->state(StateParts::All));
    const LossReport report = trained(*second, 17);
    QVERIFY(identical(*second->state(StateParts::All), *straight->state(StateParts::All)));
    QCOMPARE(report.loss, expected.loss);
    for (const char* name : {"velocity_loss", "coupling_cost", "independent_cost"})
      QVERIFY(valueNamed(report, name) == valueNamed(expected, name) ||
              std::isnan(valueNamed(expected, name)));
  }

  void couplingByClassResumesExactly() {
    TrainerInputs inputs =
        inputsFor("gaussian", "gaussian", {{"batch_size", "6"}, {"pairing", "optimal_by_class"}});
    inputs.source = inputs.target = std::make_shared<NumberedImages>(23);
    const auto straight = makeTrainer(inputs);
    trained(*straight, 12);
    const auto first = makeTrainer(inputs);
    for (int i = 0; i < 5; ++i)
      first->step();
    const auto second = makeTrainer(inputs);
    second->restore(*first->state(StateParts::All));
    for (int i = 0; i < 7; ++i)
      second->step();
    QVERIFY(identical(second->state(StateParts::All)->weights, straight->state(StateParts::All)->weights));
  }

  void objectivesHaveTheSameGradient() {
    const auto [residual, loss] = firstStep({});
    const auto [energy, lower] = firstStep({{"objective", "energy"}});
    QVERIFY(isNear(energy, residual));
    QVERIFY(lower.loss < loss.loss);
  }

  void theEnergyIsLessByTheTargetsSquares() {
    // Every pair is (0, 0): the target is 0, and the two agree.
    TrainerInputs inputs = inputsFor("gaussian", "gaussian", {{"batch_size", "1"}});
    inputs.source = inputs.target = std::make_shared<NumberedImages>(1);
    const auto residual = makeTrainer(inputs);
    inputs.trainingOptions.setFromText("objective", "energy");
    const auto energy = makeTrainer(inputs);
    QCOMPARE(trained(*energy, 3).loss, trained(*residual, 3).loss);
  }

  void theMeanDividesByAllNumbers() {
    const auto [sum, summed] = firstStep({});
    const auto [mean, averaged] = firstStep({{"reduction", "mean"}});
    QVERIFY(isNear(mean * 64, sum)); // 32 pairs of 2 numbers
    QVERIFY(std::abs(averaged.loss * 64 - summed.loss) < 1e-5 * summed.loss);
    const auto [both, added] = firstStep({{"reduction", "mean"}, {"accumulate", "4"}});
    QVERIFY(both.norm().item<double>() < 2 * mean.norm().item<double>());
    QVERIFY(added.loss < 2 * averaged.loss);
  }

  void aJointRunReportsBothLosses() {
    const auto [gradient, report] = firstStep({{"latent", "sine"}, {"prediction", "joint"}});
    const double velocity = valueNamed(report, "velocity_loss"),
                 denoiser = valueNamed(report, "denoiser_loss");
    QVERIFY(velocity > 0 && denoiser > 0);
    QVERIFY(std::abs(velocity + denoiser - report.loss) < 1e-6 * report.loss);
    QCOMPARE(firstStep({}).second.values.size(), std::size_t{0});
  }

  void couplingShortensPairsAndTellsItsCost() {
    const LossReport report = firstStep({{"pairing", "optimal"}}).second;
    QVERIFY(valueNamed(report, "coupling_cost") < valueNamed(report, "independent_cost"));
    QVERIFY(valueNamed(report, "coupling_seconds") >= 0);
    QVERIFY(valueNamed(report, "step_seconds") >= valueNamed(report, "coupling_seconds"));
  }

  void whatIsSingularIsRefusedBeforeAnyStep() {
    const QString message = errorOf([] {
      makeTrainer(inputsFor("gaussian", "shape:disk", {{"interpolant", "variance_preserving"}}));
    });
    QVERIFY2(isSentence(message) && message.contains("cutoff"), qPrintable(message));
    QVERIFY(isSentence(errorOf([] {
      makeTrainer(inputsFor("shape:ring", "shape:disk", {{"interpolant", "one_sided"}}));
    })));
  }

  void everyBlendTrainsWithoutInfinities() {
    for (const Options& options :
         {Options{{"interpolant", "variance_preserving"}, {"cutoff", "0.001"}},
          Options{{"latent", "brownian"}, {"cutoff", "0.001"}, {"prediction", "joint"}},
          Options{{"interpolant", "encoding_decoding"}}, Options{{"interpolant", "cosine"}},
          Options{{"interpolant", "one_sided"}, {"cutoff", "0.001"}, {"prediction", "score"}}}) {
      const auto trainer = makeTrainer(inputsFor("gaussian", "shape:disk,points=200", options));
      trained(*trainer, 10);
      QVERIFY(trainer->isFinite());
    }
  }

  void weightsOfAnotherLayoutAreRefused() {
    const auto joint =
        makeTrainer(inputsFor("gaussian", "shape:disk", {{"latent", "sine"}, {"prediction", "joint"}}));
    const auto single = makeTrainer(inputsFor("gaussian", "shape:disk", {}));
    const QString toSingle = errorOf([&] { single->restore(*joint->state(StateParts::Weights)); });
    const QString toJoint = errorOf([&] { joint->restore(*single->state(StateParts::Weights)); });
    QVERIFY2(isSentence(toSingle) && toSingle.contains("prediction"), qPrintable(toSingle));
    QVERIFY2(isSentence(toJoint) && toJoint.contains("prediction"), qPrintable(toJoint));
  }

  void anotherObjectiveTakesTheWeights() {
    const auto residual = makeTrainer(inputsFor("gaussian", "shape:disk,points=200", {}));
    trained(*residual, 5);
    const auto energy =
        makeTrainer(inputsFor("gaussian", "shape:disk,points=200", {{"objective", "energy"}}));
    energy->restore(*residual->state(StateParts::Weights));
    QVERIFY(meanOf(energy->state(StateParts::Weights)->weights) ==
            meanOf(residual->state(StateParts::Weights)->weights));
  }

  /// From N(0, 1) to N(1, ½²) the mapping is 1 + x/2, whatever the blend and the prediction.
  void normalDistributionsAreMappedOntoEachOther_data() {
    QTest::addColumn<Options>("options");
    QTest::addColumn<double>("tolerance");
    // A denoiser's errors are divided by α on the way to a velocity.
    const double usual = 0.12, ofDenoiser = 0.35;
    QTest::newRow("linear") << Options{} << usual;
    QTest::newRow("trigonometric") << Options{{"interpolant", "trigonometric"}} << usual;
    QTest::newRow("cosine, optimal") << Options{{"interpolant", "cosine"}, {"pairing", "optimal"}} << usual;
    QTest::newRow("one-sided denoiser")
        << Options{oneSided[0], oneSided[1], {"prediction", "denoiser"}} << ofDenoiser;
    QTest::newRow("joint") << Options{{"latent", "quadratic"}, {"prediction", "joint"}} << usual;
  }

  void normalDistributionsAreMappedOntoEachOther() {
    QFETCH(Options, options);
    QFETCH(double, tolerance);
    Options all = options;
    for (const auto& each : Options{{"activation", "silu"},
                                    {"batch_size", "128"},
                                    {"learning_rate", "0.01"},
                                    {"steps", "500"},
                                    {"ema_decay", "0.98"},
                                    {"stratified", "true"}})
      all.push_back(each);
    TrainerInputs inputs = inputsFor("gaussian", "gaussian,mean=1,deviation=0.5", all);
    inputs.totalSteps = 500;
    const auto trainer = makeTrainer(inputs);
    trained(*trainer, 500);
    const auto trajectory =
        std::get<Trajectory>(trainer->preview(TrajectoryRequest{.count = 500, .steps = 40}, {}));
    const std::size_t numbers = 1000;
    double squares = 0;
    for (std::size_t i = 0; i < numbers; ++i) {
      const auto x0 = static_cast<double>(trajectory.states[i]);
      const auto x1 = static_cast<double>(trajectory.states[40 * numbers + i]);
      squares += (x1 - 1 - x0 / 2) * (x1 - 1 - x0 / 2);
    }
    QVERIFY2(std::sqrt(squares / numbers) < tolerance,
             qPrintable(QString::number(std::sqrt(squares / numbers))));
  }
};

QTEST_APPLESS_MAIN(TestBlendedTraining)
#include "tst_blended_training.moc"
