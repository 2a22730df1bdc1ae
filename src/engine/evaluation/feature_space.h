#pragma once

#include "data/data_set_spec.h"
#include "data/sample_shape.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deblend {

/// Which features a distance was measured over: all that is needed to tell whether two distances compare.
struct FeatureSpaceDescription {
  std::string name;               ///< "classifier", "random_convolutions" or "file"
  std::string hash;               ///< of the weights, as the safetensors file that holds them
  std::int64_t dimension = 0;     ///< D
  std::uint64_t seed = 0;         ///< of the training or of the random weights; 0 for a file
  std::optional<double> accuracy; ///< of a classifier: the share of held-back pictures classified rightly

  bool operator==(const FeatureSpaceDescription&) const = default;
};

/// Maps pictures to features that distances are measured over. Immutable: any thread.
class FeatureSpace {
public:
  /// For pictures of a data set. With a `file`, the network of that safetensors file, laid out as
  /// FeatureNetwork says. Else, for labelled gray pictures (a thousand at least, of 8 to 64 pixels a side), a
  /// classifier that is trained on them once and kept in the cache folder; for all others convolutions with
  /// seeded random weights. Throws Error; "cancelled" once `keepGoing` answers false.
  FeatureSpace(const DataSetSpec& spec, const DataFolders& folders, const std::filesystem::path& file = {},
               const std::function<bool()>& keepGoing = {});
  ~FeatureSpace();

  const FeatureSpaceDescription& description() const { return m_description; }

  /// Pictures [N, ...shape], from 0 to 1, to features [N, D], row-major. What lies beyond 0 and 1 is cut off,
  /// as it is where pictures are shown.
  std::vector<float> features(std::span<const float> pictures,
                              const std::function<bool()>& keepGoing = {}) const;

private:
  struct Network;

  SampleShape m_shape;
  FeatureSpaceDescription m_description;
  std::unique_ptr<const Network> m_network;
};

} // namespace deblend
