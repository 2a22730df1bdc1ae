#include "convolution/cpu_convolution.h"

#include "convolution/narrow_convolution.h"
#include "convolution/pointwise_convolution.h"
#include "convolution/strided_convolution.h"
#include "convolution/winograd_convolution.h"

namespace deblend {

std::unique_ptr<CpuConvolution> makeCpuConvolution(const ConvolutionForm& form) {
  if (WinogradConvolution::suits(form))
    return std::make_unique<WinogradConvolution>();
  if (StridedConvolution::suits(form))
    return std::make_unique<StridedConvolution>(form.isTransposed);
  if (NarrowConvolution::suits(form))
    return std::make_unique<NarrowConvolution>();
  if (PointwiseConvolution::suits(form))
    return std::make_unique<PointwiseConvolution>();
  return nullptr;
}

} // namespace deblend
