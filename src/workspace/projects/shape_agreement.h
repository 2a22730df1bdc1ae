#pragma once

#include "data/data_set_kinds.h"
#include "data/sample_shape.h"

#include <optional>
#include <string>

/// Whether a source and a target can be paired, and what brings that about.
namespace deblend {

class ModelType;
class OptionValues;

/// What matters of a pairing's source or target.
struct PairSide {
  DataSetSpec spec;
  SampleShape shape;                                      ///< of its samples
  std::int64_t classCount = 0;                            ///< 0: no classes
  std::optional<std::int64_t> storedCount = std::nullopt; ///< none: samples are drawn from a distribution
};

/// The spec itself; or, of Gaussian noise whose shape is not given, the spec with the shape of its partner's
/// samples, which are opened for that. Throws Error if they cannot be.
DataSetSpec suitedToPartner(DataSetSpec spec, const DataSetSpec& partner, const DataFolders& folders,
                            const OpeningProgress& progress = {});

/// Why the model type with these options of its own cannot map the one onto the other, or learn from the
/// target where there is no source, as a sentence; none if it can. What every form, command and run tells.
std::optional<std::string> pairingRefusal(const ModelType& type, const OptionValues& options,
                                          const std::optional<PairSide>& source, const PairSide& target);

/// Why a source and a target with samples of these shapes cannot be blended, as a sentence that names both
/// and the option that mends it; none where the shapes are equal.
std::optional<std::string> shapeDisagreement(const DataSetSpec& source, const SampleShape& sourceShape,
                                             const DataSetSpec& target, const SampleShape& targetShape);

} // namespace deblend
