#include "expect_error.h"

#include "grids/side_by_side.h"

#include <QtTest>

using namespace deblend;

namespace {

TitledPicture plain(int width, int height, Rgb colour, const std::string& title = {}) {
  return {makePicture(width, height, colour), title, "120 shapes"};
}

/// How many pixels have exactly this colour.
int countOf(const Picture& picture, Rgb colour) {
  int count = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x)
      count += pixelAt(picture, x, y) == colour;
  return count;
}

} // namespace

class TestSideBySide : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void bothPicturesAreWhole() {
    const Picture row = drawSideBySide({plain(60, 40, {200, 10, 10}), plain(30, 40, {10, 10, 200})}, {});
    QCOMPARE(countOf(row, {200, 10, 10}), 60 * 40);
    QCOMPARE(countOf(row, {10, 10, 200}), 30 * 40);
  }

  void picturesAreScaledToOneHeight() {
    const Picture row =
        drawSideBySide({plain(60, 40, {200, 10, 10}), plain(10, 20, {10, 10, 200})}, {.height = 40});
    QCOMPARE(countOf(row, {10, 10, 200}), 20 * 40);
  }

  void sizesDoNotDependOnTheWordsAndAreEven_data() {
    QTest::addColumn<int>("width");
    QTest::newRow("even") << 40;
    QTest::newRow("odd") << 41;
  }
  void sizesDoNotDependOnTheWordsAndAreEven() {
    QFETCH(int, width);
    const SideBySideOptions options{.footer = "3.5 s"};
    const Picture few = drawSideBySide({plain(width, 31, {}), plain(40, 31, {})}, options);
    const Picture many = drawSideBySide({plain(width, 31, {}, "A title that has no room at all beside it"),
                                         plain(40, 31, {}, "And another one of the same kind")},
                                        {.footer = "10 000.0 s"});
    QCOMPARE(many.width, few.width);
    QCOMPARE(many.height, few.height);
    QVERIFY(few.width % 2 == 0 && few.height % 2 == 0);
  }

  void wordsAreDrawnInTheColoursOfTheTheme() {
    const Picture blank = drawSideBySide({{makePicture(100, 40, {1, 2, 3}), {}, {}}}, {.theme = Theme::dark});
    const Picture titled =
        drawSideBySide({{makePicture(100, 40, {1, 2, 3}), "Title", {}}}, {.theme = Theme::dark});
    const Rgb background = roleColours(Theme::dark).background;
    QVERIFY(countOf(titled, background) < countOf(blank, background));
  }

  void nothingToLayOutIsAnError() {
    QVERIFY(mediaErrorOf([] { drawSideBySide({}, {}); }).contains("none"));
    QVERIFY(mediaErrorOf([] { drawSideBySide({{Picture{}, {}, {}}}, {}); }).size() > 10);
  }
};

QTEST_GUILESS_MAIN(TestSideBySide)
#include "tst_side_by_side.moc"
