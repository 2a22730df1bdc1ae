#include "source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

namespace {

QString textOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

SourceFile parse(const QString& path, const QString& text) {
  static const QRegularExpression include(R"re(^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>))re",
                                          QRegularExpression::MultilineOption);
  SourceFile file{path, {}, {}, static_cast<int>(text.count('\n'))};
  for (auto found = include.globalMatch(text); found.hasNext();) {
    const QRegularExpressionMatch match = found.next();
    if (match.hasCaptured(1) && !match.captured(1).isEmpty())
      file.quoted.append(match.captured(1));
    else
      file.angled.append(match.captured(2));
  }
  return file;
}

} // namespace

SourceTree::SourceTree(const QString& root, const QStringList& folders) {
  const QDir base(root);
  for (const QString& folder : folders) {
    QDirIterator each(base.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
      const QString path = base.relativeFilePath(each.next());
      static const QRegularExpression code(R"re(\.(h|cpp|h\.in|cpp\.in)$)re");
      if (path.contains(code))
        m_files.insert(path, parse(path, textOf(each.filePath())));
      else if (path.endsWith(".cmake") || path.endsWith("CMakeLists.txt"))
        m_buildFiles.insert(path, textOf(each.filePath()));
    }
  }
}

QString SourceTree::resolved(const SourceFile& from, const QString& name,
                             const QStringList& includeRoots) const {
  const QString beside = QDir::cleanPath(from.path.section('/', 0, -2) + "/" + name);
  if (m_files.contains(beside))
    return beside;
  for (const QString& root : includeRoots) {
    const QString path = QDir::cleanPath(root + "/" + name);
    for (const QString& candidate : {path, path + ".in"})
      if (m_files.contains(candidate))
        return candidate;
  }
  return {};
}

QSet<QString> SourceTree::reachedFrom(const QString& from, const QStringList& includeRoots) const {
  QSet<QString> reached = {from};
  QStringList waiting = {from};
  while (!waiting.isEmpty()) {
    const SourceFile& file = m_files[waiting.takeLast()];
    for (const QString& name : file.quoted) {
      const QString next = resolved(file, name, includeRoots);
      if (!next.isEmpty() && !reached.contains(next)) {
        reached.insert(next);
        waiting.append(next);
      }
    }
  }
  return reached;
}
