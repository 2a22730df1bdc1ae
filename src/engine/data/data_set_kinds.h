#pragma once

#include "data/data_set_spec.h"

#include <functional>
#include <memory>
#include <vector>

namespace deblend {

class DataSet;

/// What stands behind the colon of a spec.
enum class LocationKind { None, File, Folder, Name };
/// Whether it lies in the file system.
inline bool isPath(LocationKind kind) {
  return kind == LocationKind::File || kind == LocationKind::Folder;
}

/// Told how far an opening is, from 0 to 1, now and then; false cancels it. Called on the opening thread.
using OpeningProgress = std::function<bool(double share)>;

struct DataSetKind {
  std::string id;    ///< the word before the colon
  std::string title; ///< in a form
  std::string help;  ///< one sentence
  LocationKind location = LocationKind::None;
  std::vector<OptionChoice> names; ///< what a Name may be; empty if the resources folder tells
  OptionSchema schema;
  /// Throws Error.
  std::unique_ptr<DataSet> (*open)(const DataSetSpec&, const DataFolders&, const OpeningProgress&) = nullptr;
  /// What the files are now, without reading them: equal for data that need not be opened twice. Null where
  /// an opened data set is not shared.
  std::string (*version)(const DataSetSpec&, const DataFolders&) = nullptr;
};

/// Every kind of data set, in the order that a menu shows. To add one, add a row.
const std::vector<DataSetKind>& dataSetKinds();
/// Throws Error that lists the known kinds.
const DataSetKind& dataSetKind(std::string_view id);

/// Opens what a spec names, or shares what is open already where large data are unchanged. Throws Error, also
/// "cancelled" where `progress` says so. May read files; call from any thread.
std::shared_ptr<const DataSet> openDataSet(const DataSetSpec& spec, const DataFolders& folders,
                                           const OpeningProgress& progress = {});

/// The names that "example:NAME" takes: the pictures in resources/densities.
std::vector<std::string> exampleNames(const DataFolders& folders);

} // namespace deblend
