#pragma once

#include "colours/rgb.h"

#include <array>
#include <cstddef>

namespace deblend {

enum class Theme { light, dark };

// What each colour of a view, chart or export means. Text has a contrast of at least 4.5 to the background
// and marks at least 3 (WCAG 2 AA); frame and grid are decoration and stay fainter.
struct RoleColours {
  Rgb background;
  Rgb grid;
  Rgb frame;
  Rgb text;
  Rgb mutedText;
  // Marks of p₀ and p₁: points, lines, swatches.
  Rgb source;
  Rgb target;
  // The same two hues for words.
  Rgb sourceText;
  Rgb targetText;
  // Points that belong to neither side.
  Rgb neutralPoints;
  // Marks of the runs. The same place holds the same hue in both themes, and any two stay apart under the
  // three kinds of colour blindness.
  std::array<Rgb, 8> runs;
  // Marks of the classes, likewise.
  std::array<Rgb, 10> classes;
};

const RoleColours& roleColours(Theme theme);

// The colour of the run with this number; the cycle repeats after eight.
Rgb runColour(Theme theme, std::size_t number);

// The colour of the class with this index; the cycle repeats after ten.
Rgb classColour(Theme theme, std::size_t index);

// The colour of a sample at α, clamped to [0, 1]: the source's hue at 0, the target's at 1.
Rgb alphaColour(Theme theme, double alpha);

} // namespace deblend
