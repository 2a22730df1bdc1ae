#include "plots/path_plot.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <cmath>
#include <vector>

using namespace deblend;

namespace {

PlaneFrame plainFrame(Theme theme = Theme::light) {
  PlaneOptions options;
  options.width = 600;
  options.height = 600;
  options.theme = theme;
  return PlaneFrame(options);
}

Rgb pixelOfPoint(const PlaneFrame& frame, const Picture& picture, double x, double y) {
  const PixelPoint place = frame.mapping().toPixels(x, y);
  return pixelAt(picture, static_cast<int>(place.x), static_cast<int>(place.y));
}

std::vector<float> evenAlphas(int steps) {
  std::vector<float> alphas;
  for (int step = 0; step <= steps; ++step) {
    alphas.push_back(static_cast<float>(step) / static_cast<float>(steps));
  }
  return alphas;
}

// [T+1, N, 2]: sample i goes from (0.1, y) to (0.9, y), y = 0.2 + 0.1 i.
std::vector<float> levelPaths(const std::vector<float>& alphas, int samples) {
  std::vector<float> states;
  for (const float alpha : alphas) {
    for (int sample = 0; sample < samples; ++sample) {
      states.push_back(0.1F + 0.8F * alpha);
      states.push_back(0.2F + 0.1F * static_cast<float>(sample));
    }
  }
  return states;
}

} // namespace

class TestPathPlot : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void endsHaveTheHuesOfSourceAndTarget_data() {
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::light;
    QTest::newRow("dark") << Theme::dark;
  }

  void endsHaveTheHuesOfSourceAndTarget() {
    QFETCH(Theme, theme);
    const PlaneFrame frame = plainFrame(theme);
    const std::vector<float> alphas = evenAlphas(32);
    const Picture picture = drawPathPlot(frame, levelPaths(alphas, 3), alphas);
    const RoleColours& colours = roleColours(theme);
    for (const double y : {0.2, 0.3, 0.4}) {
      const Rgb start = pixelOfPoint(frame, picture, 0.1, y);
      const Rgb end = pixelOfPoint(frame, picture, 0.9, y);
      QVERIFY(colourDistance(start, colours.source) < colourDistance(start, colours.target));
      QVERIFY(colourDistance(end, colours.target) < colourDistance(end, colours.source));
      QVERIFY(pixelOfPoint(frame, picture, 0.5, y) != colours.background);
    }
    QCOMPARE(pixelOfPoint(frame, picture, 0.5, 0.25), colours.background);
  }

  void linesPassThroughEveryState() {
    const PlaneFrame frame = plainFrame();
    const std::vector<float> alphas = evenAlphas(2);
    // A corner far away from the straight line between the ends.
    const std::vector<float> states = {0.1F, 0.1F, 0.9F, 0.1F, 0.9F, 0.9F};
    const Picture picture = drawPathPlot(frame, states, alphas);
    const Rgb background = roleColours(Theme::light).background;
    QVERIFY(pixelOfPoint(frame, picture, 0.5, 0.1) != background);
    QVERIFY(pixelOfPoint(frame, picture, 0.9, 0.5) != background);
    QCOMPARE(pixelOfPoint(frame, picture, 0.5, 0.5), background);
  }

  void reversedTrajectoriesHaveTheColoursOfTheirAlphas() {
    const PlaneFrame frame = plainFrame();
    const std::vector<float> alphas = {1, 0.5F, 0};
    const std::vector<float> states = {0.1F, 0.5F, 0.5F, 0.5F, 0.9F, 0.5F};
    const Picture picture = drawPathPlot(frame, states, alphas);
    const Rgb start = pixelOfPoint(frame, picture, 0.1, 0.5);
    const RoleColours& colours = roleColours(Theme::light);
    QVERIFY(colourDistance(start, colours.target) < colourDistance(start, colours.source));
  }

  void manyPathsStayDrawable() {
    const PlaneFrame frame = plainFrame();
    const std::vector<float> alphas = evenAlphas(8);
    const Picture picture = drawPathPlot(frame, levelPaths(alphas, 4096), alphas);
    QVERIFY(picture.rgb != frame.backdrop().rgb);
  }

  void aSingleStateIsDrawnAsDots() {
    const PlaneFrame frame = plainFrame();
    const Picture picture = drawPathPlot(frame, std::vector<float>{0.5F, 0.5F}, std::vector<float>{0});
    QVERIFY(pixelOfPoint(frame, picture, 0.5, 0.5) != roleColours(Theme::light).background);
  }

  void pathsThatAreNotFiniteAreLeftOut() {
    const PlaneFrame frame = plainFrame();
    const std::vector<float> alphas = evenAlphas(2);
    const std::vector<float> states = {0.1F, 0.5F, std::nanf(""), 0.5F, 0.9F, 0.5F};
    const Picture picture = drawPathPlot(frame, states, alphas);
    QCOMPARE(pixelOfPoint(frame, picture, 0.3, 0.5), roleColours(Theme::light).background);
  }

  void sizesThatDoNotFitAreRefused() {
    const PlaneFrame frame = plainFrame();
    const std::vector<float> states(10);
    QVERIFY(!mediaErrorOf([&] { drawPathPlot(frame, states, std::vector<float>(3)); }).isEmpty());
    QVERIFY(!mediaErrorOf([&] { drawPathPlot(frame, {}, {}); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestPathPlot)
#include "tst_path_plot.moc"
