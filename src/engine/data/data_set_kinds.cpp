#include "data/data_set_kinds.h"

#include "core/error.h"
#include "data/data_set.h"
#include "data/density_image.h"
#include "data/gaussian_noise.h"
#include "data/idx_images.h"
#include "data/image_folder_kind.h"
#include "data/image_kind.h"
#include "data/pattern_kind.h"
#include "data/points_file.h"
#include "data/shapes.h"
#include "data/shared_data_sets.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace deblend {

const std::vector<DataSetKind>& dataSetKinds() {
  static const std::vector<DataSetKind> kinds = {
      densityKind(), exampleKind(), shapeKind(),  patternKind(), pointsKind(),  gaussianKind(),
      digitsKind(),  idxKind(),     imagesKind(), imageKind(),   pictureKind(),
  };
  return kinds;
}

const DataSetKind& dataSetKind(std::string_view id) {
  const auto found = std::ranges::find(dataSetKinds(), id, &DataSetKind::id);
  if (found != dataSetKinds().end())
    return *found;
  std::string known;
  for (const DataSetKind& kind : dataSetKinds())
    known += (known.empty() ? "" : ", ") + kind.id;
  throw Error(fmt::format("There is no data set kind '{}': known are {}.", id, known));
}

std::shared_ptr<const DataSet> openDataSet(const DataSetSpec& spec, const DataFolders& folders,
                                           const OpeningProgress& progress) {
  const DataSetKind& kind = dataSetKind(spec.kind);
  const auto open = [&] { return kind.open(spec, folders, progress); };
  if (!kind.version)
    return open();
  std::error_code noPath; // of kinds that read none of the user's files
  const std::filesystem::path path = std::filesystem::absolute(resolvedPath(spec, folders), noPath);
  const std::string key = fmt::format("{}\n{}\n{}\n{}", kind.id, path.string(), spec.options.toJson().dump(),
                                      kind.version(spec, folders));
  return sharedDataSet(key, open, progress);
}

std::vector<std::string> exampleNames(const DataFolders& folders) {
  std::vector<std::string> names;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folders.resources / "densities", missing))
    if (entry.path().extension() == ".png")
      names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

} // namespace deblend
