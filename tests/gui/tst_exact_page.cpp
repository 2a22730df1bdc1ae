#include "views/exact_page.h"

#include "charts/line_chart.h"
#include "forms/data_set_button.h"
#include "painting/painting_canvas.h"
#include "painting/painting_dialog.h"
#include "shell/view_tabs.h"
#include "views/field_page.h"
#include "views/trajectory_view.h"
#include "window_fixture.h"

#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSlider>

#include <cmath>

using namespace deblend;

/// The exact mapping in the window, and densities that are painted for it.
class TestExactPage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { m_window = std::make_unique<TestWindow>(*m_program); }
  void cleanup() { m_window.reset(); }

  void theExactMappingNeedsNoRun() {
    openProject("mapping");
    ExactPage& page = m_window->window->views().exactPage();
    m_window->window->views().setCurrentWidget(&page);
    QTRY_VERIFY_WITH_TIMEOUT(page.mapping().trajectory() && page.paths().trajectory(), 20'000);
    QCOMPARE(page.mapping().trajectory()->alphas.back(), 1.0);
    // Both begin with the same points.
    for (std::size_t i = 0; i < 16; ++i)
      QCOMPARE(page.mapping().trajectory()->states[i], page.paths().trajectory()->states[i]);
    const auto before = page.paths().trajectory();
    page.findChild<QSlider*>(QStringLiteral("chain"))->setValue(0);
    QTRY_VERIFY_WITH_TIMEOUT(
        page.paths().trajectory() != before && page.paths().trajectory()->stateCount() == 3, 20'000);
  }

  void theMappingIsSavedAsAPicture() {
    openProject("saved");
    ExactPage& page = m_window->window->views().exactPage();
    m_window->window->views().setCurrentWidget(&page);
    QTRY_VERIFY_WITH_TIMEOUT(page.mapping().trajectory(), 20'000);
    const std::filesystem::path file = m_program->documents / "exact.png";
    page.savePicture(file);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(textOf(file)), 20'000);
    QVERIFY(!QImage(textOf(file)).isNull());
    QSignalSpy failed(&studio(), &Studio::failed);
    page.savePicture(m_program->documents / "gone" / "exact.png");
    QVERIFY(failed.wait(20'000));
  }

  void measuringCanBeCancelled() {
    openProject("cancel");
    ExactPage& page = m_window->window->views().exactPage();
    m_window->window->views().setCurrentWidget(&page);
    auto* measure = page.findChild<QPushButton*>(QStringLiteral("measureConvergence"));
    QTRY_VERIFY_WITH_TIMEOUT(measure->isEnabled(), 20'000);
    const QString start = measure->text();
    measure->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page.convergenceChart().lines().empty(), 20'000);
    QVERIFY(measure->text() != start);
    measure->click();
    QTRY_COMPARE_WITH_TIMEOUT(measure->text(), start, 20'000);
  }

  // From the menu of the target to a data set of the project, to which the exact mapping goes at once.
  void aPaintingBecomesTheTarget() {
    openProject("painted");
    paintFrom(*m_window->find<DataSetButton>("target"), QStringLiteral("Paint…"));
    const auto target = [this] {
      return studio().project.document().dataSet(studio().project.experiment()->target);
    };
    QTRY_COMPARE_WITH_TIMEOUT(target().spec.location, "data/painted-density.png", 20'000);
    QVERIFY(std::filesystem::exists(pathFrom(studio().project.folder()) / target().spec.location));
    QVERIFY(!target().fingerprint.empty());
    ExactPage& page = m_window->window->views().exactPage();
    m_window->window->views().setCurrentWidget(&page);
    QTRY_VERIFY_WITH_TIMEOUT(page.mapping().trajectory() && m_window->window->isSettled(), 20'000);
    const auto& states = page.mapping().trajectory()->states;
    const auto last = states.size() - 2 * static_cast<std::size_t>(page.mapping().trajectory()->count);
    for (std::size_t i = last; i < states.size(); ++i)
      QVERIFY(std::abs(states[i] - 0.5F) < 0.2F);
    // Painted on, it is another file: what a run was trained on stays.
    paintFrom(*m_window->find<DataSetButton>("target"), QStringLiteral("Paint on a copy…"));
    QTRY_COMPARE_WITH_TIMEOUT(target().spec.location, "data/painted-density-2.png", 20'000);
    QVERIFY(std::filesystem::exists(pathFrom(studio().project.folder()) / "data/painted-density.png"));
  }

  void imagesHaveNeitherTab() {
    const std::filesystem::path folder = m_program->documents / "pictures";
    Project::create(folder,
                    makeProjectDocument("pictures", parseDataSetSpec("gaussian"), parseDataSetSpec("digits"),
                                        "mlp", {}, m_program->plugins, m_program->dataFolders()));
    QVERIFY(m_window->open(folder));
    ViewTabs& views = m_window->window->views();
    QVERIFY(!views.isTabVisible(views.indexOf(&views.fieldPage())));
    QVERIFY(!views.isTabVisible(views.indexOf(&views.exactPage())));
  }

private:
  Studio& studio() { return m_window->studio(); }

  void openProject(const char* name) {
    QVERIFY(m_window->open(makeTestProject(*m_program, name, {{"sampling_steps", "8"}})));
  }

  /// Chooses an entry of a data set's menu, dabs into the middle of what opens, and saves.
  void paintFrom(DataSetButton& button, const QString& entry) {
    QTRY_VERIFY(m_window->window->isSettled());
    Q_EMIT button.menu()->aboutToShow();
    for (QAction* action : button.menu()->actions())
      if (action->text() == entry)
        action->trigger();
    QPointer<PaintingDialog> dialog = m_window->window->findChild<PaintingDialog*>();
    QVERIFY(dialog);
    if (entry != QStringLiteral("Paint…"))
      QTRY_VERIFY(!dialog->canvas().painting().isEmpty());
    const QPoint middle = dialog->canvas().toView({128, 128}).toPoint();
    QTest::mouseClick(&dialog->canvas(), Qt::LeftButton, {}, middle);
    dialog->findChild<QPushButton*>(QStringLiteral("save"))->click();
    QTRY_VERIFY(!dialog);
  }

  TestProgram m_program;
  std::unique_ptr<TestWindow> m_window;
};

QTEST_MAIN(TestExactPage)
#include "tst_exact_page.moc"
