#include "../support/expect_error.h"
#include "../support/python.h"
#include "../support/scratch_folder.h"

#include "simple_unet_model_type.h"
#include "simple_unet_network.h"
#include "storage/atomic_file.h"
#include "storage/safetensors.h"

#include <QtTest>

using namespace deblend;

namespace {

/// The tutorial's network with the given weights: prints the largest difference to the given velocity, the
/// count of parameters, and the largest relative difference of a gradient.
const char* const reference = R"(
import sys, torch
from safetensors.torch import load_file
w = load_file(sys.argv[1])
F = torch.nn.functional
parameters = {n: v.requires_grad_() for n, v in w.items() if n.endswith(('.weight', '.bias')) and ' ' not in n}
def conv(name, x, stride=1, padding=1):
    return F.conv2d(x, w[name + '.weight'], w[name + '.bias'], stride=stride, padding=padding)
def up(name, x):
    return F.conv_transpose2d(x, w[name + '.weight'], w[name + '.bias'], stride=2, padding=1, output_padding=1)
r = torch.relu
x, alpha = w['x'], w['alpha']
b0 = torch.cat([x, alpha[:, None, None, None].repeat(1, 1, x.shape[2], x.shape[3])], 1)
b11 = r(conv('block1_conv1', b0)); b12 = r(conv('block1_conv2', b11, 2))
b21 = r(conv('block2_conv1', b12)); b22 = r(conv('block2_conv2', b21, 2))
b31 = r(conv('block3_conv1', b22)); b32 = r(conv('block3_conv2', b31))
b33 = r(conv('block3_conv3', b32)) + b31; b34 = r(conv('block3_conv4', b33, 2))
u21 = r(up('block3_up1', b34)) + b33; u22 = r(conv('block3_up2', u21)) + b22
u11 = r(up('block2_up1', u22)) + b12; u12 = r(conv('block2_up2', u11))
u01 = r(up('block1_up1', u12)) + b11; u02 = r(conv('block1_up2', u01))
out = conv('conv_output', u02, padding=0)
((out - w['target']) ** 2).sum().backward()
worst = max(((v.grad - w['gradient of ' + n]).norm() / v.grad.norm()).item() for n, v in parameters.items())
count = sum(v.numel() for v in parameters.values())
print((out - w['velocity']).abs().max().item() < 1e-4, count, worst < 0.01)
)";

SimpleUnetNetwork smallNetwork() {
  torch::manual_seed(3);
  return {{3, 8, 16}, 6};
}

NetworkInput randomInput(std::int64_t count, const SampleShape& shape) {
  return {torch::randn({count, shape[0], shape[1], shape[2]}), torch::rand({count}), {}, {}};
}

std::vector<torch::Tensor> takenGradients(VelocityNetwork& network) {
  std::vector<torch::Tensor> gradients;
  for (torch::Tensor& parameter : network.parameters()) {
    gradients.push_back(parameter.grad().clone());
    parameter.mutable_grad().zero_();
  }
  return gradients;
}

void giveGradients(VelocityNetwork& network) {
  for (torch::Tensor& parameter : network.parameters())
    parameter.mutable_grad() = torch::zeros_like(parameter);
}

} // namespace

class TestSimpleUnet : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void isTheTutorialsNetwork() {
    const SimpleUnetModelType type;
    torch::manual_seed(1);
    const auto network = type.createNetwork(OptionValues(type.optionSchema()), {.shape = {1, 32, 32}});
    giveGradients(*network);
    const NetworkInput input = randomInput(3, {1, 32, 32});
    const torch::Tensor target = torch::randn_like(input.x);
    TensorMap tensors = {{"x", input.x}, {"alpha", input.alpha}, {"target", target}};
    tensors["velocity"] = network->forward(input).detach();
    network->accumulateGradients(input, target);
    for (const auto& parameter : network->named_parameters()) {
      tensors[parameter.key()] = parameter.value().detach();
      tensors["gradient of " + parameter.key()] = parameter.value().grad();
    }
    const ScratchFolder folder;
    const std::vector<std::uint8_t> bytes = encodeSafetensors(tensors);
    writeFileAtomically(folder / "all.safetensors",
                        std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    QCOMPARE(runPython(reference, {QString::fromStdString((folder / "all.safetensors").string())}),
             QString("True 481345 True"));
  }

  void ownGradientsAreThoseOfForward() {
    SimpleUnetNetwork network = smallNetwork();
    giveGradients(network);
    for (const std::int64_t batch : {5, 2}) {
      const NetworkInput input = randomInput(batch, {3, 8, 16});
      const torch::Tensor target = torch::randn_like(input.x);
      const torch::Tensor loss = network.accumulateGradients(input, target).clone();
      const auto own = takenGradients(network);
      const torch::Tensor expectedLoss = network.VelocityNetwork::accumulateGradients(input, target);
      const auto expected = takenGradients(network);
      QVERIFY(loss.allclose(expectedLoss, 1e-4));
      for (std::size_t i = 0; i < own.size(); ++i)
        QVERIFY2(own[i].allclose(expected[i], 1e-3, 1e-3), qPrintable(QString::number(i)));
    }
  }

  void gradientsAddUp() {
    SimpleUnetNetwork network = smallNetwork();
    giveGradients(network);
    const NetworkInput input = randomInput(2, {3, 8, 16});
    const torch::Tensor target = torch::randn_like(input.x);
    network.accumulateGradients(input, target);
    const auto once = takenGradients(network);
    network.accumulateGradients(input, target);
    network.accumulateGradients(input, target);
    const auto twice = takenGradients(network);
    for (std::size_t i = 0; i < once.size(); ++i)
      QVERIFY(twice[i].allclose(2 * once[i], 1e-4, 1e-5));
  }

  void halfTheBitsAreClose() {
    SimpleUnetNetwork network = smallNetwork();
    giveGradients(network);
    const NetworkInput input = randomInput(4, {3, 8, 16});
    const torch::Tensor target = torch::randn_like(input.x);
    const torch::NoGradGuard noGradients;
    const torch::Tensor exact = network.forward(input);
    const double loss = network.accumulateGradients(input, target).item<double>();
    const auto gradients = takenGradients(network);
    network.setPrecision(Precision::BFloat16);
    const torch::Tensor rounded = network.forward(input);
    QVERIFY(rounded.scalar_type() == torch::kFloat32 && !rounded.equal(exact));
    QVERIFY((rounded - exact).norm().item<double>() < 0.03 * exact.norm().item<double>());
    QVERIFY(std::abs(network.accumulateGradients(input, target).item<double>() - loss) < 0.02 * loss);
    const auto roundedGradients = takenGradients(network);
    double difference = 0;
    double total = 0;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      difference += (roundedGradients[i] - gradients[i]).square().sum().item<double>();
      total += gradients[i].square().sum().item<double>();
    }
    QVERIFY2(difference < 0.01 * total, qPrintable(QString::number(difference / total)));
  }

  void samplesDoNotMix() {
    SimpleUnetNetwork network = smallNetwork();
    const NetworkInput input = randomInput(3, {3, 8, 16});
    const torch::NoGradGuard noGradients;
    const torch::Tensor all = network.forward(input);
    for (std::int64_t i = 0; i < 3; ++i)
      QVERIFY(network.forward({input.x.narrow(0, i, 1), input.alpha.narrow(0, i, 1), {}, {}})[0].allclose(
          all[i], 1e-4, 1e-5));
  }

  void countsItsWork() {
    // The sum over layers of 2 · weights · places that they are applied at.
    const SimpleUnetNetwork network({1, 32, 32}, 64);
    const double square = 9.0 * 64 * 64;
    const double expected = 2 * (1024 * (9.0 * 2 * 64 + square + 64) + 256 * (square * 4) +
                                 64 * (square * 6) + 16 * (square * 2));
    QCOMPARE(network.forwardCost(), expected);
  }

  void otherSamplesAreRefused() {
    const SimpleUnetModelType type;
    const OptionValues options(type.optionSchema());
    for (const SampleShape& shape : {SampleShape{1, 32, 32}, SampleShape{3, 8, 24}})
      QVERIFY(!type.refusal(SampleForm{shape}, options));
    for (const SampleShape& shape : {SampleShape{2}, SampleShape{1, 28, 28}, SampleShape{32, 32}}) {
      const auto reason = type.refusal(SampleForm{shape}, options);
      QVERIFY(reason && isSentence(QString::fromStdString(*reason)));
    }
  }
};

QTEST_APPLESS_MAIN(TestSimpleUnet)
#include "tst_simple_unet.moc"
