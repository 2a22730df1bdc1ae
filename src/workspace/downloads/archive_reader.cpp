#include "downloads/archive_reader.h"

#include "core/error.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <new>

namespace deblend {
namespace {

constexpr std::size_t blockSize = 1'048'576;
constexpr std::int64_t maximumContent = 268'435'456;

} // namespace

ArchiveReader::ArchiveReader(const std::filesystem::path& path)
    : m_path(path), m_archive(archive_read_new()) {
  if (!m_archive)
    throw std::bad_alloc();
  archive_read_support_filter_gzip(m_archive);
  archive_read_support_format_tar(m_archive);
  std::error_code unknown;
  m_size = std::max(1.0, static_cast<double>(std::filesystem::file_size(path, unknown)));
  if (archive_read_open_filename(m_archive, path.c_str(), blockSize) != ARCHIVE_OK) {
    const std::string reason = archive_error_string(m_archive);
    archive_read_free(m_archive);
    throw Error(fmt::format("Cannot read the archive '{}': {}.", path.string(), reason));
  }
}

ArchiveReader::~ArchiveReader() {
  archive_read_free(m_archive);
}

void ArchiveReader::fail() const {
  const char* const reason = archive_error_string(m_archive);
  throw Error(
      fmt::format("Cannot read the archive '{}': {}.", m_path.string(), reason ? reason : "it is damaged"));
}

bool ArchiveReader::next() {
  while (true) {
    const int result = archive_read_next_header(m_archive, &m_entry);
    if (result == ARCHIVE_EOF)
      return false;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      fail();
    if (archive_entry_filetype(m_entry) == AE_IFREG)
      return true;
  }
}

std::string ArchiveReader::name() const {
  const char* const name = archive_entry_pathname(m_entry);
  return name ? name : "";
}

std::vector<std::uint8_t> ArchiveReader::content() {
  const std::int64_t size = archive_entry_size(m_entry);
  if (size < 0 || size > maximumContent)
    throw Error(fmt::format("The file '{}' in the archive '{}' is {} bytes large: at most {} are unpacked.",
                            name(), m_path.string(), size, maximumContent));
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  if (archive_read_data(m_archive, bytes.data(), bytes.size()) != size)
    fail();
  return bytes;
}

double ArchiveReader::share() const {
  constexpr int compressed = -1;
  return std::min(1.0, static_cast<double>(archive_filter_bytes(m_archive, compressed)) / m_size);
}

} // namespace deblend
