#include "../support/expect_error.h"
#include "gaussian_pair.h"

#include "sampling/integrate.h"
#include "sampling/random.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

struct Followed {
  torch::Tensor states; ///< [K, N, 2], float64
  std::int64_t evaluations = 0;
};

Followed follow(const GaussianPair& pair, const torch::Tensor& start, double tolerance,
                const std::vector<double>& alphas, std::int64_t kept = 0) {
  Followed result;
  Flow flow = pair.flow();
  flow.tolerance = tolerance;
  flow.velocity = [&](const torch::Tensor& x, double alpha) {
    ++result.evaluations;
    return pair.velocity(x, alpha);
  };
  result.states = integrate(flow, start, integrator("dopri5"), alphas, kept).to(torch::kFloat64);
  return result;
}

torch::Tensor startOf(const GaussianPair& pair, double alpha) {
  torch::Generator generator = makeGenerator(1);
  return pair.draw(200, alpha, generator);
}

double typical(const torch::Tensor& difference) {
  return std::sqrt(difference.square().mean().item<double>());
}

double largest(const torch::Tensor& difference) {
  return difference.abs().max().item<double>();
}

} // namespace

class TestDormandPrince : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void meetsItsTolerance_data() {
    QTest::addColumn<double>("tolerance");
    for (const double tolerance : {1e-2, 1e-3, 1e-4, 1e-5, 1e-6})
      QTest::addRow("%g", tolerance) << tolerance;
  }

  /// At the end and at the states between the steps, forward and back.
  void meetsItsTolerance() {
    QFETCH(double, tolerance);
    const GaussianPair pair;
    const torch::Tensor start = startOf(pair, 0);
    const auto alphas = alphaSteps(20, Direction::Forward);
    const torch::Tensor states = follow(pair, start, tolerance, alphas).states;
    for (std::size_t k = 0; k < alphas.size(); ++k) {
      const double error = typical(states[static_cast<std::int64_t>(k)] - pair.mapped(start, alphas[k]));
      QVERIFY2(error < 10 * tolerance, qPrintable(QString::number(error / tolerance)));
    }
    const torch::Tensor back =
        follow(pair, states[20], tolerance, alphaSteps(20, Direction::Reverse)).states[20];
    QVERIFY(typical(back - start) < 30 * tolerance);
  }

  /// Of order 5: a 32nd of the error costs about twice the evaluations.
  void fewEvaluationsBuyMuch() {
    const GaussianPair pair;
    const torch::Tensor start = startOf(pair, 0);
    const Followed coarse = follow(pair, start, 1e-3, {0, 1});
    const Followed fine = follow(pair, start, 1e-6, {0, 1});
    const double order =
        std::log(largest(coarse.states[1] - pair.mapped(start, 1)) /
                 largest(fine.states[1] - pair.mapped(start, 1))) /
        std::log(static_cast<double>(fine.evaluations) / static_cast<double>(coarse.evaluations));
    QVERIFY2(order > 4, qPrintable(QString::number(order)));
    QVERIFY2(fine.evaluations < 150, qPrintable(QString::number(fine.evaluations)));
  }

  void statesBetweenCostNothing() {
    const GaussianPair pair;
    const torch::Tensor start = startOf(pair, 0);
    const Followed two = follow(pair, start, 1e-4, {0, 1});
    const Followed all = follow(pair, start, 1e-4, alphaSteps(500, Direction::Forward));
    const Followed last = follow(pair, start, 1e-4, alphaSteps(500, Direction::Forward), 1);
    QCOMPARE(all.evaluations, two.evaluations);
    QCOMPARE(last.evaluations, two.evaluations);
    QVERIFY(all.states[500].equal(two.states[1]) && last.states[0].equal(two.states[1]));
    QCOMPARE((two.evaluations - 2) % 6, std::int64_t{0});
  }

  void statesBetweenFollowThePath() {
    const GaussianPair pair;
    const torch::Tensor start = startOf(pair, 0);
    const auto alphas = alphaSteps(200, Direction::Forward);
    const torch::Tensor states = follow(pair, start, 1e-5, alphas).states;
    for (std::int64_t k = 1; k < 200; ++k) // no kinks where a step ends
      QVERIFY(largest(states[k + 1] - 2 * states[k] + states[k - 1]) < 1e-3);
  }

  void straightPathsTakeFewSteps() {
    std::int64_t evaluations = 0;
    Flow flow{[&](const torch::Tensor& x, double) {
      ++evaluations;
      return torch::full_like(x, 3);
    }};
    const torch::Tensor end = integrate(flow, torch::zeros({5, 2}), integrator("dopri5"), {0, 1}, 1);
    QVERIFY(end.allclose(torch::full({1, 5, 2}, 3.0F), 1e-6, 1e-6));
    QVERIFY2(evaluations <= 38, qPrintable(QString::number(evaluations)));
    flow.velocity = [](const torch::Tensor& x, double) { return torch::zeros_like(x); };
    QVERIFY(integrate(flow, torch::zeros({1, 2}), integrator("dopri5"), {0, 1}, 1)
                .equal(torch::zeros({1, 1, 2})));
  }

  void staysBetweenTheEnds() {
    const GaussianPair pair;
    double least = 1;
    double most = 0;
    Flow flow = pair.flow();
    flow.velocity = [&](const torch::Tensor& x, double alpha) {
      least = std::min(least, alpha);
      most = std::max(most, alpha);
      return pair.velocity(x, alpha);
    };
    for (const auto& alphas : {std::vector<double>{1, 0}, std::vector<double>{0, 1}})
      integrate(flow, startOf(pair, 0), integrator("dopri5"), alphas, 1);
    QVERIFY(least == 0 && most == 1);
  }

  /// No method keeps its order across a jump; it must come past it all the same.
  void aJumpIsPassed() {
    Flow flow{[](const torch::Tensor& x, double alpha) { return torch::full_like(x, alpha < 0.3 ? 1 : -2); }};
    const torch::Tensor end =
        integrate(flow, torch::zeros({1, 2}, torch::kFloat64), integrator("dopri5"), {0, 1}, 1);
    QVERIFY(largest(end + 1.1) < 0.05);
  }

  void whatCannotBeFollowedIsSaid() {
    Flow flow{[](const torch::Tensor& x, double alpha) { return x / (alpha < 0.4 ? 1 : 0); }};
    const auto follows = [&] { integrate(flow, torch::ones({1, 2}), integrator("dopri5"), {0, 1}, 1); };
    QVERIFY2(isSentence(errorOf(follows)), qPrintable(errorOf(follows)));
    flow.velocity = [](const torch::Tensor& x, double alpha) {
      return torch::full_like(x, 1e6 * std::cos(1e8 * alpha));
    };
    flow.tolerance = 1e-8;
    const QString message = errorOf(follows);
    QVERIFY2(isSentence(message) && message.contains("tolerance"), qPrintable(message));
  }

  void cancels() {
    const GaussianPair pair;
    Flow flow = pair.flow();
    int asked = 0;
    flow.keepGoing = [&] { return ++asked < 3; };
    QCOMPARE(errorOf([&] {
               integrate(flow, startOf(pair, 0), integrator("dopri5"), {0, 1}, 1);
             }),
             QString("cancelled"));
    QCOMPARE(asked, 3);
  }
};

QTEST_APPLESS_MAIN(TestDormandPrince)
#include "tst_dormand_prince.moc"
