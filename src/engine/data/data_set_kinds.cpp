#include "data/data_set_kinds.h"

#include "core/error.h"
#include "data/data_set.h"
#include "data/density_image.h"
#include "data/gaussian_noise.h"
#include "data/points_file.h"
#include "data/shapes.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {

const std::vector<DataSetKind>& dataSetKinds() {
  static const std::vector<DataSetKind> kinds = {
      densityKind(), exampleKind(), shapeKind(), pointsKind(), gaussianKind(),
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

std::unique_ptr<DataSet> openDataSet(const DataSetSpec& spec, const DataFolders& folders) {
  return dataSetKind(spec.kind).open(spec, folders);
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
