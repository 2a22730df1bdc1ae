#pragma once

#include "data/density_grid.h"
#include "data/sample_shape.h"

#include <torch/types.h>

#include <optional>
#include <string>
#include <vector>

namespace deblend {

/// The classes of stored samples.
struct SampleLabels {
  torch::Tensor values;           ///< int64 [M] on the CPU, from 0; one for each stored sample
  std::vector<std::string> names; ///< of the classes
};

/// How values as the network sees them come from a data set's own units: seen = scale · own + offset. An
/// image's own units are from 0 to 1.
struct ValueRange {
  double scale = 1;
  double offset = 0;
};

/// Files of a data set that could not be read and were left out.
struct SkippedFiles {
  std::int64_t count = 0;
  std::vector<std::string> reasons; ///< each names its file; of the first hundred
};

/// How a training goes through stored samples.
enum class BatchOrder {
  WithReplacement, ///< each sample of each batch is drawn from all
  Shuffled         ///< epochs: each sample once, in a new random order; an incomplete last batch is dropped
};

/// Something samples can be drawn from. Immutable: every member may be called from any thread at once.
class DataSet {
public:
  virtual ~DataSet() = default;

  virtual SampleShape sampleShape() const = 0;

  /// Independent samples [count, ...sampleShape()], float32, on the CPU, as the network sees them. Stored
  /// samples are drawn with replacement.
  virtual torch::Tensor draw(std::int64_t count, torch::Generator& generator) const = 0;

  /// Writes such samples into `batch` [B, ...sampleShape()], float32, on any device. The generator is one of
  /// the batch's device where drawsOnDevice() says so, else one of the CPU.
  virtual void drawInto(torch::Tensor& batch, torch::Generator& generator) const;
  virtual bool drawsOnDevice() const { return false; }

  /// The samples that a training draws its batches from [M, ...], in the form in which they are kept: what
  /// prepared() takes. Shared, not copied, where they are stored. Undefined where every batch is drawn anew.
  virtual torch::Tensor pool(torch::Generator& generator) const;
  /// Some of the pool's samples [B, ...], on any device, as the network sees them: float32
  /// [B, ...sampleShape()] on the same device. Random crops and flips follow `generator`, which is one of the
  /// CPU.
  virtual torch::Tensor prepared(const torch::Tensor& pooled, torch::Generator& generator) const;
  /// The same in the data set's own units, without random crops and flips: what is shown and compared.
  virtual torch::Tensor inOwnUnits(const torch::Tensor& pooled) const;
  virtual BatchOrder batchOrder() const { return BatchOrder::WithReplacement; }

  /// How many samples are stored; none where they are drawn from a distribution.
  virtual std::optional<std::int64_t> storedCount() const { return std::nullopt; }
  /// The classes of the stored samples, in the pool's order; null where there are none.
  virtual const SampleLabels* labels() const { return nullptr; }
  /// What the stored samples are called, in the pool's order, such as the file's name without its ending;
  /// empty where they have no names.
  virtual std::vector<std::string> sampleNames() const { return {}; }
  virtual ValueRange valueRange() const { return {}; }
  virtual SkippedFiles skippedFiles() const { return {}; }

  /// Identifies the data that were read: equal for equal content. Empty where nothing is read.
  virtual std::string fingerprint() const { return {}; }

  /// How planar data fill the plane, in at most `longerSide` cells a side, where that is known without
  /// drawing; empty otherwise.
  virtual DensityGrid knownDensity(int longerSide) const;

  /// The logarithm of the density of such samples as draw() gives [N, ...sampleShape()]: float64 [N], −∞
  /// where none is ever drawn. None where the density is not known.
  virtual std::optional<torch::Tensor> logDensity(const torch::Tensor& samples) const;
};

} // namespace deblend
