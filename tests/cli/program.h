#pragma once

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// Runs the built program as a user does.

inline constexpr int longEnough = 120'000; // milliseconds: a limit for a program that hangs

struct ProgramResult {
  int status = -1; ///< -1 if the program did not end by itself
  QByteArray output;
  QByteArray messages;

  QJsonDocument json() const { return QJsonDocument::fromJson(output); }
};

inline QString programPath() {
  return DEBLEND_BUILD_DIR "/bin/deblend";
}

inline ProgramResult collect(QProcess& process) {
  ProgramResult result;
  if (process.waitForFinished(longEnough) && process.exitStatus() == QProcess::NormalExit)
    result.status = process.exitCode();
  result.output = process.readAllStandardOutput();
  result.messages = process.readAllStandardError();
  return result;
}

inline ProgramResult run(const QString& program, const QStringList& arguments, const QString& folder = {}) {
  QProcess process;
  process.setWorkingDirectory(folder);
  process.start(program, arguments);
  return collect(process);
}

/// A folder that the program is run in.
class ProgramFolder {
public:
  QString path(const QString& name) const { return m_folder.filePath(name); }

  ProgramResult deblend(const QStringList& arguments) const {
    return run(programPath(), arguments, m_folder.path());
  }

  /// A project "p" of two bundled densities. `options` are more arguments of `new`.
  ProgramResult makeProject(const QStringList& options = {}) const {
    return deblend(
        QStringList{"new", "p", "--source", "example:rings", "--target", "example:moons", "--model", "mlp"} +
        options);
  }

  /// With file sizes limited to this many kB, as a full disk would.
  ProgramResult deblendOnFullDisk(int kilobytes, const QStringList& arguments) const {
    const QString script = QString("ulimit -f %1; exec \"$0\" \"$@\"").arg(kilobytes);
    return run("bash", QStringList{"-c", script, programPath()} + arguments, m_folder.path());
  }

  void write(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
      qFatal("Cannot write a file of the test.");
  }

  QByteArray read(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
  }

  bool exists(const QString& name) const { return QFile::exists(path(name)); }

  /// Every file below, with its content.
  QMap<QString, QByteArray> contents(const QString& below) const {
    QMap<QString, QByteArray> all;
    for (QDirIterator files(path(below), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
      QFile file(files.next());
      all.insert(file.fileName(),
                 file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)"));
    }
    return all;
  }

private:
  QTemporaryDir m_folder;
};

/// Whether the messages are one sentence for a user: "deblend: …." and nothing of a stack trace.
inline bool isOneSentence(const QByteArray& messages) {
  return messages.startsWith("deblend: ") && messages.endsWith(".\n") && messages.count('\n') == 1 &&
         !messages.contains("Exception") && !messages.contains("0x") && messages.size() < 1000;
}
