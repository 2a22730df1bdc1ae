#include "views/trajectory_view.h"

#include "theme/theme.h"
#include "views/trajectory_states.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace deblend;

namespace {

/// One point on a straight way from (0.2, 0.3) to (0.8, 0.3), in two states.
std::shared_ptr<const Trajectory> oneWay(std::vector<double> alphas = {0, 1}) {
  auto trajectory = std::make_shared<Trajectory>();
  trajectory->sampleShape = {2};
  trajectory->count = 1;
  trajectory->alphas = std::move(alphas);
  trajectory->states = {0.2F, 0.3F, 0.8F, 0.3F};
  return trajectory;
}

/// How far a colour is from another, in steps of a channel.
int distance(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

} // namespace

/// Samples of the plane at one α.
class TestTrajectoryView : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(ThemeChoice::Light); }

  void init() {
    m_view = std::make_unique<TrajectoryView>();
    m_view->resize(400, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
  }

  void statesAreJoinedByStraightLines() {
    QCOMPARE(pointsAt(*oneWay(), 0.5), (std::vector<float>{0.5F, 0.3F}));
    QCOMPARE(pointsAt(*oneWay(), 0), (std::vector<float>{0.2F, 0.3F}));
    QCOMPARE(pointsAt(*oneWay(), 1), (std::vector<float>{0.8F, 0.3F}));
    QCOMPARE(pointsAt(*oneWay({1, 0}), 0.75), pointsAt(*oneWay(), 0.25));
  }

  void aTrajectoryMustBeWholeAndOfThePlane() {
    QVERIFY(isPlanarTrajectory(*oneWay()));
    Trajectory cut = *oneWay();
    cut.states.pop_back();
    QVERIFY(!isPlanarTrajectory(cut));
    Trajectory picture = *oneWay();
    picture.sampleShape = {1, 28, 28};
    QVERIFY(!isPlanarTrajectory(picture));
  }

  void aPointIsDrawnWhereItIsInTheColourOfItsAlpha() {
    m_view->setTrajectory(oneWay());
    for (const double alpha : {0.0, 0.25, 0.5, 1.0}) {
      m_view->setAlpha(alpha);
      const QPointF place = m_view->viewport().toView(0.2 + 0.6 * alpha, 0.3);
      const QImage picture = m_view->grab().toImage();
      QVERIFY(distance(picture.pixelColor(place.toPoint()), alphaColour(alpha)) < 90);
      const QPointF mirrored = m_view->viewport().toView(0.2 + 0.6 * alpha, 0.7);
      QCOMPARE(picture.pixelColor(mirrored.toPoint()), toQColor(currentColours().background));
    }
  }

  void yPointsDownward() {
    QVERIFY(m_view->viewport().toView(0, 1).y() > m_view->viewport().toView(0, 0).y());
    QVERIFY(m_view->viewport().toView(1, 0).x() > m_view->viewport().toView(0, 0).x());
  }

  void theWheelZoomsAroundThePointer() {
    const QPointF pointer(130, 250);
    const QPointF fixed = m_view->viewport().toPlane(pointer);
    const double before = m_view->viewport().scale();
    QSignalSpy moved(m_view.get(), &TrajectoryView::viewportChanged);
    QWheelEvent wheel(pointer, m_view->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view.get(), &wheel);
    QVERIFY(m_view->viewport().scale() > 1.2 * before);
    QCOMPARE(moved.size(), 1);
    const QPointF after = m_view->viewport().toPlane(pointer);
    QVERIFY(std::hypot(after.x() - fixed.x(), after.y() - fixed.y()) < 1e-9);

    QTest::mouseDClick(m_view.get(), Qt::LeftButton);
    QCOMPARE(m_view->viewport().scale(), before);
  }

  void draggingMovesThePlaneWithThePointer() {
    const QPointF held = m_view->viewport().toPlane({100, 100});
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(m_view.get(), {160, 130});
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {160, 130});
    const QPointF now = m_view->viewport().toView(held.x(), held.y());
    QVERIFY(std::hypot(now.x() - 160, now.y() - 130) < 1e-6);
  }

  void pathsAreDrawnInTheBackground() {
    m_view->setTrajectory(oneWay());
    m_view->setAlpha(0);
    const QPoint middle = m_view->viewport().toView(0.5, 0.3).toPoint();
    QCOMPARE(m_view->grab().toImage().pixelColor(middle), toQColor(currentColours().background));
    m_view->showPaths(true);
    QTRY_VERIFY(!m_view->isBusy());
    QTRY_VERIFY(distance(m_view->grab().toImage().pixelColor(middle), toQColor(currentColours().background)) >
                40);
  }

  void theFieldHasArrowsAlongTheVelocity() {
    auto field = std::make_shared<VectorField>();
    field->columns = 1;
    field->rows = 1;
    field->vectors = {1, 0};
    m_view->setField(field);
    const QPoint ahead = m_view->viewport().toView(0.9, 0.5).toPoint();
    const QPoint behind = m_view->viewport().toView(0.3, 0.5).toPoint();
    QCOMPARE(m_view->grab().toImage().pixelColor(ahead), toQColor(currentColours().background));
    m_view->showField(true);
    const QImage shown = m_view->grab().toImage();
    QVERIFY(distance(shown.pixelColor(ahead), toQColor(currentColours().background)) > 40);
    QCOMPARE(shown.pixelColor(behind), toQColor(currentColours().background));
  }

  void whatIsNotANumberIsLeftOut() {
    auto broken = std::make_shared<Trajectory>(*oneWay());
    for (float& value : broken->states)
      value = std::numeric_limits<float>::quiet_NaN();
    m_view->setTrajectory(broken);
    m_view->showPaths(true);
    QTRY_VERIFY(!m_view->isBusy());
    QCOMPARE(m_view->grab().toImage().pixelColor(200, 150), toQColor(currentColours().background));
  }

private:
  std::unique_ptr<TrajectoryView> m_view;
};

QTEST_MAIN(TestTrajectoryView)
#include "tst_trajectory_view.moc"
