#include "shell/project_actions.h"

#include "controllers/recent_projects.h"
#include "controllers/studio.h"
#include "dialogs/new_project_dialog.h"
#include "shell/message_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

namespace deblend {
namespace {

const QString leavingId = QStringLiteral("leaving");

} // namespace

ProjectActions::ProjectActions(Studio& studio, MessageBar& messages, QWidget* window)
    : QObject(window), m_studio(studio), m_messages(messages), m_window(window) {}

void ProjectActions::askForNew() {
  auto* dialog = new NewProjectDialog(m_studio.summaries, m_studio.program(), m_window);
  connect(dialog, &NewProjectDialog::chosen, this, [this](const NewProject& wanted) {
    leave([this, wanted] {
      const Program& program = m_studio.program();
      m_studio.project.create(wanted.folder, [wanted, &program] {
        return makeProjectDocument(wanted.name.toStdString(), wanted.source, wanted.target, wanted.modelType,
                                   {}, program.plugins, program.dataFolders());
      });
    });
  });
  dialog->open();
}

void ProjectActions::askToOpen() {
  auto* dialog = new QFileDialog(m_window, tr("Open a project"), textOf(m_studio.program().documents),
                                 tr("Projects (project.deblend)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ProjectActions::open);
  dialog->open();
}

void ProjectActions::open(const QString& path) {
  const QFileInfo file(path);
  const QString folder = file.isDir() ? file.canonicalFilePath() : file.canonicalPath();
  if (m_studio.project.isOpen() && QFileInfo(m_studio.project.folder()).canonicalFilePath() == folder)
    return;
  leave([this, path] { m_studio.project.open(path); });
}

void ProjectActions::openExample(const BundledExample& example) {
  leave([this, example] { m_studio.project.createFromExample(example); });
}

void ProjectActions::save() {
  m_studio.project.save();
}

void ProjectActions::close() {
  leave([this] { m_studio.project.close(); });
}

void ProjectActions::fillRecentMenu(QMenu& menu) {
  menu.clear();
  for (const QString& folder : recentProjects())
    menu.addAction(folder, this, [this, folder] { open(folder); });
  if (menu.isEmpty())
    menu.addAction(tr("None yet"))->setEnabled(false);
}

void ProjectActions::leave(std::function<void()> then) {
  askAboutEdits([this, then = std::move(then)] { endTraining(then); });
}

void ProjectActions::askAboutEdits(std::function<void()> then) {
  ProjectController& project = m_studio.project;
  if (!project.isOpen() || !project.isWritable() || !project.isModified()) {
    then();
    return;
  }
  auto* question = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                   tr("The project “%1” has changes that are not saved.")
                                       .arg(QString::fromStdString(project.document().name)),
                                   QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setDefaultButton(QMessageBox::Save);
  connect(question, &QMessageBox::finished, this, [this, then = std::move(then)](int answer) {
    if (answer == QMessageBox::Discard)
      then();
    else if (answer == QMessageBox::Save)
      m_studio.project.save([then](bool saved) {
        if (saved)
          then();
      });
  });
  question->open();
}

void ProjectActions::endTraining(std::function<void()> then) {
  if (m_studio.training.isActive())
    m_messages.show({Message::Tone::Notice,
                     leavingId,
                     tr("Stopping the training and saving a checkpoint…"),
                     {},
                     {},
                     false});
  m_studio.whenIdle([this, then = std::move(then)] {
    m_messages.remove(leavingId);
    then();
  });
}

} // namespace deblend
