#pragma once

#include <QString>

#include <filesystem>
#include <optional>

class QWidget;

namespace deblend {

/// Asks where to save a picture; the ending .png is added where it is missing. None if nothing was chosen.
/// GUI thread.
std::optional<std::filesystem::path> askForPicture(QWidget* parent, const QString& title,
                                                   const char* suggestedName);

} // namespace deblend
