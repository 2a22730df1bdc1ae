#include "../support/expect_error.h"

#include "network/flat_parameters.h"
#include "network/velocity_network.h"

#include <torch/nn/modules/linear.h>

#include <QtTest>

using namespace deblend;

namespace {

/// Differentiated by LibTorch.
class SmallNetwork : public VelocityNetwork {
public:
  torch::Tensor forward(const NetworkInput& input) override {
    return m_output->forward(
        torch::tanh(m_hidden->forward(torch::cat({input.x, input.alpha.unsqueeze(1)}, 1))));
  }

private:
  torch::nn::Linear m_hidden = register_module("hidden", torch::nn::Linear(3, 5));
  torch::nn::Linear m_output = register_module("output", torch::nn::Linear(5, 2));
};

} // namespace

class TestFlatParameters : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { torch::manual_seed(5); }

  void keepsTheWeights() {
    SmallNetwork network;
    const torch::Tensor x = torch::randn({4, 2});
    const torch::Tensor alpha = torch::rand({4});
    const torch::Tensor before = network.forward({x, alpha, {}, {}}).detach();
    const FlatParameters flat(network);
    QVERIFY(network.forward({x, alpha, {}, {}}).detach().equal(before));
    QCOMPARE(flat.values().numel(), std::int64_t{(3 + 1) * 5 + (5 + 1) * 2});
  }

  void sharesMemoryWithTheModule() {
    SmallNetwork network;
    const FlatParameters flat(network);
    const torch::NoGradGuard noGradients;
    flat.values().fill_(3);
    for (const torch::Tensor& parameter : network.parameters())
      QVERIFY(parameter.eq(3).all().item<bool>());
    network.parameters().back().fill_(7);
    QCOMPARE(flat.values()[-1].item<float>(), 7.F);
  }

  void gradientsOfTheModuleArriveInIt() {
    SmallNetwork network;
    const FlatParameters flat(network);
    QVERIFY(flat.gradients().eq(0).all().item<bool>());
    network.accumulateGradients({torch::randn({4, 2}), torch::rand({4}), {}, {}}, torch::randn({4, 2}));
    std::int64_t place = 0;
    for (const torch::Tensor& parameter : network.parameters()) {
      QVERIFY(parameter.grad().abs().sum().item<float>() > 0);
      QVERIFY(flat.gradients().narrow(0, place, parameter.numel()).equal(parameter.grad().reshape({-1})));
      place += parameter.numel();
    }
    flat.gradients().zero_();
    QVERIFY(network.parameters().front().grad().eq(0).all().item<bool>());
  }

  void mapsRoundTrip() {
    SmallNetwork network;
    const FlatParameters flat(network);
    const torch::Tensor other = torch::randn({flat.values().numel()});
    const TensorMap map = flat.toMap(other);
    QVERIFY(map.at("hidden.weight").sizes() == (std::vector<std::int64_t>{5, 3}));
    const torch::Tensor back = torch::zeros_like(other);
    flat.copyFrom(map, back, "weights");
    QVERIFY(back.equal(other));
    other.zero_(); // the map is a copy
    QVERIFY(!map.at("hidden.weight").eq(0).all().item<bool>());
  }

  void foreignMapsChangeNothing() {
    SmallNetwork network;
    const FlatParameters flat(network);
    const torch::Tensor before = flat.values().clone();
    TensorMap map = flat.toMap(torch::zeros_like(before));
    map["output.weight"] = torch::zeros({3, 5});
    const QString message = errorOf([&] { flat.copyFrom(map, flat.values(), "averaged weights"); });
    QVERIFY2(isSentence(message) && message.contains("averaged weights") &&
                 message.contains("'output.weight'"),
             qPrintable(message));
    QVERIFY(flat.values().equal(before));
  }
};

QTEST_APPLESS_MAIN(TestFlatParameters)
#include "tst_flat_parameters.moc"
