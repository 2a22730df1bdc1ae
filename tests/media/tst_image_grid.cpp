#include "grids/image_grid.h"

#include "expect_error.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

/// Values that tell tile, channel, row and column apart, in steps of a pixel's levels.
std::vector<float> numbered(int count, int channels, int height, int width) {
  std::vector<float> values;
  for (int i = 0; i < count * channels * height * width; ++i) {
    values.push_back(static_cast<float>(i * 37 % 256) / 255);
  }
  return values;
}

int levelAt(const std::vector<float>& values, std::size_t index) {
  return static_cast<int>(std::lround(values[index] * 255));
}

} // namespace

class TestImageGrid : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyPixelOfEveryTileIsThere_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("scale");
    QTest::newRow("gray") << 1 << 1 << 1;
    QTest::newRow("gray, enlarged") << 1 << 1 << 3;
    QTest::newRow("colour") << 3 << 1 << 2;
    QTest::newRow("colour in pairs") << 3 << 2 << 2;
    QTest::newRow("two channels") << 2 << 1 << 2;
    QTest::newRow("rows of three") << 1 << 3 << 1;
  }

  void everyPixelOfEveryTileIsThere() {
    QFETCH(int, channels);
    QFETCH(int, group);
    QFETCH(int, scale);
    constexpr int count = 12, height = 5, width = 4;
    const std::vector<float> values = numbered(count, channels, height, width);
    const Tiles tiles = {.values = values, .channels = channels, .height = height, .width = width};
    GridOptions options;
    options.group = group;
    options.scale = scale;
    const GridLayout layout = layOutGrid(tiles, options);
    const Picture picture = drawImageGrid(tiles, options);
    const int planes = channels == 3 ? 1 : channels; // beside each other
    for (int tile = 0; tile < count; ++tile) {
      const PixelArea area = layout.tileArea(tile);
      for (int y = 0; y < height * scale; ++y) {
        for (int x = 0; x < planes * width * scale; ++x) {
          const Rgb found = pixelAt(picture, area.left + x, area.top + y);
          const int plane = x / scale / width;
          const auto at = [&](int channel) {
            return levelAt(
                values, static_cast<std::size_t>(((tile * channels + channel) * height + y / scale) * width +
                                                 x / scale % width));
          };
          QCOMPARE(int{found.red}, at(channels == 3 ? 0 : plane));
          QCOMPARE(int{found.green}, at(channels == 3 ? 1 : plane));
          QCOMPARE(int{found.blue}, at(channels == 3 ? 2 : plane));
        }
      }
    }
  }

  void tilesNeitherTouchNorLeaveThePicture() {
    for (const int group : {1, 2, 4}) {
      for (const int count : {1, 2, 7, 30}) {
        const std::vector<float> values = numbered(count * group, 1, 6, 9);
        const Tiles tiles = {.values = values, .channels = 1, .height = 6, .width = 9};
        GridOptions options;
        options.group = group;
        const GridLayout layout = layOutGrid(tiles, options);
        QCOMPARE(layOutGrid(tiles, static_cast<std::size_t>(count * group), options).width(), layout.width());
        QList<QRect> areas;
        for (int i = 0; i < count * group; ++i) {
          const PixelArea area = layout.tileArea(i);
          const QRect rectangle(area.left, area.top, area.width, area.height);
          QVERIFY(QRect(0, 0, layout.width(), layout.height()).contains(rectangle));
          for (const QRect& other : areas) {
            QVERIFY(!rectangle.adjusted(0, 0, 1, 1).intersects(other));
          }
          areas.append(rectangle);
        }
      }
    }
  }

  void aChosenGridIsAboutAsWideAsHigh() {
    for (int count = 1; count < 200; ++count) {
      const std::vector<float> values = numbered(count, 1, 8, 8);
      const GridLayout layout = layOutGrid({.values = values, .channels = 1, .height = 8, .width = 8}, {});
      QVERIFY(layout.columns * layout.rows >= count);
      QVERIFY((layout.columns - 1) * layout.rows < count && layout.columns * (layout.rows - 1) < count);
      QVERIFY(layout.columns - layout.rows >= 0 && layout.columns - layout.rows <= 1);
    }
  }

  void smallTilesAreEnlargedAndLargeOnesAreNot() {
    const auto scaleOf = [](int count, int side) {
      const std::vector<float> values(static_cast<std::size_t>(count) * side * side);
      return layOutGrid({.values = values, .channels = 1, .height = side, .width = side}, {}).scale;
    };
    QVERIFY(28 * scaleOf(64, 28) >= 64);
    QCOMPARE(scaleOf(4, 128), 1);
    QCOMPARE(scaleOf(10'000, 28), 1);
  }

  void pairsStandCloserThanCells() {
    const std::vector<float> values = numbered(8, 1, 4, 4);
    GridOptions options;
    options.group = 2;
    options.columns = 4;
    const GridLayout layout = layOutGrid({.values = values, .channels = 1, .height = 4, .width = 4}, options);
    const auto gap = [&](int left, int right) {
      return layout.tileArea(right).left - layout.tileArea(left).left - layout.tileWidth;
    };
    QVERIFY(gap(0, 1) >= 1);
    QVERIFY(gap(1, 2) > gap(0, 1));
    QCOMPARE(gap(2, 3), gap(0, 1));
  }

  void valuesBeyondTheRangeAreCutOff() {
    const std::vector<float> values = {
        -3, 0, 1, 7, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()};
    const Picture picture = drawSingleTile({.values = values, .channels = 1, .height = 1, .width = 6});
    const int expected[] = {0, 0, 255, 255, 0, 255};
    for (int x = 0; x < 6; ++x) {
      QCOMPARE(int{pixelAt(picture, x, 0).green}, expected[x]);
    }
  }

  void captionsAndAlphaTakeRoomOfTheirOwn() {
    const std::vector<float> values(16 * 64, 0.5F);
    const Tiles tiles = {.values = values, .channels = 1, .height = 8, .width = 8};
    GridOptions options;
    const Picture plain = drawImageGrid(tiles, options);
    options.captions.assign(16, "a class of its own");
    options.alpha = 0.25;
    const GridLayout layout = layOutGrid(tiles, options);
    const Picture told = drawImageGrid(tiles, options);
    QCOMPARE(told.width, plain.width);
    QVERIFY(told.height > plain.height);
    for (int tile = 0; tile < 16; ++tile) {
      const PixelArea area = layout.tileArea(tile);
      QCOMPARE(pixelAt(told, area.left, area.top), (Rgb{128, 128, 128}));
      QCOMPARE(pixelAt(told, area.left + area.width - 1, area.top + area.height - 1), (Rgb{128, 128, 128}));
      const auto isInk = [&](int y) {
        for (int x = area.left; x < area.left + area.width; ++x) {
          if (pixelAt(told, x, y) != roleColours(Theme::light).background) {
            return true;
          }
        }
        return false;
      };
      bool written = false;
      for (int y = area.top + area.height; y < area.top + area.height + layout.captionHeight; ++y) {
        written = written || isInk(y);
      }
      QVERIFY(written);
    }
    options.alpha = 0.75;
    const Picture later = drawImageGrid(tiles, options);
    QVERIFY(later.rgb != told.rgb);
    QVERIFY(std::equal(later.rgb.begin(),
                       later.rgb.begin() + static_cast<std::ptrdiff_t>(layout.gridHeight()) * later.width * 3,
                       told.rgb.begin()));
  }

  void gridsThatCannotBeDrawnAreRefused() {
    const std::vector<float> values(60);
    const Tiles tiles = {.values = values, .channels = 1, .height = 2, .width = 3};
    GridOptions options;
    options.columns = 3;
    options.rows = 3;
    QVERIFY(mediaErrorOf([&] { drawImageGrid(tiles, options); }).contains("no room for 10"));
    options = {};
    options.captions = {"one"};
    QVERIFY(mediaErrorOf([&] { drawImageGrid(tiles, options); }).contains("1 captions"));
    options = {};
    options.scale = 10'000;
    QVERIFY(mediaErrorOf([&] { drawImageGrid(tiles, options); }).contains("16384"));
    QVERIFY(!mediaErrorOf([&] {
               drawImageGrid({.values = values, .channels = 1, .height = 7, .width = 7}, {});
             }).isEmpty());
    QVERIFY(!mediaErrorOf([&] { drawImageGrid({.values = {}}, {}); }).isEmpty());
    options = {};
    options.group = 3;
    QVERIFY(!mediaErrorOf([&] { drawImageGrid(tiles, options); }).isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestImageGrid)
#include "tst_image_grid.moc"
