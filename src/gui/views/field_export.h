#pragma once

#include "colours/role_colours.h"
#include "picture/text_metadata.h"
#include "sampling/preview.h"
#include "views/field_view.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace deblend {

/// A field as it is drawn.
struct DrawnField {
  std::shared_ptr<const VectorField> field; ///< not null
  FieldStyle style = FieldStyle::Directions;
};

/// Writes fields of one α beside each other into a PNG file, in the order given, with what they were made
/// from. Throws std::exception with a sentence. Any thread.
void exportFields(const std::filesystem::path& file, const std::vector<DrawnField>& fields, Theme theme,
                  const TextMetadata& recipe);

} // namespace deblend
