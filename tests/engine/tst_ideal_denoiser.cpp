#include "exact/denoiser_error.h"
#include "exact/ideal_denoiser.h"

#include "../support/expect_error.h"
#include "../support/python.h"
#include "../support/scratch_folder.h"
#include "data/npy.h"
#include "sampling/random.h"

#include <QtTest>

#include <torch/types.h>

using namespace deblend;

namespace {

IdealDenoiser denoiserOf(const torch::Tensor& samples, double mean = 0, double deviation = 1) {
  return {samples.size(0),
          [samples](std::int64_t first, std::int64_t count) { return samples.narrow(0, first, count); }, mean,
          deviation};
}

torch::Tensor random(std::vector<std::int64_t> shape, std::uint64_t seed) {
  torch::Generator generator = makeGenerator(seed);
  return torch::randn(shape, generator);
}

void write(const std::filesystem::path& path, const torch::Tensor& values) {
  const torch::Tensor flat = values.contiguous();
  writeNpy(path, flat.sizes().vec(), {flat.const_data_ptr<float>(), static_cast<std::size_t>(flat.numel())});
}

} // namespace

class TestIdealDenoiser : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// NumPy judges: the softmax over all samples at once.
  void isTheSoftmaxOverTheSet() {
    const ScratchFolder folder;
    const torch::Tensor samples = random({300, 1, 4, 5}, 1), x = random({20, 1, 4, 5}, 2);
    write(folder / "samples.npy", samples);
    write(folder / "x.npy", x);
    for (const double alpha : {0.0, 0.2, 0.6, 0.97}) {
      write(folder / "found.npy", denoiserOf(samples, 0.3, 0.8).denoise(x, alpha));
      const QString answer =
          runPython(R"(
import sys, numpy as np
folder, a = sys.argv[1], float(sys.argv[2])
load = lambda name: np.load(f'{folder}/{name}.npy').reshape(-1, 20).astype(np.float64) if name != 'found' else np.load(f'{folder}/found.npy')
y, x, found = load('samples'), load('x'), load('found')
d = ((x[:, None] - (1 - a) * 0.3 - a * y[None]) ** 2).sum(-1) / (2 * (1 - a) ** 2 * 0.64)
w = np.exp(d.min(1, keepdims=True) - d)
expected = w @ y / w.sum(1, keepdims=True)
assert found.shape == (20, 1, 4, 5)
print(np.abs(found.reshape(-1, 20) - expected).max() < 1e-5))",
                    {QString::fromStdString(folder.path().string()), QString::number(alpha)});
      QCOMPARE(answer, "True");
    }
  }

  void blocksAddUpToTheWhole() {
    const torch::Tensor samples = random({40, 2, 256, 256}, 1), x = random({2, 2, 256, 256}, 2);
    std::vector<std::int64_t> sizes;
    const IdealDenoiser inBlocks(
        40,
        [&](std::int64_t first, std::int64_t count) {
          sizes.push_back(count);
          return samples.narrow(0, first, count);
        },
        0, 1);
    const torch::Tensor found = inBlocks.denoise(x, 0.001);
    QVERIFY(sizes.size() > 1);
    const torch::Tensor flat = samples.flatten(1).to(torch::kFloat64);
    const torch::Tensor logits =
        (x.flatten(1).to(torch::kFloat64).matmul(flat.t()) * 0.001 - 0.5e-6 * flat.square().sum(1)) /
        (0.999 * 0.999);
    const torch::Tensor expected = logits.softmax(1).matmul(flat);
    QVERIFY((found.flatten(1) - expected).abs().max().item<double>() < 1e-5);
  }

  void beginsAtTheMeanAndEndsAtTheNearest() {
    const torch::Tensor samples = random({50, 3}, 1), x = random({4, 3}, 2);
    const IdealDenoiser denoiser = denoiserOf(samples);
    QVERIFY((denoiser.denoise(x, 0) - samples.mean(0)).abs().max().item<double>() < 1e-6);
    const torch::Tensor noisy = 0.999 * samples.narrow(0, 7, 4) + 0.001 * x;
    QVERIFY((denoiser.denoise(noisy, 0.999) - samples.narrow(0, 7, 4)).abs().max().item<double>() < 1e-6);
  }

  /// Euler steps along the ideal denoiser's own velocity are at no distance; others are.
  void distanceIsThatOfTheImpliedDenoiser() {
    const ScratchFolder folder;
    const torch::Tensor samples = random({60, 3, 2}, 1);
    write(folder / "samples.npy", samples);
    const DataSetSpec target = parseDataSetSpec("points:" + (folder / "samples.npy").string());
    const DataSetSpec source = parseDataSetSpec("gaussian,shape=3x2,mean=0.5,deviation=2");
    const IdealDenoiser ideal = denoiserOf(samples, 0.5, 2);
    for (const double scale : {1.0, 1.1}) {
      torch::Tensor x = 0.5 + 2 * random({10, 3, 2}, 3);
      std::vector<torch::Tensor> states = {x};
      Trajectory trajectory;
      trajectory.sampleShape = {3, 2};
      trajectory.count = 10;
      trajectory.alphas = {0};
      for (int k = 0; k < 8; ++k) {
        const double alpha = k / 8.0;
        x = x + (scale * ideal.denoise(x, alpha) - x) / (1 - alpha) / 8;
        states.push_back(x);
        trajectory.alphas.push_back((k + 1) / 8.0);
      }
      const torch::Tensor all = torch::stack(states).contiguous();
      trajectory.states.assign(all.const_data_ptr<float>(), all.const_data_ptr<float>() + all.numel());
      QVERIFY(std::abs(denoiserError(trajectory, source, target, {}) - (scale - 1)) < 1e-4);
      QVERIFY(isSentence(errorOf([&] { denoiserError(trajectory, target, target, {}); })));
      QVERIFY(isSentence(
          errorOf([&] { denoiserError(trajectory, source, parseDataSetSpec("shape:disk"), {}); })));
    }
  }

  void cancelsAndRefuses() {
    const torch::Tensor samples = random({50, 3}, 1);
    QCOMPARE(errorOf([&] { denoiserOf(samples).denoise(samples, 0.5, [] { return false; }); }), "cancelled");
    for (const double alpha : {-0.1, 1.0, 2.0})
      QVERIFY(isSentence(errorOf([&] { denoiserOf(samples).denoise(samples, alpha); })));
    QVERIFY(isSentence(errorOf([&] { denoiserOf(samples.narrow(0, 0, 0)); })));
    QVERIFY(isSentence(errorOf([&] { denoiserOf(samples, 0, 0); })));
  }
};

QTEST_GUILESS_MAIN(TestIdealDenoiser)
#include "tst_ideal_denoiser.moc"
