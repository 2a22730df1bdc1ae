#include "../support/expect_error.h"

#include "activation.h"
#include "mlp_model_type.h"
#include "mlp_network.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace deblend;

namespace {

torch::Tensor activated(const QString& activation, const torch::Tensor& x) {
  if (activation == "relu")
    return torch::relu(x);
  if (activation == "silu")
    return torch::silu(x);
  if (activation == "selu")
    return torch::selu(x);
  return activation == "tanh" ? torch::tanh(x) : torch::gelu(x);
}

/// The same network written as formulas that LibTorch differentiates. x is [N, E].
torch::Tensor formula(const MlpNetwork& network, const QString& activation, std::int64_t frequencies,
                      const torch::Tensor& x, const torch::Tensor& alpha) {
  std::vector<torch::Tensor> columns = {x, alpha.unsqueeze(1)};
  for (std::int64_t k = 0; k < frequencies; ++k) {
    const torch::Tensor angle = alpha.unsqueeze(1) * (std::pow(2.0, k) * std::numbers::pi);
    columns.push_back(angle.sin());
    columns.push_back(angle.cos());
  }
  torch::Tensor values = torch::cat(columns, 1);
  const std::vector<torch::Tensor> parameters = network.parameters();
  for (std::size_t i = 0; i < parameters.size(); i += 2) {
    values = values.mm(parameters[i].t()) + parameters[i + 1];
    if (i + 2 < parameters.size())
      values = activated(activation, values);
  }
  return values;
}

/// What `accumulate` adds to gradients that were 1.
std::vector<torch::Tensor> gradientsOf(MlpNetwork& network, const std::function<torch::Tensor()>& accumulate,
                                       torch::Tensor& loss) {
  for (torch::Tensor& parameter : network.parameters())
    parameter.mutable_grad() = torch::ones_like(parameter);
  loss = accumulate().detach().clone();
  std::vector<torch::Tensor> gradients;
  for (const torch::Tensor& parameter : network.parameters())
    gradients.push_back(parameter.grad().clone());
  return gradients;
}

} // namespace

class TestMlpNetwork : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { torch::manual_seed(3); }

  void ownGradientsAreThoseOfForward_data() {
    QTest::addColumn<QString>("activation");
    QTest::addColumn<QString>("embedding");
    QTest::addColumn<int>("depth");
    for (const Activation& each : activations())
      for (const char* embedding : {"raw", "sinusoidal"})
        for (const int depth : {1, 3})
          QTest::addRow("%s, %s, depth %d", std::string(each.id).c_str(), embedding, depth)
              << QString::fromStdString(std::string(each.id)) << embedding << depth;
  }

  void ownGradientsAreThoseOfForward() {
    QFETCH(QString, activation);
    QFETCH(QString, embedding);
    QFETCH(int, depth);
    MlpNetwork network({.sampleSize = 6,
                        .width = 9,
                        .depth = depth,
                        .activation = activation.toStdString(),
                        .timeEmbedding = embedding.toStdString(),
                        .frequencies = 3});
    const std::int64_t frequencies = embedding == "raw" ? 0 : 3;
    for (const std::int64_t batch : {17, 4}) { // the kept tensors follow the batch size
      const torch::Tensor x = torch::randn({batch, 1, 2, 3});
      const torch::Tensor alpha = torch::rand({batch});
      const torch::Tensor target = torch::randn({batch, 1, 2, 3});
      const auto velocity = [&] {
        return formula(network, activation, frequencies, x.view({batch, 6}), alpha).view_as(x);
      };
      {
        const torch::NoGradGuard noGradients;
        QVERIFY(network.forward({x, alpha, {}, {}}).allclose(velocity(), 1e-4, 1e-6));
      }
      torch::Tensor expectedLoss;
      torch::Tensor loss;
      const auto expected = gradientsOf(
          network,
          [&] {
            const torch::Tensor error = (velocity() - target).square().sum();
            error.backward();
            return error;
          },
          expectedLoss);
      const auto own = gradientsOf(
          network,
          [&] {
            return network.accumulateGradients({x, alpha, {}, {}}, target);
          },
          loss);
      QVERIFY(loss.allclose(expectedLoss, 1e-4, 1e-6));
      QCOMPARE(own.size(), expected.size());
      for (std::size_t i = 0; i < own.size(); ++i)
        QVERIFY2(own[i].allclose(expected[i], 1e-4, 1e-4), qPrintable(QString::number(i)));
    }
  }

  void hasTheTutorialsLayers() {
    const auto network =
        MlpModelType().createNetwork(OptionValues(MlpModelType().optionSchema()), {.shape = {2}});
    std::vector<std::vector<std::int64_t>> shapes;
    for (const torch::Tensor& parameter : network->parameters())
      shapes.push_back(parameter.sizes().vec());
    QVERIFY(shapes == (std::vector<std::vector<std::int64_t>>{
                          {64, 3}, {64}, {64, 64}, {64}, {64, 64}, {64}, {64, 64}, {64}, {2, 64}, {2}}));
    QCOMPARE(network->forwardCost(), 2.0 * (4 * 64 + 3 * 65 * 64 + 65 * 2));
  }

  void alphaMatters() {
    for (const char* embedding : {"raw", "sinusoidal"}) {
      MlpNetwork network({.activation = "tanh", .timeEmbedding = embedding});
      const torch::Tensor x = torch::randn({5, 2});
      const torch::NoGradGuard noGradients;
      QVERIFY(!network.forward({x, torch::full({5}, 0.2), {}, {}})
                   .allclose(network.forward({x, torch::full({5}, 0.8), {}, {}})));
    }
  }

  void samplesDoNotMix() {
    MlpNetwork network({.activation = "gelu"});
    const torch::NoGradGuard noGradients;
    const torch::Tensor x = torch::randn({6, 2});
    const torch::Tensor alpha = torch::rand({6});
    const torch::Tensor all = network.forward({x, alpha, {}, {}});
    for (int i = 0; i < 6; ++i)
      QVERIFY(network.forward({x.narrow(0, i, 1), alpha.narrow(0, i, 1), {}, {}})
                  .allclose(all.narrow(0, i, 1), 1e-4, 1e-6));
  }

  void theEmbeddingIsSinesAndCosines() {
    const TimeEmbedding embedding("sinusoidal", 3);
    QCOMPARE(embedding.width(), std::int64_t{7});
    const torch::Tensor out = torch::empty({2, 7}, torch::kFloat64);
    embedding.write(out, torch::tensor({0.25, 0.7}, torch::kFloat64));
    for (int row = 0; row < 2; ++row) {
      const double alpha = row == 0 ? 0.25 : 0.7;
      QVERIFY(std::abs(out[row][0].item<double>() - alpha) < 1e-12);
      for (int k = 0; k < 3; ++k) {
        const double angle = std::pow(2, k) * std::numbers::pi * alpha;
        QVERIFY(std::abs(out[row][1 + 2 * k].item<double>() - std::sin(angle)) < 1e-12);
        QVERIFY(std::abs(out[row][2 + 2 * k].item<double>() - std::cos(angle)) < 1e-12);
      }
    }
    QCOMPARE(TimeEmbedding("raw", 3).width(), std::int64_t{1});
  }

  void refusesWhatItCannotLearn() {
    const MlpModelType type;
    const auto refused = [&type](const SampleShape& source, const SampleShape& target) {
      return type.refusal(PairForm{source, target}, OptionValues(type.optionSchema()));
    };
    QVERIFY(!refused({2}, {2}));
    QVERIFY(!refused({1, 28, 28}, {1, 28, 28}));
    QVERIFY(isSentence(QString::fromStdString(refused({2}, {3}).value_or(""))));
    QVERIFY(isSentence(QString::fromStdString(refused({3, 256, 256}, {3, 256, 256}).value_or(""))));
    QVERIFY(isSentence(errorOf([] { activation("step"); })));
  }
};

QTEST_APPLESS_MAIN(TestMlpNetwork)
#include "tst_mlp_network.moc"
