#include "data/image_folder.h"

#include "core/error.h"
#include "data/skipped_list.h"
#include "storage/file_hash.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <sys/stat.h>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 21> endings = {
    ".png", ".jpg", ".jpeg", ".jpe", ".webp", ".bmp", ".dib", ".tif", ".tiff", ".jp2", ".pgm",
    ".ppm", ".pbm", ".pnm",  ".pam", ".pfm",  ".ras", ".sr",  ".hdr", ".pic",  ".exr"};

bool isPictureName(const fs::path& name) {
  std::string ending = name.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return std::ranges::find(endings, ending) != endings.end();
}

std::vector<fs::path> visibleEntries(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (!entry->path().filename().string().starts_with('.'))
      entries.push_back(entry->path());
  if (error)
    throw Error(fmt::format("Cannot read the folder '{}': {}.", folder.string(), error.message()));
  std::ranges::sort(entries);
  return entries;
}

PictureFile describe(const fs::path& path, const std::string& relative, const struct stat& status) {
  return {.path = path,
          .relative = relative,
          .size = static_cast<std::uint64_t>(status.st_size),
          .version = fmt::format("{}\t{}\t{}.{:09}\n", relative, status.st_size, status.st_mtim.tv_sec,
                                 status.st_mtim.tv_nsec)};
}

/// What one folder holds itself.
struct Contents {
  std::vector<PictureFile> pictures;
  std::vector<fs::path> folders;
};

Contents contentsOf(const fs::path& folder, const std::string& prefix) {
  Contents contents;
  for (const fs::path& path : visibleEntries(folder)) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
      continue; // gone meanwhile, or a link that leads nowhere
    if (S_ISDIR(status.st_mode))
      contents.folders.push_back(path);
    else if (S_ISREG(status.st_mode) && isPictureName(path))
      contents.pictures.push_back(describe(path, prefix + path.filename().string(), status));
  }
  return contents;
}

void addClass(PictureFolder& found, const fs::path& folder) {
  const std::string name = folder.filename().string();
  std::vector<PictureFile> pictures = contentsOf(folder, name + "/").pictures;
  if (pictures.empty())
    return;
  for (PictureFile& picture : pictures) {
    picture.classIndex = std::ssize(found.classNames);
    found.files.push_back(std::move(picture));
  }
  found.classNames.push_back(name);
}

} // namespace

PictureFolder listPictures(const fs::path& folder) {
  std::error_code unknown; // then reading tells the reason
  if (fs::exists(folder, unknown) && !fs::is_directory(folder, unknown))
    throw Error(fmt::format("Cannot read pictures from '{}': it is a file, and a folder is needed.",
                            folder.string()));
  Contents contents = contentsOf(folder, {});
  PictureFolder found;
  for (const fs::path& subfolder : contents.folders)
    addClass(found, subfolder);
  if (found.files.empty())
    found.files = std::move(contents.pictures);
  else
    for (const PictureFile& stray : contents.pictures)
      noteSkipped(found.strays, stray.relative,
                  "it lies beside the folders of the classes, so it has no class");
  if (found.files.empty())
    throw Error(
        fmt::format("There are no pictures in the folder '{}': files that end with {} are looked for, in it "
                    "or in one folder for each class.",
                    folder.string(), fmt::join(endings, ", ")));
  return found;
}

std::string PictureFolder::version() const {
  std::string text;
  for (const PictureFile& file : files)
    text += file.version;
  for (const std::string& stray : strays.reasons)
    text += stray;
  return hashBytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string pictureName(const PictureFile& file) {
  return fs::path(file.relative).replace_extension().string();
}

} // namespace deblend
