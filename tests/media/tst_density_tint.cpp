#include "plots/density_tint.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

using namespace deblend;

namespace {

constexpr Rgb white = {255, 255, 255};
constexpr Rgb blue = {0, 0, 200};

Picture tinted(int size, const PlotRectangle& view, const PlotDensity& density, double strength = 1) {
  Picture picture = makePicture(size, size, white);
  const PlaneMapping mapping(view, {.left = 0, .top = 0, .width = size, .height = size});
  tintDensity(picture, mapping, density, blue, strength);
  return picture;
}

} // namespace

class TestDensityTint : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void thePeakTakesTheStrengthAndZeroNothing() {
    const PlotDensity density = discDensity(64, 0.5, 0.5, 0.25);
    QCOMPARE(pixelAt(tinted(128, {}, density), 64, 64), blue);
    QCOMPARE(pixelAt(tinted(128, {}, density, 0), 64, 64), white);
    QCOMPARE(pixelAt(tinted(128, {}, density), 5, 5), white);
    const Rgb half = pixelAt(tinted(128, {}, density, 0.5), 64, 64);
    QVERIFY(colourDistance(half, {128, 128, 228}) <= 3);
  }

  void scaleOfTheValuesDoesNotMatter() {
    PlotDensity density = discDensity(32, 0.4, 0.6, 0.2);
    const Picture once = tinted(80, {}, density);
    for (float& value : density.values) {
      value *= 1000;
    }
    QVERIFY(meanDifference(tinted(80, {}, density), once) < 1e-3);
  }

  void yGoesDownward() {
    const Picture picture = tinted(100, {}, discDensity(50, 0.5, 0.25, 0.1));
    QCOMPARE(pixelAt(picture, 50, 25), blue);
    QCOMPARE(pixelAt(picture, 50, 75), white);
  }

  // Fine and coarse grids of one density give about the same picture.
  void resolutionDoesNotMoveTheDensity() {
    const Picture fine = tinted(90, {}, discDensity(720, 0.3, 0.7, 0.2));
    const Picture coarse = tinted(90, {}, discDensity(45, 0.3, 0.7, 0.2));
    QVERIFY(meanDifference(fine, coarse) < 2);
  }

  void nothingIsDrawnOutsideItsRectangle() {
    PlotDensity density = {.width = 4, .height = 4, .values = std::vector<float>(16, 1.0F), .area = {}};
    density.area = {.left = 0.25, .top = 0.5, .width = 0.5, .height = 0.25};
    const Picture picture = tinted(100, {}, density);
    QCOMPARE(pixelAt(picture, 25, 50), blue);
    QCOMPARE(pixelAt(picture, 74, 74), blue);
    QCOMPARE(pixelAt(picture, 24, 60), white);
    QCOMPARE(pixelAt(picture, 75, 60), white);
    QCOMPARE(pixelAt(picture, 50, 49), white);
    QCOMPARE(pixelAt(picture, 50, 75), white);
  }

  void viewsFarAwayAndFarTooCloseAreDrawn() {
    const PlotDensity density = discDensity(64, 0.5, 0.5, 0.3);
    const Picture away = tinted(64, {.left = 5, .top = 5, .width = 1, .height = 1}, density);
    QCOMPARE(meanDifference(away, makePicture(64, 64, white)), 0.0);
    const Picture close = tinted(64, {.left = 0.5, .top = 0.5, .width = 1e-6, .height = 1e-6}, density);
    QCOMPARE(meanDifference(close, makePicture(64, 64, blue)), 0.0);
    tinted(64, {.left = -500, .top = -500, .width = 1000, .height = 1000}, density);
  }

  void anEmptyDensityTintsNothing() {
    const PlotDensity density = {.width = 8, .height = 8, .values = std::vector<float>(64), .area = {}};
    QCOMPARE(meanDifference(tinted(32, {}, density), makePicture(32, 32, white)), 0.0);
  }

  void wrongGridsAreRefused() {
    PlotDensity density = discDensity(4, 0.5, 0.5, 0.3);
    density.values.pop_back();
    QVERIFY(mediaErrorOf([&] { checkPlotDensity(density); }).contains("15"));
    density.values.push_back(-1);
    QVERIFY(mediaErrorOf([&] { checkPlotDensity(density); }).contains("negative"));
    density.values.back() = std::nanf("");
    QVERIFY(mediaErrorOf([&] { checkPlotDensity(density); }).contains("not finite"));
    density.values.back() = 0;
    density.area.width = 0;
    QVERIFY(!mediaErrorOf([&] { checkPlotDensity(density); }).isEmpty());
    QVERIFY(!mediaErrorOf([] { checkPlotDensity({}); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestDensityTint)
#include "tst_density_tint.moc"
