#include "plots/field_picture.h"

#include "colours/cyclic_map.h"
#include "expect_error.h"
#include "picture/media_error.h"
#include "plots/field_arrows.h"
#include "test_pictures.h"

#include <QtTest>

#include <limits>
#include <numbers>

using namespace deblend;

namespace {

constexpr float masked = std::numeric_limits<float>::quiet_NaN();

// One vector in every cell of a field over the unit square.
struct EvenField {
  EvenField(int side, float x, float y) : columns(side), rows(side) {
    for (int i = 0; i < side * side; ++i) {
      vectors.insert(vectors.end(), {x, y});
    }
  }
  PlotField field() const { return {.columns = columns, .rows = rows, .vectors = vectors, .area = {}}; }

  int columns;
  int rows;
  std::vector<float> vectors;
};

Rgb rgbOf(std::uint32_t word) {
  return {static_cast<std::uint8_t>(word >> 16), static_cast<std::uint8_t>(word >> 8),
          static_cast<std::uint8_t>(word)};
}

// In the middle of the plane of a picture of 920 × 900 with a legend.
Rgb middleOf(const Picture& picture) {
  return pixelAt(picture, 400, 430);
}

FieldPictureOptions optionsFor(std::optional<FieldLook> look) {
  FieldPictureOptions options;
  options.plane.width = 920;
  options.look = look;
  return options;
}

} // namespace

class TestFieldPicture : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void cellsHaveTheColourOfTheirDirectionWhateverTheirLength() {
    for (int degrees = 0; degrees < 360; degrees += 7) {
      const double angle = degrees * std::numbers::pi / 180;
      for (const double length : {1e-3, 1.0, 50.0}) {
        const EvenField even(2, static_cast<float>(length * std::cos(angle)),
                             static_cast<float>(length * std::sin(angle)));
        for (const std::uint32_t cell : fieldCells(even.field(), FieldLook::direction, 0)) {
          QCOMPARE(cell >> 24, 0xFFU);
          QVERIFY(colourDistance(rgbOf(cell), directionColour(angle)) <= 4);
        }
      }
    }
  }

  void lengthsAreSharesOfTheLongest() {
    const EvenField even(1, 0.3F, 0.4F);
    QVERIFY(colourDistance(rgbOf(fieldCells(even.field(), FieldLook::magnitude, 1)[0]),
                           magnitudeColour(0.5)) <= 4);
    QCOMPARE(rgbOf(fieldCells(even.field(), FieldLook::difference, 0.1)[0]), differenceColour(1));
    QCOMPARE(rgbOf(fieldCells(even.field(), FieldLook::magnitude, 0)[0]), magnitudeColour(0));
  }

  void maskedCellsAreTransparent() {
    EvenField even(2, 1, 0);
    even.vectors[3] = masked;
    for (const FieldLook look : {FieldLook::direction, FieldLook::magnitude, FieldLook::difference}) {
      const auto cells = fieldCells(even.field(), look, 1);
      QCOMPARE(cells[1], 0U);
      QVERIFY(cells[0] != 0U && cells[2] != 0U && cells[3] != 0U);
    }
  }

  void theWheelShowsTheColoursOfTheCells() {
    constexpr int side = 101;
    const auto wheel = directionWheel(side);
    for (int degrees = 0; degrees < 360; degrees += 15) {
      const double angle = degrees * std::numbers::pi / 180;
      const int x = static_cast<int>(std::floor(side / 2.0 + 35 * std::cos(angle)));
      const int y = static_cast<int>(std::floor(side / 2.0 + 35 * std::sin(angle)));
      const auto dx = static_cast<float>(x + 0.5 - side / 2.0);
      const auto dy = static_cast<float>(y + 0.5 - side / 2.0);
      const EvenField there(1, dx, dy);
      QCOMPARE(wheel[static_cast<std::size_t>(y * side + x)],
               fieldCells(there.field(), FieldLook::direction, 0)[0]);
    }
    QCOMPARE(wheel[0], 0U);
    QCOMPARE(wheel[static_cast<std::size_t>(side) * side / 2], 0U);
  }

  void theCommonLengthLeavesOutTheRareOnes() {
    EvenField even(20, 0, 2);
    even.vectors[0] = 1000;
    even.vectors[2] = masked;
    QCOMPARE(commonLength(even.field()), 2.0);
    QCOMPARE(commonLength(EvenField(3, masked, 0).field()), 0.0);
  }

  void aDifferenceIsMaskedWhereEitherIs() {
    EvenField one(2, 3, 4);
    EvenField other(2, 1, 1);
    one.vectors[0] = masked;
    other.vectors[7] = masked;
    const auto difference = fieldDifference(one.field(), other.field());
    QVERIFY(std::isnan(difference[0]) && std::isnan(difference[7]));
    QCOMPARE(difference[2], 2.0F);
    QCOMPARE(difference[3], 3.0F);
    QVERIFY(
        mediaErrorOf([&] { fieldDifference(one.field(), EvenField(3, 0, 0).field()); }).contains("2 × 2"));
  }

  // An arrow turns to its tip, which has two barbs; blocks that are masked have none.
  void arrowsPointAlongTheField() {
    EvenField even(16, 0.5F, 0);
    for (std::size_t i = 0; i < 2 * 16 * 8; ++i) {
      even.vectors[i] = masked;
    }
    const auto toPixels = [](double x, double y) { return PixelPoint{.x = 160 * x, .y = 160 * y}; };
    const auto lines = fieldArrows(even.field(), toPixels, 20);
    QCOMPARE(lines.size(), std::size_t(3 * 8 * 4));
    for (std::size_t i = 0; i < lines.size(); i += 3) {
      QVERIFY(lines[i].to.x > lines[i].from.x);
      QCOMPARE(lines[i].to.y, lines[i].from.y);
      QVERIFY(lines[i].from.y > 80);
      QVERIFY(lines[i + 1].to.x < lines[i].to.x && lines[i + 2].to.x < lines[i].to.x);
    }
    QVERIFY(fieldArrows(EvenField(4, 0, 0).field(), toPixels, 20).empty());
    QVERIFY(fieldArrows(EvenField(4, masked, 0).field(), toPixels, 20).empty());
  }

  void picturesShowTheField() {
    const EvenField even(8, 0, 1);
    const Rgb down = directionColour(std::numbers::pi / 2);
    QVERIFY(colourDistance(middleOf(drawFieldPicture(even.field(), optionsFor(FieldLook::direction))),
                           down) <= 6);
    FieldPictureOptions lengths = optionsFor(FieldLook::magnitude);
    lengths.longest = 2;
    QVERIFY(colourDistance(middleOf(drawFieldPicture(even.field(), lengths)), magnitudeColour(0.5)) <= 6);
  }

  void maskedCellsShowWhatLiesBehind() {
    const Picture picture =
        drawFieldPicture(EvenField(8, masked, masked).field(), optionsFor(FieldLook::direction));
    QCOMPARE(middleOf(picture), roleColours(Theme::light).background);
  }

  void fieldsThatCannotBeDrawnAreRefused() {
    const std::vector<float> three(3);
    const PlotField cut = {.columns = 1, .rows = 2, .vectors = three, .area = {}};
    QVERIFY(mediaErrorOf([&] { drawFieldPicture(cut, {}); }).contains("from 3 values"));
    EvenField even(2, 1, 1);
    PlotField flat = even.field();
    flat.area.height = 0;
    QVERIFY(mediaErrorOf([&] { drawFieldPicture(flat, {}); }).contains("positive"));
    FieldPictureOptions tiny;
    tiny.plane.width = 20;
    tiny.plane.height = 2;
    QVERIFY_THROWS_EXCEPTION(MediaError, drawFieldPicture(even.field(), tiny));
  }
};

QTEST_APPLESS_MAIN(TestFieldPicture)
#include "tst_field_picture.moc"
