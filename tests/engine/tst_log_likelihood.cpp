#include "../support/expect_error.h"
#include "gaussian_pair.h"

#include "data/gaussian_noise.h"
#include "mlp_model_type.h"
#include "sampling/log_likelihood.h"
#include "sampling/plane_grid.h"
#include "sampling/random.h"
#include "training/deblending_trainer.h"
#include "training/training_options.h"

#include <ATen/Parallel.h>

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

torch::Tensor samplesOf(const GaussianPair& pair, std::int64_t count) {
  torch::Generator generator = makeGenerator(2);
  return pair.draw(count, 1, generator);
}

torch::Tensor modelDensity(const GaussianPair& pair, const torch::Tensor& samples,
                           const LikelihoodSettings& settings) {
  const TracedBack traced = traceBack(pair.flow(), samples, settings);
  return pair.logDensity(traced.start.to(torch::kFloat64), 0) + traced.logChange.to(torch::kFloat64);
}

TrainerInputs inputsTo(std::shared_ptr<const DataSet> target) {
  return {std::make_shared<GaussianNoise>(SampleShape{2}, 0, 1),
          std::move(target),
          OptionValues(MlpModelType().optionSchema()),
          OptionValues(trainingSchema()),
          1,
          "cpu",
          100};
}

/// Of the standard normal distribution of the plane.
double standardLogDensity(double x, double y) {
  return -(x * x + y * y) / 2 - std::log(2 * 3.14159265358979);
}

LogDensityRequest gridOf(int side, double reach, std::int64_t steps = 64) {
  LogDensityRequest request;
  request.columns = side;
  request.rows = side;
  request.rectangle = {-reach, -reach, reach, reach};
  request.settings.steps = steps;
  return request;
}

/// D = x: spreads the source by e.
class Spreading : public VelocityNetwork {
public:
  Spreading() : m_weight(register_parameter("weight", torch::zeros({1}))) {}
  torch::Tensor forward(const NetworkInput& input) override { return input.x + m_weight; }

private:
  torch::Tensor m_weight;
};

/// The same by a kernel that automatic differentiation does not know.
class Opaque : public Spreading {
public:
  torch::Tensor forward(const NetworkInput& input) override { return input.x.detach().clone(); }
};

} // namespace

class TestLogLikelihood : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void normalDistributionsHaveTheirDensity_data() {
    QTest::addColumn<QString>("integrator");
    QTest::addColumn<int>("steps");
    QTest::newRow("rk4") << "rk4" << 32;
    QTest::newRow("heun") << "heun" << 200;
    QTest::newRow("dopri5") << "dopri5" << 1;
  }

  void normalDistributionsHaveTheirDensity() {
    QFETCH(QString, integrator);
    QFETCH(int, steps);
    const GaussianPair pair;
    const torch::Tensor samples = samplesOf(pair, 300);
    const LikelihoodSettings settings{.steps = steps, .integrator = integrator.toStdString()};
    const torch::Tensor error = modelDensity(pair, samples, settings) - pair.logDensity(samples, 1);
    QVERIFY2(error.abs().max().item<double>() < 1e-3,
             qPrintable(QString::number(error.abs().max().item<double>())));
  }

  void theEstimateAgreesOnAverage() {
    const GaussianPair pair;
    const torch::Tensor samples = samplesOf(pair, 50);
    const torch::Tensor exact = modelDensity(pair, samples, {.steps = 8, .trace = Trace::Exact});
    const auto estimated = [&](std::int64_t probes, std::uint64_t seed) {
      return modelDensity(pair, samples,
                          {.steps = 8, .trace = Trace::Hutchinson, .probes = probes, .seed = seed});
    };
    const double one = (estimated(1, 0) - exact).abs().mean().item<double>();
    const double many = (estimated(200, 0) - exact).abs().mean().item<double>();
    QVERIFY2(one > 0.01,
             qPrintable(QString::number(one))); // an estimate, not the exact trace by another name
    QVERIFY2(many < one / 5, qPrintable(QString("%1 %2").arg(many).arg(one)));
    QVERIFY(estimated(1, 0).equal(estimated(1, 0)) && !estimated(1, 0).equal(estimated(1, 1)));
  }

  void aSampleDependsOnItsPlaceAlone() {
    const GaussianPair pair;
    const torch::Tensor samples = samplesOf(pair, 40);
    const LikelihoodSettings settings{.steps = 4, .trace = Trace::Hutchinson};
    const torch::Tensor all = traceBack(pair.flow(), samples, settings).logChange;
    const torch::Tensor part = traceBack(pair.flow(), samples.narrow(0, 30, 10), settings, 30).logChange;
    QVERIFY(part.allclose(all.narrow(0, 30, 10), 1e-5, 1e-6));
  }

  void theDensityOfARunIsThatOfItsMap() {
    DeblendingTrainer trainer(inputsTo(std::make_shared<GaussianNoise>(SampleShape{2}, 2, 1)),
                              [] { return std::make_shared<Spreading>(); });
    const auto field = std::get<ScalarField>(trainer.preview(gridOf(40, 14), {}));
    QCOMPARE(field.values.size(), std::size_t{1600});
    double mass = 0;
    for (const float value : field.values)
      mass += std::exp(static_cast<double>(value)) * 0.7 * 0.7;
    QVERIFY2(std::abs(mass - 1) < 1e-3, qPrintable(QString::number(mass)));

    const auto values = std::get<SampleValues>(
        trainer.preview(LogLikelihoodRequest{.samples = {0.5F, -1, 3, 2}, .settings = {}}, {}));
    QCOMPARE(values.values.size(), std::size_t{2});
    QVERIFY(std::abs(values.values[0] - (standardLogDensity(0.5 / M_E, -1 / M_E) - 2)) < 1e-4);
  }

  void theNetworkThatComesAlongIsDifferentiated() {
    const MlpModelType type;
    for (const char* activation : {"relu", "silu", "tanh", "gelu"}) {
      TrainerInputs inputs = inputsTo(std::make_shared<GaussianNoise>(SampleShape{2}, 2, 1));
      inputs.modelOptions.set("activation", std::string(activation));
      const auto trainer = type.createTrainer(inputs);
      const auto field = std::get<ScalarField>(trainer->preview(gridOf(60, 8, 8), {}));
      double mass = 0;
      for (const float value : field.values)
        mass += std::exp(static_cast<double>(value)) * 16.0 / 60 * 16 / 60;
      QVERIFY2(std::abs(mass - 1) < 0.02, qPrintable(QString::number(mass)));
    }
  }

  void whatCannotBeMeasuredIsSaid() {
    const auto inputs = inputsTo(std::make_shared<GaussianNoise>(SampleShape{2}, 0, 1));
    DeblendingTrainer opaque(inputs, [] { return std::make_shared<Opaque>(); });
    DeblendingTrainer trainer(inputs, [] { return std::make_shared<Spreading>(); });
    const auto refusal = [](Trainer& of, const LikelihoodSettings& settings) {
      LogDensityRequest request = gridOf(2, 1);
      request.settings = settings;
      return errorOf([&] { of.preview(request, {}); });
    };
    const QString message = refusal(opaque, {});
    QVERIFY2(message.contains("derivatives"), qPrintable(message));
    QVERIFY(isSentence(refusal(trainer, {.steps = 0})));
    QVERIFY(isSentence(refusal(trainer, {.tolerance = 0})));
    QVERIFY(isSentence(refusal(trainer, {.probes = 0})));
    QVERIFY(isSentence(refusal(trainer, {.integrator = "euler_maruyama"})));
    QVERIFY(isSentence(errorOf([&] { trainer.preview(gridOf(0, 1), {}); })));
    QVERIFY(isSentence(
        errorOf([&] { trainer.preview(LogLikelihoodRequest{.samples = {1}, .settings = {}}, {}); })));
  }

  void cancels() {
    DeblendingTrainer trainer(inputsTo(std::make_shared<GaussianNoise>(SampleShape{2}, 0, 1)),
                              [] { return std::make_shared<Spreading>(); });
    int asked = 0;
    QCOMPARE(errorOf([&] { trainer.preview(gridOf(8, 1), [&] { return ++asked < 4; }); }),
             QString("cancelled"));
    QCOMPARE(asked, 4);
  }
};

QTEST_APPLESS_MAIN(TestLogLikelihood)
#include "tst_log_likelihood.moc"
