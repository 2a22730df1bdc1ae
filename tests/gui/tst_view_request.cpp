#include "controllers/view_request.h"

#include <QTest>

using namespace deblend;

/// What a view asks for.
class TestViewRequest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void noViewKeepsMoreThanItsMemory() {
    for (const SampleShape& shape : {SampleShape{2}, {1, 28, 28}, {3, 64, 64}, {3, 512, 512}})
      for (const std::int64_t count : {1, 64, 2048, 1'000'000})
        for (const std::int64_t steps : {1, 128, 4096})
          for (const bool live : {false, true}) {
            const TrajectoryRequest request = viewRequest(needs(count, steps, live), shape);
            const std::int64_t states = request.keptStates == 0 ? request.steps + 1 : request.keptStates;
            QVERIFY(request.count >= 1 && request.count <= count);
            QVERIFY(states >= 2);
            if (states > 2)
              QVERIFY(request.count * states * elementCount(shape) <= 16'777'216);
          }
  }

  void stepsAreThoseOfTheOptionsUnlessWeightsAreLive() {
    QCOMPARE(viewRequest(needs(64, 128, false), {1, 28, 28}).steps, 128);
    QVERIFY(viewRequest(needs(64, 128, true), {1, 28, 28}).steps < 128);
  }

  void aGridHasItsOwnCountUntilTheUserSetsOne() {
    ViewNeeds usual = needs(2048, 16, false);
    usual.countIsOwn = false;
    QCOMPARE(viewRequest(usual, {1, 28, 28}).count, 64);
    QCOMPARE(viewRequest(usual, {2}).count, 2048);
    QCOMPARE(viewRequest(needs(100, 16, false), {1, 28, 28}).count, 100);
  }

private:
  static ViewNeeds needs(std::int64_t count, std::int64_t steps, bool live) {
    ViewNeeds needs;
    needs.wanted.count = count;
    needs.wanted.steps = steps;
    needs.countIsOwn = true;
    needs.live = live;
    return needs;
  }
};

QTEST_GUILESS_MAIN(TestViewRequest)
#include "tst_view_request.moc"
