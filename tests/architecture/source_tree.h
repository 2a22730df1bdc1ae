#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

// A file of the project and what it names in its #include lines.
struct SourceFile {
  QString path; // relative to the tree's root
  QStringList quoted;
  QStringList angled;
  int lines = 0;
};

// The headers, sources and CMake files below some folders of a tree.
class SourceTree {
public:
  // `folders` are relative to `root`. What is not a file of C++ or CMake is passed over.
  SourceTree(const QString& root, const QStringList& folders);

  const QMap<QString, SourceFile>& files() const { return m_files; }
  // The text of every CMake file by its path.
  const QMap<QString, QString>& buildFiles() const { return m_buildFiles; }

  // The project's file that an #include "name" in `from` reads: beside it, or in one of the include roots.
  // Empty if there is none.
  QString resolved(const SourceFile& from, const QString& name, const QStringList& includeRoots) const;
  // Every file that `from` reaches through includes of the project's own headers, itself too.
  QSet<QString> reachedFrom(const QString& from, const QStringList& includeRoots) const;

private:
  QMap<QString, SourceFile> m_files;
  QMap<QString, QString> m_buildFiles;
};
