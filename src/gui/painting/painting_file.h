#pragma once

#include "painting/painting.h"
#include "painting/point_painting.h"

#include <filesystem>
#include <string>

namespace deblend {

/// Writes `folder`/painted-NAME.png, or with a number behind the name where that exists; makes the folder.
/// What is not a letter or a digit in the name becomes a hyphen. Throws Error. Any thread.
std::filesystem::path savePainting(const std::filesystem::path& folder, const std::string& name,
                                   const Painting& painting);

/// The same as `folder`/painted-NAME.csv.
std::filesystem::path savePoints(const std::filesystem::path& folder, const std::string& name,
                                 const PointPainting& painting);

/// A picture as the start of a painting. Throws Error if it cannot be read. Any thread.
Painting loadPainting(const std::filesystem::path& file);
/// A CSV file as the start of labelled points. Throws Error if it cannot be read. Any thread.
PointPainting loadPoints(const std::filesystem::path& file);

} // namespace deblend
