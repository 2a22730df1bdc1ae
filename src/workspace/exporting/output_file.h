#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace deblend {

/// A file or a folder that appears under its name only when it is whole. Written at path(); committed by
/// commit(); else removed again.
class OutputFile {
public:
  /// Throws Error if the folder that it goes into does not exist.
  explicit OutputFile(std::filesystem::path destination);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  const std::filesystem::path& path() const { return m_temporary; }
  /// A message about path() as one about the destination, which is what a user asked for.
  std::string namingDestination(std::string message) const;
  /// Replaces an existing file; merges into an existing folder, replacing files of the same names. Throws
  /// Error.
  void commit();

private:
  std::filesystem::path m_destination;
  std::filesystem::path m_temporary;
};

/// Calls `write` with the path of an OutputFile and commits it. What `write` throws comes out as Error about
/// the destination, and nothing is left behind then.
void writeOutput(const std::filesystem::path& destination,
                 const std::function<void(const std::filesystem::path&)>& write);

} // namespace deblend
