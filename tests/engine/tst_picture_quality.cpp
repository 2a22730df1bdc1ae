#include "../support/python.h"
#include "../support/scratch_folder.h"

#include "evaluation/heat_colour.h"
#include "evaluation/picture_quality.h"
#include "storage/atomic_file.h"
#include "storage/safetensors.h"

#include <QtTest>
#include <torch/types.h>

#include <cmath>

using namespace deblend;

namespace {

/// PSNR and SSIM of Wang et al. written down with sums over every window.
const char* const reference = R"(
import sys, numpy as np
from numpy.lib.stride_tricks import sliding_window_view as windows
from safetensors.numpy import load_file
t = load_file(sys.argv[1])
a, b = (np.clip(t[n].astype(np.float64), 0, 1) for n in 'ab')
k = np.exp(-np.arange(-5, 6)**2 / (2 * 1.5**2)); k = np.outer(k, k); k /= k.sum()
mean = lambda v: (windows(v, (11, 11)) * k).sum((-1, -2))
def ssim(x, y):
    mx, my = mean(x), mean(y)
    vx, vy, c = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    return ((2*mx*my + 1e-4) * (2*c + 9e-4) / ((mx*mx + my*my + 1e-4) * (vx + vy + 9e-4))).mean()
print(10 * np.log10(1 / ((a - b)**2).mean()), np.mean([ssim(x, y) for x, y in zip(a, b)]))
)";

} // namespace

class TestPictureQuality : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void bothFollowTheirDefinitions() {
    const ScratchFolder folder;
    torch::manual_seed(4);
    const torch::Tensor a = torch::rand({3, 23, 31});
    for (const double noise : {0.02, 0.3}) {
      const torch::Tensor b = a + noise * torch::randn({3, 23, 31});
      writeFileAtomically(folder / "pictures", encodeSafetensors({{"a", a}, {"b", b}}));
      const QStringList expected =
          runPython(reference, {QString::fromStdString((folder / "pictures").string())}).split(' ');
      QCOMPARE(expected.size(), 2);
      QVERIFY(std::abs(peakSignalToNoise(b, a) - expected[0].toDouble()) < 1e-3);
      QVERIFY(std::abs(structuralSimilarity(b, a) - expected[1].toDouble()) < 1e-4);
    }
  }

  void aPictureIsLikeItself() {
    torch::manual_seed(4);
    for (const auto& shape : {std::vector<std::int64_t>{3, 40, 20}, {1, 1, 1}, {3, 4, 50}, {3, 7, 2}}) {
      const torch::Tensor picture = torch::rand(shape);
      QVERIFY(std::isinf(peakSignalToNoise(picture, picture)));
      QVERIFY(std::abs(structuralSimilarity(picture, picture) - 1) < 1e-5);
      QVERIFY(structuralSimilarity(picture, 1 - picture) < 0.999);
    }
  }

  void recordsKnowNoInfinity() {
    torch::manual_seed(4);
    const torch::Tensor a = torch::rand({3, 8, 8}), b = torch::rand({3, 8, 8});
    const double error = (a - b).square().mean(torch::kFloat64).item<double>();
    QVERIFY(std::abs(recordedSignalToNoise(error) - peakSignalToNoise(a, b)) < 1e-9);
    QCOMPARE(recordedSignalToNoise(0), mostDecibels);
    QVERIFY(std::isnan(recordedSignalToNoise(NAN)));
  }

  void heatRisesFromBlackOverRedAndYellowToWhite() {
    using Rgb = std::array<std::uint8_t, 3>;
    QCOMPARE(heatColour(0), (Rgb{0, 0, 0}));
    QCOMPARE(heatColour(1.0F / 6), (Rgb{255, 0, 0}));
    QCOMPARE(heatColour(1.0F / 3), (Rgb{255, 255, 0}));
    QCOMPARE(heatColour(0.5F), (Rgb{255, 255, 255}));
    QCOMPARE(heatColour(1), heatColour(0.5F));
    QCOMPARE(heatColour(-1), heatColour(0));
    for (int i = 0; i < 100; ++i)
      for (int channel = 0; channel < 3; ++channel)
        QCOMPARE_LE(heatColour(0.005F * i)[channel], heatColour(0.005F * (i + 1))[channel]);
  }

  void numbersBeyondWhiteAndBlackAreThese() {
    const torch::Tensor bright = torch::full({3, 16, 16}, 1.5F), white = torch::ones({3, 16, 16});
    QVERIFY(std::isinf(peakSignalToNoise(bright, white)));
    QVERIFY(std::abs(peakSignalToNoise(torch::full({3, 16, 16}, 0.9F), bright) - 20) < 1e-4);
  }
};

QTEST_APPLESS_MAIN(TestPictureQuality)
#include "tst_picture_quality.moc"
