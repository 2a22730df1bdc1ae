#pragma once

#include "gene.h"

namespace deblend::evolution {

/// Throws Error unless all numbers of a gene that was read are finite, its points as many as its kind has,
/// and its alpha and colours from 0 to 1.
void requireSound(const Gene& gene);

} // namespace deblend::evolution
