#include "convolution/convolve3x3.h"
#include "convolution/winograd_convolution.h"

#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <QtTest>
#include <torch/types.h>

#include <array>

using namespace deblend;

namespace {

constexpr auto channelsLast = torch::MemoryFormat::ChannelsLast;
constexpr std::array<std::int64_t, 2> one = {1, 1};
constexpr std::array<std::int64_t, 2> none = {0, 0};

struct Case {
  Case(std::int64_t batch, std::int64_t inputs, std::int64_t outputs, std::int64_t height, std::int64_t width)
      : input(torch::randn({batch, inputs, height, width}).contiguous(channelsLast)),
        weight(torch::randn({outputs, inputs, 3, 3})), bias(torch::randn({outputs})),
        gradient(torch::randn({batch, outputs, height, width}).contiguous(channelsLast)) {
    convolution.setWeight(weight, bias);
  }

  torch::Tensor direct() const {
    return at::convolution(input.to(torch::kDouble), weight.to(torch::kDouble), bias.to(torch::kDouble), one,
                           one, one, false, none, 1);
  }

  torch::Tensor output(bool clipsNegative) const {
    return convolution.forward(input, clipsNegative, {}).value;
  }

  /// `clipped` is an output that was, undefined if it was not.
  CpuConvolution::Gradients gradients(const torch::Tensor& clipped) const {
    return convolution.backward({.gradient = gradient, .output = clipped, .input = input, .addend = {}});
  }

  torch::Tensor input, weight, bias, gradient;
  WinogradConvolution convolution;
};

/// The largest difference, as a share of the largest value.
double difference(const torch::Tensor& tensor, const torch::Tensor& reference) {
  if (tensor.sizes() != reference.sizes())
    return 1;
  return ((tensor.to(torch::kDouble) - reference).abs().max() / reference.abs().max()).item<double>();
}

constexpr double allowed = 2e-5;

} // namespace

/// Winograd's convolution against the direct one in double precision.
class TestWinogradConvolution : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { torch::manual_seed(7); }

  void agreesWithTheDirectConvolution_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("whole tiles") << 3 << 64 << 64 << 16 << 16;
    QTest::newRow("tiles across the border") << 2 << 32 << 16 << 7 << 9;
    QTest::newRow("one pixel") << 1 << 16 << 16 << 1 << 1;
    QTest::newRow("one row") << 2 << 16 << 48 << 1 << 30;
    QTest::newRow("more tiles than a block") << 5 << 16 << 80 << 31 << 29;
    QTest::newRow("wide") << 1 << 256 << 144 << 8 << 8;
  }

  void agreesWithTheDirectConvolution() {
    QFETCH(int, batch);
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    QFETCH(int, height);
    QFETCH(int, width);
    const Case of(batch, inputs, outputs, height, width);
    QVERIFY(difference(of.output(false), of.direct()) < allowed);
    const torch::Tensor clipped = of.output(true);
    QVERIFY(difference(clipped, of.direct().relu()) < allowed);

    const CpuConvolution::Gradients own = of.gradients(clipped);
    const torch::Tensor counted = of.gradient.to(torch::kDouble) * (clipped > 0);
    const auto [input, weight, bias] = at::convolution_backward(
        counted, of.input.to(torch::kDouble), of.weight.to(torch::kDouble), at::IntArrayRef({outputs}), one,
        one, one, false, none, 1, {true, true, true});
    QVERIFY(difference(own.input, input) < allowed);
    QVERIFY(difference(own.weight, weight) < allowed);
    QVERIFY(difference(own.bias, bias) < allowed);
  }

  /// <dY, conv(X)> = <conv*(dY), X> without a bias, whatever the numbers are.
  void theBackwardPassIsTheAdjoint() {
    Case of(2, 32, 32, 10, 13);
    of.convolution.setWeight(of.weight, torch::zeros_like(of.bias));
    const torch::Tensor output = of.output(false);
    const CpuConvolution::Gradients own = of.gradients({});
    const auto inner = [](const torch::Tensor& a, const torch::Tensor& b) {
      return (a.to(torch::kDouble) * b.to(torch::kDouble)).sum().item<double>();
    };
    const double scale = output.norm().item<double>() * of.gradient.norm().item<double>();
    QVERIFY(std::abs(inner(of.gradient, output) - inner(own.input, of.input)) < 1e-6 * scale);
    QVERIFY(std::abs(inner(of.gradient, output) - inner(own.weight, of.weight)) < 1e-6 * scale);
  }

  void convolve3x3IsDifferentiable() {
    const Case of(2, 16, 32, 6, 5);
    torch::Tensor input = of.input.clone().requires_grad_(), weight = of.weight.clone().requires_grad_(),
                  bias = of.bias.clone().requires_grad_();
    const torch::Tensor output = convolve3x3(input, weight, bias);
    QVERIFY(difference(output.detach(), of.direct()) < allowed);
    output.backward(of.gradient);
    const auto [ofInput, ofWeight, ofBias] = at::convolution_backward(
        of.gradient.to(torch::kDouble), of.input.to(torch::kDouble), of.weight.to(torch::kDouble),
        at::IntArrayRef({32}), one, one, one, false, none, 1, {true, true, true});
    QVERIFY(difference(input.grad(), ofInput) < allowed);
    QVERIFY(difference(weight.grad(), ofWeight) < allowed);
    QVERIFY(difference(bias.grad(), ofBias) < allowed);
  }

  void convolve3x3TakesWhatWinogradDoesNot() {
    Case of(1, 16, 32, 6, 5);
    const torch::Tensor odd = convolve3x3(of.input.narrow(1, 0, 3), of.weight.narrow(1, 0, 3), of.bias);
    QCOMPARE(odd.sizes().vec(), (std::vector<std::int64_t>{1, 32, 6, 5}));
    const torch::Tensor fine =
        convolve3x3(of.input.to(torch::kDouble), of.weight.to(torch::kDouble), of.bias.to(torch::kDouble));
    QVERIFY(difference(fine, of.direct()) < 1e-12);
  }

  void theSameInputGivesTheSameBytes() {
    const Case of(5, 16, 32, 12, 12);
    const auto once = of.gradients({});
    const auto twice = of.gradients({});
    QVERIFY(torch::equal(once.weight, twice.weight));
    QVERIFY(torch::equal(once.input, twice.input));
    QVERIFY(torch::equal(of.output(true), of.output(true)));
  }

  void aNumberThatIsNoneStaysOne() {
    Case of(1, 16, 16, 4, 4);
    of.input[0][0][0][0] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(of.output(true).isnan().any().item<bool>());
  }

  void oddNumbersOfChannelsDoNotSuit() {
    QVERIFY(WinogradConvolution::suits({.inputs = 64, .outputs = 128}));
    QVERIFY(!WinogradConvolution::suits({.inputs = 2, .outputs = 64}));
    QVERIFY(!WinogradConvolution::suits({.inputs = 64, .outputs = 3}));
  }
};

QTEST_GUILESS_MAIN(TestWinogradConvolution)
#include "tst_winograd_convolution.moc"
