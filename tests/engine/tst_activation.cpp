#include "convolution/activation.h"

#include <ATen/ops/threshold_backward.h>
#include <QtTest>
#include <torch/types.h>

using namespace deblend;

namespace {

torch::Tensor images(std::int64_t channels, torch::ScalarType type) {
  return torch::randn({5, channels, 7, 6}).to(type).contiguous(torch::MemoryFormat::ChannelsLast);
}

} // namespace

/// The passes of our own against LibTorch's: the same bytes, of either type, for channels that suit and that
/// do not.
class TestActivation : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init() { torch::manual_seed(5); }

  void forms_data() const {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("type");
    for (const int channels : {48, 10})
      for (const torch::ScalarType type : {torch::kFloat32, torch::kBFloat16})
        QTest::addRow("%d channels, %s", channels, c10::toString(type)) << channels << static_cast<int>(type);
  }

  void activates_data() { forms_data(); }
  void activates() {
    QFETCH(int, channels);
    QFETCH(int, type);
    const torch::NoGradGuard noGradients;
    const torch::Tensor convolved = images(channels, static_cast<torch::ScalarType>(type));
    const torch::Tensor skip = images(channels, convolved.scalar_type());
    const torch::Tensor expected = convolved.relu();
    QVERIFY(torch::equal(activate(convolved.clone(), false, {}).value, convolved));
    QVERIFY(torch::equal(activate(convolved.clone(), false, skip).value, convolved + skip));
    const CpuConvolution::Output output = activate(convolved, true, skip);
    QVERIFY(torch::equal(output.activated, expected));
    QVERIFY(torch::equal(output.value, expected + skip));
  }

  void masks_data() { forms_data(); }
  void masks() {
    QFETCH(int, channels);
    QFETCH(int, type);
    const torch::NoGradGuard noGradients;
    const torch::Tensor gradient = images(channels, static_cast<torch::ScalarType>(type));
    const torch::Tensor output = images(channels, gradient.scalar_type()).relu();
    for (const bool clips : {false, true}) {
      const MaskedGradient masked = maskedGradient(gradient, clips ? output : torch::Tensor());
      const torch::Tensor expected = clips ? at::threshold_backward(gradient, output, 0) : gradient;
      QVERIFY(torch::equal(masked.gradient, expected));
      QCOMPARE(masked.ofBias.scalar_type(), torch::kFloat32);
      QVERIFY(
          masked.ofBias.to(torch::kDouble).allclose(expected.to(torch::kDouble).sum({0, 2, 3}), 1e-5, 1e-4));
    }
  }

  void numbersThatAreNoneStayNone_data() { forms_data(); }
  void numbersThatAreNoneStayNone() {
    QFETCH(int, channels);
    QFETCH(int, type);
    const torch::NoGradGuard noGradients;
    const torch::Tensor none =
        images(channels, static_cast<torch::ScalarType>(type)).fill_(std::numeric_limits<float>::quiet_NaN());
    const CpuConvolution::Output output = activate(none, true, none);
    QVERIFY(output.activated.isnan().all().item<bool>() && output.value.isnan().all().item<bool>());
  }

  void isDifferentiable() {
    const torch::Tensor leaf = images(32, torch::kFloat32).requires_grad_();
    const torch::Tensor skip = images(32, torch::kFloat32).requires_grad_();
    activate(leaf * 1, true, skip).value.sum().backward();
    QVERIFY(torch::equal(leaf.grad(), (leaf > 0).to(torch::kFloat32)));
    QVERIFY(torch::equal(skip.grad(), torch::ones_like(skip)));
  }
};

QTEST_GUILESS_MAIN(TestActivation)
#include "tst_activation.moc"
