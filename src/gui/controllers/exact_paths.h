#pragma once

#include "controllers/exact_pairing.h"
#include "sampling/preview.h"

#include <QHash>

namespace deblend {

class Studio;

/// The exact mapping of the pairing that is shown, and the stochastic chains of blending and deblending from
/// the same starting points, computed aside while a view wants them; those of every number of steps are kept.
/// GUI thread.
class ExactPaths : public QObject {
  Q_OBJECT
public:
  /// The studio outlives this.
  explicit ExactPaths(Studio& studio, QObject* parent = nullptr);

  void setWanted(bool wanted);
  /// N of the chains, 2 or more.
  void setChain(std::int64_t steps);
  std::int64_t chain() const { return m_chain; }

  /// Null until they are there.
  const std::shared_ptr<const Trajectory>& mapping() const { return m_mapping; }
  /// How the mapping was asked for.
  const TrajectoryRequest& request() const { return m_request; }
  const std::shared_ptr<const Trajectory>& paths() const { return m_paths; }
  /// Why there are no paths, a sentence; empty otherwise.
  const QString& problem() const { return m_problem; }
  bool isBusy() const { return m_mappingWork.isBusy() || m_pathWork.isBusy(); }

Q_SIGNALS:
  void changed();

private:
  struct Chains {
    std::int64_t steps = 0;
    Trajectory trajectory;
  };
  void restart();
  void followOptions();
  void requestMapping();
  void requestPaths();
  void takePaths(Outcome<Chains> outcome);

  Studio& m_studio;
  bool m_wanted = false;
  std::int64_t m_chain = 32;
  TrajectoryRequest m_request; ///< of the mapping asked for last
  std::shared_ptr<const Trajectory> m_mapping;
  std::shared_ptr<const Trajectory> m_paths;
  QHash<std::int64_t, std::shared_ptr<const Trajectory>> m_known;
  QString m_problem;
  LatestWork<Trajectory> m_mappingWork;
  LatestWork<Chains> m_pathWork;
};

} // namespace deblend
