#pragma once

#include "controllers/exact_pairing.h"

#include <QHash>

#include <filesystem>

namespace deblend {

class Studio;
class SamplerCache;

/// How far the learned field is from the exact one at a checkpoint.
struct FieldErrorEntry {
  std::int64_t step = 0;
  double error = 0; ///< relative, L2, over several α, weighted by the blends' density
};

/// The errors of the checkpoints of the run that is shown, computed one after the other on a thread of the
/// pool while a view wants them, and kept. GUI thread.
class FieldErrorHistory : public QObject {
  Q_OBJECT
public:
  /// The studio outlives this.
  explicit FieldErrorHistory(Studio& studio, QObject* parent = nullptr);
  ~FieldErrorHistory() override;

  void setWanted(bool wanted);
  /// By rising step; of at most some dozens of checkpoints, spread over the training.
  std::vector<FieldErrorEntry> entries() const;
  bool isBusy() const { return m_work.isBusy(); }

Q_SIGNALS:
  void changed();

private:
  QString keyOf(std::int64_t step) const;
  std::vector<std::int64_t> steps() const;
  void next();

  Studio& m_studio;
  bool m_wanted = false;
  std::shared_ptr<SamplerCache> m_sampler; ///< for the work alone
  QHash<QString, double> m_known;          ///< not a number where it failed
  LatestWork<std::pair<QString, double>> m_work;
};

} // namespace deblend
