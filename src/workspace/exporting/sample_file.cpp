#include "exporting/sample_file.h"

#include "core/error.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace deblend {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

SampleFile::SampleFile(const std::filesystem::path& path)
    : m_path(path), m_file(std::fopen(path.c_str(), "wxe")) {
  if (!m_file)
    fail();
}

void SampleFile::write(std::string_view text) {
  write(text.data(), text.size());
}

void SampleFile::write(std::span<const float> numbers) {
  write(numbers.data(), numbers.size_bytes());
}

void SampleFile::write(const void* bytes, std::size_t count) {
  if (std::fwrite(bytes, 1, count, m_file.get()) != count)
    fail();
}

void SampleFile::finish() {
  if (std::fflush(m_file.get()) != 0 || ::fsync(::fileno(m_file.get())) != 0)
    fail();
}

void SampleFile::fail() const {
  throw Error(fmt::format("Cannot write '{}': {}.", m_path.string(), std::strerror(errno)));
}

} // namespace deblend
