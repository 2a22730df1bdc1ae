#include "gaussian_pair.h"

#include "sampling/diffusion.h"
#include "sampling/integrate.h"
#include "sampling/random.h"
#include "sampling/stepper.h"

#include <ATen/Parallel.h>

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

Flow stochasticFlow(const GaussianPair& pair, std::function<double(double)> diffusion) {
  Flow flow = pair.flow();
  flow.velocityAndScore = [&pair](const torch::Tensor& x, double alpha) {
    return VelocityAndScore{pair.velocity(x, alpha), pair.score(x, alpha)};
  };
  flow.diffusion = std::move(diffusion);
  return flow;
}

void addMethods() {
  QTest::addColumn<QString>("id");
  for (const Integrator& each : integrators())
    if (each.kind == IntegratorKind::Stochastic)
      QTest::newRow(each.id.c_str()) << QString::fromStdString(each.id);
}

const Integrator& fetched() {
  QFETCH_GLOBAL(QString, id);
  return integrator(id.toStdString());
}

/// The largest difference of the batch's mean and covariance from the pair's at α.
double momentError(const GaussianPair& pair, const torch::Tensor& x, double alpha) {
  const torch::Tensor centred = x - x.mean(0);
  const torch::Tensor covariance = torch::matmul(centred.t(), centred) / x.size(0);
  return std::max((x.mean(0) - pair.mean(alpha)).abs().max().item<double>(),
                  (covariance - pair.covariance(alpha)).abs().max().item<double>());
}

/// The variance at α = 1 of blends of normal distributions of the line with the standard deviations 1 and ½,
/// as the method has it: without chance, from how one step moves 0, 1 and a unit of noise.
double varianceAtTheEnd(const Integrator& method, std::int64_t steps) {
  const auto variance = [](double alpha) { return (1 - alpha) * (1 - alpha) + alpha * alpha / 4; };
  const auto velocity = [&](const torch::Tensor& x, double alpha) {
    return (alpha / 4 - (1 - alpha)) / variance(alpha) * x;
  };
  Flow flow{velocity};
  flow.velocityAndScore = [&](const torch::Tensor& x, double alpha) {
    return VelocityAndScore{velocity(x, alpha), -x / variance(alpha)};
  };
  flow.diffusion = [](double) { return 0.3; };
  flow.noise = [](std::int64_t) { return torch::tensor({{0.0}, {1.0}}, torch::kFloat64); };
  const auto stepper = method.start(flow, 1);
  const auto alphas = alphaSteps(steps, Direction::Forward);
  double result = 1;
  for (std::size_t k = 0; k + 1 < alphas.size(); ++k) {
    const torch::Tensor moved =
        stepper->advance(torch::tensor({{1.0}, {0.0}}, torch::kFloat64), alphas[k], alphas[k + 1]);
    result = result * moved[0].square().item<double>() + moved[1].square().item<double>();
  }
  return result;
}

} // namespace

class TestStochasticSampling : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase_data() { addMethods(); }
  void initTestCase() { at::set_num_threads(1); }

  void marginalsAreThoseWithoutNoise_data() {
    QTest::addColumn<double>("diffusion");
    QTest::addColumn<bool>("reverse");
    for (const double diffusion : {0.0, 0.05, 0.3, 1.0})
      for (const bool reverse : {false, true})
        QTest::addRow("%g %s", diffusion, reverse ? "back" : "forward") << diffusion << reverse;
  }

  void marginalsAreThoseWithoutNoise() {
    QFETCH(double, diffusion);
    QFETCH(bool, reverse);
    const GaussianPair pair;
    constexpr std::int64_t count = 8000;
    torch::Generator generator = makeGenerator(5);
    Flow flow = stochasticFlow(pair, [diffusion](double alpha) { return diffusion * (0.5 + alpha); });
    flow.noise = [&](std::int64_t) { return torch::randn({count, 2}, generator, torch::kFloat64); };
    const auto alphas = alphaSteps(80, reverse ? Direction::Reverse : Direction::Forward);
    const torch::Tensor start = pair.draw(count, alphas.front(), generator);
    const torch::Tensor states = integrate(flow, start, fetched(), alphas, 5).to(torch::kFloat64);
    for (std::int64_t k = 0; k < 5; ++k) {
      const double alpha = alphas[static_cast<std::size_t>(20 * k)];
      const double error = momentError(pair, states[k], alpha);
      QVERIFY2(error < 0.08, qPrintable(QString("%1 at %2").arg(error).arg(alpha)));
    }
    const torch::Tensor moved = states[4] - integrate(pair.flow(), start, integrator("rk4"), alphas, 1)[0];
    QCOMPARE(moved.abs().max().item<double>() > 0.1, diffusion > 0); // other paths, the same marginals
  }

  void theDistributionConvergesWithItsOrder() {
    const auto error = [](std::int64_t steps) { return std::abs(varianceAtTheEnd(fetched(), steps) - 0.25); };
    const double order = std::log2(error(64) / error(128));
    QVERIFY2(std::abs(order - fetched().order) < 0.3, qPrintable(QString::number(order)));
  }

  void eachProfileIsFinite() {
    for (const DiffusionProfile& each : diffusionProfiles())
      for (const double alpha : {0.0, 0.3, 1.0})
        QVERIFY(each.share(alpha, 0.5) >= 0 && each.share(alpha, 0.5) <= 1);
    QCOMPARE(diffusionProfile("latent").share(0.3, 0.42), 0.42);
  }
};

QTEST_APPLESS_MAIN(TestStochasticSampling)
#include "tst_stochastic_sampling.moc"
