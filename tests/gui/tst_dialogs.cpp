#include "dialogs/about_dialog.h"
#include "dialogs/export_dialog.h"
#include "dialogs/new_project_dialog.h"
#include "dialogs/plugins_dialog.h"
#include "dialogs/preferences_dialog.h"
#include "dialogs/steps_dialog.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace deblend;

namespace {

QPushButton* okOf(const QDialog& dialog) {
  return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

void retype(QLineEdit* line, const QString& text) {
  line->selectAll();
  QTest::keyClick(line, Qt::Key_Delete);
  QTest::keyClicks(line, text);
}

} // namespace

/// The dialogs: what they ask, what they refuse, and what comes of it.
class TestDialogs : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aNewProjectIsProposedWhole() {
    QPointer dialog = new NewProjectDialog(m_summaries, *m_program, nullptr);
    QSignalSpy chosen(dialog, &NewProjectDialog::chosen);
    dialog->open();
    QVERIFY(!okOf(*dialog)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(okOf(*dialog)->isEnabled(), 30'000);
    QCOMPARE(field(*dialog, "name")->text(), QStringLiteral("rings to moons"));
    retype(field(*dialog, "name"), QStringLiteral("My mapping!"));
    QCOMPARE(pathFrom(field(*dialog, "folder")->text()), m_program->documents / "my-mapping");
    okOf(*dialog)->click();
    QCOMPARE(chosen.size(), 1);
    const auto project = chosen.front().front().value<NewProject>();
    QCOMPARE(project.name, QStringLiteral("My mapping!"));
    QVERIFY(project.source);
    QCOMPARE(project.source->location, std::string("rings"));
    QCOMPARE(project.modelType, std::string("mlp"));
  }

  void aFolderThatHoldsSomethingIsRefused() {
    const std::filesystem::path taken = makeTestProject(*m_program, "taken", {});
    QPointer dialog = new NewProjectDialog(m_summaries, *m_program, nullptr);
    dialog->open();
    QTRY_VERIFY_WITH_TIMEOUT(okOf(*dialog)->isEnabled(), 30'000);
    retype(field(*dialog, "folder"), textOf(taken));
    QVERIFY(!okOf(*dialog)->isEnabled());
    QVERIFY(dialog->problem().contains(textOf(taken)));
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("problem"))->text(), dialog->problem());
    dialog->reject();
  }

  void shapesThatDoNotAgreeAreRefused() {
    QPointer dialog = new NewProjectDialog(m_summaries, *m_program, nullptr);
    dialog->open();
    QTRY_VERIFY_WITH_TIMEOUT(okOf(*dialog)->isEnabled(), 30'000);
    auto* kinds = dialog->findChild<QWidget*>(QStringLiteral("sourceBox"))
                      ->findChild<QComboBox*>(QStringLiteral("kind"));
    kinds->setCurrentIndex(kinds->findData(QStringLiteral("gaussian")));
    Q_EMIT kinds->activated(kinds->currentIndex());
    retype(dialog->findChild<QLineEdit*>(QStringLiteral("shape")), QStringLiteral("1x8x8"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->problem().contains(QStringLiteral("[1, 8, 8]")), 30'000);
    QVERIFY(!okOf(*dialog)->isEnabled());
    dialog->reject();
  }

  void stepsMustLieBehindThoseDone() {
    QPointer dialog =
        new StepsDialog(QStringLiteral("Title"), QStringLiteral("Sentence."), 1000, 2000, nullptr);
    QSignalSpy chosen(dialog, &StepsDialog::stepsChosen);
    dialog->open();
    QVERIFY(okOf(*dialog)->isEnabled());
    for (const char* bad : {"1000", "", "many", "-5"}) {
      retype(field(*dialog, "steps"), QLatin1String(bad));
      QVERIFY(!okOf(*dialog)->isEnabled());
    }
    retype(field(*dialog, "steps"), QStringLiteral("1 001"));
    okOf(*dialog)->click();
    QCOMPARE(chosen.front().front().toLongLong(), 1001LL);
  }

  void exportsWriteWhatIsSeen() {
    trainOnce();
    const std::filesystem::path output = m_program->documents / "paths.png";
    QPointer dialog = new ExportDialog(*m_program, subject(), nullptr);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialog->open();
    choose(dialog->findChild<QComboBox*>(QStringLiteral("kind")), 1);
    retype(field(*dialog, "output"), textOf(output));
    QCOMPARE(dialog->request().kind, ExportKind::Paths);
    okOf(*dialog)->click();
    QVERIFY(exported.wait(60'000));
    const QImage picture(textOf(output));
    QCOMPARE(picture.size(), QSize(720, 720));
    QVERIFY(picture.text(QStringLiteral("Software")).contains(QStringLiteral("Deblend")) ||
            !picture.textKeys().isEmpty());
  }

  void anExportCanBeCancelledAndLeavesNothing() {
    trainOnce();
    const std::filesystem::path output = m_program->documents / "long.gif";
    QPointer dialog = new ExportDialog(*m_program, subject(), nullptr);
    dialog->open();
    retype(field(*dialog, "output"), textOf(output));
    okOf(*dialog)->click();
    QVERIFY(dialog->findChild<QProgressBar*>()->isVisible());
    QVERIFY(!okOf(*dialog)->isEnabled());
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(okOf(*dialog)->isEnabled(), 60'000);
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("problem"))->text().isEmpty());
    QVERIFY(!std::filesystem::exists(output));
    dialog->reject();
    QTRY_VERIFY(!dialog);
  }

  void anExportThatCannotBeWrittenSaysWhy() {
    trainOnce();
    QPointer dialog = new ExportDialog(*m_program, subject(), nullptr);
    dialog->open();
    choose(dialog->findChild<QComboBox*>(QStringLiteral("kind")), 2);
    retype(field(*dialog, "output"), QStringLiteral("/proc/no/such/loss.png"));
    okOf(*dialog)->click();
    auto* problem = dialog->findChild<QLabel*>(QStringLiteral("problem"));
    QTRY_VERIFY_WITH_TIMEOUT(problem->text().contains(QStringLiteral("/proc/no/such")), 60'000);
    QVERIFY(okOf(*dialog)->isEnabled());
    dialog->reject();
  }

  void preferencesShowAtOnceAndAreKept() {
    Appearance appearance(m_program->folders.translations);
    appearance.apply({QStringLiteral("en"), ThemeChoice::Light});
    QPointer dialog = new PreferencesDialog(appearance, nullptr);
    dialog->open();
    auto* themes = dialog->findChild<QComboBox*>(QStringLiteral("theme"));
    choose(themes, themes->findData(QStringLiteral("dark")));
    QCOMPARE(currentTheme(), Theme::dark);
    auto* languages = dialog->findChild<QComboBox*>(QStringLiteral("language"));
    choose(languages, languages->findData(QStringLiteral("de")));
    QTRY_COMPARE(dialog->windowTitle(), QStringLiteral("Einstellungen"));
    QCOMPARE(Preferences::load().language, QStringLiteral("de"));
    QCOMPARE(Preferences::load().theme, ThemeChoice::Dark);
    appearance.apply({QStringLiteral("en"), ThemeChoice::Light});
    dialog->close();
  }

  void pluginsAreListedWithTheirState() {
    QPointer dialog = new PluginsDialog(m_program->plugins, nullptr);
    dialog->open();
    auto* list = dialog->findChild<QTreeWidget*>();
    QCOMPARE(list->topLevelItemCount(), static_cast<int>(m_program->plugins.reports().size()));
    QVERIFY(list->topLevelItemCount() > 0);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("in use"));
    dialog->close();
  }

  void aboutNamesTheLicence() {
    QPointer dialog = new AboutDialog(nullptr);
    dialog->open();
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("licence"))->text().contains(QStringLiteral("GNU")));
    dialog->close();
  }

private:
  static QLineEdit* field(const QDialog& dialog, const char* name) {
    return dialog.findChild<QLineEdit*>(QLatin1String(name));
  }
  static void choose(QComboBox* box, int index) {
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
  }

  void trainOnce() {
    if (!m_project.empty())
      return;
    m_project = makeTestProject(*m_program, "exported", {{"steps", "200"}});
    TestWindow test(*m_program);
    QVERIFY(test.open(m_project));
    test.click("actionTrain");
    QVERIFY(test.waitForEnd());
  }

  ExportSubject subject() const {
    ExportSubject wanted;
    wanted.projectFolder = m_project;
    wanted.folders = {m_project, m_program->folders.resources};
    wanted.run = QStringLiteral("0001-mlp");
    wanted.modelType = m_program->plugins.find("mlp");
    wanted.trajectory.count = 64;
    wanted.trajectory.steps = 400;
    return wanted;
  }

  TestProgram m_program;
  DataSummaries m_summaries;
  std::filesystem::path m_project;
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
