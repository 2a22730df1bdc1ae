#pragma once

#include "genome.h"

#include <string>

namespace deblend::evolution {

/// The genome as an SVG document of a picture of `columns` × `rows` pixels, one element a gene in their
/// order. Of 1 channel it is gray. It looks as drawGenome() draws it, up to the rounding of colours to 8 bits
/// and of places to a thousandth of a pixel, and to how a viewer smooths edges.
std::string toSvg(const Genome& genome, int columns, int rows, int channels);

} // namespace deblend::evolution
