#include "painting/painting.h"

#include "../support/expect_error.h"
#include "../support/scratch_folder.h"
#include "controllers/program.h"
#include "data/data_set_summary.h"
#include "painting/painting_canvas.h"
#include "painting/painting_dialog.h"
#include "painting/painting_file.h"
#include "theme/theme.h"
#include "views/field_view.h"
#include "views/trajectory_view.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
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
#include <numeric>

using namespace deblend;

namespace {

int at(const Painting& painting, int x, int y) {
  return painting.values()[static_cast<std::size_t>(y * Painting::side + x)];
}

double sum(const Painting& painting) {
  return std::accumulate(painting.values().begin(), painting.values().end(), 0.0);
}

/// Where all that is painted balances, in cells.
QPointF centre(const Painting& painting) {
  QPointF weighted;
  for (int y = 0; y < Painting::side; ++y)
    for (int x = 0; x < Painting::side; ++x)
      weighted += QPointF(x + 0.5, y + 0.5) * at(painting, x, y);
  return weighted / sum(painting);
}

/// A dialog that is shown, whose paintings go into a scratch folder.
struct OpenDialog {
  explicit OpenDialog(const std::filesystem::path& start = {}, std::optional<DataSetSpec> partner = {}) {
    PaintingTask task{
        Side::Target, {folder.path(), {}}, QStringLiteral("My blob"), start, std::move(partner)};
    dialog = new PaintingDialog(task, nullptr);
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
  PaintingCanvas& canvas() const { return dialog->canvas(); }
  /// Places are in cells.
  void drag(const QPointF& from, const QPointF& to) const {
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, canvas().toView(from).toPoint());
    QTest::mouseMove(&canvas(), canvas().toView(to).toPoint());
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, canvas().toView(to).toPoint());
  }
  QMessageBox* question() const { return find<QMessageBox>("askToSave"); }

  ScratchFolder folder;
  QPointer<PaintingDialog> dialog;
};

} // namespace

/// Densities that are painted.
class TestPainting : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(ThemeChoice::Light); }

  void aTouchIsRoundAndSoft() {
    Painting painting;
    painting.stroke({100, 60}, {100, 60}, {20, 1, false, Symmetry::None});
    QVERIFY(at(painting, 100, 60) > 240);
    for (int distance = 1; distance < 20; ++distance) {
      QVERIFY(at(painting, 100 + distance, 60) <= at(painting, 99 + distance, 60));
      QVERIFY(std::abs(at(painting, 100 + distance, 60) - at(painting, 100, 60 + distance)) <= 1);
    }
    QCOMPARE(at(painting, 121, 60), 0);
    QVERIFY(std::hypot(centre(painting).x() - 100, centre(painting).y() - 60) < 0.2);
  }

  void touchesAddUpToFullAndErasingToEmpty() {
    Painting painting;
    for (int i = 0; i < 400; ++i)
      painting.stroke({50, 50}, {50, 50}, {10, 0.05, false, Symmetry::None});
    QCOMPARE(at(painting, 50, 50), 255);
    for (int i = 0; i < 400; ++i)
      painting.stroke({50, 50}, {50, 50}, {14, 0.1, true, Symmetry::None});
    QCOMPARE(at(painting, 50, 50), 0);
  }

  void strokesHaveNoGaps() {
    Painting painting;
    painting.stroke({20, 128}, {230, 128}, {6, 0.5, false, Symmetry::None});
    for (int x = 30; x < 220; ++x)
      QVERIFY(std::abs(at(painting, x, 128) - at(painting, 128, 128)) <= 25);
  }

  void mirroredStrokesBalance() {
    for (const Symmetry symmetry : {Symmetry::LeftRight, Symmetry::TopBottom, Symmetry::Both}) {
      Painting painting;
      painting.stroke({40, 30}, {90, 70}, {12, 0.6, false, symmetry});
      const bool across = symmetry != Symmetry::TopBottom;
      const bool down = symmetry != Symmetry::LeftRight;
      for (int y = 0; y < Painting::side; ++y)
        for (int x = 0; x < Painting::side; ++x) {
          if (across)
            QVERIFY(std::abs(at(painting, x, y) - at(painting, 255 - x, y)) <= 1);
          if (down)
            QVERIFY(std::abs(at(painting, x, y) - at(painting, x, 255 - y)) <= 1);
        }
    }
  }

  void strokesBeyondTheEdgeAreCut() {
    Painting painting;
    painting.stroke({-500, -500}, {-5, 128}, {20, 1, false, Symmetry::None});
    QVERIFY(at(painting, 0, 128) > 0);
    QCOMPARE(at(painting, 255, 255), 0);
  }

  void picturesBecomeTheirLuma() {
    QImage picture(512, 256, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    for (int y = 0; y < 256; ++y)
      for (int x = 0; x < 256; ++x)
        picture.setPixelColor(x, y, QColor(0, 255, 0));
    const Painting painting = Painting::fromPicture(picture);
    QCOMPARE(at(painting, 60, 60), 150);
    QCOMPARE(at(painting, 200, 60), 0);
    QCOMPARE(at(painting, 60, 200), 0);
    QVERIFY(Painting::fromPicture({}).isEmpty());
  }

  // What is saved is the data set: the same cells, whoever reads the picture.
  void savedPaintingsAreDataSets() {
    const ScratchFolder folder;
    Painting painting;
    painting.stroke({60, 60}, {200, 90}, {16, 0.7, false, Symmetry::None});
    const auto file = savePainting(folder / "data", "Blob № 1", painting);
    QCOMPARE(file, folder / "data/painted-blob-1.png");
    QCOMPARE(savePainting(folder / "data", "blob 1", painting), folder / "data/painted-blob-1-2.png");
    QVERIFY(loadPainting(file) == painting);
    const DataSetSummary summary =
        summariseDataSet(parseDataSetSpec("density:data/painted-blob-1.png"), {folder.path(), {}});
    double mass = 0;
    double across = 0;
    const DensityGrid& grid = summary.density;
    for (int y = 0; y < grid.height; ++y)
      for (int x = 0; x < grid.width; ++x) {
        const double value = grid.values[static_cast<std::size_t>(y * grid.width + x)];
        mass += value;
        across += value * (x + 0.5) / grid.width;
      }
    QVERIFY(std::abs(across / mass - centre(painting).x() / Painting::side) < 0.01);
  }

  void foldersAndPicturesThatDoNotServeAreTold() {
    const ScratchFolder folder;
    Painting painting;
    painting.stroke({60, 60}, {60, 60}, {});
    savePainting(folder.path(), "a", painting);
    QVERIFY(isSentence(errorOf([&] { savePainting(folder / "painted-a.png", "b", painting); })));
    QVERIFY(isSentence(errorOf([&] { loadPainting(folder / "gone.png"); })));
  }

  void theMousePaintsWhereItIs() {
    const OpenDialog open;
    open.drag({60, 200}, {120, 200});
    const Painting& painted = open.canvas().painting();
    QVERIFY(at(painted, 90, 200) > 60);
    QCOMPARE(at(painted, 200, 60), 0);
    QVERIFY(std::hypot(centre(painted).x() - 90, centre(painted).y() - 200) < 3);
  }

  void everyStrokeCanBeUndone() {
    const OpenDialog open;
    open.drag({60, 60}, {90, 60});
    const Painting first = open.canvas().painting();
    open.find<QToolButton>("erase")->click();
    open.drag({60, 60}, {70, 60});
    const Painting second = open.canvas().painting();
    QVERIFY(sum(second) < sum(first));
    open.find<QPushButton>("clear")->click();
    QVERIFY(open.canvas().painting().isEmpty());
    open.find<QPushButton>("undo")->click();
    QVERIFY(open.canvas().painting() == second);
    QVERIFY(QTest::qWaitForWindowActive(open.dialog));
    QTest::keyClick(open.dialog->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(open.canvas().painting() == first);
    open.canvas().history().undo();
    QVERIFY(open.canvas().painting().isEmpty());
    open.find<QPushButton>("redo")->click();
    QVERIFY(open.canvas().painting() == first);
  }

  void theToolsChangeTheBrush() {
    const OpenDialog open;
    open.find<QSlider>("brushSize")->setValue(40);
    open.find<QSlider>("brushStrength")->setValue(90);
    open.find<QComboBox>("symmetry")->setCurrentIndex(3);
    QCOMPARE(open.canvas().brush().radius, 40.0);
    QCOMPARE(open.canvas().brush().strength, 0.9);
    QVERIFY(open.canvas().brush().symmetry == Symmetry::Both);
  }

  void savingGivesADataSetAndCloses() {
    OpenDialog open;
    auto* save = open.find<QPushButton>("save");
    QVERIFY(!save->isEnabled());
    open.drag({60, 60}, {120, 120});
    QVERIFY(save->isEnabled());
    QSignalSpy saved(open.dialog, &PaintingDialog::saved);
    save->click();
    QVERIFY(saved.wait());
    QVERIFY(std::filesystem::exists(open.folder / "data/painted-my-blob.png"));
    QTRY_VERIFY(!open.dialog);
  }

  void closingAsksWhereAPaintingWouldBeLost() {
    OpenDialog open;
    open.drag({60, 60}, {120, 120});
    open.dialog->close();
    QVERIFY(open.question());
    open.question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!open.question());
    QVERIFY(open.dialog && open.dialog->isVisible());
    open.dialog->close();
    open.question()->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!open.dialog);
    QVERIFY(!std::filesystem::exists(open.folder / "data"));
  }

  void whatWasNotTouchedClosesAtOnce() {
    const OpenDialog open;
    open.dialog->close();
    QTRY_VERIFY(!open.dialog);
  }

  void copiesBeginWithTheirPicture() {
    const ScratchFolder folder;
    Painting painting;
    painting.stroke({60, 60}, {90, 90}, {});
    const OpenDialog open(savePainting(folder.path(), "start", painting));
    QTRY_VERIFY(open.canvas().painting() == painting);
    QVERIFY(!open.canvas().history().canUndo());
  }

  // A small disc is mapped onto the place that is painted, and the field points there.
  void theExactMappingFollowsTheBrush() {
    const OpenDialog open({}, parseDataSetSpec("shape:square"));
    open.drag({200, 200}, {200, 200});
    QTRY_VERIFY_WITH_TIMEOUT(open.dialog->mapping().trajectory() && open.dialog->field().hasField(), 20'000);
    const auto mapping = open.dialog->mapping().trajectory();
    double x = 0;
    double y = 0;
    const auto last = mapping->states.size() - static_cast<std::size_t>(2 * mapping->count);
    for (std::int64_t i = 0; i < mapping->count; ++i) {
      x += mapping->states[last + static_cast<std::size_t>(2 * i)] / static_cast<double>(mapping->count);
      y += mapping->states[last + static_cast<std::size_t>(2 * i + 1)] / static_cast<double>(mapping->count);
    }
    QVERIFY(std::hypot(x - 200.0 / 256, y - 200.0 / 256) < 0.02);
    open.find<QPushButton>("clear")->click();
    QTRY_VERIFY(!open.dialog->mapping().trajectory() && !open.dialog->field().hasField());
  }

  void aPartnerThatCannotBeOpenedIsTold() {
    const OpenDialog open({}, parseDataSetSpec("density:gone.png"));
    QTRY_VERIFY(open.find<QLabel>("problem")->text().contains(QStringLiteral("gone.png")));
  }
};

QTEST_MAIN(TestPainting)
#include "tst_painting.moc"
