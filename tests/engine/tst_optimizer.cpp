#include "../support/expect_error.h"

#include "training/adam.h"
#include "training/learning_rate.h"
#include "training/training_options.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

LearningRateSchedule scheduleOf(const std::string& kind, std::int64_t warmup, std::int64_t total) {
  OptionValues options(trainingSchema());
  options.set("learning_rate", 0.01);
  options.set("schedule", kind);
  options.set("warmup_steps", warmup);
  return {options, total};
}

} // namespace

class TestOptimizer : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void adamFollowsItsFormula() {
    torch::manual_seed(1);
    const torch::Tensor values = torch::randn({200});
    torch::Tensor expected = values.to(torch::kFloat64);
    torch::Tensor first = torch::zeros_like(expected);
    torch::Tensor second = torch::zeros_like(expected);
    Adam adam(values);
    for (int t = 1; t <= 50; ++t) {
      const torch::Tensor gradient = torch::randn({200}) * std::pow(10.0, t % 5 - 2);
      const double rate = 0.01 / t;
      const torch::Tensor exact = gradient.to(torch::kFloat64);
      first = 0.9 * first + 0.1 * exact;
      second = 0.999 * second + 0.001 * exact * exact;
      expected = expected - rate * (first / (1 - std::pow(0.9, t))) /
                                ((second / (1 - std::pow(0.999, t))).sqrt() + 1e-8);
      adam.step(values, gradient, rate);
      QVERIFY(values.to(torch::kFloat64).allclose(expected, 1e-4, 1e-5));
    }
  }

  void momentsAreItsWholeState() {
    torch::manual_seed(2);
    const torch::Tensor values = torch::randn({10});
    Adam adam(values);
    adam.step(values, torch::randn({10}), 0.1);
    TensorMap state;
    for (const auto& [name, tensor] : adam.state())
      state[name] = tensor.clone();
    const torch::Tensor copy = values.clone();
    Adam other(copy);
    other.restore(state);
    const torch::Tensor gradient = torch::randn({10});
    adam.step(values, gradient, 0.1);
    other.step(copy, gradient, 0.1);
    QVERIFY(copy.equal(values));
  }

  void foreignMomentsAreRefused() {
    const torch::Tensor values = torch::zeros({10});
    Adam adam(values);
    const QString message = errorOf([&] { adam.restore(Adam(torch::zeros({11})).state()); });
    QVERIFY2(isSentence(message), qPrintable(message));
  }

  void constantStays() {
    const LearningRateSchedule schedule = scheduleOf("constant", 0, 100);
    for (const std::int64_t step : {0, 1, 99, 100, 5000})
      QCOMPARE(schedule.at(step), 0.01);
  }

  void warmUpRisesLinearly() {
    for (const char* kind : {"constant", "cosine"}) {
      const LearningRateSchedule schedule = scheduleOf(kind, 10, 100);
      for (int step = 0; step < 10; ++step)
        QVERIFY(std::abs(schedule.at(step) - 0.001 * (step + 1)) < 1e-12);
      QVERIFY(std::abs(schedule.at(10) - 0.01) < 1e-12);
    }
  }

  void cosineFallsToZero() {
    const LearningRateSchedule schedule = scheduleOf("cosine", 20, 120);
    QVERIFY(std::abs(schedule.at(20) - 0.01) < 1e-15);
    QVERIFY(std::abs(schedule.at(70) - 0.005) < 1e-12);
    QVERIFY(std::abs(schedule.at(120)) < 1e-15);
    QVERIFY(schedule.at(119) > 0);
    for (int step = 20; step < 120; ++step) {
      QVERIFY(schedule.at(step + 1) < schedule.at(step));
      // The two halves mirror each other.
      QVERIFY(std::abs(schedule.at(step) + schedule.at(140 - step) - 0.01) < 1e-12);
    }
    QVERIFY(std::abs(schedule.at(500)) < 1e-15); // beyond the planned end
  }

  void aWarmUpBeyondTheEndStaysFinite() {
    const LearningRateSchedule schedule = scheduleOf("cosine", 200, 100);
    for (int step = 0; step < 300; ++step)
      QVERIFY(schedule.at(step) >= 0 && schedule.at(step) <= 0.01);
  }
};

QTEST_APPLESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
