#pragma once

#include "background/background_sampling.h"
#include "sampling/sampler.h"

namespace deblend {

/// Keeps the sampler of the run asked for last, with the weights loaded last: following a slider costs no
/// loading. One thread at a time.
class SamplerCache {
public:
  /// The catalog outlives this.
  SamplerCache(const ModelTypeCatalog& catalog, DataFolders folders)
      : m_catalog(catalog), m_folders(std::move(folders)) {}

  /// Opens the run's data where it is another run than before. Throws Error.
  Sampler& samplerFor(const SamplingSubject& subject);
  /// Of the run whose sampler was given last.
  const SampleShape& sampleShape() const { return m_shape; }
  /// Whether the model type of that run has anything of the kind: trajectories and fields where it maps,
  /// views where it has them.
  bool offers(const PreviewRequest& request) const;

private:
  void openRun(const SamplingSubject& subject);

  const ModelTypeCatalog& m_catalog;
  DataFolders m_folders;
  SamplingSubject m_subject;
  SampleShape m_shape;
  const ModelType* m_modelType = nullptr;
  std::unique_ptr<Sampler> m_sampler;
};

} // namespace deblend
