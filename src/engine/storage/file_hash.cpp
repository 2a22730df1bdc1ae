#include "storage/file_hash.h"

#include "core/error.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace deblend {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct StateFreer {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

std::string toText(const XXH128_hash_t& hash) {
  return fmt::format("xxh3-128:{:016x}{:016x}", hash.high64, hash.low64);
}

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Error(fmt::format("Cannot read '{}': {}.", path.string(), std::strerror(errno)));
}

} // namespace

std::string hashBytes(std::span<const std::uint8_t> bytes) {
  return toText(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string hashFile(const std::filesystem::path& path) {
  constexpr std::size_t pieceSize = std::size_t{1} << 20;
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (!file)
    fail(path);
  const std::unique_ptr<XXH3_state_t, StateFreer> state(XXH3_createState());
  if (!state || XXH3_128bits_reset(state.get()) != XXH_OK)
    throw std::bad_alloc();
  std::vector<std::uint8_t> piece(pieceSize);
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get()))
    XXH3_128bits_update(state.get(), piece.data(), count);
  if (std::ferror(file.get()) != 0)
    fail(path);
  return toText(XXH3_128bits_digest(state.get()));
}

} // namespace deblend
