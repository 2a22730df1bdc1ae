#pragma once

#include "background/background_sampling.h"
#include "data/density_grid.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace deblend {

class Studio;

/// The density that the chosen checkpoint maps the source to, by the likelihood along the paths, beside the
/// target's; worked out in the background while a view wants it. GUI thread; polls.
class LearnedDensity : public QObject {
  Q_OBJECT
public:
  /// What is known of a checkpoint's density.
  struct Densities {
    std::shared_ptr<const DensityGrid> model;  ///< on the scale of the target's
    std::shared_ptr<const DensityGrid> target; ///< scaled to a maximum of 1
    double mass =
        0; ///< of the model within the rectangle: 1 where nothing lies outside and every step is exact
  };

  /// The studio outlives this.
  explicit LearnedDensity(Studio& studio, QObject* parent = nullptr);

  /// Whether a view wants it.
  void setWanted(bool wanted);
  /// None while there is none.
  const std::optional<Densities>& densities() const { return m_densities; }
  /// Why there is none: a sentence; empty where it is on its way, or nothing is asked for.
  const QString& problem() const { return m_problem; }
  bool isBusy() const { return m_timer.isActive(); }

Q_SIGNALS:
  void changed();

private:
  void ask();
  void forget();
  void poll();
  bool isCurrent(const SamplingResult& result) const;
  void take(const SamplingResult& result);

  Studio& m_studio;
  BackgroundSampling m_sampling;
  bool m_wanted = false;
  bool m_stale = true; ///< asked for again when it is wanted
  SamplingSubject m_subject;
  Weights m_weights = Weights::Averaged; ///< that were asked for
  std::optional<Densities> m_densities;
  QString m_problem;
  QTimer m_timer;
};

} // namespace deblend
