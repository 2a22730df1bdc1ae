#include "statistics.h"

#include "interpolant/time_distribution.h"
#include "training/time_source.h"
#include "training/training_options.h"

#include <QtTest>

#include <cmath>

using namespace deblend;

namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

OptionValues optionsWith(const Options& options) {
  OptionValues values(trainingSchema());
  for (const auto& [name, text] : options)
    values.setFromText(name, text);
  return values;
}

torch::Tensor drawn(const Options& options, std::int64_t count, std::uint64_t seed = 4) {
  TimeSource source(optionsWith(options), seed, torch::kCPU);
  torch::Tensor alpha = torch::empty({count});
  source.drawInto(alpha);
  return alpha;
}

} // namespace

class TestTimeSource : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void drawsFollowTheirDensity_data() {
    QTest::addColumn<Options>("options");
    QTest::newRow("uniform") << Options{};
    QTest::newRow("logit-normal") << Options{{"time_distribution", "logit_normal"}};
    QTest::newRow("logit-normal, moved and narrow")
        << Options{{"time_distribution", "logit_normal"}, {"time_mean", "-0.8"}, {"time_deviation", "0.5"}};
    QTest::newRow("towards the target") << Options{{"time_distribution", "skewed"}, {"time_skew", "2"}};
    QTest::newRow("towards the source") << Options{{"time_distribution", "skewed"}, {"time_skew", "-1.5"}};
  }

  void drawsFollowTheirDensity() {
    QFETCH(Options, options);
    const OptionValues values = optionsWith(options);
    const TimeDistribution& distribution = timeDistribution(values.text("time_distribution"));
    const std::int64_t count = 40'000;
    const torch::Tensor alpha = drawn(options, count);
    std::vector<double> counts(20), expected(20);
    for (std::int64_t i = 0; i < count; ++i)
      ++counts[static_cast<std::size_t>(std::min(alpha[i].item<double>() * 20, 19.0))];
    for (std::size_t i = 0; i < 20'000; ++i)
      expected[i / 1000] +=
          count * distribution.density((static_cast<double>(i) + 0.5) / 20'000, values) / 20'000;
    QVERIFY2(chiSquareExcess(counts, expected) < 5,
             qPrintable(QString::number(chiSquareExcess(counts, expected))));
  }

  void logitsHaveTheMomentsAskedFor() {
    const torch::Tensor alpha = drawn(
        {{"time_distribution", "logit_normal"}, {"time_mean", "0.5"}, {"time_deviation", "0.7"}}, 50'000);
    const torch::Tensor logits = (alpha / (1 - alpha)).log();
    QVERIFY(std::abs(logits.mean().item<double>() - 0.5) < 0.02);
    QVERIFY(std::abs(logits.std().item<double>() - 0.7) < 0.02);
  }

  void stratifiedDrawsCoverEveryStratum() {
    for (const char* distribution : {"uniform", "logit_normal", "skewed"}) {
      const Options options = {{"time_distribution", distribution}, {"stratified", "true"}};
      const torch::Tensor alpha = drawn(options, 64);
      QVERIFY(alpha.isfinite().all().item<bool>());
      QVERIFY((alpha.diff() >= 0).all().item<bool>());
    }
    const torch::Tensor alpha = drawn({{"stratified", "true"}}, 64);
    QVERIFY((alpha * 64).floor().equal(torch::arange(64, torch::kFloat32)));
    QVERIFY(!drawn({}, 64).mul(64).floor().equal(torch::arange(64, torch::kFloat32)));
  }

  void theCutoffHolds() {
    for (const char* distribution : {"uniform", "logit_normal", "skewed"}) {
      const torch::Tensor alpha =
          drawn({{"time_distribution", distribution}, {"cutoff", "0.2"}, {"time_deviation", "5"}}, 10'000);
      QVERIFY(alpha.min().item<double>() >= 0.2 - 1e-6 && alpha.max().item<double>() <= 0.8 + 1e-6);
      QVERIFY(alpha.min().item<double>() < 0.25 && alpha.max().item<double>() > 0.75);
    }
  }

  void theStateGoesOn() {
    TimeSource source(optionsWith({}), 7, torch::kCPU);
    torch::Tensor alpha = torch::empty({16});
    source.drawInto(alpha);
    const torch::Tensor state = source.randomState();
    source.drawInto(alpha);
    const torch::Tensor expected = alpha.clone();
    source.restoreRandomState(state);
    source.drawInto(alpha);
    QVERIFY(alpha.equal(expected));
  }
};

QTEST_APPLESS_MAIN(TestTimeSource)
#include "tst_time_source.moc"
