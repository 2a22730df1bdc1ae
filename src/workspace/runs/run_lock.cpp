#include "runs/run_lock.h"

#include "core/error.h"

#include <QLockFile>
#include <QString>
#include <QSysInfo>

#include <fmt/format.h>

#include <cerrno>
#include <csignal>

namespace deblend {
namespace {

QString lockPath(const std::filesystem::path& runFolder) {
  return QString::fromStdString((runFolder / "run.lock").string());
}

bool isAlive(qint64 process) {
  return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

} // namespace

RunLock::RunLock(const std::filesystem::path& runFolder)
    : m_lock(std::make_unique<QLockFile>(lockPath(runFolder))) {
  m_lock->setStaleLockTime(0);
  if (!m_lock->tryLock(0))
    throw Error(fmt::format(
        "The run '{}' cannot be trained now: another program trains it, or its folder cannot be written.",
        runFolder.filename().string()));
}

RunLock::~RunLock() = default;

bool isRunLocked(const std::filesystem::path& runFolder) {
  qint64 process = 0;
  QString host;
  QString program;
  QLockFile lock(lockPath(runFolder));
  if (!lock.getLockInfo(&process, &host, &program))
    return false;
  return host != QSysInfo::machineHostName() || isAlive(process);
}

} // namespace deblend
