#include "colours/role_colours.h"

#include "colour_vision.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace deblend;

namespace {

double hueDegrees(Rgb colour) {
  const OkLab lab = toOkLab(colour);
  return std::atan2(lab.b, lab.a) * 180 / std::numbers::pi;
}

} // namespace

class TestRoleColours : public QObject {
  Q_OBJECT

  static void themes() {
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::light;
    QTest::newRow("dark") << Theme::dark;
  }

private Q_SLOTS:
  void luminanceAndContrastAreThoseOfWcag() {
    QCOMPARE(contrastRatio({0, 0, 0}, {255, 255, 255}), 21.0);
    QCOMPARE(contrastRatio({255, 255, 255}, {255, 255, 255}), 1.0);
    // The grey that WCAG's commentary gives as the lightest one for text on white.
    QVERIFY(contrastRatio({0x76, 0x76, 0x76}, {255, 255, 255}) >= 4.5);
    QVERIFY(contrastRatio({0x77, 0x77, 0x77}, {255, 255, 255}) < 4.5);
  }

  void okLabRoundTripIsExact() {
    for (int red = 0; red < 256; red += 17) {
      for (int green = 0; green < 256; green += 17) {
        for (int blue = 0; blue < 256; blue += 17) {
          const Rgb colour = {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                              static_cast<std::uint8_t>(blue)};
          QCOMPARE(fromOkLab(toOkLab(colour)), colour);
        }
      }
    }
  }

  void mixesEndAtTheirColours() {
    const Rgb from = {10, 120, 240};
    const Rgb to = {250, 130, 5};
    QCOMPARE(mixColours(from, to, 0), from);
    QCOMPARE(mixColours(from, to, 1), to);
    QCOMPARE(turnHue(from, to, 0), from);
    QCOMPARE(turnHue(from, to, 1), to);
  }

  void textHasContrast_data() { themes(); }
  void textHasContrast() {
    QFETCH(Theme, theme);
    const RoleColours& colours = roleColours(theme);
    for (const Rgb text : {colours.text, colours.mutedText, colours.sourceText, colours.targetText}) {
      QVERIFY(contrastRatio(text, colours.background) >= 4.5);
    }
  }

  void marksHaveContrast_data() { themes(); }
  void marksHaveContrast() {
    QFETCH(Theme, theme);
    const RoleColours& colours = roleColours(theme);
    for (const Rgb mark : {colours.source, colours.target, colours.neutralPoints}) {
      QVERIFY(contrastRatio(mark, colours.background) >= 3);
    }
    for (const Rgb run : colours.runs) {
      QVERIFY(contrastRatio(run, colours.background) >= 3);
    }
    for (const Rgb each : colours.classes) {
      QVERIFY(contrastRatio(each, colours.background) >= 3);
    }
    for (int percent = 0; percent <= 100; ++percent) {
      QVERIFY(contrastRatio(alphaColour(theme, percent / 100.0), colours.background) >= 3);
    }
  }

  void runsStayApartForTheColourBlind_data() { themes(); }
  void runsStayApartForTheColourBlind() {
    QFETCH(Theme, theme);
    const auto& runs = roleColours(theme).runs;
    for (const Matrix& vision : visions) {
      for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          QVERIFY(distance(seenWith(vision, runs[i]), seenWith(vision, runs[j])) >= 0.08);
        }
      }
    }
  }

  void classesStayApartForTheColourBlind_data() { themes(); }
  void classesStayApartForTheColourBlind() {
    QFETCH(Theme, theme);
    const auto& classes = roleColours(theme).classes;
    for (const Matrix& vision : visions) {
      for (std::size_t i = 0; i < classes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          QVERIFY(distance(seenWith(vision, classes[i]), seenWith(vision, classes[j])) >= 0.09);
        }
      }
    }
  }

  void sourceAndTargetStayApartForTheColourBlind_data() { themes(); }
  void sourceAndTargetStayApartForTheColourBlind() {
    QFETCH(Theme, theme);
    const RoleColours& colours = roleColours(theme);
    for (const Matrix& vision : visions) {
      QVERIFY(distance(seenWith(vision, colours.source), seenWith(vision, colours.target)) >= 0.15);
    }
  }

  void rolesKeepTheirHueInBothThemes() {
    const RoleColours& light = roleColours(Theme::light);
    const RoleColours& dark = roleColours(Theme::dark);
    QVERIFY(std::abs(hueDegrees(light.source) - hueDegrees(dark.source)) < 20);
    QVERIFY(std::abs(hueDegrees(light.target) - hueDegrees(dark.target)) < 20);
  }

  void alphaRunsFromSourceToTarget_data() { themes(); }
  void alphaRunsFromSourceToTarget() {
    QFETCH(Theme, theme);
    const RoleColours& colours = roleColours(theme);
    QCOMPARE(alphaColour(theme, 0), colours.source);
    QCOMPARE(alphaColour(theme, 1), colours.target);
    QCOMPARE(alphaColour(theme, -3), colours.source);
    QCOMPARE(alphaColour(theme, 7), colours.target);
    QCOMPARE(alphaColour(theme, std::nan("")), colours.source);
    // The way between is vivid and even: no step is much larger than another.
    for (int percent = 1; percent <= 100; ++percent) {
      QVERIFY(distance(alphaColour(theme, (percent - 1) / 100.0), alphaColour(theme, percent / 100.0)) <
              0.02);
      const OkLab lab = toOkLab(alphaColour(theme, percent / 100.0));
      QVERIFY(std::hypot(lab.a, lab.b) > 0.1);
    }
  }

  void classesKeepTheirHueInBothThemes() {
    for (std::size_t i = 0; i < roleColours(Theme::light).classes.size(); ++i) {
      const double turned =
          hueDegrees(classColour(Theme::light, i)) - hueDegrees(classColour(Theme::dark, i));
      QVERIFY(std::abs(std::remainder(turned, 360)) < 20);
    }
  }

  void classColoursRepeat() {
    QCOMPARE(classColour(Theme::dark, 3), roleColours(Theme::dark).classes[3]);
    QCOMPARE(classColour(Theme::light, 13), classColour(Theme::light, 3));
  }

  void runColoursRepeat() {
    QCOMPARE(runColour(Theme::dark, 3), roleColours(Theme::dark).runs[3]);
    QCOMPARE(runColour(Theme::light, 11), runColour(Theme::light, 3));
  }
};

QTEST_APPLESS_MAIN(TestRoleColours)
#include "tst_role_colours.moc"
