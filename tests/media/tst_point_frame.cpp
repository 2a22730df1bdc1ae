#include "plots/point_frame.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <cmath>
#include <vector>

using namespace deblend;

namespace {

PlaneOptions plainOptions(int size, Theme theme = Theme::light) {
  PlaneOptions options;
  options.width = size;
  options.height = size;
  options.theme = theme;
  return options;
}

Rgb pixelOfPoint(const PlaneFrame& frame, const Picture& picture, double x, double y) {
  const PixelPoint place = frame.mapping().toPixels(x, y);
  return pixelAt(picture, static_cast<int>(place.x), static_cast<int>(place.y));
}

// Pixels of the plane that differ between the frame's backdrop and a picture.
int changedPixels(const PlaneFrame& frame, const Picture& picture) {
  const PixelArea& area = frame.mapping().area();
  int changed = 0;
  for (int y = area.top; y < area.top + area.height; ++y) {
    for (int x = area.left; x < area.left + area.width; ++x) {
      changed += pixelAt(frame.backdrop(), x, y) == pixelAt(picture, x, y) ? 0 : 1;
    }
  }
  return changed;
}

} // namespace

class TestPointFrame : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pointsAppearAtTheirPlacesWithYDownward() {
    const PlaneFrame frame(plainOptions(600));
    const Rgb background = roleColours(Theme::light).background;
    const std::vector<float> points = {0.25F, 0.1F, 0.75F, 0.9F};
    const Picture picture = drawPointFrame(frame, points, 0.5);
    QVERIFY(pixelOfPoint(frame, picture, 0.25, 0.1) != background);
    QVERIFY(pixelOfPoint(frame, picture, 0.75, 0.9) != background);
    QCOMPARE(pixelOfPoint(frame, picture, 0.25, 0.9), background);
    QCOMPARE(pixelOfPoint(frame, picture, 0.75, 0.1), background);
    QVERIFY(frame.mapping().toPixels(0.5, 0.1).y < frame.mapping().toPixels(0.5, 0.9).y);
  }

  void alphaChoosesTheHue_data() {
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<double>("alpha");
    for (const double alpha : {0.0, 0.42, 1.0}) {
      QTest::addRow("light %g", alpha) << Theme::light << alpha;
      QTest::addRow("dark %g", alpha) << Theme::dark << alpha;
    }
  }

  void alphaChoosesTheHue() {
    QFETCH(Theme, theme);
    QFETCH(double, alpha);
    const PlaneFrame frame(plainOptions(600, theme));
    // Many points in one place are opaque.
    const std::vector<float> points(2 * 20, 0.5F);
    const Rgb drawn = pixelOfPoint(frame, drawPointFrame(frame, points, alpha), 0.5, 0.5);
    QVERIFY(colourDistance(drawn, alphaColour(theme, alpha)) <= 6);
  }

  void theBarFollowsAlpha() {
    const PlaneFrame frame(plainOptions(600));
    const PixelArea& footer = frame.footer();
    const auto coloured = [&](double alpha) {
      const Picture picture = drawPointFrame(frame, {}, alpha);
      int count = 0;
      for (int x = footer.left; x < footer.left + footer.width; ++x) {
        const OkLab lab = toOkLab(pixelAt(picture, x, footer.top + footer.height / 2));
        count += std::hypot(lab.a, lab.b) > 0.08 ? 1 : 0;
      }
      return count;
    };
    QVERIFY(coloured(0) < coloured(0.25));
    QVERIFY(coloured(0.25) < coloured(0.5));
    QVERIFY(coloured(0.5) < coloured(1));
    QCOMPARE(drawPointFrame(frame, {}, 1).rgb, drawPointFrame(frame, {}, 1.5).rgb);
    QCOMPARE(drawPointFrame(frame, {}, 0).rgb, drawPointFrame(frame, {}, std::nan("")).rgb);
  }

  void theCaptionFollowsAlpha() {
    const PlaneFrame frame(plainOptions(600));
    QVERIFY(drawPointFrame(frame, {}, 0.42).rgb != drawPointFrame(frame, {}, 0.43).rgb);
  }

  void densitiesLieBehindThePoints() {
    PlaneOptions options = plainOptions(600);
    options.source = discDensity(64, 0.25, 0.25, 0.1);
    options.target = discDensity(64, 0.75, 0.75, 0.1);
    const PlaneFrame frame(options);
    const RoleColours& colours = roleColours(Theme::light);
    const OkLab source = toOkLab(pixelOfPoint(frame, frame.backdrop(), 0.25, 0.25));
    const OkLab target = toOkLab(pixelOfPoint(frame, frame.backdrop(), 0.75, 0.75));
    QVERIFY(source.b < -0.01);
    QVERIFY(target.a > 0.01 && target.b > 0.01);
    QCOMPARE(pixelOfPoint(frame, frame.backdrop(), 0.75, 0.25), colours.background);
    // Faint: the points keep their contrast to it.
    QVERIFY(contrastRatio(colours.source, pixelOfPoint(frame, frame.backdrop(), 0.25, 0.25)) >= 3);
    QVERIFY(contrastRatio(colours.target, pixelOfPoint(frame, frame.backdrop(), 0.25, 0.25)) >= 2.5);
  }

  void everyCountStaysLegible_data() {
    QTest::addColumn<int>("count");
    for (const int count : {1, 256, 2048, 16384}) {
      QTest::addRow("%d", count) << count;
    }
  }

  // Points spread evenly over the plane take some of it and leave some, at every count and size.
  void everyCountStaysLegible() {
    QFETCH(int, count);
    const int side = static_cast<int>(std::lround(std::sqrt(count)));
    std::vector<float> points;
    for (int i = 0; i < count; ++i) {
      points.push_back((static_cast<float>(i % side) + 0.5F) / static_cast<float>(side));
      points.push_back((static_cast<float>(i / side) + 0.5F) / static_cast<float>(side));
    }
    for (const int size : {512, 1080}) {
      const PlaneFrame frame(plainOptions(size));
      const Picture picture = drawPointFrame(frame, points, 0);
      const int changed = changedPixels(frame, picture);
      const PixelArea& area = frame.mapping().area();
      QVERIFY(changed >= 4 * count);
      QVERIFY(changed <= 0.9 * area.width * area.height);
    }
  }

  void pointStylesGoDownWithTheCount() {
    PointStyle previous = pointStyle(1, 1);
    for (std::size_t count = 2; count <= 1 << 20; count *= 2) {
      const PointStyle style = pointStyle(count, 1);
      QVERIFY(style.radius <= previous.radius && style.radius >= 0.75);
      QVERIFY(style.opacity <= previous.opacity && style.opacity > 0.3);
      previous = style;
    }
  }

  void pointsOutOfViewOrNotFiniteAreLeftOut() {
    const PlaneFrame frame(plainOptions(300));
    const float nan = std::nanf("");
    const std::vector<float> points = {nan, 0.5F, 0.5F, nan, 7, 7, -1e30F, 1e30F};
    QCOMPARE(changedPixels(frame, drawPointFrame(frame, points, 0)), 0);
  }

  void oddValuesAreRefused() {
    const PlaneFrame frame(plainOptions(300));
    const std::vector<float> points(3);
    QVERIFY(mediaErrorOf([&] { drawPointFrame(frame, points, 0); }).contains("3 values"));
  }

  void anyPictureSizeIsDrawnOrRefused() {
    for (const auto& [width, height] : {std::pair{64, 64}, {1920, 1080}, {300, 900}, {901, 517}}) {
      PlaneOptions options;
      options.width = width;
      options.height = height;
      const Picture picture = drawPointFrame(PlaneFrame(options), std::vector<float>{0.5F, 0.5F}, 0.3);
      QCOMPARE(picture.width, width);
      QCOMPARE(picture.height, height);
    }
    QVERIFY(!mediaErrorOf([] { PlaneFrame(plainOptions(0)); }).isEmpty());
    QVERIFY(!mediaErrorOf([] { PlaneFrame(plainOptions(-5)); }).isEmpty());
    QVERIFY(!mediaErrorOf([] { PlaneFrame(plainOptions(1'000'000)); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestPointFrame)
#include "tst_point_frame.moc"
