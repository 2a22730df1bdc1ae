#include "data/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace deblend {

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0)
    return nullptr;
  struct stat status {};
  void* memory = MAP_FAILED;
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
    memory = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (memory == MAP_FAILED)
    return nullptr;
  return std::shared_ptr<const MappedFile>(
      new MappedFile({static_cast<const std::uint8_t*>(memory), static_cast<std::size_t>(status.st_size)}));
}

MappedFile::~MappedFile() {
  ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
}

} // namespace deblend
