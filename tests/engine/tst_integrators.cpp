#include "../support/expect_error.h"

#include "sampling/integrate.h"
#include "sampling/stepper.h"

#include <torch/types.h>

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace deblend;

namespace {

/// dx/dα = velocity(x, α) with the known state at α = 1 of what starts at `start`.
struct Problem {
  VelocityFunction velocity;
  torch::Tensor start;
  torch::Tensor end;
};

/// Depends on the state alone: a quarter turn of the plane.
Problem rotation() {
  const double rate = std::numbers::pi / 2;
  return {[rate](const torch::Tensor& x, double) {
            return rate * torch::stack({-x.select(1, 1), x.select(1, 0)}, 1);
          },
          torch::tensor({{1.0, 0.0}, {0.0, -2.0}}, torch::kFloat64),
          torch::tensor({{0.0, 1.0}, {2.0, 0.0}}, torch::kFloat64)};
}

/// Depends on α as well: an integrator that evaluates at the wrong α loses its order.
Problem growth() {
  return {[](const torch::Tensor& x, double alpha) { return 2 * alpha * x; },
          torch::tensor({{1.0, -0.5}}, torch::kFloat64),
          torch::tensor({{1.0, -0.5}}, torch::kFloat64) * std::numbers::e};
}

/// Also gives a score and a diffusion of nothing, so that stochastic integrators can follow it.
Flow flowOf(VelocityFunction velocity) {
  Flow flow{std::move(velocity)};
  flow.velocityAndScore = [velocity = flow.velocity](const torch::Tensor& x, double alpha) {
    return VelocityAndScore{velocity(x, alpha), torch::zeros_like(x)};
  };
  flow.diffusion = [](double) { return 0.0; };
  return flow;
}

/// The states at T+1 evenly spaced α.
torch::Tensor statesOf(const Flow& flow, const torch::Tensor& start, const Integrator& method,
                       std::int64_t steps, Direction direction, std::int64_t kept) {
  return integrate(flow, start, method, alphaSteps(steps, direction), kept);
}

/// So few steps that rounding does not show; more where the first steps are another method's.
std::int64_t stepsFor(const Integrator& method) {
  const std::int64_t steps = method.order == 1 ? 64 : method.order == 2 ? 16 : 8;
  return method.firstSteps == 0 ? steps : 8 * steps;
}

/// The end alone, in double precision all the way.
torch::Tensor endOf(const VelocityFunction& velocity, torch::Tensor x, const Integrator& method,
                    const std::vector<double>& alphas) {
  const Flow flow = flowOf(velocity);
  const auto stepper = method.start(flow, alphas.back());
  for (std::size_t k = 0; k + 1 < alphas.size(); ++k)
    x = stepper->advance(x, alphas[k], alphas[k + 1]);
  return x;
}

torch::Tensor follow(const Integrator& method, const Problem& problem, const torch::Tensor& start,
                     std::int64_t steps, Direction direction) {
  return endOf(problem.velocity, start, method, alphaSteps(steps, direction));
}

double errorAfter(const Integrator& method, const Problem& problem, std::int64_t steps) {
  return (follow(method, problem, problem.start, steps, Direction::Forward) - problem.end)
      .norm()
      .item<double>();
}

double errorThereAndBack(const Integrator& method, const Problem& problem, std::int64_t steps) {
  const torch::Tensor there = follow(method, problem, problem.start, steps, Direction::Forward);
  return (follow(method, problem, there, steps, Direction::Reverse) - problem.start).norm().item<double>();
}

/// All whose steps are those that are asked for.
void addEveryIntegrator() {
  QTest::addColumn<QString>("id");
  for (const Integrator& each : integrators())
    if (each.kind != IntegratorKind::Adaptive)
      QTest::newRow(each.id.c_str()) << QString::fromStdString(each.id);
}

const Integrator& fetched() {
  QFETCH_GLOBAL(QString, id);
  return integrator(id.toStdString());
}

} // namespace

class TestIntegrators : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase_data() { addEveryIntegrator(); }

  void convergesWithItsOrder_data() {
    QTest::addColumn<bool>("dependsOnAlpha");
    QTest::newRow("rotation") << false;
    QTest::newRow("growth") << true;
  }

  void convergesWithItsOrder() {
    QFETCH(bool, dependsOnAlpha);
    const Problem problem = dependsOnAlpha ? growth() : rotation();
    const Integrator& method = fetched();
    const std::int64_t steps = stepsFor(method);
    const double order =
        std::log2(errorAfter(method, problem, steps) / errorAfter(method, problem, 2 * steps));
    QVERIFY2(std::abs(order - method.order) < 0.3, qPrintable(QString::number(order)));
  }

  void comesBackWithItsOrder() {
    const Integrator& method = fetched();
    const std::int64_t steps = stepsFor(method);
    const double coarse = errorThereAndBack(method, growth(), steps);
    const double fine = errorThereAndBack(method, growth(), 2 * steps);
    QVERIFY2(coarse < 0.2, qPrintable(QString::number(coarse)));
    QVERIFY2(std::log2(coarse / fine) > method.order - 0.3,
             qPrintable(QString::number(std::log2(coarse / fine))));
  }

  void straightPathsAreExact() {
    const VelocityFunction constant = [](const torch::Tensor& x, double) { return torch::full_like(x, 3); };
    for (const std::int64_t steps : {1, 7}) {
      const torch::Tensor end =
          statesOf(flowOf(constant), torch::zeros({5, 2}), fetched(), steps, Direction::Forward, 1);
      QVERIFY(end.allclose(torch::full({1, 5, 2}, 3.0F), 1e-6, 1e-6));
    }
  }

  void evaluatesAsOftenAsItSays() {
    for (const std::int64_t steps : {1, 2, 10}) {
      std::int64_t evaluations = 0;
      const VelocityFunction counted = [&](const torch::Tensor& x, double) {
        ++evaluations;
        return x;
      };
      statesOf(flowOf(counted), torch::ones({1, 2}), fetched(), steps, Direction::Forward, 1);
      QCOMPARE(evaluations, *plannedEvaluations(fetched(), steps));
    }
  }

  void evaluatesInsideTheStep() {
    double least = 1;
    double most = 0;
    const VelocityFunction watched = [&](const torch::Tensor& x, double alpha) {
      least = std::min(least, alpha);
      most = std::max(most, alpha);
      return x;
    };
    statesOf(flowOf(watched), torch::ones({1, 2}), fetched(), 4, Direction::Reverse, 1);
    QVERIFY(least >= 0 && most == 1);
  }

  void thePathHoldsEveryState() {
    const Problem problem = growth();
    const torch::Tensor start = torch::rand({3, 4}, torch::kFloat32);
    const Flow flow = flowOf(problem.velocity);
    const torch::Tensor path = statesOf(flow, start, fetched(), 6, Direction::Forward, 0);
    QVERIFY(path.sizes() == (std::vector<std::int64_t>{7, 3, 4}));
    QVERIFY(path[0].equal(start));
    const auto stepper = fetched().start(flow, 1);
    const auto alphas = alphaSteps(6, Direction::Forward);
    for (std::size_t k = 0; k + 1 < alphas.size(); ++k)
      QVERIFY(path[static_cast<std::int64_t>(k) + 1].equal(
          stepper->advance(path[static_cast<std::int64_t>(k)], alphas[k], alphas[k + 1])));
    const torch::Tensor last = statesOf(flow, start, fetched(), 6, Direction::Forward, 1);
    QVERIFY(last.sizes() == (std::vector<std::int64_t>{1, 3, 4}));
    QVERIFY(last[0].equal(path[6]));
  }

  void keptStatesAreSpreadWithBothEnds() {
    using Places = std::vector<std::int64_t>;
    QVERIFY(keptPlaces(5, 0) == (Places{0, 1, 2, 3, 4}));
    QVERIFY(keptPlaces(5, 3) == (Places{0, 2, 4}));
    QVERIFY(keptPlaces(5, 1) == Places{4});
    QVERIFY(keptPlaces(1, 10) == Places{0});
    for (std::int64_t count = 2; count < 60; ++count)
      for (std::int64_t kept = 2; kept < 70; ++kept) {
        const Places places = keptPlaces(count, kept);
        QCOMPARE(std::ssize(places), std::min(count, kept));
        QVERIFY(places.front() == 0 && places.back() == count - 1);
        QVERIFY(std::ranges::is_sorted(places) && std::ranges::adjacent_find(places) == places.end());
      }
  }

  void startsStayAsTheyWere() {
    const torch::Tensor start = torch::ones({2, 2});
    statesOf(flowOf(growth().velocity), start, fetched(), 4, Direction::Forward, 0);
    QVERIFY(start.equal(torch::ones({2, 2})));
  }

  void cancels() {
    int asked = 0;
    std::int64_t evaluations = 0;
    const VelocityFunction counted = [&](const torch::Tensor& x, double) {
      ++evaluations;
      return x;
    };
    Flow flow = flowOf(counted);
    flow.keepGoing = [&] { return ++asked <= 3; };
    const auto message = errorOf([&] {
      statesOf(flow, torch::ones({1, 2}), fetched(), 10, Direction::Forward, 0);
    });
    QCOMPARE(message, QString("cancelled"));
    QCOMPARE(asked, 4);
    QCOMPARE(evaluations, *plannedEvaluations(fetched(), 3));
  }

  void evenStepsOrNotTheOrderStays() {
    const Integrator& method = fetched();
    const auto errorWith = [&](std::int64_t steps) {
      const auto alphas = alphaSteps(steps, Direction::Forward, "cosine");
      return (endOf(growth().velocity, growth().start, method, alphas) - growth().end).norm().item<double>();
    };
    const double order = std::log2(errorWith(stepsFor(method)) / errorWith(2 * stepsFor(method)));
    QVERIFY2(order > method.order - 0.3, qPrintable(QString::number(order)));
  }

  void noiseNeedsAScore() {
    const Flow flow{growth().velocity};
    const bool isStochastic = fetched().kind == IntegratorKind::Stochastic;
    const QString message = errorOf([&] {
      statesOf(flow, torch::ones({1, 2}), fetched(), 2, Direction::Forward, 1);
    });
    QVERIFY2(isStochastic ? isSentence(message) && message.contains("score") : message.isEmpty(),
             qPrintable(message));
  }

  void unknownOnesListTheKnown() {
    const QString message = errorOf([] { integrator("eluer"); });
    QVERIFY2(isSentence(message) && message.contains("'eluer'") && message.contains("euler"),
             qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestIntegrators)
#include "tst_integrators.moc"
