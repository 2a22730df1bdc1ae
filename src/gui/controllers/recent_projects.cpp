#include "controllers/recent_projects.h"

#include <QFileInfo>
#include <QSettings>

namespace deblend {
namespace {

constexpr qsizetype mostProjects = 10;

QString key() {
  return QStringLiteral("recentProjects");
}

} // namespace

QStringList recentProjects() {
  QStringList projects = QSettings().value(key()).toStringList();
  projects.removeIf(
      [](const QString& folder) { return !QFileInfo::exists(folder + QStringLiteral("/project.deblend")); });
  return projects;
}

void rememberProject(const QString& folder) {
  QStringList projects = QSettings().value(key()).toStringList();
  projects.removeAll(folder);
  projects.prepend(folder);
  QSettings().setValue(key(), projects.mid(0, mostProjects));
}

void forgetProject(const QString& folder) {
  QStringList projects = QSettings().value(key()).toStringList();
  projects.removeAll(folder);
  QSettings().setValue(key(), projects);
}

} // namespace deblend
