#include "colours/cyclic_map.h"

#include "colour_vision.h"

#include <QtTest>

#include <limits>
#include <numbers>

using namespace deblend;

namespace {

constexpr double turn = 2 * std::numbers::pi;

Rgb atDegrees(int degrees) {
  return directionColour(degrees * turn / 360);
}

using Ramp = Rgb (*)(double);

} // namespace

class TestCyclicMap : public QObject {
  Q_OBJECT

  static void ramps() {
    QTest::addColumn<Ramp>("ramp");
    QTest::newRow("magnitude") << Ramp(magnitudeColour);
    QTest::newRow("difference") << Ramp(differenceColour);
  }

private Q_SLOTS:
  void aWholeTurnChangesNothing() {
    for (int degrees = 0; degrees < 360; ++degrees) {
      QCOMPARE(atDegrees(degrees + 360), atDegrees(degrees));
      QCOMPARE(atDegrees(degrees - 720), atDegrees(degrees));
    }
    QCOMPARE(directionColour(std::numeric_limits<double>::quiet_NaN()), directionColour(0));
  }

  // Turns of 6° are equally far everywhere, opposite directions as well: nothing was clipped.
  void equalTurnsLookEquallyLarge() {
    const double step = 2 * 0.142 * std::sin(turn * 3 / 360);
    for (int degrees = 0; degrees < 360; ++degrees) {
      QVERIFY(std::abs(distance(atDegrees(degrees), atDegrees(degrees + 6)) - step) < 0.005);
      QVERIFY(std::abs(distance(atDegrees(degrees), atDegrees(degrees + 180)) - 2 * 0.142) < 0.005);
    }
  }

  // Red-green blindness folds a circle of equal lightness: directions that lie as mirror images look alike
  // then.
  void directionsStayApartForTheRedGreenBlind() {
    for (std::size_t vision = 0; vision < 3; ++vision) {
      for (int first = 0; first < 360; first += 5) {
        for (int apart = 60; apart <= 180; apart += 5) {
          const Rgb one = seenWith(visions[vision], atDegrees(first));
          QVERIFY(distance(one, seenWith(visions[vision], atDegrees(first + apart))) > 0.06);
        }
      }
    }
  }

  void rampsRiseEvenlyInLightness_data() { ramps(); }
  void rampsRiseEvenlyInLightness() {
    QFETCH(Ramp, ramp);
    const double low = toOkLab(ramp(0)).lightness;
    const double high = toOkLab(ramp(1)).lightness;
    QVERIFY(high - low > 0.6);
    for (int percent = 0; percent <= 100; ++percent) {
      const double share = percent / 100.0;
      QVERIFY(std::abs(toOkLab(ramp(share)).lightness - std::lerp(low, high, share)) < 0.006);
    }
  }

  void rampsEndWhereTheSharesEnd_data() { ramps(); }
  void rampsEndWhereTheSharesEnd() {
    QFETCH(Ramp, ramp);
    QCOMPARE(ramp(-1), ramp(0));
    QCOMPARE(ramp(std::numeric_limits<double>::quiet_NaN()), ramp(0));
    QCOMPARE(ramp(std::numeric_limits<double>::infinity()), ramp(1));
  }
};

QTEST_APPLESS_MAIN(TestCyclicMap)
#include "tst_cyclic_map.moc"
