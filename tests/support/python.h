#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

// The Python that judges what the program writes.
inline QString testPython() {
  return qEnvironmentVariable("DEBLEND_TEST_PYTHON", DEBLEND_TEST_PYTHON_DEFAULT);
}

// What a Python script prints. When it fails, its complaint after "FAILED: ".
inline QString runPython(const QString& script, const QStringList& arguments = {}) {
  QProcess process;
  process.start(testPython(), QStringList{"-c", script} + arguments);
  if (!process.waitForStarted())
    return "FAILED: " + testPython() + " does not start: " + process.errorString();
  process.waitForFinished(-1);
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
    return "FAILED: " + QString::fromUtf8(process.readAllStandardError());
  return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}
