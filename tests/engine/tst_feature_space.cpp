#include "evaluation/feature_space.h"

#include "../support/expect_error.h"
#include "idx_bytes.h"
#include "test_files.h"

#include "data/npy.h"
#include "evaluation/frechet_distance.h"
#include "storage/file_hash.h"
#include "storage/safetensors.h"

#include <QtTest>

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <cmath>
#include <random>

using namespace deblend;

namespace {

constexpr int side = 8;
constexpr int classes = 4;
constexpr int pictures = 1200;

/// A bright square in one of the four corners, in noise: the corner is the class.
QByteArray corners(unsigned seed) {
  std::mt19937 generator(seed);
  QByteArray pixels;
  for (int i = 0; i < pictures; ++i)
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) {
        const int corner = y * 2 / side * 2 + x * 2 / side;
        pixels.append(static_cast<char>(generator() % 80 + (corner == i % classes ? 120 : 0)));
      }
  return pixels;
}

QByteArray labels() {
  QByteArray values;
  for (int i = 0; i < pictures; ++i)
    values.append(static_cast<char>(i % classes));
  return values;
}

std::vector<float> fromBytes(const QByteArray& bytes) {
  std::vector<float> values;
  for (const char byte : bytes)
    values.push_back(static_cast<float>(static_cast<unsigned char>(byte)) / 255);
  return values;
}

TensorMap smallNetwork() {
  torch::manual_seed(3);
  return {{"convolution.0.weight", torch::randn({4, 1, 3, 3})},
          {"convolution.0.bias", torch::randn({4})},
          {"linear.0.weight", torch::randn({5, 4 * 4 * 4})},
          {"linear.0.bias", torch::randn({5})}};
}

} // namespace

class TestFeatureSpace : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1); // so little work is slower on several
    m_folder.write("c-images-idx3-ubyte", idx({pictures, side, side}, corners(1)));
    m_folder.write("c-labels-idx1-ubyte", idx({pictures}, labels()));
    m_folder.write("plain-images-idx3-ubyte", idx({pictures, side, side}, corners(1)));
    m_digits = parseDataSetSpec("idx:c-images-idx3-ubyte,size=0");
    m_folders = {m_folder.path(), {}, m_folder.path("cache")};
  }

  void labelledGrayPicturesGetAClassifier() {
    const FeatureSpace space(m_digits, m_folders);
    QCOMPARE(space.description().name, std::string("classifier"));
    QVERIFY(space.description().dimension >= 16);
    QVERIFY2(space.description().accuracy.value_or(0) > 0.95,
             qPrintable(QString::number(space.description().accuracy.value_or(0))));
  }

  void theClassifierIsTrainedOnceAndKept() {
    const FeatureSpaceDescription first = FeatureSpace(m_digits, m_folders).description();
    const auto cancelled = [] { return false; }; // training would ask
    const FeatureSpaceDescription second = FeatureSpace(m_digits, m_folders, {}, cancelled).description();
    QVERIFY(first == second);
    DataFolders elsewhere = m_folders;
    elsewhere.cache = m_folder.path("other cache");
    QCOMPARE(errorOf([&] { FeatureSpace(m_digits, elsewhere, {}, cancelled); }), QString("cancelled"));
    QVERIFY(FeatureSpace(m_digits, elsewhere).description().hash == first.hash);
  }

  void aDamagedCacheIsMadeAnew() {
    const std::string hash = FeatureSpace(m_digits, m_folders).description().hash;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path("cache") / "features"))
      std::filesystem::resize_file(entry.path(), 100);
    QVERIFY(FeatureSpace(m_digits, m_folders).description().hash == hash);
  }

  void otherPicturesGetRandomConvolutions() {
    for (const char* text :
         {"idx:plain-images-idx3-ubyte,size=0", "gaussian,shape=1x8x8", "gaussian,shape=3x9x20"}) {
      const FeatureSpace space(parseDataSetSpec(text), m_folders);
      QCOMPARE(space.description().name, std::string("random_convolutions"));
      QVERIFY(!space.description().accuracy);
      QVERIFY(FeatureSpace(parseDataSetSpec(text), m_folders).description() == space.description());
    }
  }

  /// A picture's features do not depend on those beside it, nor on how many there are.
  void featuresAreThoseOfEachPicture() {
    const FeatureSpace space(m_digits, m_folders);
    const std::vector<float> all = fromBytes(corners(5).left(40 * side * side));
    const std::vector<float> together = space.features(all);
    const auto dimension = static_cast<std::size_t>(space.description().dimension);
    QCOMPARE(together.size(), 40 * dimension);
    for (const std::size_t i : {std::size_t{0}, std::size_t{39}}) {
      const std::vector<float> alone(all.begin() + static_cast<std::ptrdiff_t>(i * side * side),
                                     all.begin() + static_cast<std::ptrdiff_t>((i + 1) * side * side));
      const std::vector<float> found = space.features(alone);
      for (std::size_t k = 0; k < dimension; ++k)
        QVERIFY(std::abs(found[k] - together[i * dimension + k]) < 1e-4F);
    }
  }

  void distanceGrowsWithNoise_data() {
    QTest::addColumn<QString>("spec");
    QTest::newRow("classifier") << "idx:c-images-idx3-ubyte,size=0";
    QTest::newRow("random convolutions") << "idx:plain-images-idx3-ubyte,size=0";
  }

  void distanceGrowsWithNoise() {
    QFETCH(QString, spec);
    const FeatureSpace space(parseDataSetSpec(spec.toStdString()), m_folders);
    const auto statistics = [&](const std::vector<float>& values) {
      return featureStatistics(space.features(values), space.description().dimension, "pictures");
    };
    const std::vector<float> real = fromBytes(corners(1));
    const FeatureStatistics reference = statistics(real);
    double before = frechetDistance(statistics(fromBytes(corners(2))), reference);
    std::mt19937 generator(3);
    std::normal_distribution<float> normal;
    for (const float amount : {0.1F, 0.3F, 0.6F}) {
      std::vector<float> noisy = real;
      for (float& value : noisy)
        value += amount * normal(generator);
      const double now = frechetDistance(statistics(noisy), reference);
      QVERIFY2(now > before, qPrintable(QString("%1 %2").arg(now).arg(before)));
      before = now;
    }
  }

  /// The layout of a features file, by its formula.
  void filesHoldANetwork() {
    const TensorMap tensors = smallNetwork();
    const std::vector<std::uint8_t> bytes = encodeSafetensors(tensors);
    const auto file = m_folder.write("f.safetensors", toByteArray(bytes));
    const FeatureSpace space(m_digits, m_folders, file);
    QCOMPARE(space.description().name, std::string("file"));
    QCOMPARE(space.description().dimension, std::int64_t{5});
    QCOMPARE(space.description().hash, hashFile(file));

    const std::vector<float> picture = fromBytes(corners(1).left(side * side));
    torch::Tensor x = torch::tensor(picture).view({1, 1, side, side});
    x = at::conv2d(x, tensors.at("convolution.0.weight"), tensors.at("convolution.0.bias"), 1, 1).relu();
    x = at::avg_pool2d(x, 2).flatten(1);
    x = at::linear(x, tensors.at("linear.0.weight"), tensors.at("linear.0.bias")).relu();
    QVERIFY(torch::tensor(space.features(picture)).allclose(x.flatten(), 1e-4, 1e-5));
  }

  void filesThatDoNotFitAreNamed_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("no convolution") << "empty"
                                    << "convolution.0.weight";
    QTest::newRow("even kernel") << "even"
                                 << "odd square";
    QTest::newRow("bias of another size") << "bias"
                                          << "3 values";
    QTest::newRow("other channels") << "channels"
                                    << "3 channels";
    QTest::newRow("other picture size") << "size"
                                        << "64 values";
    QTest::newRow("unknown tensor") << "unknown"
                                    << "'extra'";
    QTest::newRow("not finite") << "nan"
                                << "not finite";
  }

  void filesThatDoNotFitAreNamed() {
    QFETCH(QString, change);
    QFETCH(QString, mentions);
    TensorMap tensors = smallNetwork();
    if (change == "empty")
      tensors.clear();
    else if (change == "even")
      tensors["convolution.0.weight"] = torch::zeros({4, 1, 2, 2});
    else if (change == "bias")
      tensors["convolution.0.bias"] = torch::zeros({3});
    else if (change == "channels")
      tensors["convolution.0.weight"] = torch::zeros({4, 3, 3, 3});
    else if (change == "size")
      tensors["linear.0.weight"] = torch::zeros({5, 100});
    else if (change == "unknown")
      tensors["extra"] = torch::zeros({1});
    else
      tensors["linear.0.bias"] = torch::full({5}, NAN);
    const auto file = m_folder.write("bad.safetensors", toByteArray(encodeSafetensors(tensors)));
    const QString message = errorOf([&] { FeatureSpace(m_digits, m_folders, file); });
    QVERIFY2(message.contains("bad.safetensors") && message.contains(mentions) && message.endsWith('.'),
             qPrintable(message));
  }

  void whatHasNoFeaturesIsRefused() {
    QVERIFY(errorOf([&] { FeatureSpace(parseDataSetSpec("gaussian"), m_folders); }).contains("[2]"));
    QVERIFY(!errorOf([&] { FeatureSpace(m_digits, m_folders, m_folder.path("none")); }).isEmpty());
    const auto text = m_folder.write("text.safetensors", "no tensors here");
    QVERIFY(errorOf([&] { FeatureSpace(m_digits, m_folders, text); }).contains("text.safetensors"));
  }

private:
  const TestFolder m_folder;
  DataSetSpec m_digits;
  DataFolders m_folders;
};

QTEST_GUILESS_MAIN(TestFeatureSpace)
#include "tst_feature_space.moc"
