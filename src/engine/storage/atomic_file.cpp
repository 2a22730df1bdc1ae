#include "storage/atomic_file.h"

#include "core/error.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* action, const fs::path& path, int error) {
  throw Error(fmt::format("Cannot {} '{}': {}.", action, path.string(), std::strerror(error)));
}

class Descriptor {
public:
  Descriptor(const fs::path& path, int flags) : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (m_descriptor >= 0)
      ::close(m_descriptor);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool isOpen() const { return m_descriptor >= 0; }
  int get() const { return m_descriptor; }

private:
  int m_descriptor;
};

void writeAll(const Descriptor& file, std::span<const std::uint8_t> bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      fail("write", path, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::span<const std::uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Messages name `shown`, the file that the user knows of.
void writeSyncedAs(const fs::path& path, std::span<const std::span<const std::uint8_t>> parts,
                   const fs::path& shown) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.isOpen())
    fail("write", shown, errno);
  for (const std::span<const std::uint8_t>& part : parts)
    writeAll(file, part, shown);
  if (::fsync(file.get()) != 0)
    fail("write", shown, errno);
}

fs::path folderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

} // namespace

void writeFileSynced(const fs::path& path, std::span<const std::uint8_t> bytes) {
  writeSyncedAs(path, {&bytes, 1}, path);
}

void syncFolder(const fs::path& folder) {
  const Descriptor directory(folder, O_RDONLY | O_DIRECTORY);
  if (!directory.isOpen() || ::fsync(directory.get()) != 0)
    fail("write to the folder", folder, errno);
}

void renameDurably(const fs::path& from, const fs::path& path) {
  if (::rename(from.c_str(), path.c_str()) != 0)
    fail("write", path, errno);
  syncFolder(folderOf(path));
}

void writeFileAtomically(const fs::path& path, std::span<const std::uint8_t> bytes) {
  writeFileAtomically(path, std::span(&bytes, 1));
}

void writeFileAtomically(const fs::path& path, std::span<const std::span<const std::uint8_t>> parts) {
  const fs::path temporary = temporaryBeside(path);
  try {
    writeSyncedAs(temporary, parts, path);
    renameDurably(temporary, path);
  } catch (const Error&) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    throw;
  }
}

void writeFileAtomically(const fs::path& path, std::string_view text) {
  writeFileAtomically(path, bytesOf(text));
}

std::vector<std::uint8_t> readFile(const fs::path& path) {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK); // so that a pipe is refused, not waited for
  struct stat status {};
  if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
    fail("read", path, errno);
  if (!S_ISREG(status.st_mode))
    throw Error(fmt::format("Cannot read '{}': it is not a file.", path.string()));
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      fail("read", path, errno);
    if (count == 0)
      break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

std::string readTextFile(const fs::path& path) {
  const std::vector<std::uint8_t> bytes = readFile(path);
  return {bytes.begin(), bytes.end()};
}

fs::path temporaryBeside(const fs::path& path) {
  static std::atomic<unsigned> counter = 0;
  const std::string name = fmt::format(".{}.{}-{}.tmp", path.filename().string(), ::getpid(), ++counter);
  return folderOf(path) / name;
}

} // namespace deblend
