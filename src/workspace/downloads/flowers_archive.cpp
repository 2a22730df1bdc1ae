#include "downloads/flowers_archive.h"

#include "core/error.h"
#include "downloads/archive_reader.h"
#include "downloads/mat_file.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

#include <charconv>

namespace deblend {
namespace {

namespace fs = std::filesystem;

/// "jpg/image_00042.jpg": 42; 0 for other names.
std::size_t pictureNumber(const std::string& name) {
  constexpr std::string_view beginning = "image_";
  const std::string stem = fs::path(name).stem().string();
  std::size_t number = 0;
  const char* const end = stem.data() + stem.size();
  if (fs::path(name).extension() != ".jpg" || !stem.starts_with(beginning) ||
      std::from_chars(stem.data() + beginning.size(), end, number).ptr != end)
    return 0;
  return number;
}

std::size_t unpackInto(const fs::path& target, ArchiveReader& archive, const std::vector<double>& labels,
                       const DownloadProgress& progress) {
  std::size_t count = 0;
  while (archive.next()) {
    if (progress && !progress(archive.share()))
      throw Error("cancelled");
    const std::size_t number = pictureNumber(archive.name());
    if (number == 0)
      continue;
    if (number > labels.size())
      throw Error(fmt::format(
          "The archive holds the picture {}, but there are {} labels: the two do not belong together.",
          number, labels.size()));
    const fs::path folder = target / fmt::format("{:03}", static_cast<int>(labels[number - 1]));
    fs::create_directories(folder);
    writeFileSynced(folder / fmt::format("image_{:05}.jpg", number), archive.content());
    ++count;
  }
  return count;
}

} // namespace

void unpackFlowers(const fs::path& folder, const DownloadProgress& progress) {
  const fs::path target = folder / flowersFolder;
  std::error_code error;
  if (fs::is_directory(target, error))
    return;
  const std::vector<double> labels = readMatNumbers(folder / flowersLabels, "labels");
  const fs::path unfinished = temporaryBeside(target);
  try {
    ArchiveReader archive(folder / flowersArchive);
    const std::size_t count = unpackInto(unfinished, archive, labels, progress);
    if (count != labels.size())
      throw Error(fmt::format("The archive '{}' holds {} pictures, but there are {} labels.",
                              (folder / flowersArchive).string(), count, labels.size()));
    renameDurably(unfinished, target);
  } catch (const fs::filesystem_error& failure) {
    fs::remove_all(unfinished, error);
    throw Error(fmt::format("Cannot unpack to '{}': {}.", target.string(), failure.code().message()));
  } catch (...) {
    fs::remove_all(unfinished, error);
    throw;
  }
}

} // namespace deblend
