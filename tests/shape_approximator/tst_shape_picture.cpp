#include "shape_loss.h"
#include "shape_picture.h"
#include "shape_scenes.h"

#include <ATen/Parallel.h>
#include <QtTest>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

using namespace deblend;

namespace {

const QList<ShapeStyle> styles{{4, false, 0}, {4, true, 0}, {2, true, 0.6}};

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
  return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

torch::Tensor pictureOfPixels(PictureSize size) {
  torch::manual_seed(2);
  return torch::rand({3, size.height, size.width});
}

/// The picture's longer side is 1: the middle of a pixel.
double placeOf(std::int64_t index, std::int64_t longer) {
  return (double(index) + 0.5) / double(longer);
}

/// A pixel's colour as the definition has it, of all shapes.
double definedColour(const ShapeScene& scene, int channel, double x, double y) {
  double colour = scene.background[std::size_t(channel)], weights = 1;
  for (std::int64_t i = 0; i < scene.count(); ++i) {
    const float* const shape = scene.shape(i);
    const double weight =
        (scene.style.hides ? std::exp(double(shape[Depth])) : 1) * definedCoverage(shape, scene.style, x, y);
    colour += weight * shape[FirstColour + channel];
    weights += scene.style.hides ? weight : 0;
  }
  return colour / weights;
}

} // namespace

class TestShapePicture : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Of all shapes at every pixel: leaving some out of a tile, and tiles themselves, change nothing.
  void everyShapeCountsEverywhere() {
    for (const bool hides : {false, true}) {
      const PictureSize size{150, 70};
      const ShapeScene scene = randomScene({3, hides, 0}, 60, size);
      const torch::Tensor picture = renderPicture(scene, size).colours;
      for (std::int64_t j = 0; j < size.height; j += 3)
        for (std::int64_t i = 0; i < size.width; ++i) {
          const double expected = definedColour(scene, 1, placeOf(i, 150), placeOf(j, 150));
          QVERIFY2(std::abs(picture[1][j][i].item<double>() - expected) < 3e-5,
                   qPrintable(QString::number(expected)));
        }
    }
  }

  void zeroHarmonicsAreADisk() {
    ShapeScene scene{{0, false, 0}, 101, 101, {0, 0, 0}, std::vector<float>(std::size_t(columnCount(0)), 0)};
    float* const shape = scene.shape(0);
    shape[OffsetX] = shape[OffsetY] = 0.5F;
    shape[LogScaleX] = shape[LogScaleY] = std::log(0.005F);
    shape[Radius] = 60; // 0.3 of the picture
    shape[FirstColour] = 1;
    const torch::Tensor red = renderPicture(scene, {101, 101}).colours[0];
    for (int j = 0; j < 101; ++j)
      for (int i = 0; i < 101; ++i) {
        const double distance = std::hypot(i - 50, j - 50) / 101;
        const double expected = (1 + std::tanh((0.3 - distance) / 0.005)) / 2;
        QVERIFY(std::abs(red[j][i].item<double>() - expected) < 1e-4);
      }
  }

  void threadsChangeNothing() {
    for (const ShapeStyle& style : styles) {
      const PictureSize size{130, 90};
      const ShapeScene scene = randomScene(style, 40, size);
      ShapeLoss loss(pictureOfPixels(size));
      const int before = at::get_num_threads();
      at::set_num_threads(1);
      ShapeGradients alone, together;
      const torch::Tensor first = renderPicture(scene, size).colours;
      const double lossAlone = loss.evaluate(scene, alone);
      at::set_num_threads(3);
      const torch::Tensor second = renderPicture(scene, size).colours;
      const double lossTogether = loss.evaluate(scene, together);
      at::set_num_threads(before);
      QVERIFY(torch::equal(first, second));
      QCOMPARE(lossAlone, lossTogether);
      QVERIFY(alone.shapes == together.shapes && alone.background == together.background);
    }
  }

  void theLossIsTheMeanSquaredError() {
    for (const ShapeStyle& style : styles) {
      const PictureSize size{70, 37};
      const ShapeScene scene = randomScene(style, 20, size);
      const torch::Tensor target = pictureOfPixels(size);
      ShapeGradients gradients;
      const double expected = (renderPicture(scene, size).colours - target).square().mean().item<double>();
      QVERIFY(std::abs(ShapeLoss(target).evaluate(scene, gradients) - expected) < 1e-6);
    }
  }

  /// The whole way through tiles, background and hiding, along random directions.
  void gradientsOfTheLossAreDifferences() {
    for (const ShapeStyle& style : styles) {
      const PictureSize size{90, 50};
      const ShapeScene scene = randomScene(style, 12, size, 4);
      ShapeLoss loss(pictureOfPixels(size));
      ShapeGradients gradients, unused;
      loss.evaluate(scene, gradients);
      for (unsigned direction = 0; direction < 4; ++direction) {
        const ShapeScene along = randomScene(style, 12, size, 50 + direction);
        const auto lossAt = [&](float by) {
          ShapeScene moved = scene;
          for (std::size_t c = 0; c < 3; ++c)
            moved.background[c] += by * along.background[c];
          for (std::size_t i = 0; i < moved.shapes.size(); ++i)
            moved.shapes[i] += by * along.shapes[i];
          return loss.evaluate(moved, unused);
        };
        double expected = 0;
        for (std::size_t c = 0; c < 3; ++c)
          expected += double(gradients.background[c]) * double(along.background[c]);
        for (std::size_t i = 0; i < scene.shapes.size(); ++i)
          expected += double(gradients.shapes[i]) * double(along.shapes[i]);
        const float step = 5e-4F;
        const double difference = (lossAt(step) - lossAt(-step)) / (2 * double(step));
        QVERIFY2(std::abs(difference - expected) < 0.01 * std::abs(expected) + 2e-4,
                 qPrintable(QString("%1, not %2").arg(expected).arg(difference)));
      }
    }
  }

  /// A pixel is its middle's colour, so that the mean of the four pixels in it differs by the square of its
  /// size.
  void picturesDoNotDependOnTheirSize() {
    for (const bool hides : {false, true}) {
      const ShapeScene scene = randomScene({4, hides, 0}, 30, {4, 3}, 6);
      const auto differenceAt = [&](std::int64_t side) {
        const torch::Tensor small = renderPicture(scene, {side, side * 3 / 4}).colours;
        const torch::Tensor large = renderPicture(scene, {2 * side, side * 3 / 2}).colours;
        const torch::Tensor halved =
            large.reshape({3, side * 3 / 4, 2, side, 2}).mean(torch::IntArrayRef{2, 4});
        return (small - halved).abs().mean().item<double>();
      };
      const double coarse = differenceAt(160), fine = differenceAt(320);
      QVERIFY2(coarse < 0.005 && coarse > 3 * fine && coarse < 5 * fine,
               qPrintable(QString("%1, %2").arg(coarse).arg(fine)));
    }
  }

  void bytesAreTheClampedMeans() {
    const ShapeScene scene = randomScene({4, false, 0}, 30, {75, 40});
    const torch::Tensor large = renderPicture(scene, {150, 80}).colours.clamp(0, 1);
    const torch::Tensor expected =
        large.reshape({3, 40, 2, 75, 2}).mean(torch::IntArrayRef{2, 4}).permute({1, 2, 0});
    QVERIFY(largestDifference(renderBytes(scene, {75, 40}, 2), expected * 255) <= 0.501);
    const torch::Tensor plain = renderPicture(scene, {75, 40}).colours.clamp(0, 1).permute({1, 2, 0});
    QVERIFY(largestDifference(renderBytes(scene, {75, 40}), plain * 255) <= 0.501);
  }

  void noShapesAreTheBackground() {
    const ShapeScene scene = randomScene({4, true, 0}, 0, {3, 2});
    const torch::Tensor picture = renderPicture(scene, {1, 1}).colours;
    for (int c = 0; c < 3; ++c)
      QCOMPARE(picture[c][0][0].item<float>(), scene.background[std::size_t(c)]);
  }

  void shapesAddUp() {
    const ShapeScene scene = randomScene({3, false, 0}, 3, {40, 30});
    torch::Tensor sum = renderPicture(randomScene({3, false, 0}, 0, {40, 30}), {40, 30}).colours;
    const torch::Tensor background = sum.clone();
    for (std::int64_t i = 0; i < 3; ++i)
      sum += renderPicture(sceneOfOne(scene, i), {40, 30}).colours - background;
    QVERIFY(largestDifference(sum, renderPicture(scene, {40, 30}).colours) < 1e-5);
  }

  void sizesKeepTheProportions() {
    const ShapeScene wide{{}, 300, 2, {}, {}};
    QCOMPARE(sizeWithLongerSide(wide, 1000).width, 1000);
    QCOMPARE(sizeWithLongerSide(wide, 1000).height, 7);
    QCOMPARE(sizeWithLongerSide(wide, 10).height, 1);
  }
};

QTEST_APPLESS_MAIN(TestShapePicture)
#include "tst_shape_picture.moc"
