#include "expect_error.h"

#include "plots/class_map.h"

#include <QtTest>

#include <limits>

using namespace deblend;

namespace {

/// The left half is certainly of class 0, the right one of class 1.
ClassMapPlot halves() {
  return {2, 1, 2, {0, 0, 1, 0.5}, {1, 0, 0, 1}, {}, {}};
}

} // namespace

class TestClassMap : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void itHasTheAreasProportions() {
    const Picture picture = drawClassMap(halves(), {.longerSide = 200});
    QCOMPARE(picture.width, 200);
    QCOMPARE(picture.height, 100);
  }

  void certainClassesHaveTheirTintAndHalvesMeetInTheMiddle() {
    for (const Theme theme : {Theme::light, Theme::dark}) {
      const Picture picture = drawClassMap(halves(), {.longerSide = 200, .theme = theme});
      const Rgb left = pixelAt(picture, 3, 50), right = pixelAt(picture, 196, 50);
      const Rgb middle = pixelAt(picture, 100, 50);
      const Rgb background = roleColours(theme).background;
      QVERIFY(left != right && left != background && right != background);
      const auto distance = [](Rgb a, Rgb b) {
        const OkLab x = toOkLab(a), y = toOkLab(b);
        return std::hypot(x.lightness - y.lightness, x.a - y.a, x.b - y.b);
      };
      QVERIFY(std::abs(distance(left, middle) - distance(middle, right)) < 0.02);
      // The tint of a class is nearer to that class's colour than to the other's.
      QVERIFY(distance(left, classColour(theme, 0)) < distance(left, classColour(theme, 1)));
      QVERIFY(distance(right, classColour(theme, 1)) < distance(right, classColour(theme, 0)));
    }
  }

  void pointsHaveTheirOwnClassesColour() {
    ClassMapPlot map = halves();
    map.places = {0.25F, 0.25F, 0.75F, 0.25F};
    map.labels = {1, 0};
    const Picture picture = drawClassMap(map, {.longerSide = 400});
    QCOMPARE(pixelAt(picture, 100, 100), classColour(Theme::light, 1));
    QCOMPARE(pixelAt(picture, 300, 100), classColour(Theme::light, 0));
  }

  void pointsOutOfViewAreLeftOut() {
    ClassMapPlot map = halves();
    map.places = {7, 7, std::numeric_limits<float>::quiet_NaN(), 0};
    map.labels = {0, 0};
    const Picture with = drawClassMap(map, {.longerSide = 64});
    const Picture without = drawClassMap(halves(), {.longerSide = 64});
    QVERIFY(with.rgb == without.rgb);
  }

  void whatDoesNotAgreeIsAnError() {
    ClassMapPlot short1 = halves();
    short1.probabilities.pop_back();
    QVERIFY(mediaErrorOf([&] { drawClassMap(short1, {}); }).contains("classes"));
    ClassMapPlot unknown = halves();
    unknown.places = {0, 0};
    unknown.labels = {2};
    QVERIFY(mediaErrorOf([&] { drawClassMap(unknown, {}); }).contains("classes"));
    QVERIFY(mediaErrorOf([] { drawClassMap(halves(), {.longerSide = 1'000'000}); }).size() > 10);
  }
};

QTEST_GUILESS_MAIN(TestClassMap)
#include "tst_class_map.moc"
