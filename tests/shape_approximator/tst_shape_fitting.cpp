#include "../support/expect_error.h"

#include "shape_fitting.h"
#include "shape_picture.h"
#include "shape_scenes.h"
#include "storage/safetensors.h"

#include <ATen/Parallel.h>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deblend;

namespace {

FittingSettings quickSettings() {
  FittingSettings settings;
  settings.style.harmonics = 2;
  settings.shapeCount = 20;
  settings.steps = 24;
  settings.coarsestSide = 16;
  settings.seed = 7;
  return settings;
}

torch::Tensor somePicture(std::int64_t width = 60, std::int64_t height = 44) {
  return renderPicture(randomScene({3, false, 0}, 9, {width, height}), {width, height}).colours.clamp(0, 1);
}

void takeSteps(ShapeFitting& fitting, int count) {
  for (int i = 0; i < count; ++i)
    fitting.step();
}

bool areEqual(const TensorMap& a, const TensorMap& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
    return x.first == y.first && torch::equal(x.second, y.second);
  });
}

/// What a checkpoint would bring back.
TensorMap throughAFile(const TensorMap& state) {
  return decodeSafetensors(encodeSafetensors(state), "state");
}

double squaredError(const ShapeFitting& fitting) {
  const torch::Tensor& target = fitting.target();
  const torch::Tensor picture = renderPicture(fitting.scene(), {target.size(2), target.size(1)}).colours;
  return (picture - target).square().mean().item<double>();
}

} // namespace

class TestShapeFitting : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aShapeIsRecoveredFromItsPicture() {
    ShapeScene scene{
        {2, false, 0}, 64, 64, {0.1F, 0.2F, 0.3F}, std::vector<float>(std::size_t(columnCount(2)), 0)};
    float* const shape = scene.shape(0);
    shape[OffsetX] = 0.42F;
    shape[OffsetY] = 0.55F;
    shape[LogScaleX] = std::log(0.055F);
    shape[LogScaleY] = std::log(0.045F);
    shape[Radius] = 4;
    shape[FirstColour] = 0.7F;
    shape[FirstColour + 2] = -0.2F;
    shape[FirstHarmonic + 1] = 0.15F;
    FittingSettings settings = quickSettings();
    settings.shapeCount = 1;
    settings.steps = 600;
    settings.startShare = 1;
    settings.elongation = 1;
    ShapeFitting fitting(renderPicture(scene, {64, 64}).colours, settings);
    const double before = squaredError(fitting);
    takeSteps(fitting, 600);
    QVERIFY2(squaredError(fitting) < before / 1000,
             qPrintable(QString("%1 of %2").arg(squaredError(fitting)).arg(before)));
    const ShapeScene found = fitting.scene();
    for (int c = 0; c < 3; ++c) {
      QVERIFY(std::abs(found.background[std::size_t(c)] - scene.background[std::size_t(c)]) < 0.01F);
      QVERIFY(std::abs(found.shape(0)[FirstColour + c] - shape[FirstColour + c]) < 0.02F);
    }
    QVERIFY(std::hypot(found.shape(0)[OffsetX] - 0.42F, found.shape(0)[OffsetY] - 0.55F) < 0.02F);
  }

  void theErrorFalls_data() {
    QTest::addColumn<bool>("hides");
    QTest::addColumn<double>("bristles");
    QTest::newRow("sum") << false << 0.0;
    QTest::newRow("hides") << true << 0.0;
    QTest::newRow("brush") << true << 0.6;
  }

  void theErrorFalls() {
    QFETCH(bool, hides);
    QFETCH(double, bristles);
    FittingSettings settings = quickSettings();
    settings.style = {3, hides, bristles};
    settings.steps = 80;
    ShapeFitting fitting(somePicture(), settings);
    const double before = squaredError(fitting);
    takeSteps(fitting, 80);
    QCOMPARE(fitting.scene().count(), 20);
    QVERIFY(fitting.isFinite());
    QVERIFY2(squaredError(fitting) < before / 4,
             qPrintable(QString("%1 of %2").arg(squaredError(fitting)).arg(before)));
  }

  /// At every step, those included in which shapes come or the picture grows.
  void resumingIsExact() {
    const FittingSettings settings = quickSettings();
    ShapeFitting whole(somePicture(), settings);
    for (int split = 0; split < 24; ++split) {
      ShapeFitting resumed(somePicture(), settings);
      const TensorMap weights = throughAFile(whole.weights()), training = throughAFile(whole.training());
      resumed.restore(weights, training);
      QCOMPARE(resumed.stepCount(), split);
      takeSteps(whole, 1);
      takeSteps(resumed, 1);
      QVERIFY(areEqual(whole.weights(), resumed.weights()));
      QVERIFY(areEqual(whole.training(), resumed.training()));
    }
  }

  void threadsChangeNothing() {
    ShapeFitting one(somePicture(), quickSettings()), three(somePicture(), quickSettings());
    const int before = at::get_num_threads();
    at::set_num_threads(1);
    takeSteps(one, 12);
    at::set_num_threads(3);
    takeSteps(three, 12);
    at::set_num_threads(before);
    QVERIFY(areEqual(one.weights(), three.weights()));
    QVERIFY(areEqual(one.training(), three.training()));
  }

  void seedsDiffer() {
    FittingSettings other = quickSettings();
    other.seed = 8;
    ShapeFitting one(somePicture(), quickSettings()), two(somePicture(), other);
    takeSteps(one, 1);
    takeSteps(two, 1);
    QVERIFY(!areEqual(one.weights(), two.weights()));
  }

  /// As a new run does that begins with another's shapes.
  void shapesAloneCanGoOn() {
    ShapeFitting first(somePicture(), quickSettings()), second(somePicture(), quickSettings());
    takeSteps(first, 24);
    second.restore(first.weights(), {});
    QCOMPARE(second.stepCount(), 0);
    QVERIFY(second.scene().shapes == first.scene().shapes);
    const torch::Tensor before = second.weights().at("shapes");
    takeSteps(second, 1);
    QVERIFY((second.weights().at("shapes") - before).ne(0).select(1, OffsetX).all().item<bool>());
  }

  void aForeignStateIsRefused() {
    FittingSettings larger = quickSettings();
    larger.shapeCount = 21;
    ShapeFitting fitting(somePicture(), quickSettings()), other(somePicture(), larger);
    takeSteps(fitting, 2);
    const TensorMap weights = fitting.weights();
    QVERIFY(isSentence(errorOf([&] { fitting.restore(other.weights(), other.training()); })));
    TensorMap tooMany = weights;
    tooMany["shape_count"] = torch::full({}, 21, torch::kInt64);
    QVERIFY(isSentence(errorOf([&] { fitting.restore(tooMany, {}); })));
    TensorMap spoiled = fitting.weights();
    spoiled["shapes"][1][Radius] = std::nan("");
    QVERIFY(isSentence(errorOf([&] { fitting.restore(spoiled, {}); })));
    TensorMap beforeTheFirst = fitting.training();
    beforeTheFirst["step"] = torch::full({}, -1, torch::kInt64);
    QVERIFY(isSentence(errorOf([&] { fitting.restore(weights, beforeTheFirst); })));
    QVERIFY(areEqual(fitting.weights(), weights));
  }

  void everyPictureIsFitted_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("shapes");
    QTest::newRow("one pixel") << 1 << 1 << 5;
    QTest::newRow("one column") << 1 << 90 << 5;
    QTest::newRow("one row") << 90 << 1 << 5;
    QTest::newRow("no shapes") << 20 << 12 << 0;
    QTest::newRow("more shapes than pixels") << 3 << 2 << 40;
  }

  void everyPictureIsFitted() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, shapes);
    for (const torch::Tensor& target :
         {torch::rand({3, height, width}), torch::full({3, height, width}, 0.3F)}) {
      FittingSettings settings = quickSettings();
      settings.shapeCount = shapes;
      ShapeFitting fitting(target, settings);
      const double before = squaredError(fitting);
      takeSteps(fitting, 24);
      QVERIFY(fitting.isFinite());
      QVERIFY(squaredError(fitting) <= before + 1e-3);
    }
  }

  void aFlatPictureIsItsBackground() {
    ShapeFitting fitting(torch::full({3, 30, 30}, 0.25F), quickSettings());
    takeSteps(fitting, 24);
    QVERIFY(squaredError(fitting) < 1e-6);
  }

  void badSettingsAreNamed() {
    FittingSettings settings = quickSettings();
    settings.style.harmonics = 17;
    QVERIFY(errorOf([&] { ShapeFitting(somePicture(), settings); }).contains("17"));
    settings = quickSettings();
    settings.shapeCount = -1;
    QVERIFY(errorOf([&] { ShapeFitting(somePicture(), settings); }).contains("-1"));
    settings = quickSettings();
    settings.style.bristles = std::nan("");
    QVERIFY(isSentence(errorOf([&] { ShapeFitting(somePicture(), settings); })));
  }

  /// A shape's coordinates are those of the whole picture, even where a pixel of the reduced one is not
  /// square.
  void aReducedPictureKeepsItsProportions() {
    FittingSettings settings = quickSettings();
    settings.startShare = 1;
    ShapeFitting fitting(torch::rand({3, 1, 40}), settings, PictureSize{400, 2});
    const PictureSize size = sizeWithLongerSide(fitting.scene(), 400);
    QCOMPARE(size.width, 400);
    QCOMPARE(size.height, 2);
    fitting.step();
    const ShapeScene scene = fitting.scene();
    for (std::int64_t i = 0; i < scene.count(); ++i)
      QVERIFY(scene.shape(i)[OffsetY] < 0.1F);
    takeSteps(fitting, 23);
    QVERIFY(fitting.isFinite());
  }

  void theScheduleGoesFromCoarseToFine() {
    FittingSettings settings;
    settings.steps = 100;
    settings.shapeCount = 160;
    const ShapeSchedule schedule(settings, 500);
    QCOMPARE(schedule.longerSide(0), 62);
    QCOMPARE(schedule.longerSide(40), 500);
    QCOMPARE(schedule.shapeCount(0), 16);
    QCOMPARE(schedule.shapeCount(60), 160);
    QCOMPARE(schedule.shapeCount(1000), 160);
    for (int step = 1; step < 120; ++step) {
      QVERIFY(schedule.longerSide(step) >= schedule.longerSide(step - 1));
      QVERIFY(schedule.shapeCount(step) >= schedule.shapeCount(step - 1));
    }
    settings.sharpenShare = settings.growShare = 0;
    QCOMPARE(ShapeSchedule(settings, 500).longerSide(0), 500);
    QCOMPARE(ShapeSchedule(settings, 500).shapeCount(0), 160);
    QVERIFY(schedule.rate(99) < 0.02 && schedule.rate(15) > 0.9);
  }
};

QTEST_APPLESS_MAIN(TestShapeFitting)
#include "tst_shape_fitting.moc"
