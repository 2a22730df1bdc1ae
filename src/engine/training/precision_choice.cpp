#include "training/precision_choice.h"

#include "core/error.h"

namespace deblend {
namespace {

bool gainsFromBFloat16(const torch::Device& device) {
  if (!device.is_cpu())
    return true;
#if defined(__x86_64__) && defined(__GNUC__)
  // Intel's processors without AMX multiply bfloat16 no faster than float32, and convert it besides.
  return __builtin_cpu_supports("amx-bf16") ||
         (__builtin_cpu_is("amd") && __builtin_cpu_supports("avx512bf16"));
#else
  return false;
#endif
}

} // namespace

Precision chosenPrecision(const std::string& option, const VelocityNetwork& network,
                          const torch::Device& device) {
  if (option == "bfloat16" && !network.supportsBFloat16())
    throw Error("Option 'precision' is 'bfloat16', but the network of this model type computes with 32 bits "
                "alone: allowed are auto, float32.");
  if (option == "float32" || !network.supportsBFloat16())
    return Precision::Float32;
  return option == "bfloat16" || gainsFromBFloat16(device) ? Precision::BFloat16 : Precision::Float32;
}

} // namespace deblend
