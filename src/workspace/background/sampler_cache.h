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

private:
  void openRun(const SamplingSubject& subject);

  const ModelTypeCatalog& m_catalog;
  DataFolders m_folders;
  SamplingSubject m_subject;
  SampleShape m_shape;
  std::unique_ptr<Sampler> m_sampler;
};

} // namespace deblend
