#pragma once

#include "../support/scratch_folder.h"
#include "controllers/program.h"
#include "controllers/studio.h"
#include "forms/option_form.h"
#include "shell/appearance.h"
#include "shell/main_window.h"
#include "shell/project_actions.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <QToolBar>

// A program with the model types and resources of the build, whose settings and documents lie in a folder
// that goes.
class TestProgram {
public:
  TestProgram() {
    QCoreApplication::setOrganizationName(QStringLiteral("deblend-studio-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("deblend-studio-tests"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, deblend::textOf(m_folder / "settings"));
    m_program.folders = deblend::programFolders();
    m_program.documents = m_folder / "documents";
    std::filesystem::create_directories(m_program.documents);
    m_program.plugins.load(m_program.folders.plugins);
  }
  const deblend::Program& operator*() const { return m_program; }
  const deblend::Program* operator->() const { return &m_program; }

private:
  ScratchFolder m_folder;
  deblend::Program m_program;
};

// Makes a project rings → moons in the documents folder and gives its folder.
inline std::filesystem::path
makeTestProject(const deblend::Program& program, const std::string& name,
                const std::vector<std::pair<std::string, std::string>>& options) {
  using namespace deblend;
  const std::filesystem::path folder = program.documents / name;
  Project::create(folder, makeProjectDocument(name, parseDataSetSpec("example:rings"),
                                              parseDataSetSpec("example:moons"), "mlp", options,
                                              program.plugins, program.dataFolders()));
  return folder;
}

// A window that is shown, in English and light.
class TestWindow {
public:
  explicit TestWindow(const deblend::Program& program) : m_appearance(program.folders.translations) {
    m_appearance.apply({QStringLiteral("en"), deblend::ThemeChoice::Light});
    window = std::make_unique<deblend::MainWindow>(program, m_appearance);
    window->resize(1280, 800);
    window->show();
  }

  deblend::Appearance& appearance() { return m_appearance; }
  deblend::Studio& studio() { return window->studio(); }
  deblend::TrainingController& training() { return window->studio().training; }

  QAction* action(const char* name) const { return window->findChild<QAction*>(QLatin1String(name)); }
  template <typename Widget>
  Widget* find(const char* name) const {
    return window->findChild<Widget*>(QLatin1String(name));
  }
  // Clicks the button that an action has in the tool bar.
  void click(const char* name) const {
    QTest::mouseClick(window->findChild<QToolBar*>()->widgetForAction(action(name)), Qt::LeftButton);
  }
  // Opens a project and waits until its views are filled.
  bool open(const std::filesystem::path& folder) {
    window->projectActions().open(deblend::textOf(folder));
    return QTest::qWaitFor([this] { return studio().project.isOpen() && window->isSettled(); }, 30'000);
  }
  bool waitForStep(std::int64_t step) {
    return QTest::qWaitFor([&] { return training().status().step >= step; }, 60'000);
  }
  bool waitForPhase(deblend::TrainingStatus::Phase phase) {
    return QTest::qWaitFor([&] { return training().status().phase == phase; }, 60'000);
  }
  bool waitForEnd() {
    return QTest::qWaitFor([this] { return !training().isActive() && window->isSettled(); }, 60'000);
  }

private:
  deblend::Appearance m_appearance;

public:
  std::unique_ptr<deblend::MainWindow> window;
};
