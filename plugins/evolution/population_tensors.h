#pragma once

#include "evolution_state.h"
#include "storage/tensor_map.h"

namespace deblend::evolution {

/// As the weights of a checkpoint: "genes" [genes, 26], float32, the undermost first, and "background" [3].
TensorMap toTensors(const Genome& genome);

/// Throws Error for tensors that are missing or of another form, or numbers that no gene has.
Genome genomeFromTensors(const TensorMap& tensors);

/// As tensors for a checkpoint: "population.genes" [all genes, 26], float32, one genome after the other;
/// "population.counts" [P] and "population.progress" [generation, evaluations], int64;
/// "population.backgrounds" [P, 3].
TensorMap toTensors(const EvolutionState& state);

/// Throws Error for tensors that are missing or of another form, or numbers that no gene has.
EvolutionState stateFromTensors(const TensorMap& tensors);

} // namespace deblend::evolution
