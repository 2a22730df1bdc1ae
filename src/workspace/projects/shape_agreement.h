#pragma once

#include "data/data_set_kinds.h"
#include "data/sample_shape.h"

#include <optional>
#include <string>

/// Whether the samples of a source and a target have one shape, and what brings that about.
namespace deblend {

/// The spec itself; or, of Gaussian noise whose shape is not given, the spec with the shape of its partner's
/// samples, which are opened for that. Throws Error if they cannot be.
DataSetSpec suitedToPartner(DataSetSpec spec, const DataSetSpec& partner, const DataFolders& folders,
                            const OpeningProgress& progress = {});

/// Why a source and a target with samples of these shapes cannot be blended, as a sentence that names both
/// and the option that mends it; none where the shapes are equal.
std::optional<std::string> shapeDisagreement(const DataSetSpec& source, const SampleShape& sourceShape,
                                             const DataSetSpec& target, const SampleShape& targetShape);

} // namespace deblend
