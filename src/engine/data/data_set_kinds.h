#pragma once

#include "data/data_set_spec.h"

#include <memory>
#include <vector>

namespace deblend {

class DataSet;

/// What stands behind the colon of a spec.
enum class LocationKind { None, File, Name };

struct DataSetKind {
  std::string id;    ///< the word before the colon
  std::string title; ///< in a form
  std::string help;  ///< one sentence
  LocationKind location = LocationKind::None;
  std::vector<OptionChoice> names; ///< what a Name may be; empty if the resources folder tells
  OptionSchema schema;
  std::unique_ptr<DataSet> (*open)(const DataSetSpec&, const DataFolders&) = nullptr; ///< throws Error
};

/// Every kind of data set, in the order that a menu shows. To add one, add a row.
const std::vector<DataSetKind>& dataSetKinds();
/// Throws Error that lists the known kinds.
const DataSetKind& dataSetKind(std::string_view id);

/// Opens what a spec names. Throws Error. May read files; call from any thread.
std::unique_ptr<DataSet> openDataSet(const DataSetSpec& spec, const DataFolders& folders);

/// The names that "example:NAME" takes: the pictures in resources/densities.
std::vector<std::string> exampleNames(const DataFolders& folders);

} // namespace deblend
