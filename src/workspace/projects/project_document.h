#pragma once

#include "experiment/experiment.h"

#include <string>
#include <vector>

namespace deblend {

/// What project.deblend holds. A value.
struct ProjectDocument {
  std::string name;
  std::vector<NamedDataSet> dataSets;
  std::vector<Experiment> experiments;

  bool operator==(const ProjectDocument&) const = default;

  /// Throw Error that lists the known names.
  const NamedDataSet& dataSet(const std::string& wanted) const;
  const Experiment& experiment(const std::string& wanted) const;
  /// `wanted`, or `wanted` with a number where it is taken.
  std::string freeDataSetName(const std::string& wanted) const;
  std::string freeExperimentName(const std::string& wanted) const;
};

/// Throws Error for text that is cut short, not JSON, of another format or a newer version, or holds anything
/// unknown or out of range; the message names what.
ProjectDocument parseProject(const std::string& text, const ModelTypeCatalog& catalog);
std::string toText(const ProjectDocument& document);

} // namespace deblend
