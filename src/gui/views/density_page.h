#pragma once

#include "controllers/learned_density.h"
#include "views/page_words.h"

#include <QWidget>

class QLabel;

namespace deblend {

class DensityView;
class EmptyState;

/// The density that the chosen checkpoint maps the source to beside the target's, on one scale. Works only
/// while it is seen. GUI thread.
class DensityPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  DensityPage(Studio& studio, const NextActions& actions, QWidget* parent = nullptr);

  LearnedDensity& feed() { return m_feed; }
  DensityView& model() { return *m_model; }
  DensityView& target() { return *m_target; }
  bool isBusy() const { return m_feed.isBusy(); }

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void showDensities();
  void showEmptyState();

  Studio& m_studio;
  NextActions m_actions;
  LearnedDensity m_feed;
  DensityView* m_model;
  DensityView* m_target;
  EmptyState* m_empty;
  QLabel* m_mass;
};

} // namespace deblend
