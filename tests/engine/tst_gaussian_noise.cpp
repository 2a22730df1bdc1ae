#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "data/gaussian_noise.h"
#include "sampling/random.h"

#include "../support/expect_error.h"

#include <QtTest>

using namespace deblend;

class TestGaussianNoise : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// The first four moments, within what 400,000 numbers allow.
  void numbersAreNormal() {
    torch::Generator generator = makeGenerator(1);
    const torch::Tensor numbers = GaussianNoise({2}, 3, 0.5).draw(200'000, generator).to(torch::kFloat64);
    const torch::Tensor standard = (numbers - 3) / 0.5;
    QVERIFY(std::abs(standard.mean().item<double>()) < 0.01);
    QVERIFY(std::abs(standard.pow(2).mean().item<double>() - 1) < 0.01);
    QVERIFY(std::abs(standard.pow(3).mean().item<double>()) < 0.03);
    QVERIFY(std::abs(standard.pow(4).mean().item<double>() - 3) < 0.06);
    const torch::Tensor product = standard.select(1, 0) * standard.select(1, 1);
    QVERIFY(std::abs(product.mean().item<double>()) < 0.01);
  }

  void samplesHaveTheShape() {
    const auto dataSet = openDataSet(parseDataSetSpec("gaussian,shape=3x4x5"), {});
    torch::Generator generator = makeGenerator(1);
    QCOMPARE(dataSet->sampleShape(), (SampleShape{3, 4, 5}));
    QVERIFY(dataSet->draw(7, generator).sizes() == torch::IntArrayRef({7, 3, 4, 5}));
    QVERIFY(dataSet->draw(7, generator).scalar_type() == torch::kFloat32);
  }

  void nothingIsStored() {
    torch::Generator generator = makeGenerator(1);
    const GaussianNoise noise({2}, 0, 1);
    QVERIFY(!noise.pool(generator).defined());
    QVERIFY(!noise.storedCount());
    QVERIFY(noise.fingerprint().empty());
  }

  void equalSeedsDrawEqualSamples() {
    torch::Generator first = makeGenerator(1), second = makeGenerator(1), other = makeGenerator(2);
    const GaussianNoise noise({2}, 0, 1);
    const torch::Tensor samples = noise.draw(100, first);
    QVERIFY(samples.equal(noise.draw(100, second)));
    QVERIFY(!samples.equal(noise.draw(100, other)));
  }

  void shapesAreRead() {
    QCOMPARE(parseShapeOption("2"), SampleShape{2});
    QCOMPARE(parseShapeOption("1x32x32"), (SampleShape{1, 32, 32}));
    QCOMPARE(parseShapeOption("16777216"), SampleShape{16'777'216});
  }

  void otherShapesAreRefused() {
    for (const char* text : {"", "0", "-2", "x", "2x", "x2", "2,3", "2 x 3", "1.5", "1x1x1x1x1", "16777217",
                             "4096x4097", "99999999999999999999", "two"}) {
      const QString message = errorOf([&] { parseShapeOption(text); });
      QVERIFY2(message.contains("'shape'") && message.contains("1x32x32"), text);
    }
  }
};

QTEST_GUILESS_MAIN(TestGaussianNoise)
#include "tst_gaussian_noise.moc"
