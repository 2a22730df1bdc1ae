#include "plots/ink_canvas.h"

#include "test_pictures.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace deblend;

namespace {

constexpr Rgb white = {255, 255, 255};
constexpr Rgb black = {0, 0, 0};

// How many pixels' worth of ink is on a white picture.
double inkOn(const Picture& picture) {
  double ink = 0;
  for (const std::uint8_t byte : picture.rgb) {
    ink += (255 - byte) / 255.0 / 3;
  }
  return ink;
}

PixelArea wholeOf(const Picture& picture) {
  return {.left = 0, .top = 0, .width = picture.width, .height = picture.height};
}

Picture withLine(std::span<const PixelPoint> points, const InkCanvas::Line& line) {
  Picture picture = makePicture(60, 60, white);
  InkCanvas canvas(picture, wholeOf(picture));
  canvas.setLineColours([](double) { return black; });
  canvas.drawLine(points, std::vector<double>(points.size()), line);
  canvas.flush();
  return picture;
}

} // namespace

class TestInkCanvas : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void discsHaveTheirAreaWhereverTheyLie() {
    for (const double radius : {1.0, 2.5, 6.0}) {
      for (const double shift : {0.0, 0.25, 0.5, 0.9}) {
        Picture picture = makePicture(40, 40, white);
        InkCanvas canvas(picture, wholeOf(picture));
        canvas.drawDisc({.x = 20 + shift, .y = 20 - shift}, radius, black, 1);
        canvas.flush();
        const double area = std::numbers::pi * radius * radius;
        QVERIFY(std::abs(inkOn(picture) - area) < 0.08 * area);
      }
    }
  }

  void faintDiscsAddUp() {
    Picture picture = makePicture(9, 9, white);
    InkCanvas canvas(picture, wholeOf(picture));
    for (int i = 0; i < 2000; ++i) {
      canvas.drawDisc({.x = 4.5, .y = 4.5}, 3, black, 0.003);
    }
    canvas.flush();
    QVERIFY(colourDistance(pixelAt(picture, 4, 4), black) < 6);
  }

  void nothingLeavesTheArea() {
    Picture picture = makePicture(30, 30, white);
    InkCanvas canvas(picture, {.left = 10, .top = 5, .width = 10, .height = 20});
    canvas.drawDisc({.x = 10, .y = 15}, 8, black, 1);
    canvas.flush();
    QCOMPARE(pixelAt(picture, 10, 15), black);
    QCOMPARE(pixelAt(picture, 9, 15), white);
  }

  void shapesFarAwayOrNotFiniteAreLeftOut() {
    Picture picture = makePicture(20, 20, white);
    InkCanvas canvas(picture, wholeOf(picture));
    canvas.setLineColours([](double) { return black; });
    const double nan = std::nan("");
    canvas.drawDisc({.x = nan, .y = 3}, 5, black, 1);
    canvas.drawDisc({.x = 1e300, .y = -1e300}, 5, black, 1);
    const std::vector<PixelPoint> points = {{.x = 2, .y = 2}, {.x = nan, .y = 3}, {.x = 18, .y = 18}};
    canvas.drawLine(points, std::vector<double>(3), {});
    canvas.flush();
    QCOMPARE(inkOn(picture), 0.0);
  }

  void linesHaveTheirLengthTimesTheirWidth() {
    const std::vector<PixelPoint> points = {{.x = 10, .y = 12}, {.x = 48, .y = 41}};
    const double length = std::hypot(38, 29);
    const double ink = inkOn(withLine(points, {.width = 2, .opacity = 1}));
    QVERIFY(std::abs(ink - 2 * length) < 0.1 * 2 * length);
  }

  // A line that turns back on itself, and one cut into many steps, are as dark as a simple one.
  void aLineTakesEachPixelOnce() {
    const std::vector<PixelPoint> simple = {{.x = 10, .y = 30}, {.x = 50, .y = 30}};
    const std::vector<PixelPoint> back = {{.x = 10, .y = 30}, {.x = 50, .y = 30}, {.x = 10, .y = 30}};
    std::vector<PixelPoint> steps;
    for (int i = 0; i <= 400; ++i) {
      steps.push_back({.x = 10 + 0.1 * i, .y = 30});
    }
    const InkCanvas::Line line = {.width = 2, .opacity = 0.4};
    QCOMPARE(withLine(back, line).rgb, withLine(simple, line).rgb);
    QVERIFY(meanDifference(withLine(steps, line), withLine(simple, line)) < 0.01);
  }

  void coloursFollowThePositions() {
    Picture picture = makePicture(100, 9, white);
    InkCanvas canvas(picture, wholeOf(picture));
    canvas.setLineColours([](double position) {
      return Rgb{static_cast<std::uint8_t>(std::lround(200 * position)), 0, 0};
    });
    const std::vector<PixelPoint> points = {{.x = 0, .y = 4.5}, {.x = 100, .y = 4.5}};
    canvas.drawLine(points, std::vector<double>{0, 1}, {.width = 3, .opacity = 1});
    canvas.flush();
    for (int x = 1; x < 99; ++x) {
      QVERIFY(std::abs(pixelAt(picture, x, 4).red - 2 * (x + 0.5)) <= 2);
    }
  }

  void withoutFlushThePictureStays() {
    Picture picture = makePicture(9, 9, white);
    InkCanvas canvas(picture, wholeOf(picture));
    canvas.drawDisc({.x = 4, .y = 4}, 3, black, 1);
    QCOMPARE(inkOn(picture), 0.0);
  }
};

QTEST_APPLESS_MAIN(TestInkCanvas)
#include "tst_ink_canvas.moc"
