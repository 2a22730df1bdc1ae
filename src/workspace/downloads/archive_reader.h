#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct archive;
struct archive_entry;

namespace deblend {

/// The files in a .tar.gz, one after the other. One thread.
class ArchiveReader {
public:
  /// Throws Error naming the file.
  explicit ArchiveReader(const std::filesystem::path& path);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Goes to the next regular file; false at the end. Throws Error for an archive that is cut short or
  /// damaged.
  bool next();
  std::string name() const;
  /// Once for each file. Throws Error as next() does, and for a file larger than 256 MiB.
  std::vector<std::uint8_t> content();
  /// How much of the archive is read, from 0 to 1.
  double share() const;

private:
  [[noreturn]] void fail() const;

  std::filesystem::path m_path;
  archive* m_archive;
  archive_entry* m_entry = nullptr;
  double m_size = 1;
};

} // namespace deblend
