#include "data/image_cache.h"

#include "core/error.h"
#include "data/byte_reader.h"
#include "data/mapped_file.h"
#include "storage/atomic_file.h"
#include "storage/file_hash.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Bytes = std::span<const std::uint8_t>;

constexpr std::string_view magic = "DEBLPIX1";
constexpr std::size_t headerBegin = 16; ///< after the magic and the header's length, little endian
constexpr std::size_t pageSize = 4096;
constexpr const char* ending = ".pixels";
constexpr std::uintmax_t maximumTotal = std::uintmax_t{16} << 30;

std::size_t pixelsBegin(std::size_t headerLength) {
  return (headerBegin + headerLength + pageSize - 1) / pageSize * pageSize;
}

Bytes pixelBytes(const torch::Tensor& pixels) {
  return {pixels.const_data_ptr<std::uint8_t>(), static_cast<std::size_t>(pixels.numel())};
}

Json headerOf(const ImageCollection& images, const std::string& version) {
  Json header = {{"version", version},
                 {"shape", images.pixels.sizes().vec()},
                 {"pixels", hashBytes(pixelBytes(images.pixels))},
                 {"fingerprint", images.fingerprint},
                 {"names", images.names},
                 {"skipped", images.skipped.count},
                 {"reasons", images.skipped.reasons}};
  if (images.labels) {
    const torch::Tensor& values = images.labels->values;
    const auto* const begin = values.const_data_ptr<std::int64_t>();
    header["labels"] = std::vector<std::int64_t>(begin, begin + values.numel());
    header["classes"] = images.labels->names;
  }
  return header;
}

/// Bytes that are no UTF-8, as file names may hold, are refused by JSON: such a folder is not cached.
std::vector<std::uint8_t> serialisedHeader(const ImageCollection& images, const std::string& version) {
  const std::string json = headerOf(images, version).dump();
  std::vector<std::uint8_t> bytes(pixelsBegin(json.size()));
  std::memcpy(bytes.data(), magic.data(), magic.size());
  for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i)
    bytes[magic.size() + i] = static_cast<std::uint8_t>(json.size() >> (8 * i));
  std::memcpy(bytes.data() + headerBegin, json.data(), json.size());
  return bytes;
}

ImageCollection fromHeader(const Json& header) {
  ImageCollection images;
  images.fingerprint = header.at("fingerprint");
  images.names = header.at("names").get<std::vector<std::string>>();
  images.skipped = {header.at("skipped"), header.at("reasons").get<std::vector<std::string>>()};
  if (header.contains("labels"))
    images.labels = {torch::tensor(header.at("labels").get<std::vector<std::int64_t>>(), torch::kInt64),
                     header.at("classes").get<std::vector<std::string>>()};
  return images;
}

std::optional<ImageCollection> parse(const std::shared_ptr<const MappedFile>& file,
                                     const std::string& version) {
  const ByteReader reader(file->bytes());
  if (!reader.has(0, magic))
    return std::nullopt;
  const std::uint64_t length = reader.little(magic.size(), sizeof(std::uint64_t));
  reader.require(headerBegin, length);
  const Bytes text = reader.bytes().subspan(headerBegin, length);
  const Json header = Json::parse(text.begin(), text.end());
  if (header.at("version") != version)
    return std::nullopt;
  const auto shape = header.at("shape").get<std::vector<std::int64_t>>();
  const std::size_t begin = pixelsBegin(length);
  const auto size = static_cast<std::uint64_t>(elementCount(shape));
  if (shape.size() != 4 || reader.size() != begin + size)
    return std::nullopt;
  const Bytes pixels = reader.bytes().subspan(begin, size);
  if (hashBytes(pixels) != header.at("pixels"))
    return std::nullopt;
  ImageCollection images = fromHeader(header);
  images.pixels = torch::from_blob(
      const_cast<std::uint8_t*>(pixels.data()), shape, [file](void*) {}, torch::kUInt8);
  return images;
}

struct KeptFile {
  fs::path path;
  std::uintmax_t size = 0;
  fs::file_time_type used;
};

void removeUnused(const fs::path& folder, const fs::path& newest) {
  std::vector<KeptFile> kept;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ending && entry.path() != newest)
      kept.push_back({entry.path(), entry.file_size(error), entry.last_write_time(error)});
  std::ranges::sort(kept, std::ranges::greater(), &KeptFile::used);
  std::uintmax_t total = fs::file_size(newest, error);
  for (const KeptFile& file : kept)
    if ((total += file.size) > maximumTotal)
      fs::remove(file.path, error);
}

} // namespace

fs::path imageCacheFile(const fs::path& cacheFolder, const std::string& identity) {
  const std::string hash =
      hashBytes({reinterpret_cast<const std::uint8_t*>(identity.data()), identity.size()});
  return cacheFolder / "images" / (hash.substr(hash.find(':') + 1) + ending);
}

std::optional<ImageCollection> loadCachedImages(const fs::path& file, const std::string& version) {
  try {
    const auto mapped = MappedFile::open(file);
    std::optional<ImageCollection> images = mapped ? parse(mapped, version) : std::nullopt;
    std::error_code ignored;
    if (images)
      fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
    return images;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void storeCachedImages(const fs::path& file, const std::string& version, const ImageCollection& images) {
  try {
    fs::create_directories(file.parent_path());
    const std::vector<std::uint8_t> header = serialisedHeader(images, version);
    const std::array<Bytes, 2> parts{Bytes(header), pixelBytes(images.pixels)};
    writeFileAtomically(file, parts);
    removeUnused(file.parent_path(), file);
  } catch (const std::exception&) {
    return; // then the pictures are decoded again next time
  }
}

} // namespace deblend
