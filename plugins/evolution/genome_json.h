#pragma once

#include "genome.h"

#include <string>

namespace deblend::evolution {

/// {"format": "deblend-genome", "version": 1, "background": […], "genes": […]}: places and sizes in units of
/// the picture's longer side, angles in radians, colours from 0 to 1. Reading it back gives the same genome.
std::string toJson(const Genome& genome);

/// Throws Error that says what is missing, unknown or of a newer version.
Genome genomeFromJson(const std::string& text);

} // namespace deblend::evolution
