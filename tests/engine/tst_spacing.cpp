#include "../support/expect_error.h"

#include "sampling/spacing.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace deblend;

namespace {

const Spacing& fetched() {
  QFETCH_GLOBAL(QString, id);
  return spacing(id.toStdString());
}

} // namespace

class TestSpacing : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase_data() {
    QTest::addColumn<QString>("id");
    for (const Spacing& each : spacings())
      QTest::newRow(each.id.c_str()) << QString::fromStdString(each.id);
  }

  void risesFromEndToEnd() {
    for (const std::int64_t steps : {1, 2, 3, 17, 1000}) {
      const auto forward = alphaSteps(steps, Direction::Forward, fetched().id);
      QCOMPARE(std::ssize(forward), steps + 1);
      QVERIFY(forward.front() == 0 && forward.back() == 1);
      QVERIFY(std::ranges::is_sorted(forward) && std::ranges::adjacent_find(forward) == forward.end());
      const auto reverse = alphaSteps(steps, Direction::Reverse, fetched().id);
      QVERIFY(std::vector<double>(reverse.rbegin(), reverse.rend()) == forward);
    }
  }

  void endsAtTheStateNearestToTheLastAlpha() {
    for (const Direction direction : {Direction::Forward, Direction::Reverse})
      for (double last = 0; last <= 1; last += 0.05) {
        const TrajectoryRequest request{
            .steps = 7, .spacing = fetched().id, .direction = direction, .lastAlpha = last};
        const double end = direction == Direction::Forward ? last : 1 - last;
        const auto alphas = alphasOf(request);
        for (const double each : alphaSteps(7, direction, fetched().id))
          QVERIFY(std::abs(alphas.back() - end) <= std::abs(each - end) + 1e-9);
      }
  }

  void evenStepsAreWholeShares() {
    QVERIFY(alphaSteps(4, Direction::Forward) == (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
    QCOMPARE(alphasOf({.steps = 3, .lastAlpha = 0.5}).size(), std::size_t{3}); // half a step goes on
  }

  void stepsAreShortWhereTheySay() {
    const auto alphas = alphaSteps(64, Direction::Forward, fetched().id);
    const double first = alphas[1];
    const double last = 1 - alphas[63];
    const double middle = alphas[33] - alphas[32];
    if (fetched().id == "cosine")
      QVERIFY(first < middle / 10 && std::abs(first - last) < 1e-12);
    if (fetched().id == "karras")
      QVERIFY(last < middle / 10 && last < first);
  }

  /// Between the ends the ratio of noise to data is that of the paper's equation 5, but for the stretching.
  void karrasFollowsThePaper() {
    constexpr double rho = 7;
    const auto level = [](double share) {
      return std::pow(std::pow(80, 1 / rho) + share * (std::pow(0.002, 1 / rho) - std::pow(80, 1 / rho)),
                      rho);
    };
    for (const double share : {0.3, 0.5, 0.8}) {
      const double alpha = spacing("karras").alpha(share);
      QVERIFY(std::abs(alpha - 1 / (1 + level(share))) < 0.013);
    }
  }

  void unknownOnesListTheKnown() {
    const QString message = errorOf([] { spacing("even"); });
    QVERIFY2(isSentence(message) && message.contains("'even'") && message.contains("uniform"),
             qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestSpacing)
#include "tst_spacing.moc"
