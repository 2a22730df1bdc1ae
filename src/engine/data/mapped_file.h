#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace deblend {

/// A file's content as memory, read when it is looked at. Stays as it is when the file is replaced or
/// removed.
class MappedFile {
public:
  /// Null if there is no such file, or it is empty or cannot be mapped.
  static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::uint8_t> bytes() const { return m_bytes; }

private:
  explicit MappedFile(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

  std::span<const std::uint8_t> m_bytes;
};

} // namespace deblend
