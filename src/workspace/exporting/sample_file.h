#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace deblend {

/// A new file that is written piece by piece. All throw Error naming the file and the system's reason.
class SampleFile {
public:
  explicit SampleFile(const std::filesystem::path& path);

  void write(std::string_view text);
  void write(std::span<const float> numbers); ///< little-endian float32
  /// Returns when all is on the disk.
  void finish();

private:
  void write(const void* bytes, std::size_t count);
  [[noreturn]] void fail() const;

  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path m_path;
  std::unique_ptr<std::FILE, Closer> m_file;
};

} // namespace deblend
