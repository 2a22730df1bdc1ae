#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

/// Runs a Python program with the interpreter that has NumPy. Gives what it prints; on failure "failed: " and
/// why.
inline QByteArray runPython(const QString& program, const QStringList& arguments) {
  const QString interpreter = qEnvironmentVariable("DEBLEND_TEST_PYTHON", DEBLEND_TEST_PYTHON_DEFAULT);
  QProcess process;
  process.start(interpreter, QStringList{"-c", program} + arguments);
  if (!process.waitForFinished(-1) || process.exitCode() != 0)
    return "failed: " + process.errorString().toUtf8() + " " + process.readAllStandardError();
  return process.readAllStandardOutput();
}
