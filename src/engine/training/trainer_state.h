#pragma once

#include "storage/tensor_map.h"
#include "training/trainer.h"

namespace deblend {

/// What a checkpoint holds of a trainer: three files of named tensors. `training` is empty when only weights
/// were asked for.
struct TrainerState {
  TensorMap weights;  ///< model.safetensors
  TensorMap averaged; ///< ema.safetensors
  TensorMap training; ///< training.safetensors: optimizer moments, random states, counters
};

} // namespace deblend
