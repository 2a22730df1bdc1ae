#pragma once

#include "storage/tensor_map.h"

#include <cstdint>
#include <span>
#include <vector>

/// The safetensors format, version 1: an 8-byte little-endian header length, a JSON header, the tensors'
/// bytes. Readable from Python in one line; holds no code.
namespace deblend {

/// The tensors are copied to the CPU as needed. float64, float32, float16, bfloat16, int64, int32, int16,
/// int8, uint8 and bool. `metadata` goes under "__metadata__".
std::vector<std::uint8_t> encodeSafetensors(const TensorMap& tensors,
                                            const std::map<std::string, std::string>& metadata = {});

/// Copies out of the bytes. Throws Error, its message beginning with `name`, for anything that is not a
/// well-formed file: nothing is allocated for what the bytes do not hold.
TensorMap decodeSafetensors(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace deblend
