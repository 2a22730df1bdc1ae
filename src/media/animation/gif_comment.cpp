#include "animation/gif_comment.h"

#include "picture/media_error.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string_view>
#include <utility>

namespace deblend {
namespace {

constexpr std::size_t headerSize = 13; // signature and logical screen descriptor
constexpr std::size_t chunkSize = 1 << 16;

[[noreturn]] void fail(const std::filesystem::path& path, const char* reason) {
  throw MediaError("Cannot write the comment of the animation " + path.string() + ": " + reason + ".");
}

// A label and the text in blocks of at most 255 bytes, each led by its length, with an empty one at the end.
std::string commentExtension(std::string_view text) {
  std::string bytes = "\x21\xFE";
  while (!text.empty()) {
    const std::string_view block = text.substr(0, 255);
    bytes += static_cast<char>(static_cast<unsigned char>(block.size()));
    bytes += block;
    text.remove_prefix(block.size());
  }
  bytes += '\0';
  return bytes;
}

// At most `count` bytes from a place in the file on, fewer at its end.
std::string readAt(std::fstream& file, std::streamoff place, std::size_t count) {
  std::string bytes(count, '\0');
  file.seekg(place);
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  file.clear(file.rdstate() & ~(std::ios::eofbit | std::ios::failbit));
  return bytes;
}

// Behind the palette, and behind the loop count, which some readers look for right there.
std::streamoff commentPlace(std::fstream& file, const std::filesystem::path& path) {
  const std::string header = readAt(file, 0, headerSize);
  if (header.size() != headerSize || !header.starts_with("GIF89a")) {
    fail(path, "it is not a GIF");
  }
  const auto flags = static_cast<unsigned char>(header[10]);
  const std::size_t colours = (flags & 0x80U) != 0 ? 2U << (flags & 0x07U) : 0;
  auto place = static_cast<std::streamoff>(headerSize + 3 * colours);
  constexpr std::string_view loopExtension = "\x21\xFF\x0BNETSCAPE2.0\x03\x01";
  constexpr std::size_t loopSize = loopExtension.size() + 3; // count and end
  if (readAt(file, place, loopSize).starts_with(loopExtension)) {
    place += static_cast<std::streamoff>(loopSize);
  }
  return place;
}

} // namespace

void insertGifComment(const std::filesystem::path& path, const std::string& text) {
  if (text.empty()) {
    return;
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  if (!file) {
    fail(path, "the file cannot be opened");
  }
  file.seekg(0, std::ios::end);
  const std::streamoff oldSize = file.tellg();
  std::streamoff writePlace = commentPlace(file, path);
  std::streamoff readPlace = writePlace;
  std::string pending = commentExtension(text);
  // What is behind moves up chunk by chunk, each read before the one in front of it is written over it: a
  // chunk is never shorter than the way that it moves, but for the last, behind which nothing old is left to
  // read.
  const auto chunk = static_cast<std::streamoff>(std::max(chunkSize, pending.size()));
  while (file && !pending.empty()) {
    const std::streamoff count = std::min(chunk, oldSize - readPlace);
    std::string next = readAt(file, readPlace, static_cast<std::size_t>(count));
    if (std::ssize(next) != count) {
      fail(path, "the file cannot be read");
    }
    readPlace += count;
    file.seekp(writePlace);
    file.write(pending.data(), static_cast<std::streamsize>(pending.size()));
    writePlace += static_cast<std::streamoff>(pending.size());
    pending = std::move(next);
  }
  file.close();
  if (!file) {
    fail(path, "the file cannot be written");
  }
}

} // namespace deblend
