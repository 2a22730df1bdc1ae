#pragma once

#include "controllers/pairing.h"
#include "controllers/sampling_controller.h"

#include <QWidget>

class QStackedWidget;

namespace deblend {

class EmptyState;
class GridView;
class Studio;
class TrajectoryView;
class ViewPanes;

/// One of the checkpoints that are compared: its samples from the noise that both share, or the first view of
/// a model type that does not map. GUI thread.
class ComparedSide : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives it.
  ComparedSide(Studio& studio, QWidget* parent = nullptr);

  void showNothing();
  void showCheckpoint(const QString& run, std::int64_t step);
  void setOptions(const OptionValues& options) { m_sampling.setOptions(options); }
  /// The class that is asked for, and how strongly.
  void setConditions(std::optional<std::int64_t> label, double guidance);
  /// Null while nothing is compared.
  const ModelType* modelType() const { return m_pairing.modelType(); }
  ViewPanes& panes() { return *m_panes; }
  bool isBusy() const { return m_sampling.isBusy() || m_pairing.isBusy(); }
  /// Null while there is none.
  const std::shared_ptr<const Trajectory>& trajectory() const { return m_trajectory; }
  const DataSummary& source() const { return m_pairing.source(); }
  const DataSummary& target() const { return m_pairing.target(); }
  GridView& grid() { return *m_grid; }
  TrajectoryView& points() { return *m_points; }

Q_SIGNALS:
  /// Another trajectory is shown, or other densities.
  void changed();

protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  void take(const std::shared_ptr<const Trajectory>& trajectory);
  void showModelType();
  void takeView(const std::string& view, const std::shared_ptr<const Preview>& preview);
  void showCaption();
  void showEmptyState();

  Studio& m_studio;
  SamplingController m_sampling;
  Pairing m_pairing;
  QString m_run;
  std::int64_t m_step = 0;
  QString m_problem;
  std::shared_ptr<const Trajectory> m_trajectory;
  QStackedWidget* m_views;
  GridView* m_grid;
  TrajectoryView* m_points;
  ViewPanes* m_panes;
  EmptyState* m_empty;
};

} // namespace deblend
