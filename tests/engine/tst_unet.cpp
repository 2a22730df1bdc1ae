#include "../support/expect_error.h"

#include "unet_model_type.h"
#include "unet_network.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QtTest>

#include <algorithm>

using namespace deblend;

namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

std::shared_ptr<VelocityNetwork> makeNetwork(const Options& options, const SampleForm& samples) {
  const UnetModelType type;
  OptionValues values(type.optionSchema());
  for (const auto& [name, text] : options)
    values.setFromText(name, text);
  torch::manual_seed(2);
  return type.createNetwork(values, samples);
}

Options small(Options more = {}) {
  Options options = {{"base_channels", "8"},
                     {"channel_multipliers", "1,2"},
                     {"blocks", "1"},
                     {"groups", "4"},
                     {"head_channels", "8"}};
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

NetworkInput randomInput(std::int64_t count, const SampleShape& shape) {
  return {torch::randn({count, shape[0], shape[1], shape[2]}), torch::rand({count}), {}, {}};
}

std::int64_t parameterCount(const VelocityNetwork& network) {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : network.parameters())
    count += parameter.numel();
  return count;
}

torch::Tensor gradientsOf(VelocityNetwork& network, const NetworkInput& input, const torch::Tensor& target) {
  std::vector<torch::Tensor> all;
  for (torch::Tensor& parameter : network.parameters())
    parameter.mutable_grad() = torch::zeros_like(parameter);
  network.accumulateGradients(input, target);
  for (const torch::Tensor& parameter : network.parameters())
    all.push_back(parameter.grad().reshape(-1));
  return torch::cat(all);
}

} // namespace

class TestUnet : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void thePresetIsTheOfficialNetwork() {
    const UnetModelType type;
    const std::vector<Preset> presets = type.presets();
    const auto found = std::ranges::find(presets, "iadb64", &Preset::id);
    QVERIFY(found != presets.end());
    OptionValues values(type.optionSchema());
    for (const auto& [name, value] : found->values)
      if (values.schema().find(name))
        values.set(name, value);
    const UnetOptions options = unetOptions(values, {.shape = {3, 64, 64}});
    QCOMPARE(options.channels, (std::vector<std::int64_t>{128, 128, 256, 256, 512, 512}));
    QCOMPARE(options.attentionAt, (std::vector<std::int64_t>{4}));
    // That of the U-Net of the diffusers library with these channels.
    QCOMPARE(parameterCount(*type.createNetwork(values, {.shape = {3, 64, 64}})), std::int64_t{113'673'219});
  }

  void givesTheShapeOfItsInput_data() {
    QTest::addColumn<Options>("options");
    QTest::addColumn<SampleShape>("shape");
    QTest::newRow("gray") << small() << SampleShape{1, 8, 8};
    QTest::newRow("not square") << small() << SampleShape{3, 4, 10};
    QTest::newRow("one level") << small({{"channel_multipliers", "1"}}) << SampleShape{2, 5, 7};
    QTest::newRow("more blocks") << small({{"blocks", "3"}}) << SampleShape{1, 8, 8};
    QTest::newRow("attention") << small({{"attention_at", "8,4"}}) << SampleShape{1, 8, 8};
    QTest::newRow("odd channels") << small({{"base_channels", "9"}, {"groups", "3"}, {"head_channels", "3"}})
                                  << SampleShape{1, 8, 8};
  }

  void givesTheShapeOfItsInput() {
    QFETCH(Options, options);
    QFETCH(SampleShape, shape);
    const auto network = makeNetwork(options, {.shape = shape});
    const NetworkInput input = randomInput(3, shape);
    for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
      network->setPrecision(precision);
      const torch::Tensor velocity = network->forward(input);
      QVERIFY(velocity.sizes() == input.x.sizes() && velocity.scalar_type() == torch::kFloat32);
      const torch::Tensor gradients = gradientsOf(*network, input, torch::randn_like(input.x));
      QVERIFY(gradients.isfinite().all().item<bool>());
      QVERIFY(gradients.ne(0).to(torch::kFloat32).mean().item<double>() > 0.9);
    }
  }

  void halfTheBitsAreClose() {
    const auto network = makeNetwork(small({{"attention_at", "4"}}), {.shape = {1, 8, 8}});
    const NetworkInput input = randomInput(4, {1, 8, 8});
    const torch::NoGradGuard noGradients;
    const torch::Tensor exact = network->forward(input);
    network->setPrecision(Precision::BFloat16);
    const torch::Tensor rounded = network->forward(input);
    QVERIFY(!rounded.equal(exact));
    QVERIFY((rounded - exact).norm().item<double>() < 0.05 * exact.norm().item<double>());
  }

  void samplesDoNotMix() {
    const auto network = makeNetwork(small({{"attention_at", "4"}}), {.shape = {1, 8, 8}});
    const NetworkInput input = randomInput(3, {1, 8, 8});
    const torch::NoGradGuard noGradients;
    const torch::Tensor all = network->forward(input);
    for (std::int64_t i = 0; i < 3; ++i)
      QVERIFY(network->forward({input.x.narrow(0, i, 1), input.alpha.narrow(0, i, 1), {}, {}})[0].allclose(
          all[i], 1e-4, 1e-5));
  }

  void alphaMatters() {
    for (const char* scale : {"1", "1000"}) {
      const auto network = makeNetwork(small({{"alpha_scale", scale}}), {.shape = {1, 8, 8}});
      const torch::Tensor x = torch::randn({2, 1, 8, 8});
      const torch::NoGradGuard noGradients;
      const auto at = [&](double alpha) { return network->forward({x, torch::full({2}, alpha), {}, {}}); };
      QVERIFY(!at(0.2).allclose(at(0.8), 1e-3, 1e-4));
      QVERIFY(at(0.2).equal(at(0.2)));
    }
  }

  void theClassMatters() {
    const SampleForm samples{{1, 8, 8}, 3};
    const auto network = makeNetwork(small({{"class_conditional", "true"}}), samples);
    QCOMPARE(network->classCount(), std::int64_t{3});
    NetworkInput input = randomInput(2, samples.shape);
    const torch::NoGradGuard noGradients;
    const auto ofClass = [&](std::int64_t label) {
      input.labels = torch::full({2}, label, torch::kInt64);
      return network->forward(input);
    };
    const torch::Tensor first = ofClass(0);
    QVERIFY(!first.allclose(ofClass(1), 1e-3, 1e-4));
    const torch::Tensor none = ofClass(3);
    input.labels = torch::Tensor();
    QVERIFY(network->forward(input).equal(none));
  }

  void withoutClassesItKnowsNone() {
    QCOMPARE(makeNetwork(small(), {{1, 8, 8}, 3})->classCount(), std::int64_t{0});
    const QString message = errorOf([] {
      makeNetwork(small({{"class_conditional", "true"}}), {.shape = {1, 8, 8}});
    });
    QVERIFY2(isSentence(message) && message.contains("class_conditional"), qPrintable(message));
  }

  void dropoutFollowsItsGenerator() {
    const auto network = makeNetwork(small({{"dropout", "0.5"}}), {.shape = {1, 8, 8}});
    QVERIFY(network->hasDropout() && !makeNetwork(small(), {.shape = {1, 8, 8}})->hasDropout());
    NetworkInput input = randomInput(2, {1, 8, 8});
    const torch::NoGradGuard noGradients;
    const torch::Tensor without = network->forward(input);
    QVERIFY(network->forward(input).equal(without));
    const auto seeded = [&](std::uint64_t seed) {
      input.random = at::make_generator<at::CPUGeneratorImpl>(seed);
      return network->forward(input);
    };
    const torch::Tensor with = seeded(1);
    QVERIFY(!with.equal(without) && seeded(1).equal(with) && !seeded(2).equal(with));
  }

  void optionsThatDoNotFitAreNamed_data() {
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("name");
    QTest::newRow("no number") << small({{"channel_multipliers", "1,x"}}) << "channel_multipliers";
    QTest::newRow("nothing") << small({{"channel_multipliers", ""}}) << "channel_multipliers";
    QTest::newRow("zero") << small({{"channel_multipliers", "1,0"}}) << "channel_multipliers";
    QTest::newRow("a comma at the end") << small({{"channel_multipliers", "1,2,"}}) << "channel_multipliers";
    QTest::newRow("too many levels") << small({{"channel_multipliers", "1,1,1,1,1"}})
                                     << "channel_multipliers";
    QTest::newRow("groups") << small({{"groups", "3"}}) << "groups";
    QTest::newRow("no such height") << small({{"attention_at", "5"}}) << "attention_at";
    QTest::newRow("heads") << small({{"head_channels", "5"}}) << "head_channels";
  }

  void optionsThatDoNotFitAreNamed() {
    QFETCH(Options, options);
    QFETCH(QString, name);
    const QString message = errorOf([&] { makeNetwork(options, {.shape = {1, 8, 8}}); });
    QVERIFY2(isSentence(message) && message.contains("'" + name + "'"), qPrintable(message));
  }

  void onlyImagesAreTaken() {
    const UnetModelType type;
    const OptionValues options(type.optionSchema());
    QVERIFY(!type.refusal(SampleForm{{3, 32, 32}}, options));
    const auto reason = type.refusal(SampleForm{{2}}, options);
    QVERIFY(reason && isSentence(QString::fromStdString(*reason)));
  }

  void optionsThatDoNotSuitTheSamplesAreRefused() {
    const UnetModelType type;
    OptionValues options(type.optionSchema());
    options.set("class_conditional", true);
    const PairForm labelled{{1, 32, 32}, {1, 32, 32}, 10};
    QVERIFY(!type.refusal(labelled, options));
    const PairForm unlabelled{{1, 32, 32}, {1, 32, 32}};
    const QString classes = QString::fromStdString(type.refusal(unlabelled, options).value_or(""));
    QVERIFY2(isSentence(classes) && classes.contains("'class_conditional'"), qPrintable(classes));
    const PairForm uneven{{1, 30, 30}, {1, 30, 30}, 10};
    const QString halvings = QString::fromStdString(type.refusal(uneven, options).value_or(""));
    QVERIFY2(isSentence(halvings) && halvings.contains("'channel_multipliers'"), qPrintable(halvings));
  }
};

QTEST_APPLESS_MAIN(TestUnet)
#include "tst_unet.moc"
