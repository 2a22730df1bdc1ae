#pragma once

#include "colours/role_colours.h"

#include <QColor>

class QEvent;
class QPalette;

namespace deblend {

/// What the user asked for. System follows the brightness of the desktop's palette.
enum class ThemeChoice { System, Light, Dark };

/// Draws the application in the chosen theme. Every widget is told by QEvent::PaletteChange. GUI thread.
void applyTheme(ThemeChoice choice);

/// The theme that is shown. GUI thread.
Theme currentTheme();
const RoleColours& currentColours();

/// Whether a changeEvent() tells of another theme.
bool isThemeChange(const QEvent& event);

QColor toQColor(Rgb colour);
/// Of the run with this number; the same in every view.
QColor runColour(int runNumber);
/// Of the class with this index; the same in every view.
QColor classColour(std::int64_t index);
/// Of a sample at α.
QColor alphaColour(double alpha);
/// For lists: what is selected in them stands out without shouting.
QPalette quietSelection();

/// The colour of words that tell of a problem. 4.5:1 on windows and fields.
QColor problemColour();

} // namespace deblend
