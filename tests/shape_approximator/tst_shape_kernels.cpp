#include "shape_kernels.h"
#include "shape_scenes.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <vector>

using namespace deblend;
using namespace deblend::shapes;

namespace {

/// A place where no pixel's centre is near the shapes' middle.
constexpr TilePlace<double> place{0.1, 0.02, 0.0075, 0.0081, 13};

std::vector<double> someShape(const ShapeStyle& style) {
  const ShapeScene scene = randomScene(style, 1, {1, 1}, 3);
  std::vector<double> shape(scene.shapes.begin(), scene.shapes.end());
  shape[OffsetX] = place.left + 27.46 * place.stepX;
  shape[OffsetY] = place.top + 6.43 * place.stepY;
  shape[LogScaleX] = -3;
  shape[LogScaleY] = -2.6;
  return shape;
}

template <typename T>
std::unique_ptr<TileSums<T>> sumsOf(const std::vector<T>& shape, const ShapeStyle& style,
                                    const TilePlace<T>& at) {
  auto sums = std::make_unique<TileSums<T>>();
  addShape(shape.data(), style, at, *sums);
  return sums;
}

std::unique_ptr<TileSums<double>> randomSums() {
  auto sums = std::make_unique<TileSums<double>>();
  std::mt19937 engine(5);
  std::normal_distribution<double> normal;
  for (auto& colour : sums->colour)
    std::ranges::generate(colour, [&] { return normal(engine); });
  std::ranges::generate(sums->weight, [&] { return normal(engine); });
  return sums;
}

/// Of the first rows, which belong to the tile.
double product(const TileSums<double>& a, const TileSums<double>& b) {
  double sum = 0;
  for (std::int64_t i = 0; i < place.rows * tileWidth; ++i) {
    for (int c = 0; c < 3; ++c)
      sum += a.colour[c][i] * b.colour[c][i];
    sum += a.weight[i] * b.weight[i];
  }
  return sum;
}

} // namespace

class TestShapeKernels : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void gradientsAreFiniteDifferences_data() {
    QTest::addColumn<int>("harmonics");
    QTest::addColumn<bool>("hides");
    QTest::addColumn<double>("bristles");
    for (const int harmonics : {0, 1, 4, mostHarmonics})
      for (const bool hides : {false, true})
        for (const double bristles : {0.0, 0.7})
          QTest::addRow("%d harmonics, hides %d, bristles %g", harmonics, hides, bristles)
              << harmonics << hides << bristles;
  }

  void gradientsAreFiniteDifferences() {
    const ShapeStyle style = styleOfRow();
    const std::vector<double> shape = someShape(style);
    const auto weights = randomSums();
    std::vector<double> gradient(shape.size(), 0);
    addShapeGradient(shape.data(), style, place, *weights, gradient.data());
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const auto lossAt = [&](double by) {
        std::vector<double> moved = shape;
        moved[i] += by;
        return product(*sumsOf(moved, style, place), *weights);
      };
      const double step = 2e-7;
      const double difference = (lossAt(step) - lossAt(-step)) / (2 * step);
      QVERIFY2(std::abs(difference - gradient[i]) < 1e-5 * (1 + std::abs(difference)),
               qPrintable(QString("column %1: %2, not %3").arg(i).arg(gradient[i]).arg(difference)));
    }
  }

  void valuesFollowTheDefinition_data() { gradientsAreFiniteDifferences_data(); }

  void valuesFollowTheDefinition() {
    ShapeStyle style = styleOfRow();
    const double bristles = style.bristles;
    style.bristles = 0;
    std::vector<double> shape = someShape(style);
    const std::vector<float> narrow(shape.begin(), shape.end());
    shape.assign(narrow.begin(), narrow.end());
    const auto sums = sumsOf(shape, style, place);
    style.bristles = bristles;
    const auto painted = sumsOf(shape, style, place);
    const double factor = style.hides ? std::exp(double(narrow[Depth])) : 1;
    for (std::int64_t i = 0; i < place.rows * tileWidth; ++i) {
      const double x = place.left + double(i % tileWidth) * place.stepX;
      const double y = place.top + double(i / tileWidth) * place.stepY;
      const double coverage = factor * definedCoverage(narrow.data(), style, x, y);
      QVERIFY(std::abs(sums->weight[i] - coverage) < 1e-9);
      QVERIFY(std::abs(sums->colour[1][i] - coverage * narrow[FirstColour + 1]) < 1e-9);
      // A brush leaves between 1 - bristles and all of it.
      QVERIFY(painted->weight[i] >= sums->weight[i] * (1 - bristles) - 1e-6);
      QVERIFY(painted->weight[i] <= sums->weight[i] + 1e-6);
    }
  }

  void floatsAreNearDoubles() {
    for (const int harmonics : {0, 4, 7}) {
      const ShapeStyle style{harmonics, true, 0};
      const std::vector<double> shape = someShape(style);
      const std::vector<float> narrow(shape.begin(), shape.end());
      const TilePlace<float> narrowPlace{float(place.left), float(place.top), float(place.stepX),
                                         float(place.stepY), place.rows};
      const auto wide = sumsOf(shape, style, place);
      const auto sums = sumsOf(narrow, style, narrowPlace);
      for (std::int64_t i = 0; i < place.rows * tileWidth; ++i)
        QVERIFY(std::abs(wide->weight[i] - double(sums->weight[i])) < 2e-5);
    }
  }

  void bristlesTakeSomething() {
    const std::vector<double> shape = someShape({4, false, 0.7});
    const auto plain = sumsOf(shape, {4, false, 0}, place), painted = sumsOf(shape, {4, false, 0.7}, place);
    double least = 1, most = 0;
    for (std::int64_t i = 0; i < place.rows * tileWidth; ++i) {
      const double share = painted->weight[i] / plain->weight[i];
      least = std::min(least, share);
      most = std::max(most, share);
    }
    QVERIFY(least < 0.5 && most > 0.9);
  }

  void theMiddleIsNoTrouble() {
    const ShapeStyle style{4, false, 0};
    std::vector<float> shape(static_cast<std::size_t>(columnCount(4)), 0.1F);
    const TilePlace<float> around{0, 0, 0.01F, 0.01F, tileHeight};
    shape[OffsetX] = shape[OffsetY] = 0;
    const auto ones = std::make_unique<TileSums<float>>();
    std::ranges::fill(ones->colour[0], 1.0F);
    std::vector<float> gradient(shape.size(), 0);
    addShapeGradient(shape.data(), style, around, *ones, gradient.data());
    for (const float each : gradient)
      QVERIFY(std::isfinite(each) && std::abs(each) < 1e4F);
  }

private:
  static ShapeStyle styleOfRow() {
    QFETCH(int, harmonics);
    QFETCH(bool, hides);
    QFETCH(double, bristles);
    return {harmonics, hides, bristles};
  }
};

QTEST_APPLESS_MAIN(TestShapeKernels)
#include "tst_shape_kernels.moc"
