#include "charts/loss_chart.h"
#include "charts/loss_panel.h"
#include "dialogs/export_dialog.h"
#include "dialogs/new_project_dialog.h"
#include "shell/view_tabs.h"
#include "views/bench_page.h"
#include "views/compare_page.h"
#include "views/compared_side.h"
#include "views/exact_page.h"
#include "views/film_bar.h"
#include "views/grid_page.h"
#include "views/model_view_page.h"
#include "views/picture_view.h"
#include "views/trajectory_page.h"
#include "views/view_panes.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

using namespace deblend;

namespace {

bool hasTab(const ViewTabs& views, QWidget& page) {
  return views.isTabVisible(views.indexOf(&page));
}

} // namespace

/// The window with a project of model types that map nothing.
class TestModelViews : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const QString picture = textOf(m_program->documents / "quarters.png");
    QImage quarters(24, 16, QImage::Format_RGB888);
    for (int y = 0; y < 16; ++y)
      for (int x = 0; x < 24; ++x)
        quarters.setPixel(x, y, (x < 12) == (y < 8) ? qRgb(220, 60, 30) : qRgb(20, 90, 200));
    QVERIFY(quarters.save(picture));
    const DataSetSpec spec = parseDataSetSpec("image:" + picture.toStdString());
    ProjectDocument document = makeProjectDocument(
        "quarters", std::nullopt, spec, "evolution",
        {{"steps", "20"}, {"checkpoint_interval", "4"}, {"metrics_interval", "2"}, {"shapes", "6"}},
        m_program->plugins, m_program->dataFolders());
    addExperiment(document, {}, std::nullopt, spec, "shape_approximator",
                  {{"steps", "20"}, {"checkpoint_interval", "5"}, {"metrics_interval", "5"}, {"shapes", "8"}},
                  m_program->plugins, m_program->dataFolders());
    m_project = m_program->documents / "quarters";
    Project::create(m_project, document);
    m_window = std::make_unique<TestWindow>(*m_program);
    QVERIFY(m_window->open(m_project));
  }

  void onlyWhatFitsHasATab() {
    ViewTabs& views = m_window->window->views();
    QCOMPARE(views.currentWidget(), static_cast<QWidget*>(&views.modelViews()));
    QVERIFY(!hasTab(views, views.trajectories()));
    QVERIFY(!hasTab(views, views.grid()));
    QVERIFY(!hasTab(views, views.exactPage()));
    QVERIFY(!hasTab(views, views.benchPage()));
    QVERIFY(!m_window->find<QSlider>("alphaSlider") || !m_window->find<QWidget>("alphaSlider")->isVisible());
    QVERIFY(!m_window->find<QWidget>("source")->isVisible());
  }

  void aTrainedRunShowsItsViews() {
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    QTRY_VERIFY(pane("result") && !pane("result")->picture().isNull());
    const QImage result = pane("result")->picture();
    QVERIFY(std::abs(result.width() * 16 - result.height() * 24) <= 24);
    QVERIFY(pane("target"));
  }

  void viewsAreSwitchedOnAndOff() {
    auto* target = m_window->find<QToolButton>("view_target");
    QVERIFY(target->isChecked());
    target->click();
    QVERIFY(!pane("target"));
    target->click();
    QVERIFY(pane("target"));
    m_window->find<QToolButton>("view_shape")->click();
    QTRY_VERIFY(pane("shape") && !pane("shape")->picture().isNull());
    auto* item = m_window->find<QSpinBox>("item");
    QVERIFY(item->isVisible());
    QTRY_VERIFY(item->maximum() > 1);
    const QImage first = pane("shape")->picture();
    item->setValue(2);
    QTRY_VERIFY(pane("shape")->picture() != first);
    m_window->find<QToolButton>("view_shape")->click();
  }

  void viewsZoomTogetherAndAreRenderedAnew() {
    QCoreApplication::processEvents(); // a view was switched off: the others take its room
    PictureView& result = *pane("result");
    const int before = result.neededSide();
    const QPoint middle = result.rect().center();
    for (int notch = 0; notch < 6; ++notch) {
      QWheelEvent wheel(middle, result.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(&result, &wheel);
    }
    QVERIFY(result.neededSide() > 2 * before);
    QCOMPARE(pane("target")->neededSide(), result.neededSide());
    QTRY_VERIFY(std::max(result.picture().width(), result.picture().height()) >= result.neededSide() - 64 ||
                result.neededSide() > 2048);
    m_window->find<QToolButton>("fitViews")->click();
    QCOMPARE(result.neededSide(), before);
  }

  void spacePlaysTheCheckpoints() {
    CheckpointChoice& choice = m_window->studio().choice;
    choice.choosePlace(0);
    QSignalSpy chosen(&choice, &CheckpointChoice::choiceChanged);
    m_window->action("actionPlay")->trigger();
    QVERIFY(m_window->studio().film.isPlaying());
    QVERIFY(!m_window->studio().playback.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(chosen.size() >= 4, 20'000);
    m_window->action("actionPlay")->trigger();
    QVERIFY(!m_window->studio().film.isPlaying());
  }

  void whatIsSeenIsExported() {
    m_window->action("actionExport")->trigger();
    auto* dialog = m_window->window->findChild<ExportDialog*>();
    QVERIFY(dialog);
    auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("kind"));
    QVERIFY(kind->count() >= 5);
    QCOMPARE(dialog->request().kind, ExportKind::Film);
    for (int i = 0; i < kind->count(); ++i)
      if (kind->itemData(i).toInt() == static_cast<int>(ExportKind::Document)) {
        kind->setCurrentIndex(i);
        Q_EMIT kind->activated(i);
        break;
      }
    QCOMPARE(dialog->request().kind, ExportKind::Document);
    const QString output = textOf(m_program->documents / "result.svg");
    QVERIFY(dialog->request().output.extension() == ".svg");
    dialog->findChild<QLineEdit*>(QStringLiteral("output"))->setText(output);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
    QVERIFY(exported.wait(60'000));
    QFile file(output);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg"));
  }

  void twoRunsAreComparedInStep() {
    m_window->studio().project.chooseExperiment(QStringLiteral("quarters, shape approximator"));
    m_window->click("actionTrain");
    QVERIFY(m_window->waitForEnd());
    ComparePage& page = m_window->window->views().comparePage();
    m_window->window->views().setCurrentWidget(&page);
    page.compare({QStringLiteral("0001-evolution"), 20}, {QStringLiteral("0002-shape_approximator"), 20});
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && leftPicture(page) && !leftPicture(page)->picture().isNull(),
                             30'000);
    QVERIFY(page.films().isVisible());
    QVERIFY(page.chart().isVisible());
    QTRY_COMPARE(page.chart().chart().recordCount(QStringLiteral("0001-evolution")), std::size_t{10});
    auto* axis = page.films().findChild<QComboBox*>(QStringLiteral("filmAxis"));
    QVERIFY(axis->findData(QStringLiteral("shapes")) >= 0);
    axis->setCurrentIndex(axis->findData(QStringLiteral("steps")));
    const QImage last = leftPicture(page)->picture();
    page.films().findChild<QSlider*>(QStringLiteral("filmPlace"))->setValue(20);
    QTRY_VERIFY(leftPicture(page)->picture() != last);
  }

  void aNewProjectAsksForWhatItLearnsAlone() {
    m_window->action("actionNew")->trigger();
    auto* dialog = m_window->window->findChild<NewProjectDialog*>();
    QVERIFY(dialog);
    auto* type = dialog->findChild<QComboBox*>(QStringLiteral("modelType"));
    auto* source = dialog->findChild<QGroupBox*>(QStringLiteral("sourceBox"));
    const auto choose = [&](const char* id) {
      type->setCurrentIndex(type->findData(QLatin1String(id)));
      Q_EMIT type->activated(type->currentIndex());
    };
    choose("mlp");
    QVERIFY(!source->isHidden());
    choose("evolution"); // which proposes a picture
    QVERIFY(source->isHidden());
    auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    QTRY_VERIFY2(ok->isEnabled(), qPrintable(dialog->problem()));
    choose("point_classifier");
    QTRY_VERIFY(ok->isEnabled());
    choose("mlp");
    QVERIFY(!source->isHidden());
    QTRY_VERIFY(ok->isEnabled());
    dialog->reject();
  }

private:
  PictureView* pane(const char* view) { return m_window->window->views().modelViews().panes().pane(view); }
  static PictureView* leftPicture(ComparePage& page) { return page.left().panes().pane("result"); }

  TestProgram m_program;
  std::filesystem::path m_project;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestModelViews)
#include "tst_model_views.moc"
