#include "start/start_page.h"

#include "controllers/recent_projects.h"
#include "start/example_card.h"
#include "start/moving_tiles.h"
#include "start/point_flow.h"
#include "window_fixture.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace deblend;

namespace {

/// A density that is all in one cell of two by two.
DensityGrid inCell(std::size_t cell) {
  DensityGrid density{2, 2, std::vector<float>(4, 0), {}};
  density.values[cell] = 1;
  return density;
}

} // namespace

/// What is seen without a project.
class TestStartPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theFirstThreeExamplesAreCards() {
    TestWindow test(*m_program);
    const auto cards = test.window->findChildren<ExampleCard*>();
    QCOMPARE(cards.size(), 3);
    const BundledExample first = bundledExamples(m_program->folders.resources).front();
    QVERIFY(cards.front()->findChildren<QLabel*>().front()->text() == QString::fromStdString(first.title));
  }

  void theirPicturesMoveOnlyWhileTheyAreSeen() {
    TestWindow test(*m_program);
    auto* picture = test.window->findChild<MovingPicture*>();
    QTRY_VERIFY_WITH_TIMEOUT(picture->isReady(), 30'000);
    const QImage before = picture->grab().toImage();
    QTRY_VERIFY(picture->grab().toImage() != before);
    QVERIFY(picture->isMoving());
    picture->hide();
    QVERIFY(!picture->isMoving());
  }

  void theFilmOfAnExampleGoesFromNoiseToDigits() {
    const auto examples = bundledExamples(m_program->folders.resources);
    const auto found = std::ranges::find(examples, "noise-to-digits", &BundledExample::id);
    QVERIFY(found != examples.end());
    const QImage film(textOf(found->film));
    const int side = film.height() / found->filmStates;
    QCOMPARE(film.height(), side * found->filmStates);
    QCOMPARE(film.width() % side, 0);
    const auto brightness = [&](int state) {
      double sum = 0;
      for (int y = state * side; y < (state + 1) * side; ++y)
        for (int x = 0; x < film.width(); ++x)
          sum += qGray(film.pixel(x, y)) / 255.0;
      return sum / (side * film.width());
    };
    QVERIFY2(brightness(0) > 0.25, "noise is half bright, and cut off below black");
    QVERIFY2(brightness(found->filmStates - 1) < 0.2, "digits are thin lines");
    MovingTiles picture(textOf(found->film), found->filmStates);
    QVERIFY(picture.isReady());
    QVERIFY(!MovingTiles(QStringLiteral("/nothing.png"), 13).isReady());
    QVERIFY(!MovingTiles(textOf(found->film), 0).isReady());
  }

  void anExampleOfPicturesBecomesAProject() {
    const auto examples = bundledExamples(m_program->folders.resources);
    TestWindow test(*m_program);
    test.window->projectActions().openExample(
        *std::ranges::find(examples, "noise-to-digits", &BundledExample::id));
    QTRY_VERIFY_WITH_TIMEOUT(test.studio().project.isOpen() && test.window->isSettled(), 30'000);
    const Experiment& experiment = *test.studio().project.experiment();
    QCOMPARE(experiment.modelType, "simple_unet");
    QCOMPARE(experiment.modelOptions.integer("width"), 32);
    QVERIFY(test.action("actionTrain")->isEnabled());
    QVERIFY(isImage(test.studio().pairing.target()->sampleShape));
  }

  void eachCardOpensItsExample() {
    TestWindow test(*m_program);
    auto* page = test.window->findChild<StartPage*>();
    QSignalSpy opened(page, &StartPage::exampleOpened);
    const auto cards = test.window->findChildren<ExampleCard*>();
    QTest::mouseClick(cards[1]->findChild<QPushButton*>(QStringLiteral("openExample")), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.studio().project.isOpen(), 30'000);
    const BundledExample second = bundledExamples(m_program->folders.resources)[1];
    QCOMPARE(test.studio().project.document().name, second.title);
    QVERIFY(!page->isVisible());
  }

  void anExampleNeverTakesThePlaceOfAnother() {
    const BundledExample example = bundledExamples(m_program->folders.resources).front();
    QSet<QString> folders;
    for (int i = 0; i < 3; ++i) {
      TestWindow test(*m_program);
      test.window->projectActions().openExample(example);
      QTRY_VERIFY_WITH_TIMEOUT(test.studio().project.isOpen(), 30'000);
      folders.insert(test.studio().project.folder());
    }
    QCOMPARE(folders.size(), 3);
  }

  void projectsOpenedLatelyAreOffered() {
    const std::filesystem::path folder = makeTestProject(*m_program, "lately", {});
    {
      TestWindow test(*m_program);
      QVERIFY(test.open(folder));
    }
    TestWindow test(*m_program);
    auto* recent = test.find<QListWidget>("recent");
    QCOMPARE(recent->item(0)->data(Qt::UserRole).toString(), textOf(folder));
    QTest::mouseClick(recent->viewport(), Qt::LeftButton, {},
                      recent->visualItemRect(recent->item(0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(test.studio().project.isOpen(), 30'000);
    QCOMPARE(test.studio().project.folder(), textOf(folder));
    std::filesystem::remove_all(folder);
    QVERIFY(!recentProjects().contains(textOf(folder)));
  }

  void pointsFlowFromTheOneDensityToTheOther() {
    const PointFlow flow = makePointFlow(inCell(0), inCell(3), 200);
    QCOMPARE(flow.source.size(), 400U);
    for (const float value : flow.at(0))
      QVERIFY(value >= 0 && value <= 0.5F);
    double sum = 0;
    for (const float value : flow.at(1))
      sum += value;
    QVERIFY2(std::abs(sum / 400 - 0.75) < 0.02, "the mean is that of the target");
    QCOMPARE(makePointFlow(inCell(0), inCell(3), 200).target, flow.target);
  }

  void pointsTakeShortWays() {
    const PointFlow flow = makePointFlow(inCell(1), inCell(1), 500);
    double way = 0;
    for (std::size_t i = 0; i < flow.source.size(); ++i)
      way += std::abs(flow.target[i] - flow.source[i]) / 1000.0;
    QVERIFY2(way < 0.06, "a density is moved onto itself by small steps, not across its cell");
  }

private:
  TestProgram m_program;
};

QTEST_MAIN(TestStartPage)
#include "tst_start_page.moc"
