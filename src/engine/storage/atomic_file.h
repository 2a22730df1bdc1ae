#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Files that are whole or unchanged, whatever happens. POSIX calls, since no library that the program uses
/// reports errors of fsync or syncs the folder.
namespace deblend {

/// Writes to a temporary file beside `path`, syncs it, renames it over `path` and syncs the folder. Throws
/// Error naming the file and the system's reason; `path` is then as it was.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);
/// Of parts that lie behind each other in the file.
void writeFileAtomically(const std::filesystem::path& path,
                         std::span<const std::span<const std::uint8_t>> parts);

/// Writes and syncs a file that nothing refers to yet. Throws Error.
void writeFileSynced(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
/// Makes the folder's entries durable. Throws Error.
void syncFolder(const std::filesystem::path& folder);
/// Moves a finished file over `path`, or a folder to a `path` that does not exist, durably. Throws Error.
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& path);

/// The whole file. Throws Error naming the file and the system's reason.
std::vector<std::uint8_t> readFile(const std::filesystem::path& path);
std::string readTextFile(const std::filesystem::path& path);

/// A path in the same folder that no file has, for a temporary file or folder of this process.
std::filesystem::path temporaryBeside(const std::filesystem::path& path);

} // namespace deblend
