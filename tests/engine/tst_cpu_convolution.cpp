#include "../support/expect_error.h"
#include "convolution/cpu_convolution.h"

#include <ATen/Parallel.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <QtTest>
#include <torch/types.h>

#include <array>

using namespace deblend;

namespace {

constexpr auto channelsLast = torch::MemoryFormat::ChannelsLast;

torch::Tensor exact(const torch::Tensor& tensor) {
  return tensor.to(torch::kDouble);
}

/// The largest difference, as a share of the largest value.
double difference(const torch::Tensor& tensor, const torch::Tensor& reference) {
  if (tensor.sizes() != reference.sizes())
    return 1;
  return ((exact(tensor) - reference).abs().max() / reference.abs().max()).item<double>();
}

std::vector<std::int64_t> bothSides(std::int64_t value) {
  return {value, value};
}

std::vector<std::int64_t> weightShape(const ConvolutionForm& form) {
  const std::int64_t first = form.isTransposed ? form.inputs : form.outputs;
  const std::int64_t second = form.isTransposed ? form.outputs : form.inputs;
  return {first, second, form.kernelSize, form.kernelSize};
}

/// A convolution with random numbers, and LibTorch's own of the same in double precision.
struct Case {
  Case(const ConvolutionForm& of, std::int64_t batch, std::int64_t height, std::int64_t width)
      : form(of), weight(torch::randn(weightShape(form))), bias(torch::randn({form.outputs})),
        input(torch::randn({batch, form.inputs, height, width}).contiguous(channelsLast)),
        convolution(makeCpuConvolution(form)) {
    convolution->setWeight(weight, bias);
    skip = torch::randn(direct().sizes());
    gradient = torch::randn(direct().sizes());
    addend = torch::randn(input.sizes());
  }

  std::vector<std::int64_t> outputPadding() const {
    return bothSides(form.isTransposed ? form.stride - 1 : 0);
  }

  torch::Tensor direct() const {
    return at::convolution(exact(input), exact(weight), exact(bias), bothSides(form.stride),
                           bothSides(form.kernelSize / 2), bothSides(1), form.isTransposed, outputPadding(),
                           1);
  }

  std::tuple<torch::Tensor, torch::Tensor, torch::Tensor> directBackward(const torch::Tensor& counted) const {
    return at::convolution_backward(counted, exact(input), exact(weight), at::IntArrayRef({form.outputs}),
                                    bothSides(form.stride), bothSides(form.kernelSize / 2), bothSides(1),
                                    form.isTransposed, outputPadding(), 1, {true, true, true});
  }

  CpuConvolution::Gradients gradients(const torch::Tensor& output) const {
    return convolution->backward({.gradient = gradient, .output = output, .input = input, .addend = addend});
  }

  ConvolutionForm form;
  torch::Tensor weight, bias, input, skip, gradient, addend;
  std::unique_ptr<CpuConvolution> convolution;
};

constexpr double allowed = 2e-5;

const ConvolutionForm same = {32, 48, 3, 1, false};
const ConvolutionForm halving = {32, 48, 3, 2, false};
const ConvolutionForm doubling = {48, 32, 3, 2, true};
const ConvolutionForm narrow = {3, 32, 3, 1, false};
const ConvolutionForm pointwise = {32, 3, 1, 1, false};

} // namespace

Q_DECLARE_METATYPE(ConvolutionForm)

/// The convolutions of the engine against LibTorch's in double precision.
class TestCpuConvolution : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init() { torch::manual_seed(7); }

  void agreesWithTheDirectConvolution_data() {
    QTest::addColumn<ConvolutionForm>("form");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("same") << same << 12 << 9;
    QTest::newRow("halving") << halving << 16 << 16;
    QTest::newRow("halving, few rows") << halving << 2 << 38;
    QTest::newRow("halving, few columns") << halving << 70 << 2;
    QTest::newRow("doubling") << doubling << 8 << 16;
    QTest::newRow("doubling, odd") << doubling << 5 << 7;
    QTest::newRow("doubling one pixel") << doubling << 1 << 1;
    QTest::newRow("narrow") << narrow << 16 << 16;
    QTest::newRow("narrow, odd") << narrow << 7 << 11;
    QTest::newRow("narrow, one pixel") << narrow << 1 << 1;
    QTest::newRow("pointwise") << pointwise << 9 << 4;
  }

  void agreesWithTheDirectConvolution() {
    QFETCH(ConvolutionForm, form);
    QFETCH(int, height);
    QFETCH(int, width);
    const Case of(form, 3, height, width);
    const CpuConvolution::Output plain = of.convolution->forward(of.input, false, {});
    QVERIFY(difference(plain.value, of.direct()) < allowed);
    const CpuConvolution::Output output = of.convolution->forward(of.input, true, of.skip);
    QVERIFY(difference(output.activated, of.direct().relu()) < allowed);
    QVERIFY(torch::equal(output.value, output.activated + of.skip));

    const CpuConvolution::Gradients own = of.gradients(output.activated);
    const auto [input, weight, bias] = of.directBackward(exact(of.gradient) * (output.activated > 0));
    QVERIFY(difference(own.input, input + of.addend) < allowed);
    QVERIFY(difference(own.weight, weight) < allowed);
    QVERIFY(difference(own.bias, bias) < allowed);
  }

  void takesAnyLayout() {
    for (const ConvolutionForm& form : {same, halving, doubling, narrow, pointwise}) {
      Case of(form, 2, 8, 8);
      const CpuConvolution::Output output = of.convolution->forward(of.input, true, of.skip);
      const CpuConvolution::Gradients gradients = of.gradients(output.activated);
      of.input = of.input.contiguous();
      of.gradient = of.gradient.contiguous(channelsLast);
      QVERIFY(torch::equal(of.convolution->forward(of.input, true, of.skip).value, output.value));
      QVERIFY(difference(of.gradients(output.activated).input, exact(gradients.input)) < 1e-6);
    }
  }

  void onlyWhatIsWantedIsComputed() {
    for (const ConvolutionForm& form : {same, halving, doubling, narrow, pointwise}) {
      const Case of(form, 2, 8, 8);
      const CpuConvolution::Gradients gradients = of.convolution->backward(
          {.gradient = of.gradient, .output = {}, .input = of.input, .wantsInput = false, .addend = {}});
      QVERIFY(!gradients.input.defined());
      QVERIFY(torch::equal(gradients.weight, of.gradients({}).weight));
    }
  }

  /// The last bits of the weights' gradients, which threads add up apart, are all that may differ.
  void threadsChangeNothing() {
    const int threads = at::get_num_threads();
    for (const ConvolutionForm& form : {same, halving, doubling, narrow}) {
      const Case of(form, 5, 12, 12);
      at::set_num_threads(1);
      const CpuConvolution::Output output = of.convolution->forward(of.input, true, of.skip);
      const CpuConvolution::Gradients gradients = of.gradients(output.activated);
      at::set_num_threads(3);
      QVERIFY(torch::equal(of.convolution->forward(of.input, true, of.skip).value, output.value));
      const CpuConvolution::Gradients again = of.gradients(output.activated);
      QVERIFY(torch::equal(again.input, gradients.input));
      QVERIFY(difference(again.weight, exact(gradients.weight)) < 1e-5);
      QVERIFY(torch::equal(of.gradients(output.activated).weight, again.weight));
    }
    at::set_num_threads(threads);
  }

  void aNumberThatIsNoneStaysOne() {
    for (const ConvolutionForm& form : {same, halving, doubling, narrow, pointwise}) {
      Case of(form, 1, 4, 4);
      of.input.fill_(std::numeric_limits<float>::quiet_NaN());
      QVERIFY(of.convolution->forward(of.input, true, {}).value.isnan().all().item<bool>());
    }
  }

  void otherFormsHaveNone() {
    QVERIFY(!makeCpuConvolution({.inputs = 24, .outputs = 32}));
    QVERIFY(!makeCpuConvolution({.inputs = 3, .outputs = 20}));
    QVERIFY(!makeCpuConvolution({.inputs = 32, .outputs = 32, .kernelSize = 5}));
    QVERIFY(!makeCpuConvolution({.inputs = 32, .outputs = 24, .stride = 2}));
  }

  void oddSidesAreNotHalved() {
    const Case of(halving, 1, 4, 4);
    const QString message = errorOf([&] { of.convolution->forward(torch::zeros({1, 32, 4, 5}), false, {}); });
    QVERIFY2(isSentence(message) && message.contains("4 × 5"), qPrintable(message));
  }
};

QTEST_GUILESS_MAIN(TestCpuConvolution)
#include "tst_cpu_convolution.moc"
