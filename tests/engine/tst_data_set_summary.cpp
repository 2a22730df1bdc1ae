#include "data/data_set_summary.h"

#include "data/npy.h"

#include "../support/expect_error.h"
#include "image_files.h"
#include "test_files.h"

#include <QtTest>

#include <algorithm>

using namespace deblend;

namespace {

DataSetSummary summaryOf(const std::string& spec, const TestFolder& folder = {}) {
  return summariseDataSet(parseDataSetSpec(spec), {.base = folder.path(), .resources = {}});
}

DataSetSummary summaryOfPoints(const std::vector<float>& points) {
  const TestFolder folder;
  writeNpy(folder.path("p.npy"), {static_cast<std::int64_t>(points.size() / 2), 2}, points);
  return summaryOf("points:p.npy", folder);
}

float valueAt(const DensityGrid& grid, double x, double y) {
  const PlaneRectangle& r = grid.rectangle;
  const int column = static_cast<int>((x - r.left) / (r.right - r.left) * grid.width);
  const int row = static_cast<int>((y - r.top) / (r.bottom - r.top) * grid.height);
  return grid.values.at(static_cast<std::size_t>(row * grid.width + column));
}

bool isSound(const DensityGrid& grid) {
  const PlaneRectangle& r = grid.rectangle;
  return grid.width >= 1 && grid.height >= 1 && std::max(grid.width, grid.height) <= 192 &&
         r.right > r.left && r.bottom > r.top &&
         grid.values.size() == static_cast<std::size_t>(grid.width * grid.height) &&
         std::ranges::all_of(grid.values, [](float value) { return value >= 0 && value <= 1; }) &&
         *std::ranges::max_element(grid.values) == 1;
}

bool isUnitSquare(const PlaneRectangle& r) {
  return r.left == 0 && r.top == 0 && r.right == 1 && r.bottom == 1;
}

} // namespace

class TestDataSetSummary : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void labelledPointsAreShown() {
    const TestFolder folder;
    folder.write("p.csv", "0.1,0.2,b\n0.3,0.4,a\n0.5,0.6,b\n");
    const DataSetSummary summary = summaryOf("points:p.csv", folder);
    QCOMPARE(summary.classNames, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(summary.classCounts, (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(summary.labelledPoints.places, (std::vector<float>{0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F}));
    QCOMPARE(summary.labelledPoints.labels, (std::vector<std::int64_t>{1, 0, 1}));
    QCOMPARE(summary.labelledPoints.classCount, 2);
    QCOMPARE(summaryOf("shape:ring").labelledPoints.count(), 0);
  }

  /// Of many points each class is shown by its share.
  void someOfManyLabelledPointsAreShown() {
    const DataSetSummary summary = summaryOf("pattern:clusters,points=50000,classes=2");
    QCOMPARE(summary.labelledPoints.count(), 8192);
    const auto second = std::ranges::count(summary.labelledPoints.labels, 1);
    QVERIFY(std::abs(static_cast<double>(second) - 4096) < 4 * std::sqrt(2048));
    QCOMPARE(summary.classCounts, (std::vector<std::int64_t>{25'000, 25'000}));
  }

  void aDescriptionIsTheSummaryWithoutDensity() {
    for (const char* spec : {"shape:ring,points=300", "gaussian,shape=1x8x8"}) {
      const DataSetSummary whole = summaryOf(spec);
      const DataSetSummary brief = describeDataSet(parseDataSetSpec(spec), {});
      QVERIFY(brief.sampleShape == whole.sampleShape && brief.storedCount == whole.storedCount &&
              brief.fingerprint == whole.fingerprint && brief.density.values.empty());
    }
  }

  void densityImagesShowThemselves() {
    const TestFolder folder;
    folder.write("p.pgm", pgm(2, 1, "\x80\xff"));
    const DataSetSummary summary = summaryOf("density:p.pgm", folder);
    QVERIFY(isSound(summary.density));
    QCOMPARE(summary.sampleShape, SampleShape{2});
    QVERIFY(summary.fingerprint.starts_with("xxh3-128:"));
    QVERIFY(!summary.storedCount);
    QCOMPARE(summary.density.width, 2);
    QCOMPARE(summary.density.rectangle.bottom, 0.5);
    QVERIFY(std::abs(summary.density.values[0] - 128.0 / 255) < 1e-6);
  }

  void everyShapeFillsTheUnitSquare() {
    for (const char* name : {"triangle", "square", "rhombus", "disk", "ring", "eight_gaussians", "two_moons",
                             "checkerboard", "spiral"}) {
      const DataSetSummary summary = summaryOf(std::string("shape:") + name);
      QVERIFY2(isSound(summary.density) && isUnitSquare(summary.density.rectangle), name);
      QCOMPARE(summary.density.width, 192);
      QVERIFY(summary.fingerprint.empty());
    }
    QVERIFY(valueAt(summaryOf("shape:ring").density, 0.5, 0.5) < 0.01);
    QVERIFY(valueAt(summaryOf("shape:eight_gaussians").density, 0.84, 0.5) > 0.5);
    QVERIFY(valueAt(summaryOf("shape:two_moons").density, 0.125 + 0.5, 0.1) < 0.01);
  }

  void dataOutsideTheUnitSquareHaveTheirOwnRectangle() {
    const DensityGrid grid = summaryOf("gaussian,mean=5,deviation=2").density;
    QVERIFY(isSound(grid));
    QVERIFY(grid.rectangle.left < 0 && grid.rectangle.right > 10);
    QVERIFY(valueAt(grid, 5, 5) > 0.85);
    QVERIFY(std::abs(valueAt(grid, 7, 5) - std::exp(-0.5)) < 0.1);
    QVERIFY(std::abs(valueAt(grid, 5, 3) - std::exp(-0.5)) < 0.1);
  }

  void storedPointsAreCounted() {
    const DataSetSummary summary = summaryOfPoints({0.25F, 0.25F, 0.25F, 0.25F, 0.75F, 0.75F});
    QVERIFY(isSound(summary.density) && isUnitSquare(summary.density.rectangle));
    QCOMPARE(summary.storedCount, std::optional<std::int64_t>(3));
    QVERIFY(std::abs(valueAt(summary.density, 0.75, 0.75) - 0.5) < 1e-6);
    QCOMPARE(valueAt(summary.density, 0.75, 0.25), 0.0F);
  }

  /// A single place, a line, and places so far away that single numbers are coarse there.
  void degeneratePointsHaveAnArea() {
    QVERIFY(isSound(summaryOfPoints({5, 7}).density));
    QVERIFY(isSound(summaryOfPoints({-1, 3, 4, 3}).density));
    QVERIFY(isSound(summaryOfPoints({1e30F, 1e30F, 1e30F, 1e30F}).density));
    QVERIFY(isSound(summaryOfPoints({-3e38F, 0, 3e38F, 1}).density));
  }

  void aLineIsNotWidenedToASquare() {
    const DensityGrid grid = summaryOfPoints({-1, 3, 4, 3}).density;
    QCOMPARE(grid.width, 192);
    QVERIFY(grid.height < 10);
  }

  void otherSamplesHaveNoDensity() {
    const DataSetSummary summary = summaryOf("gaussian,shape=1x8x8");
    QCOMPARE(summary.sampleShape, (SampleShape{1, 8, 8}));
    QCOMPARE(summary.density.width, 0);
    QVERIFY(summary.density.values.empty());
  }

  void summariesAreRepeatable() {
    QCOMPARE(summaryOf("shape:spiral").density.values, summaryOf("shape:spiral").density.values);
  }

  void unreadableDataAreRefused() {
    QVERIFY(errorOf([] { summaryOf("density:none.png"); }).contains("none.png"));
  }
};

QTEST_GUILESS_MAIN(TestDataSetSummary)
#include "tst_data_set_summary.moc"
