#include "playback/alpha_slider.h"
#include "playback/checkpoint_choice.h"
#include "playback/film_playback.h"
#include "playback/playback_bar.h"
#include "playback/playback_controller.h"

#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace deblend;

namespace {

CheckpointManifest checkpoint(std::int64_t step, double loss) {
  CheckpointManifest manifest;
  manifest.step = step;
  manifest.loss = loss;
  return manifest;
}

} // namespace

/// The two sliders of the window and what they move.
class TestPlayback : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void alphaStaysBetweenZeroAndOne() {
    PlaybackController playback;
    playback.setAlpha(3);
    QCOMPARE(playback.alpha(), 1.0);
    playback.setAlpha(-1);
    QCOMPARE(playback.alpha(), 0.0);
  }

  void stepsLandOnTheSamplingSteps() {
    PlaybackController playback;
    playback.setSteps(4);
    playback.setAlpha(0.3);
    playback.stepForward();
    QCOMPARE(playback.alpha(), 0.5);
    playback.stepBackward();
    QCOMPARE(playback.alpha(), 0.25);
    playback.setAlpha(0.3);
    playback.stepBackward();
    QCOMPARE(playback.alpha(), 0.25);
  }

  void playingRisesToTheEndAndStops() {
    PlaybackController playback;
    playback.setSpeed(20);
    playback.setLooping(false);
    QSignalSpy alphas(&playback, &PlaybackController::alphaChanged);
    playback.setPlaying(true);
    QTRY_COMPARE(playback.alpha(), 1.0);
    double last = 0;
    for (const QList<QVariant>& alpha : alphas) {
      QVERIFY(alpha.front().toDouble() > last);
      last = alpha.front().toDouble();
    }
    QTRY_VERIFY(!playback.isPlaying());
  }

  void playingAgainBeginsAnewAndLoopingGoesOn() {
    PlaybackController playback;
    playback.setSpeed(20);
    playback.setAlpha(1);
    playback.setPlaying(true);
    QCOMPARE(playback.alpha(), 0.0);
    QSignalSpy alphas(&playback, &PlaybackController::alphaChanged);
    const auto hasBegunAgain = [&] {
      for (qsizetype i = 1; i < alphas.size(); ++i)
        if (alphas[i].front().toDouble() < alphas[i - 1].front().toDouble())
          return true;
      return false;
    };
    QTRY_VERIFY(hasBegunAgain());
    QVERIFY(playback.isPlaying());
  }

  void theReverseDirectionFalls() {
    PlaybackController playback;
    playback.setReverse(true);
    QCOMPARE(playback.alpha(), 1.0);
    playback.setLooping(false);
    playback.setSpeed(20);
    playback.setPlaying(true);
    QTRY_COMPARE(playback.alpha(), 0.0);
  }

  void theLastCheckpointIsFollowedUntilAnotherIsChosen() {
    CheckpointChoice choice;
    choice.setRun(QStringLiteral("0001-mlp"));
    choice.setCheckpoints({checkpoint(100, 3)});
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(200, 1)});
    QCOMPARE(choice.step(), std::optional<std::int64_t>(200));
    choice.chooseStep(100);
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(200, 1), checkpoint(300, 2)});
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    choice.chooseBest();
    QCOMPARE(choice.step(), std::optional<std::int64_t>(200));
    choice.chooseNext();
    choice.chooseNext();
    QCOMPARE(choice.step(), std::optional<std::int64_t>(300));
  }

  void aCheckpointThatIsGoneGivesWayToTheNearest() {
    CheckpointChoice choice;
    choice.setRun(QStringLiteral("0001-mlp"));
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(200, 1), checkpoint(900, 2)});
    choice.chooseStep(200);
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(900, 2)});
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    choice.setCheckpoints({});
    QVERIFY(!choice.step());
    QCOMPARE(choice.place(), -1);
  }

  void liveWeightsComeAfterTheLastCheckpoint() {
    CheckpointChoice choice;
    choice.setRun(QStringLiteral("0001-mlp"));
    choice.setCheckpoints({checkpoint(100, 3)});
    choice.setLiveAvailable(true);
    QVERIFY(choice.isLive());
    QVERIFY(!choice.step());
    choice.choosePrevious();
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    choice.chooseNext();
    QVERIFY(choice.isLive());
    choice.setLiveAvailable(false);
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    choice.setRun(QStringLiteral("0002-mlp"));
    QVERIFY(choice.checkpoints().empty());
  }

  void theBarShowsAndMovesBoth() {
    PlaybackController playback;
    CheckpointChoice choice;
    FilmPlayback film(choice, [] { return true; });
    PlaybackBar bar(playback, choice, film);
    bar.resize(600, 80);
    bar.show();
    auto* alpha = bar.findChild<AlphaSlider*>(QStringLiteral("alphaSlider"));
    auto* steps = bar.findChild<QSlider*>(QStringLiteral("checkpointSlider"));
    QVERIFY(!steps->isEnabled());
    playback.setAlpha(0.5);
    QVERIFY(std::abs(alpha->alpha() - 0.5) < 1e-3);
    QTest::mouseClick(alpha, Qt::LeftButton, {}, {alpha->width() - 1, alpha->height() / 2});
    QCOMPARE(playback.alpha(), 1.0);

    choice.setRun(QStringLiteral("0001-mlp"));
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(200, 1), checkpoint(300, 2)});
    QCOMPARE(steps->value(), 2);
    steps->setValue(0);
    QCOMPARE(choice.step(), std::optional<std::int64_t>(100));
    QTest::mouseClick(bar.findChild<QToolButton*>(QStringLiteral("best")), Qt::LeftButton);
    QCOMPARE(steps->value(), 1);
    QTest::mouseClick(bar.findChild<QToolButton*>(QStringLiteral("play")), Qt::LeftButton);
    QVERIFY(playback.isPlaying());
    QTest::mouseClick(bar.findChild<QToolButton*>(QStringLiteral("reverse")), Qt::LeftButton);
    QVERIFY(playback.isReverse());
  }

  void aFilmShowsEveryCheckpointAndWaitsForEach() {
    CheckpointChoice choice;
    bool isShown = true;
    FilmPlayback film(choice, [&] { return isShown; });
    film.setPlaying(true);
    QVERIFY(!film.isPlaying()); // there is nothing to play
    choice.setRun(QStringLiteral("0001-mlp"));
    choice.setCheckpoints({checkpoint(100, 3), checkpoint(200, 1), checkpoint(300, 2)});
    choice.choosePlace(0);
    std::vector<int> places;
    connect(&choice, &CheckpointChoice::choiceChanged, this, [&] { places.push_back(choice.place()); });
    film.setSpeed(10);
    film.setPlaying(true);
    QTRY_VERIFY(places.size() >= 4);
    QCOMPARE((std::vector<int>(places.begin(), places.begin() + 4)), (std::vector<int>{1, 2, 0, 1}));
    isShown = false;
    const std::size_t before = places.size();
    QTest::qWait(100);
    QCOMPARE(places.size(), before);
    film.setPlaying(false);
    disconnect(&choice, nullptr, this, nullptr);
  }

  void withoutAMappingThereIsNoAlpha() {
    PlaybackController playback;
    CheckpointChoice choice;
    FilmPlayback film(choice, [] { return true; });
    PlaybackBar bar(playback, choice, film);
    bar.show();
    bar.setMapping(false);
    QVERIFY(!bar.findChild<AlphaSlider*>(QStringLiteral("alphaSlider"))->isVisible());
    QVERIFY(bar.findChild<QSlider*>(QStringLiteral("checkpointSlider"))->isVisible());
    bar.setMapping(true);
    QVERIFY(bar.findChild<AlphaSlider*>(QStringLiteral("alphaSlider"))->isVisible());
  }
};

QTEST_MAIN(TestPlayback)
#include "tst_playback.moc"
