#pragma once

#include <filesystem>
#include <memory>

class QLockFile;

namespace deblend {

/// Held while a program trains a run, so that others can tell a running run from an interrupted one.
class RunLock {
public:
  /// Throws Error if another program trains the run.
  explicit RunLock(const std::filesystem::path& runFolder);
  ~RunLock();

private:
  std::unique_ptr<QLockFile> m_lock;
};

/// Whether a living program holds the run's lock. Any thread.
bool isRunLocked(const std::filesystem::path& runFolder);

} // namespace deblend
