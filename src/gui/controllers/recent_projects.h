#pragma once

#include <QStringList>

/// The projects opened lately, as the settings keep them. GUI thread.
namespace deblend {

/// The latest first; folders that are gone are left out.
QStringList recentProjects();
void rememberProject(const QString& folder);
void forgetProject(const QString& folder);

} // namespace deblend
