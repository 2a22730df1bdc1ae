#include "data/data_set_kinds.h"
#include "data/density_image.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "image_files.h"
#include "statistics.h"
#include "test_files.h"

#include <QtTest>

#include <random>

using namespace deblend;

namespace {

/// Neither a power of two nor square, with many black pixels and a few that are much brighter than others.
constexpr int width = 37;
constexpr int height = 23;

std::vector<std::uint16_t> sparsePixels() {
  std::mt19937 random(5);
  std::vector<std::uint16_t> pixels;
  for (int i = 0; i < width * height; ++i)
    pixels.push_back(
        random() % 3 == 0 ? 0 : static_cast<std::uint16_t>(random() % 5 == 0 ? 60000 : 500 + random() % 500));
  return pixels;
}

DensityImage open(const TestFolder& folder, const QByteArray& file, std::int64_t poolSize = 0) {
  return {folder.write("density.pgm", file), poolSize};
}

torch::Tensor draw(const DataSet& dataSet, std::int64_t count, std::uint64_t seed = 1) {
  torch::Generator generator = makeGenerator(seed);
  return dataSet.draw(count, generator);
}

/// How many samples fall into each cell of a grid over the image, `cells` cells along the side of a pixel.
std::vector<double> countCells(const torch::Tensor& samples, int columns, int rows, int longer,
                               int cells = 1) {
  std::vector<double> counts(static_cast<std::size_t>(columns * rows * cells * cells));
  const auto place = samples.accessor<float, 2>();
  for (std::int64_t i = 0; i < samples.size(0); ++i) {
    const int column = static_cast<int>(std::floor(double{place[i][0]} * longer * cells));
    const int row = static_cast<int>(std::floor(double{place[i][1]} * longer * cells));
    ++counts.at(static_cast<std::size_t>(row * columns * cells + column));
  }
  return counts;
}

std::vector<double> expectedCounts(const std::vector<std::uint16_t>& pixels, double count) {
  const double total = std::accumulate(pixels.begin(), pixels.end(), 0.0);
  std::vector<double> expected;
  for (const std::uint16_t pixel : pixels)
    expected.push_back(count * pixel / total);
  return expected;
}

/// The largest distance of the samples' distribution function along an axis from the density's, times the
/// root of their number (Kolmogorov and Smirnov): above 2 once in 1500 draws.
double marginalDistance(const torch::Tensor& samples, int axis, const std::vector<double>& masses) {
  const torch::Tensor sorted = std::get<0>(samples.select(1, axis).to(torch::kFloat64).sort());
  const double total = std::accumulate(masses.begin(), masses.end(), 0.0);
  const auto value = sorted.accessor<double, 1>();
  const auto count = static_cast<double>(sorted.size(0));
  double farthest = 0;
  for (std::int64_t i = 0; i < sorted.size(0); ++i) {
    const double place = value[i] * width;
    const auto pixel = static_cast<std::ptrdiff_t>(place);
    const double before = std::accumulate(masses.begin(), masses.begin() + pixel, 0.0);
    const double exact =
        (before + (place - std::floor(place)) * masses[static_cast<std::size_t>(pixel)]) / total;
    farthest = std::max(farthest, std::abs(exact - (static_cast<double>(i) + 0.5) / count));
  }
  return farthest * std::sqrt(count);
}

} // namespace

class TestDensityImage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pixelsAreDrawnInProportion() {
    const TestFolder folder;
    const auto pixels = sparsePixels();
    const torch::Tensor samples = draw(open(folder, deepPgm(width, height, pixels)), 400'000);
    const double excess =
        chiSquareExcess(countCells(samples, width, height, width), expectedCounts(pixels, 400'000));
    QVERIFY2(std::abs(excess) < 4, qPrintable(QString::number(excess)));
  }

  /// 65,536 points of a small image: nothing clumps on the pixels' centres or any other place in them.
  void samplesSpreadEvenlyInsidePixels() {
    const TestFolder folder;
    const torch::Tensor samples = draw(open(folder, deepPgm(width, height, sparsePixels())), 65'536);
    const torch::Tensor inPixel = (samples.to(torch::kFloat64) * width).frac().to(torch::kFloat32);
    const double excess = chiSquareExcess(countCells(inPixel, 1, 1, 1, 16));
    QVERIFY2(std::abs(excess) < 4, qPrintable(QString::number(excess)));
  }

  /// Finer than a pixel and in every pixel for itself, so that no pixel hides behind another.
  void everyPixelIsFilledEvenly() {
    const TestFolder folder;
    const std::vector<std::uint16_t> pixels{9, 1, 0, 4, 2, 7};
    const torch::Tensor samples = draw(open(folder, deepPgm(3, 2, pixels)), 200'000);
    std::vector<double> expected;
    for (int cell = 0; cell < 12 * 8; ++cell)
      expected.push_back(200'000.0 / 23 / 16 *
                         pixels[static_cast<std::size_t>(cell / 12 / 4 * 3 + cell % 12 / 4)]);
    const double excess = chiSquareExcess(countCells(samples, 3, 2, 3, 4), expected);
    QVERIFY2(std::abs(excess) < 4, qPrintable(QString::number(excess)));
  }

  void marginalsAreTheDensitys() {
    const TestFolder folder;
    const auto pixels = sparsePixels();
    std::vector<double> columns(width), rows(height);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      columns[i % width] += pixels[i];
      rows[i / width] += pixels[i];
    }
    const torch::Tensor samples = draw(open(folder, deepPgm(width, height, pixels)), 65'536);
    QVERIFY(marginalDistance(samples, 0, columns) < 2);
    QVERIFY(marginalDistance(samples, 1, rows) < 2);
  }

  /// Not even by rounding to float32 at a pixel's border.
  void blackPixelsAreNeverDrawn() {
    const TestFolder folder;
    QByteArray board;
    for (int i = 0; i < 1000 * 3; ++i)
      board += (i % 1000 + i / 1000) % 2 == 0 ? '\xff' : '\0';
    const torch::Tensor samples = draw(open(folder, pgm(1000, 3, board)), 2'000'000);
    const std::vector<double> counts = countCells(samples, 1000, 3, 1000);
    for (int i = 0; i < board.size(); ++i)
      QCOMPARE(counts[static_cast<std::size_t>(i)] > 0, board[i] != 0);
  }

  void longerSideSpansTheUnit() {
    const TestFolder folder;
    const torch::Tensor wide = draw(open(folder, pgm(40, 10, QByteArray(400, '\xff'))), 20'000);
    QVERIFY(wide.amin().item<float>() >= 0);
    QVERIFY(std::abs(wide.select(1, 0).amax().item<float>() - 1) < 0.001);
    QVERIFY(std::abs(wide.select(1, 1).amax().item<float>() - 0.25) < 0.001);
    const torch::Tensor tall = draw(open(folder, pgm(10, 40, QByteArray(400, '\xff'))), 20'000);
    QVERIFY(std::abs(tall.select(1, 0).amax().item<float>() - 0.25) < 0.001);
    QVERIFY(std::abs(tall.select(1, 1).amax().item<float>() - 1) < 0.001);
  }

  void yPointsDown() {
    const TestFolder folder;
    const torch::Tensor samples = draw(open(folder, pgm(1, 2, QByteArray("\x00\xff", 2))), 100);
    QVERIFY(samples.select(1, 1).amin().item<float>() >= 0.5F);
  }

  /// 511 and 256 are equal in their upper 8 bits.
  void deepImagesKeepTheirPrecision() {
    const TestFolder folder;
    const torch::Tensor samples = draw(open(folder, deepPgm(2, 1, {511, 256})), 100'000);
    QVERIFY(std::abs((samples.select(1, 0) < 0.5).sum().item<double>() / 100'000 - 511.0 / 767) < 0.01);
  }

  void equalSeedsDrawEqualSamples() {
    const TestFolder folder;
    const DensityImage density = open(folder, deepPgm(width, height, sparsePixels()));
    QVERIFY(draw(density, 1000, 3).equal(draw(density, 1000, 3)));
    QVERIFY(!draw(density, 1000, 3).equal(draw(density, 1000, 4)));
  }

  void drawingInPiecesChangesNothing() {
    const TestFolder folder;
    const DensityImage density = open(folder, deepPgm(width, height, sparsePixels()));
    torch::Generator generator = makeGenerator(8);
    const torch::Tensor pieces =
        torch::cat({density.draw(7, generator), density.draw(0, generator), density.draw(93, generator)});
    QVERIFY(pieces.equal(draw(density, 100, 8)));
  }

  void samplesAreFloatPoints() {
    const TestFolder folder;
    const DensityImage density = open(folder, pgm(1, 1, "\x01"));
    const torch::Tensor samples = draw(density, 5);
    QCOMPARE(density.sampleShape(), SampleShape{2});
    QVERIFY(samples.sizes() == torch::IntArrayRef({5, 2}));
    QVERIFY(samples.scalar_type() == torch::kFloat32);
    QVERIFY(!density.storedCount());
  }

  void poolHasTheSizeAskedFor() {
    const TestFolder folder;
    torch::Generator generator = makeGenerator(1);
    QCOMPARE(open(folder, pgm(1, 1, "\x01"), 123).pool(generator).size(0), 123);
    QVERIFY(!open(folder, pgm(1, 1, "\x01"), 0).pool(generator).defined());
  }

  void blackImagesAreRefused() {
    const TestFolder folder;
    const QString message = errorOf([&] { open(folder, pgm(2, 2, QByteArray(4, '\0'))); });
    QVERIFY2(message.contains("density.pgm") && message.contains("every pixel is black"),
             qPrintable(message));
    const QByteArray transparent =
        pngOfOneRow({1, 1, 8, PngColour::RgbAlpha}, QByteArray("\xff\xff\xff\x00", 4));
    QVERIFY(errorOf([&] { open(folder, transparent); }).contains("every pixel is black"));
  }

  void knownDensityIsTheImage() {
    const TestFolder folder;
    const DensityGrid grid =
        open(folder, pgm(4, 2, QByteArray("\x00\x32\x64\xc8\x00\x00\x00\x14", 8))).knownDensity(192);
    QCOMPARE(grid.width, 4);
    QCOMPARE(grid.height, 2);
    QCOMPARE(grid.rectangle.right, 1.0);
    QCOMPARE(grid.rectangle.bottom, 0.5);
    const std::vector<float> expected{0, 0.25F, 0.5F, 1, 0, 0, 0, 0.1F};
    for (std::size_t i = 0; i < expected.size(); ++i)
      QVERIFY(std::abs(grid.values.at(i) - expected[i]) < 1e-6);
  }

  void knownDensityKeepsProportionsWhenReduced() {
    const TestFolder folder;
    const DensityGrid grid = open(folder, pgm(600, 300, QByteArray(180'000, '\x77'))).knownDensity(100);
    QCOMPARE(grid.width, 100);
    QCOMPARE(grid.height, 50);
    QVERIFY(std::ranges::all_of(grid.values, [](float value) { return std::abs(value - 1) < 1e-5; }));
  }

  /// The densities that come with the program, by their names.
  void everyExampleOpens() {
    const DataFolders folders{.base = {}, .resources = DEBLEND_SOURCE_DIR "/resources"};
    const std::vector<std::string> names = exampleNames(folders);
    QVERIFY(names.size() >= 2);
    for (const std::string& name : names) {
      const auto dataSet = openDataSet(parseDataSetSpec("example:" + name + ",points=10"), folders);
      torch::Generator generator = makeGenerator(1);
      QCOMPARE(dataSet->pool(generator).size(0), 10);
      QVERIFY(!dataSet->fingerprint().empty());
    }
  }

  void unknownExamplesAreRefusedWithTheKnownOnes() {
    const DataFolders folders{.base = {}, .resources = DEBLEND_SOURCE_DIR "/resources"};
    for (const char* name : {"nothing", "../densities/cat"}) {
      const QString message =
          errorOf([&] { openDataSet(parseDataSetSpec(std::string("example:") + name), folders); });
      QVERIFY2(message.contains(name) && message.contains(exampleNames(folders).front().c_str()),
               qPrintable(message));
    }
  }
};

QTEST_GUILESS_MAIN(TestDensityImage)
#include "tst_density_image.moc"
