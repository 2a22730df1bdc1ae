#include "test_genomes.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

#include <numbers>
#include <numeric>

using namespace deblend::evolution;

namespace {

constexpr int side = 128;

cv::Point fixedPoint(const Point& point) {
  const auto fixed = [](float value) { return static_cast<int>(std::lround((value * side - 0.5) * 256)); };
  return {fixed(point.x), fixed(point.y)};
}

/// What OpenCV fills, 255 inside.
cv::Mat filledByOpenCv(const Gene& gene) {
  cv::Mat mask = cv::Mat::zeros(side, side, CV_8U);
  if (gene.kind == GeneKind::Ellipse) {
    const cv::Size axes(std::lround(gene.radii.x * side * 256), std::lround(gene.radii.y * side * 256));
    cv::ellipse(mask, fixedPoint(gene.points[0]), axes, gene.angle * 180 / std::numbers::pi, 0, 360, 255,
                cv::FILLED, cv::LINE_8, 8);
    return mask;
  }
  std::vector<std::vector<cv::Point>> corners(1);
  for (int i = 0; i < gene.pointCount; ++i)
    corners[0].push_back(fixedPoint(gene.points[i]));
  cv::fillPoly(mask, corners, 255, cv::LINE_8, 8);
  return mask;
}

double sum(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

Gene ellipse(float x, float y, float a, float b, float angle) {
  Gene gene;
  gene.points[0] = {x, y};
  gene.radii = {a, b};
  gene.angle = angle;
  return gene;
}

Gene shifted(Gene gene, float scale, float dx, float dy) {
  for (Point& each : gene.points)
    each = {each.x * scale + dx, each.y * scale + dy};
  gene.radii = {gene.radii.x * scale, gene.radii.y * scale};
  gene.width *= scale;
  return gene;
}

} // namespace

class TestRasterizer : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// OpenCV also fills the pixels that an edge merely touches, takes whole degrees alone, and clips edges by
  /// whole pixels at the border.
  void fillsWhatOpenCvFills() {
    Genome genome = randomGenome(300, 4, {GeneKind::Ellipse, GeneKind::Triangle, GeneKind::Polygon});
    int inside = 0;
    for (Gene& gene : genome.genes) {
      gene.angle = std::numbers::pi_v<float> / 180 * std::round(gene.angle * 180 / std::numbers::pi_v<float>);
      const std::vector<float> coverage = coverageOf(gene, side, side);
      const cv::Mat filled = filledByOpenCv(gene);
      cv::Mat sure, possible;
      const cv::Mat around = cv::Mat::ones(3, 3, CV_8U);
      cv::erode(filled, sure, around, {-1, -1}, 2, cv::BORDER_CONSTANT, 0);
      cv::dilate(filled, possible, around, {-1, -1}, 1, cv::BORDER_CONSTANT, 255);
      for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
          const float value = coverage[static_cast<std::size_t>(row) * side + column];
          if (sure.at<std::uint8_t>(row, column)) {
            QCOMPARE_GE(value, 0.99F);
            ++inside;
          }
          if (!possible.at<std::uint8_t>(row, column))
            QCOMPARE_LE(value, 0.01F);
        }
    }
    QCOMPARE_GE(inside, 50000);
  }

  void coversTheArea() {
    const double pixels = side * side;
    const double disk = sum(coverageOf(ellipse(0.5F, 0.5F, 0.3F, 0.1F, 0.7F), side, side));
    QCOMPARE_LE(std::abs(disk / (std::numbers::pi * 0.03 * pixels) - 1), 0.002);

    Gene triangle;
    triangle.kind = GeneKind::Triangle;
    triangle.pointCount = 3;
    triangle.points = {{{0.1F, 0.1F}, {0.9F, 0.2F}, {0.3F, 0.8F}}};
    QCOMPARE_LE(std::abs(sum(coverageOf(triangle, side, side)) / (0.5 * 0.54 * pixels) - 1), 0.002);

    Gene stroke = triangle;
    stroke.kind = GeneKind::Stroke;
    stroke.points = {{{0.2F, 0.4F}, {0.5F, 0.5F}, {0.8F, 0.6F}}};
    stroke.width = 0.1F;
    const double bar = std::hypot(0.6, 0.2) * 0.1 + std::numbers::pi * 0.05 * 0.05;
    QCOMPARE_LE(std::abs(sum(coverageOf(stroke, side, side)) / (bar * pixels) - 1), 0.005);
  }

  void coverageIsAShare() {
    for (const Gene& gene : randomGenome(200, 5, allKinds()).genes)
      for (const float each : coverageOf(gene, 40, 70)) {
        QCOMPARE_GE(each, 0.0F);
        QCOMPARE_LE(each, 1.00001F);
      }
  }

  /// The middle of a picture of twice the size, cut out, is the picture of its size.
  void clippingCutsAndChangesNothing() {
    for (const Gene& gene : randomGenome(200, 6, allKinds()).genes) {
      const Gene moved = shifted(gene, 1.5F, -0.25F, -0.25F);
      const std::vector<float> small = coverageOf(moved, 64, 64);
      const std::vector<float> large = coverageOf(shifted(moved, 0.5F, 0.25F, 0.25F), 128, 128);
      for (int row = 0; row < 64; ++row)
        for (int column = 0; column < 64; ++column) {
          const float difference = small[row * 64 + column] - large[(row + 32) * 128 + column + 32];
          QCOMPARE_LE(std::abs(difference), 1e-3F);
        }
    }
  }

  void rowsOfAStripeAreThoseOfTheWhole() {
    for (const Gene& gene : randomGenome(50, 7, allKinds()).genes) {
      const std::vector<float> whole = coverageOf(gene, 50, 60);
      Rasterizer rasterizer(50, 60);
      rasterizer.begin(gene, 20, 37);
      for (auto part = rasterizer.next(); !part.empty(); part = rasterizer.next())
        for (const CoverageRow& each : part) {
          QVERIFY(each.row >= 20 && each.row < 37);
          for (int i = 0; i < each.count; ++i)
            QCOMPARE(each.coverage[i], whole[each.row * 50 + each.begin + i]);
        }
    }
  }

  void nothingComesOfGenesOutsideOrWithoutSize() {
    QCOMPARE(sum(coverageOf(ellipse(3, 0.5F, 0.2F, 0.2F, 0), 16, 16)), 0.0);
    QCOMPARE(sum(coverageOf(ellipse(0.5F, -3, 0.2F, 0.2F, 0), 16, 16)), 0.0);
    QCOMPARE(sum(coverageOf(ellipse(0.5F, 0.5F, 0, 0, 0), 16, 16)), 0.0);
    QCOMPARE(sum(coverageOf(ellipse(0.5F, 0.5F, 9, 9, 0), 1, 1)), 1.0);
  }
};

QTEST_APPLESS_MAIN(TestRasterizer)
#include "tst_rasterizer.moc"
