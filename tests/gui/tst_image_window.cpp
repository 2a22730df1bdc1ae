#include "charts/distance_chart.h"
#include "data/npy.h"
#include "dialogs/export_dialog.h"
#include "evaluating/evaluation_log.h"
#include "shell/project_tree.h"
#include "shell/view_tabs.h"
#include "views/checkpoint_page.h"
#include "views/compare_page.h"
#include "views/compared_side.h"
#include "views/data_set_page.h"
#include "views/grid_page.h"
#include "views/grid_view.h"
#include "views/path_panel.h"
#include "views/tile_strip.h"
#include "views/trajectory_view.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>

using namespace deblend;

/// The window with a project of images: noise to small pictures of bars.
class TestImageWindow : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path data = m_program->documents / "bars.npy";
    std::vector<float> values;
    for (int sample = 0; sample < 512; ++sample)
      for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x)
          values.push_back(x == sample % 8 ? 1.0F : 0.0F);
    writeNpy(data, {512, 1, 8, 8}, values);
    m_project = m_program->documents / "pictures";
    Project::create(m_project, makeProjectDocument("pictures", parseDataSetSpec("gaussian"),
                                                   parseDataSetSpec("points:" + data.string()), "mlp",
                                                   {{"steps", "300"},
                                                    {"checkpoint_interval", "100"},
                                                    {"sampling_steps", "8"},
                                                    {"width", "16"},
                                                    {"depth", "1"}},
                                                   m_program->plugins, m_program->dataFolders()));
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(m_project));
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
  }

  void theGridOpensByItself() {
    ViewTabs& views = m_window->window->views();
    QCOMPARE(views.currentWidget(), static_cast<QWidget*>(&views.grid()));
    QVERIFY(views.grid().view().trajectory());
    QCOMPARE(views.grid().view().trajectory()->count, 64);
    QVERIFY(views.grid().switches()->isVisible());
    auto* pairs = views.grid().switches()->findChild<QToolButton*>(QStringLiteral("pairs"));
    QVERIFY(!pairs->isEnabled() && !pairs->isChecked());
  }

  void theGridFollowsTheWindowsSlider() {
    m_window->studio().playback.setAlpha(0.25);
    QCOMPARE(m_window->window->views().grid().view().alpha(), 0.25);
  }

  void aTileShowsItsPathAndWhatItIsNearTo() {
    GridPage& page = m_window->window->views().grid();
    QTest::mouseClick(&page.view(), Qt::LeftButton, {}, page.view().tileRect(3).center().toPoint());
    QVERIFY(page.pathPanel().isVisible());
    QVERIFY(page.pathPanel().strip().tiles().size() >= 2);
    QTRY_VERIFY_WITH_TIMEOUT(!page.pathPanel().neighbours().tiles().empty(), 30'000);
    Q_EMIT page.pathPanel().strip().clicked(0);
    QCOMPARE(m_window->studio().playback.alpha(), 0.0);
    page.view().choose(-1);
    QVERIFY(!page.pathPanel().isVisible());
  }

  void gridsAreExportedAtTheAlphaThatIsSeen() {
    ViewTabs& views = m_window->window->views();
    views.setCurrentWidget(&views.grid());
    m_window->studio().playback.setAlpha(0.5);
    m_window->action("actionExport")->trigger();
    auto* dialog = m_window->window->findChild<ExportDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->request().kind, ExportKind::Grid);
    auto* format = dialog->findChild<QComboBox*>(QStringLiteral("format"));
    format->setCurrentIndex(format->count() - 1);
    dialog->findChild<QSpinBox*>(QStringLiteral("columns"))->setValue(3);
    dialog->findChild<QSpinBox*>(QStringLiteral("rows"))->setValue(2);
    dialog->findChild<QSpinBox*>(QStringLiteral("scale"))->setValue(4);
    const QString output = textOf(m_program->documents / "grid.png");
    dialog->findChild<QLineEdit*>(QStringLiteral("output"))->setText(output);
    QCOMPARE(dialog->request().trajectory.lastAlpha, 0.5);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
    QVERIFY(exported.wait(60'000));
    const QImage picture(output);
    QVERIFY(picture.width() >= 3 * 8 * 4 && picture.height() >= 2 * 8 * 4);
    QVERIFY(picture.width() < 6 * 8 * 4);
  }

  void aDataSetOfTheTreeHasItsPage() {
    ViewTabs& views = m_window->window->views();
    auto* tree = m_window->window->findChild<ProjectTree*>();
    QTreeWidgetItem* item = tree->topLevelItem(0)->child(1);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualItemRect(item).center());
    QCOMPARE(views.currentWidget(), static_cast<QWidget*>(&views.dataSetPage()));
    auto* figures = views.dataSetPage().findChild<QLabel*>(QStringLiteral("figures"));
    QTRY_VERIFY(figures->text().contains(QStringLiteral("512 samples")));
    QVERIFY(figures->text().contains(QStringLiteral("8 × 8")));
  }

  void theGalleryShowsTheCheckpointOfEveryRun() {
    ViewTabs& views = m_window->window->views();
    CheckpointPage& page = views.checkpointPage();
    views.setCurrentWidget(&page);
    QTRY_COMPARE_WITH_TIMEOUT(page.gallery().rowCount(), 3, 30'000);
    select(page, {0});
    QCOMPARE(m_window->studio().choice.step(), std::optional<std::int64_t>(100));
    QVERIFY(m_window->waitForEnd());
  }

  void itemsAreAsLargeBeforeTheirPicturesAreReadAsAfter() {
    CheckpointGallery gallery(m_window->studio().runs);
    gallery.reload();
    QTRY_COMPARE_WITH_TIMEOUT(gallery.rowCount(), 3, 30'000);
    const auto side = [&gallery] {
      const auto icon = gallery.data(gallery.index(0), Qt::DecorationRole).value<QIcon>();
      return icon.actualSize({CheckpointGallery::pictureSide, CheckpointGallery::pictureSide}).height();
    };
    const int before = side();
    QTRY_VERIFY_WITH_TIMEOUT(!gallery.isBusy(), 30'000);
    QCOMPARE(before, CheckpointGallery::pictureSide);
    QVERIFY(side() > 0);
  }

  void checkpointsAreEvaluatedAndTheirFiguresKept() {
    ViewTabs& views = m_window->window->views();
    CheckpointPage& page = views.checkpointPage();
    views.setCurrentWidget(&page);
    QTRY_COMPARE_WITH_TIMEOUT(page.gallery().rowCount(), 3, 30'000);
    select(page, {2});
    auto* chart = page.findChild<DistanceChart*>();
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("evaluate")), Qt::LeftButton);
    QVERIFY(page.evaluator().isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), 60'000);
    QCOMPARE(page.findChild<QLabel*>(QStringLiteral("evaluationProblem"))->text(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(page.gallery().entries().back().distance.has_value(), 30'000);
    QVERIFY(!chart->isEmpty());
    const auto kept = readEvaluations(m_project / "runs" / "0001-mlp");
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept.front().checkpoint, 300);
  }

  void twoCheckpointsAreComparedFromTheSameNoise() {
    ViewTabs& views = m_window->window->views();
    CheckpointPage& page = views.checkpointPage();
    views.setCurrentWidget(&page);
    QTRY_COMPARE_WITH_TIMEOUT(page.gallery().rowCount(), 3, 30'000);
    auto* compare = page.findChild<QPushButton*>(QStringLiteral("compare"));
    select(page, {1});
    QVERIFY(!compare->isEnabled());
    select(page, {0, 2});
    QTest::mouseClick(compare, Qt::LeftButton);
    QCOMPARE(views.currentWidget(), static_cast<QWidget*>(&views.comparePage()));
    GridView& left = views.comparePage().left().grid();
    GridView& right = views.comparePage().right().grid();
    QTRY_VERIFY_WITH_TIMEOUT(left.trajectory() && right.trajectory(), 60'000);
    const auto& a = *left.trajectory();
    const auto& b = *right.trajectory();
    const auto start = static_cast<std::ptrdiff_t>(a.count * elementCount(a.sampleShape));
    QVERIFY(std::equal(a.states.begin(), a.states.begin() + start, b.states.begin()));
    QVERIFY(a.states != b.states);
    m_window->studio().playback.setAlpha(0.5);
    QCOMPARE(left.alpha(), 0.5);
    QCOMPARE(right.alpha(), 0.5);
  }

private:
  static void select(CheckpointPage& page, const std::vector<int>& rows) {
    auto* list = page.findChild<QListView*>(QStringLiteral("gallery"));
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    for (const int row : rows) {
      const QPoint place = list->visualRect(page.gallery().index(row)).center();
      QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, place);
      modifiers = Qt::ControlModifier;
    }
  }

  TestProgram m_program;
  std::filesystem::path m_project;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestImageWindow)
#include "tst_image_window.moc"
