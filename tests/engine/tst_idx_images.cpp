#include "data/data_set_kinds.h"
#include "data/data_set_summary.h"
#include "data/idx_images.h"
#include "data/image_tiles.h"
#include "data/stored_images.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "idx_bytes.h"
#include "test_files.h"

#include <QtTest>

#include <ATen/ops/upsample_bilinear2d.h>

using namespace deblend;

namespace {

/// Pictures of 2 × 3 pixels whose values count up from `first`.
QByteArray countingPictures(int count, int first = 0) {
  QByteArray values;
  for (int i = 0; i < count * 6; ++i)
    values += static_cast<char>(first + i);
  return idx({static_cast<std::uint32_t>(count), 2, 3}, values);
}

std::shared_ptr<const DataSet> openIn(const TestFolder& folder, const std::string& spec) {
  return openDataSet(parseDataSetSpec(spec), {.base = folder.path(), .resources = {}});
}

QString openingErrorOf(const TestFolder& folder, const std::string& spec) {
  return errorOf([&] { openIn(folder, spec); });
}

QString errorForFile(const QByteArray& content, const QString& name = "a-images-idx3-ubyte") {
  const TestFolder folder;
  folder.write(name, content);
  return openingErrorOf(folder, "idx:" + name.toStdString());
}

torch::Tensor poolOf(const DataSet& dataSet) {
  torch::Generator generator = makeGenerator(1);
  return dataSet.pool(generator);
}

torch::Tensor preparedPool(const DataSet& dataSet) {
  torch::Generator generator = makeGenerator(1);
  return dataSet.prepared(dataSet.pool(generator), generator);
}

} // namespace

class TestIdxImages : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void picturesAreTheFiles() {
    const TestFolder folder;
    folder.write("a-images-idx3-ubyte", countingPictures(2));
    const auto dataSet = openIn(folder, "idx:a-images-idx3-ubyte,size=0");
    QCOMPARE(dataSet->sampleShape(), (SampleShape{1, 2, 3}));
    QCOMPARE(dataSet->storedCount(), std::optional<std::int64_t>(2));
    QVERIFY(poolOf(*dataSet).flatten().equal(torch::arange(12).to(torch::kUInt8)));
    QVERIFY(dataSet->batchOrder() == BatchOrder::Shuffled);
    QVERIFY(!dataSet->labels());
  }

  /// Whatever its name and compression, a file holds the same data, and its fingerprint says so.
  void compressionChangesNothing() {
    const TestFolder folder;
    folder.write("plain", countingPictures(5));
    folder.write("packed.gz", gzipped(countingPictures(5)));
    folder.write("members", gzipped(countingPictures(5).left(20)) + gzipped(countingPictures(5).mid(20)));
    folder.write("other", countingPictures(5, 1));
    const auto plain = openIn(folder, "idx:plain");
    for (const char* name : {"idx:packed.gz", "idx:members"}) {
      const auto packed = openIn(folder, name);
      QVERIFY(poolOf(*packed).equal(poolOf(*plain)));
      QCOMPARE(packed->fingerprint(), plain->fingerprint());
    }
    QVERIFY(openIn(folder, "idx:other")->fingerprint() != plain->fingerprint());
  }

  /// As the tutorial does it: normalised, −1 + 2x, then bilinear without aligned corners.
  void preparationIsTheTutorials() {
    const TestFolder folder;
    folder.write("a", countingPictures(3, 90));
    const auto dataSet = openIn(folder, "idx:a,size=32,range=tutorial");
    const torch::Tensor values = poolOf(*dataSet).to(torch::kFloat32) / 255;
    const torch::Tensor expected = at::upsample_bilinear2d(-1 + 2 * (values - 0.1307) / 0.3081,
                                                           std::array<std::int64_t, 2>{32, 32}, false);
    QCOMPARE(dataSet->sampleShape(), (SampleShape{1, 32, 32}));
    QVERIFY(preparedPool(*dataSet).allclose(expected, 1e-5, 1e-5));
  }

  void rangesAreUndone() {
    const TestFolder folder;
    folder.write("a", countingPictures(3, 70));
    for (const char* range : {"unit", "tutorial"}) {
      const auto dataSet = openIn(folder, std::string("idx:a,size=0,range=") + range);
      const auto [scale, offset] = dataSet->valueRange();
      const torch::Tensor own = dataSet->inOwnUnits(poolOf(*dataSet));
      QVERIFY(own.allclose(poolOf(*dataSet).to(torch::kFloat32) / 255, 0, 1e-6));
      QVERIFY(preparedPool(*dataSet).allclose(own * scale + offset, 1e-5, 1e-5));
    }
    QCOMPARE(preparedPool(*openIn(folder, "idx:a,size=0")).min().item<float>(), -1 + 2 * 70 / 255.0F);
  }

  /// A smaller size is a mean over what it covers.
  void shrinkingAverages() {
    const TestFolder folder;
    folder.write(
        "a", idx({1, 4, 4}, QByteArray("\x10\x20\x10\x20\x30\x40\x30\x40\x10\x20\x10\x20\x30\x40\x30\x40")));
    const torch::Tensor values =
        openIn(folder, "idx:a,size=1")->inOwnUnits(poolOf(*openIn(folder, "idx:a,size=1")));
    QCOMPARE(values.numel(), 1);
    QVERIFY(std::abs(values.item<float>() * 255 - 40) < 0.01);
  }

  void labelsStandBeside_data() {
    QTest::addColumn<QString>("images");
    QTest::addColumn<QString>("labels");
    QTest::newRow("plain") << "t-images-idx3-ubyte"
                           << "t-labels-idx1-ubyte";
    QTest::newRow("packed") << "t-images-idx3-ubyte.gz"
                            << "t-labels-idx1-ubyte.gz";
    QTest::newRow("images packed") << "t-images-idx3-ubyte.gz"
                                   << "t-labels-idx1-ubyte";
    QTest::newRow("labels packed") << "t-images-idx3-ubyte"
                                   << "t-labels-idx1-ubyte.gz";
    QTest::newRow("dot") << "t-images.idx3-ubyte"
                         << "t-labels.idx1-ubyte";
  }
  void labelsStandBeside() {
    QFETCH(QString, images);
    QFETCH(QString, labels);
    const TestFolder folder;
    const QByteArray classes = idx({4}, QByteArray("\x02\x00\x02\x01", 4));
    folder.write(images, images.endsWith(".gz") ? gzipped(countingPictures(4)) : countingPictures(4));
    folder.write(labels, labels.endsWith(".gz") ? gzipped(classes) : classes);
    const std::string spec = "idx:" + images.toStdString();
    const DataSetSummary summary =
        summariseDataSet(parseDataSetSpec(spec), {.base = folder.path(), .resources = {}});
    QCOMPARE(summary.classNames, (std::vector<std::string>{"0", "1", "2"}));
    QCOMPARE(summary.classCounts, (std::vector<std::int64_t>{1, 1, 2}));
    QVERIFY(openIn(folder, spec)->labels()->values.equal(torch::tensor({2, 0, 2, 1}, torch::kInt64)));
  }

  void labelsCountForTheFingerprint() {
    const TestFolder folder;
    folder.write("a-images-idx3-ubyte", countingPictures(1));
    const std::string without = openIn(folder, "idx:a-images-idx3-ubyte")->fingerprint();
    folder.write("a-labels-idx1-ubyte", idx({1}, QByteArray(1, '\1')));
    const std::string with = openIn(folder, "idx:a-images-idx3-ubyte")->fingerprint();
    folder.write("a-labels-idx1-ubyte", idx({1}, QByteArray(1, '\2')));
    const std::string other = openIn(folder, "idx:a-images-idx3-ubyte")->fingerprint();
    QVERIFY(without != with && with != other);
  }

  void badFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const QByteArray good = countingPictures(3);
    QTest::newRow("empty") << QByteArray() << "the file is empty";
    QTest::newRow("short header") << good.left(9) << "cut short";
    QTest::newRow("text") << QByteArray("P5 2 2 255\nabcd") << "begins with the bytes 50352032";
    QTest::newRow("five dimensions") << bigEndian(0x0805, 4) + good << "begins with the bytes 00000805";
    QTest::newRow("real numbers") << bigEndian(0x0d03, 4) + good.mid(4) << "of the type 0d";
    QTest::newRow("too short") << good.chopped(1) << "it must hold 34 bytes, but it holds 33";
    QTest::newRow("too long") << good + 'x' << "it must hold 34 bytes, but it holds more";
    QTest::newRow("huge sizes") << bigEndian(0x0803, 4) + QByteArray(12, '\xff')
                                << "more than any file holds";
    QTest::newRow("no pictures") << idx({0, 2, 3}, {}) << "it holds no pictures";
    QTest::newRow("no pixels") << idx({3, 0, 3}, {}) << "0 rows and 3 columns";
    QTest::newRow("labels") << idx({3}, "abc") << "its shape is [3], and three dimensions are needed";
    QTest::newRow("gzip cut short") << gzipped(good).chopped(12) << "its gzip data are cut short";
    QTest::newRow("gzip header alone") << gzipped(good).left(5) << "cut short";
    QTest::newRow("gzip too short") << gzipped(good.chopped(1)) << "when unpacked, but it holds 33";
    QTest::newRow("gzip too long") << gzipped(good + QByteArray(1'000'000, 'x')) << "but it holds more";
  }
  void badFilesAreRefused() {
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const QString message = errorForFile(content);
    QVERIFY2(message.contains("a-images-idx3-ubyte'") && message.contains(reason) && message.endsWith('.'),
             qPrintable(message));
  }

  void damagedGzipIsRefused() {
    QByteArray packed = gzipped(countingPictures(40));
    packed[packed.size() / 2] = static_cast<char>(~packed.at(packed.size() / 2));
    QVERIFY(errorForFile(packed).contains("gzip data are"));
  }

  void missingFilesAreNamed() {
    QVERIFY(
        openingErrorOf({}, "idx:none-images-idx3-ubyte").contains("none-images-idx3-ubyte': No such file"));
  }

  void labelsMustMatch() {
    const TestFolder folder;
    folder.write("a-images-idx3-ubyte", countingPictures(3));
    folder.write("a-labels-idx1-ubyte", idx({2}, "\1\1"));
    const QString message = openingErrorOf(folder, "idx:a-images-idx3-ubyte");
    QVERIFY2(message.contains("a-labels-idx1-ubyte'") && message.contains("a-images-idx3-ubyte'") &&
                 message.contains("[2]") && message.contains("3 labels"),
             qPrintable(message));
    folder.write("a-labels-idx1-ubyte", "nonsense");
    QVERIFY(openingErrorOf(folder, "idx:a-images-idx3-ubyte").contains("a-labels-idx1-ubyte'"));
  }

  /// As long as somebody holds the data, and the file is as it was, nothing is read again.
  void openDataAreShared() {
    const TestFolder folder;
    const auto path = folder.write("a", countingPictures(3));
    const auto first = openIn(folder, "idx:a");
    QCOMPARE(openIn(folder, "idx:a").get(), first.get());
    QVERIFY(openIn(folder, "idx:a,size=8").get() != first.get());
    folder.write("a", countingPictures(4));
    QCOMPARE(openIn(folder, "idx:a")->storedCount(), std::optional<std::int64_t>(4));
  }

  void bundledDigitsAreMnists() {
    const DataFolders folders{.base = {}, .resources = DEBLEND_SOURCE_DIR "/resources"};
    const DataSetSummary summary = summariseDataSet(parseDataSetSpec("digits"), folders);
    QCOMPARE(summary.sampleShape, (SampleShape{1, 32, 32}));
    QCOMPARE(summary.storedCount, std::optional<std::int64_t>(10'000));
    QCOMPARE(summary.classCounts,
             (std::vector<std::int64_t>{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}));
    QCOMPARE(summary.skippedCount, 0);
  }

  void tilesAreTheStoredSamples() {
    const TestFolder folder;
    folder.write("a-images-idx3-ubyte", countingPictures(4));
    folder.write("a-labels-idx1-ubyte", idx({4}, QByteArray("\3\2\1\0", 4)));
    const DataFolders folders{.base = folder.path(), .resources = {}};
    const ImageTiles tiles = imageTiles(parseDataSetSpec("idx:a-images-idx3-ubyte,size=0"), folders, 1, 2);
    QCOMPARE(std::vector<int>({tiles.width, tiles.height, tiles.channels}), std::vector<int>({3, 2, 1}));
    QCOMPARE(tiles.pixels, (std::vector<std::uint8_t>{6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}));
    QCOMPARE(tiles.labels, (std::vector<std::int64_t>{2, 1}));
    QVERIFY(tiles.names.empty());
    QCOMPARE(imageTiles(parseDataSetSpec("idx:a-images-idx3-ubyte"), folders, 3, 9).labels.size(), 1U);
    QCOMPARE(imageTiles(parseDataSetSpec("idx:a-images-idx3-ubyte"), folders, 7, 9).pixels.size(), 0U);
  }

  void noiseHasTilesAndPointsHaveNone() {
    const ImageTiles tiles = imageTiles(parseDataSetSpec("gaussian,shape=3x4x5"), {}, 0, 6);
    QCOMPARE(tiles.pixels.size(), 6U * 3 * 4 * 5);
    QVERIFY(tiles.labels.empty());
    QVERIFY(errorOf([] { imageTiles(parseDataSetSpec("gaussian"), {}, 0, 6); }).contains("the shape [2]"));
  }
};

QTEST_GUILESS_MAIN(TestIdxImages)
#include "tst_idx_images.moc"
