#include "shell/view_tabs.h"
#include "views/compare_page.h"
#include "views/compared_difference.h"
#include "views/compared_side.h"
#include "views/grid_view.h"
#include "views/heat_legend.h"
#include "views/image_difference.h"
#include "views/point_gaps.h"
#include "views/trajectory_view.h"
#include "window_fixture.h"

#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

/// Images of 2 × 1 pixels that stay as they are.
Trajectory still(std::vector<float> values, const SampleShape& shape, std::int64_t count) {
  Trajectory trajectory;
  trajectory.sampleShape = shape;
  trajectory.count = count;
  trajectory.alphas = {0};
  trajectory.states = std::move(values);
  return trajectory;
}

void turnWheel(QWidget& view, const QPoint& place) {
  QWheelEvent event(place, view.mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&view, &event);
}

void drag(QWidget& view, const QPoint& from, const QPoint& to) {
  QTest::mousePress(&view, Qt::LeftButton, {}, from);
  QTest::mouseMove(&view, (from + to) / 2);
  QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
  QCoreApplication::sendEvent(&view, &move);
  QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
}

} // namespace

/// Two checkpoints side by side.
class TestComparePage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path project = makeTestProject(*m_program, "compared",
                                                          {{"steps", "200"},
                                                           {"checkpoint_interval", "100"},
                                                           {"sampling_steps", "8"},
                                                           {"sampling_count", "256"},
                                                           {"width", "16"},
                                                           {"depth", "1"}});
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(project));
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    Experiment changed = *m_window->studio().project.experiment();
    setOption(changed, "width", "24");
    setOption(changed, "learning_rate", "0.003");
    m_window->studio().project.setExperiment(changed);
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
  }

  void heatIsTheMeanDistanceOfTheChannels() {
    const Trajectory a = still({0, 1, 0.5F, 0, 0, 0, 0, 0}, {2, 1, 2}, 2);
    const Trajectory b = still({1, 1, 0.5F, 1, 0, 0, 0, 0.5F}, {2, 1, 2}, 2);
    const ImageDifference difference = imageDifferenceAt(a, b, 0);
    QCOMPARE(difference.values, (std::vector<float>{0.5F, 0.5F, 0, 0.25F}));
    QCOMPARE(difference.largest, 0.5);
    QCOMPARE(difference.mean, 1.25 / 4);
    const std::vector<QImage> pictures = heatPictures(difference);
    QCOMPARE(pictures.size(), 2U);
    QCOMPARE(pictures[0].pixel(0, 0), pictures[0].pixel(1, 0));
    QVERIFY(pictures[0].pixel(0, 0) != pictures[1].pixel(0, 0));
    QVERIFY(!haveImageDifference(a, still({0, 0}, {2}, 1)));
  }

  void valuesThatAreNotNumbersStandOut() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const ImageDifference images =
        imageDifferenceAt(still({nan, 0}, {1, 1, 2}, 1), still({0, 0.5F}, {1, 1, 2}, 1), 0);
    QCOMPARE(images.values, (std::vector<float>{0.5F, 0.5F}));
    const PointGaps gaps = pointGapsAt(still({nan, 0, 0, 0}, {2}, 2), still({1, 1, 3, 4}, {2}, 2), 0);
    QCOMPARE(gaps.lengths, (std::vector<float>{0, 5}));
    QCOMPARE(gaps.mean, 5.0);
  }

  void theDifferenceIsMeasuredWhereTheSliderStands() {
    compare({"0001-mlp", 100}, {"0001-mlp", 200});
    m_window->studio().playback.setAlpha(0);
    QCOMPARE(page().difference().legend().mean(), 0.0);
    m_window->studio().playback.setAlpha(1);
    const auto& a = *page().left().trajectory();
    const auto& b = *page().right().trajectory();
    double sum = 0;
    const std::size_t last = static_cast<std::size_t>(a.stateCount() - 1) * 256 * 2;
    for (std::size_t i = 0; i < 256; ++i)
      sum += std::hypot(a.states[last + 2 * i] - b.states[last + 2 * i],
                        a.states[last + 2 * i + 1] - b.states[last + 2 * i + 1]);
    QVERIFY(sum > 0);
    QVERIFY(std::abs(page().difference().legend().mean() - sum / 256) < 1e-5);
  }

  void theViewsMoveTogether() {
    compare({"0001-mlp", 100}, {"0002-mlp", 200});
    TrajectoryView& left = page().left().points();
    TrajectoryView& right = page().right().points();
    TrajectoryView& difference = page().difference().points();
    const double before = right.viewport().scale();
    turnWheel(left, {100, 100});
    QVERIFY(left.viewport().scale() > before);
    QCOMPARE(right.viewport().scale(), left.viewport().scale());
    QCOMPARE(difference.viewport().scale(), left.viewport().scale());
    drag(right, {100, 100}, {160, 130});
    const auto centre = [](const TrajectoryView& view) {
      const PlaneRectangle seen = view.viewport().visible();
      return QPointF(seen.left + seen.right, seen.top + seen.bottom) / 2;
    };
    QVERIFY((centre(left) - centre(right)).manhattanLength() < 1e-9);
    page().switches()->findChild<QToolButton*>(QStringLiteral("fitCompared"))->click();
    QCOMPARE(difference.viewport().scale(), before);
  }

  void gridsMoveTogetherAndChooseTogether() {
    GridView one;
    GridView other;
    connect(&one, &GridView::moved, &other, [&] { other.follow(one); });
    for (GridView* view : {&one, &other}) {
      view->resize(400, 400);
      view->setPictures(std::vector<QImage>(9, QImage(8, 8, QImage::Format_RGB32)));
    }
    QCOMPARE(one.tileRect(4), other.tileRect(4));
    turnWheel(one, {200, 200});
    QCOMPARE(one.tileRect(4), other.tileRect(4));
    QCOMPARE(one.layoutOfTiles().scale, other.layoutOfTiles().scale);
    other.setPictures(std::vector<QImage>(4, QImage(8, 8, QImage::Format_RGB32)));
    const QRectF own = other.tileRect(1);
    turnWheel(one, {200, 200});
    QVERIFY2(other.tileRect(1) == own, "a grid of other tiles stays");
  }

  void onlySettingsThatDifferAreListed() {
    compare({"0001-mlp", 200}, {"0002-mlp", 200});
    const QStringList settings = listed();
    QVERIFY2(settings.contains(QStringLiteral("Width | 16 | 24")), qPrintable(settings.join(u'\n')));
    QVERIFY(settings.contains(QStringLiteral("Learning rate | 0.001 | 0.003")));
    QVERIFY(!settings.filter(QStringLiteral("Depth")).size());
    QVERIFY(!settings.filter(QStringLiteral("Step ")).size());
    compare({"0001-mlp", 100}, {"0001-mlp", 200});
    QCOMPARE(listed(), QStringList(QStringLiteral("Step | 100 | 200")));
  }

  void nothingDiffersBetweenACheckpointAndItself() {
    compare({"0001-mlp", 100}, {"0001-mlp", 100});
    QVERIFY(listed().isEmpty());
    auto* sentence = table()->findChild<QLabel*>(QStringLiteral("emptySentence"));
    QVERIFY(sentence->isVisible());
    QCOMPARE(page().difference().legend().largest(), 0.0);
  }

  void differenceAndSettingsCanBePutAway() {
    compare({"0001-mlp", 100}, {"0001-mlp", 200});
    page().switches()->findChild<QToolButton*>(QStringLiteral("difference"))->click();
    QVERIFY(!page().difference().isVisible());
    page().switches()->findChild<QToolButton*>(QStringLiteral("settings"))->click();
    QVERIFY(!table()->isVisible());
    m_window->studio().playback.setAlpha(0);
    page().switches()->findChild<QToolButton*>(QStringLiteral("difference"))->click();
    QVERIFY2(page().difference().legend().mean() == 0, "what changed meanwhile is shown");
    page().switches()->findChild<QToolButton*>(QStringLiteral("settings"))->click();
    m_window->studio().playback.setAlpha(1);
  }

  void switchesBecomeIconsWhereTabsNeedTheRoom() {
    m_window->window->views().setCurrentWidget(&page());
    auto* difference = page().switches()->findChild<QToolButton*>(QStringLiteral("difference"));
    m_window->window->resize(2400, 800);
    QTRY_COMPARE(difference->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    m_window->window->resize(1000, 700);
    QTRY_COMPARE(difference->toolButtonStyle(), Qt::ToolButtonIconOnly);
    m_window->window->resize(1280, 800);
  }

private:
  ComparePage& page() { return m_window->window->views().comparePage(); }
  QTreeWidget* table() { return page().findChild<QTreeWidget*>(QStringLiteral("differences")); }

  void compare(const EvaluationSubject& left, const EvaluationSubject& right) {
    page().compare(left, right);
    m_window->window->views().setCurrentWidget(&page());
    QVERIFY(QTest::qWaitFor(
        [this] { return !page().isBusy() && page().left().trajectory() && page().right().trajectory(); },
        30'000));
  }

  QStringList listed() {
    QStringList rows;
    for (int i = 0; i < table()->topLevelItemCount(); ++i) {
      const QTreeWidgetItem* row = table()->topLevelItem(i);
      rows += QStringList({row->text(1), row->text(2), row->text(3)}).join(QStringLiteral(" | "));
    }
    return rows;
  }

  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestComparePage)
#include "tst_compare_page.moc"
