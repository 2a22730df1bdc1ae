#include "painting/point_painting.h"

#include "../support/expect_error.h"
#include "../support/scratch_folder.h"
#include "controllers/data_summaries.h"
#include "controllers/program.h"
#include "data/data_set_summary.h"
#include "forms/data_set_button.h"
#include "forms/data_set_chooser.h"
#include "painting/painting_file.h"
#include "painting/point_canvas.h"
#include "painting/point_painting_dialog.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QWindow>

#include <cmath>

using namespace deblend;

namespace {

QPointF placeOf(const PointPainting& painting, std::int64_t point) {
  const auto at = static_cast<std::size_t>(2 * point);
  return {painting.points().places[at], painting.points().places[at + 1]};
}

double distanceFrom(const PointPainting& painting, std::int64_t point, const QPointF& place) {
  const QPointF way = placeOf(painting, point) - place;
  return std::hypot(way.x(), way.y());
}

PointPainting ofTwoClasses() {
  PointPainting painting;
  painting.addClass();
  painting.stroke({0.2, 0.2}, {0.2, 0.2}, {.spread = 0.05, .count = 4, .label = 0});
  painting.stroke({0.8, 0.8}, {0.8, 0.8}, {.spread = 0.05, .count = 6, .label = 1});
  return painting;
}

/// A dialog that is shown, whose paintings go into a scratch folder.
struct OpenDialog {
  explicit OpenDialog(const std::filesystem::path& start = {}) {
    dialog = new PointPaintingDialog(
        {Side::Target, {folder.path(), {}}, QStringLiteral("My points"), start, {}}, nullptr);
    dialog->show();
  }
  ~OpenDialog() {
    delete dialog;
    QThreadPool::globalInstance()->waitForDone();
  }
  template <typename Widget>
  Widget* find(const char* name) const {
    return dialog->findChild<Widget*>(QLatin1String(name));
  }
  const PointPainting& painting() const { return dialog->canvas().painting(); }
  QListWidget* classes() const { return find<QListWidget>("classes"); }
  QMessageBox* question() const { return find<QMessageBox>("askToSave"); }
  /// Places are of the plane.
  void click(const QPointF& place) const {
    QTest::mouseClick(&dialog->canvas(), Qt::LeftButton, {}, dialog->canvas().toView(place).toPoint());
  }
  void drag(const QPointF& from, const QPointF& to) const {
    PointCanvas& canvas = dialog->canvas();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, canvas.toView(from).toPoint());
    QTest::mouseMove(&canvas, canvas.toView(to).toPoint());
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, canvas.toView(to).toPoint());
  }

  ScratchFolder folder;
  QPointer<PointPaintingDialog> dialog;
};

} // namespace

/// Labelled points that are painted.
class TestPointPainting : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(ThemeChoice::Light); }

  void sprayedPointsLieInTheDisc() {
    PointPainting painting;
    painting.stroke({0.4, 0.6}, {0.4, 0.6}, {.spread = 0.1, .count = 4000});
    QCOMPARE(painting.points().count(), 4000);
    double inner = 0;
    for (std::int64_t i = 0; i < 4000; ++i) {
      QVERIFY(distanceFrom(painting, i, {0.4, 0.6}) <= 0.1 + 1e-6);
      inner += distanceFrom(painting, i, {0.4, 0.6}) < 0.05 ? 1 : 0;
    }
    QVERIFY(std::abs(inner - 1000) < 4 * std::sqrt(750)); // a quarter of the area
  }

  void withoutSpreadPointsLieWhereTheTouchIs() {
    PointPainting painting;
    painting.stroke({0.25, 0.75}, {0.25, 0.75}, {.spread = 0, .count = 2, .label = 0});
    QCOMPARE(placeOf(painting, 0), QPointF(0.25, 0.75));
    QCOMPARE(placeOf(painting, 1), QPointF(0.25, 0.75));
  }

  void strokesAreEven() {
    PointPainting painting;
    painting.stroke({0.1, 0.5}, {0.9, 0.5}, {.spread = 0.04, .count = 2});
    QCOMPARE(painting.points().count(), 80); // a touch every 0.02
    std::vector<int> thirds(3);
    for (std::int64_t i = 0; i < 80; ++i)
      ++thirds[static_cast<std::size_t>(std::clamp((placeOf(painting, i).x() - 0.1) / 0.8 * 3, 0.0, 2.9))];
    for (const int count : thirds)
      QVERIFY(std::abs(count - 27) <= 6);
  }

  void pointsStayInTheUnitSquare() {
    PointPainting painting;
    painting.stroke({-0.5, 0.5}, {1.5, 1.2}, {.spread = 0.3, .count = 20});
    QCOMPARE(painting.extent().left, 0.0);
    QCOMPARE(painting.extent().right, 1.0);
  }

  void erasingTakesWhatIsNear() {
    PointPainting painting = ofTwoClasses();
    painting.stroke({0.8, 0.8}, {0.8, 0.8}, {.spread = 0.06, .erases = true});
    QCOMPARE(painting.classCounts(), (std::vector<std::int64_t>{4, 0}));
  }

  void classesComeAndGoWithTheirPoints() {
    PointPainting painting = ofTwoClasses();
    QCOMPARE(painting.addClass(), 2);
    QCOMPARE(painting.classNames(), (std::vector<std::string>{"0", "1", "2"}));
    painting.removeClass(0);
    QCOMPARE(painting.classNames(), (std::vector<std::string>{"1", "2"}));
    QCOMPARE(painting.classCounts(), (std::vector<std::int64_t>{6, 0}));
    for (std::int64_t i = 0; i < 6; ++i)
      QVERIFY(distanceFrom(painting, i, {0.8, 0.8}) < 0.06);
    QCOMPARE(painting.points().classCount, 2);
  }

  /// New classes stand where a file that is read has them, so that colours stay.
  void classesKeepTheOrderOfFiles() {
    PointPainting painting = PointPainting::fromCsv("0,0,dog\n1,1,ant\n");
    QCOMPARE(painting.classNames(), (std::vector<std::string>{"ant", "dog"}));
    const std::int64_t added = painting.addClass();
    QCOMPARE(painting.classNames(), (std::vector<std::string>{"ant", "class 3", "dog"}));
    QCOMPARE(added, 1);
    QCOMPARE(painting.points().labels, (std::vector<std::int64_t>{2, 0}));
  }

  // What is saved is the data set: the same points and classes, whoever reads the file.
  void savedPointsAreDataSets() {
    const ScratchFolder folder;
    const PointPainting painting = ofTwoClasses();
    const auto file = savePoints(folder / "data", "Blob № 1", painting);
    QCOMPARE(file, folder / "data/painted-blob-1.csv");
    QVERIFY(loadPoints(file) == painting);
    const DataSetSummary summary =
        summariseDataSet(parseDataSetSpec("points:data/painted-blob-1.csv"), {folder.path(), {}});
    QCOMPARE(summary.classNames, painting.classNames());
    QCOMPARE(summary.labelledPoints.places, painting.points().places);
    QCOMPARE(summary.labelledPoints.labels, painting.points().labels);
  }

  void filesThatDoNotServeAreTold() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "bad.csv", "1,2,a\n3,4,\n");
    const QString problem = errorOf([&] { loadPoints(folder / "bad.csv"); });
    QVERIFY(isSentence(problem) && problem.contains("line 2, column 3 is empty"));
    writeFileAtomically(folder / "empty.csv", "x,y\n");
    QVERIFY(errorOf([&] { loadPoints(folder / "empty.csv"); }).contains("holds no points"));
    QVERIFY(isSentence(errorOf([&] { loadPoints(folder / "gone.csv"); })));
    const OpenDialog open(folder / "bad.csv");
    QTRY_VERIFY(open.find<QLabel>("problem")->text().contains(QStringLiteral("bad.csv")));
  }

  void aClickPlacesPointsOfTheChosenClass() {
    const OpenDialog open;
    QCOMPARE(open.classes()->count(), 2);
    open.find<QSlider>("spread")->setValue(0);
    open.find<QSlider>("count")->setValue(1);
    open.click({0.3, 0.7});
    open.classes()->setCurrentRow(1);
    open.click({0.6, 0.2});
    QCOMPARE(open.painting().points().labels, (std::vector<std::int64_t>{0, 1}));
    QVERIFY(distanceFrom(open.painting(), 0, {0.3, 0.7}) < 0.01);
    QVERIFY(distanceFrom(open.painting(), 1, {0.6, 0.2}) < 0.01);
    QVERIFY(open.classes()->item(1)->text().contains(QStringLiteral("1 · 1")));
  }

  void thePointsHaveTheColourOfTheirClass() {
    const OpenDialog open;
    open.find<QSlider>("count")->setValue(20);
    open.classes()->setCurrentRow(1);
    open.drag({0.2, 0.5}, {0.8, 0.5});
    const QImage shown = open.dialog->canvas().grab().toImage();
    const QColor expected = classColour(1);
    int near = 0;
    for (int y = 0; y < shown.height(); ++y)
      for (int x = 0; x < shown.width(); ++x) {
        const QColor pixel = shown.pixelColor(x, y);
        near += std::abs(pixel.red() - expected.red()) + std::abs(pixel.green() - expected.green()) +
                            std::abs(pixel.blue() - expected.blue()) <
                        40
                    ? 1
                    : 0;
      }
    QVERIFY(near > 100);
  }

  void everyStepCanBeUndone() {
    const OpenDialog open;
    open.drag({0.2, 0.2}, {0.4, 0.2});
    const PointPainting first = open.painting();
    QVERIFY(!first.isEmpty());
    open.find<QToolButton>("erase")->click();
    open.drag({0.2, 0.2}, {0.25, 0.2});
    const PointPainting second = open.painting();
    QVERIFY(second.points().count() < first.points().count());
    open.find<QPushButton>("addClass")->click();
    QCOMPARE(open.classes()->count(), 3);
    QCOMPARE(open.classes()->currentRow(), 2);
    open.find<QPushButton>("clear")->click();
    QVERIFY(open.painting().isEmpty());
    QCOMPARE(open.classes()->count(), 3);
    open.find<QPushButton>("undo")->click();
    open.find<QPushButton>("undo")->click();
    QVERIFY(open.painting() == second);
    QCOMPARE(open.classes()->count(), 2);
    QVERIFY(QTest::qWaitForWindowActive(open.dialog));
    QTest::keyClick(open.dialog->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(open.painting() == first);
    open.find<QPushButton>("redo")->click();
    QVERIFY(open.painting() == second);
  }

  void removingAClassCanBeUndone() {
    const OpenDialog open;
    open.drag({0.2, 0.2}, {0.4, 0.2});
    const PointPainting before = open.painting();
    auto* remove = open.find<QPushButton>("removeClass");
    remove->click();
    QVERIFY(open.painting().isEmpty());
    QVERIFY(!remove->isEnabled()); // one is left
    open.find<QPushButton>("undo")->click();
    QVERIFY(open.painting() == before);
    QVERIFY(remove->isEnabled());
  }

  void choosingAClassEndsErasing() {
    const OpenDialog open;
    open.find<QToolButton>("erase")->click();
    QVERIFY(open.dialog->canvas().brush().erases);
    open.classes()->setCurrentRow(1);
    QVERIFY(!open.dialog->canvas().brush().erases);
    QCOMPARE(open.dialog->canvas().brush().label, 1);
  }

  void savingGivesADataSetAndCloses() {
    OpenDialog open;
    auto* save = open.find<QPushButton>("save");
    QVERIFY(!save->isEnabled());
    open.drag({0.2, 0.2}, {0.4, 0.2});
    QVERIFY(save->isEnabled());
    QSignalSpy saved(open.dialog, &PaintingWindow::saved);
    save->click();
    QVERIFY(saved.wait());
    QVERIFY(std::filesystem::exists(open.folder / "data/painted-my-points.csv"));
    QTRY_VERIFY(!open.dialog);
  }

  void closingAsksWherePointsWouldBeLost() {
    OpenDialog open;
    open.click({0.5, 0.5});
    open.dialog->close();
    QVERIFY(open.question());
    open.question()->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!open.dialog);
    QVERIFY(!std::filesystem::exists(open.folder / "data"));
  }

  void copiesBeginWithTheirPoints() {
    const ScratchFolder folder;
    const PointPainting painting = ofTwoClasses();
    const OpenDialog open(savePoints(folder.path(), "start", painting));
    QTRY_VERIFY(open.painting() == painting);
    QVERIFY(!open.dialog->canvas().history().canUndo());
  }

  void theChooserPaintsPoints() {
    const ScratchFolder folder;
    DataSummaries summaries;
    DataSetChooser chooser(summaries, {folder.path(), programFolders().resources}, Side::Target);
    chooser.show();
    auto* kinds = chooser.findChild<QComboBox*>(QStringLiteral("kind"));
    kinds->setCurrentIndex(kinds->findData(QStringLiteral("points")));
    Q_EMIT kinds->activated(kinds->currentIndex());
    auto* paint = chooser.findChild<QPushButton*>(QStringLiteral("paint"));
    QVERIFY(paint->isVisible());
    paint->click();
    auto* dialog = chooser.findChild<PointPaintingDialog*>();
    QVERIFY(dialog);
    PointCanvas& canvas = dialog->canvas();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.toView({0.5, 0.5}).toPoint());
    dialog->findChild<QPushButton*>(QStringLiteral("save"))->click();
    QTRY_VERIFY(chooser.summary());
    QCOMPARE(chooser.spec()->kind, std::string("points"));
    QCOMPARE(chooser.summary()->classNames, std::vector<std::string>{"0"});
  }

  void theMenuOfASideOffersIt() {
    const ScratchFolder folder;
    savePoints(folder.path(), "start", ofTwoClasses());
    DataSummaries summaries;
    DataSetButton button(summaries, Side::Target);
    button.setDataSets({{"mine", parseDataSetSpec("points:painted-start.csv"), {}}}, "mine",
                       {folder.path(), {}});
    QTRY_VERIFY(!summaries.isBusy());
    Q_EMIT button.menu()->aboutToShow();
    QStringList offered;
    for (const QAction* action : button.menu()->actions())
      offered += action->text();
    QVERIFY(offered.contains(QStringLiteral("Paint points…")));
    QVERIFY(offered.contains(QStringLiteral("Paint on a copy…")));
    button.menu()->actions().last()->trigger();
    auto* dialog = button.findChild<PointPaintingDialog*>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->canvas().painting().points().count(), 10);
  }
};

QTEST_MAIN(TestPointPainting)
#include "tst_point_painting.moc"
