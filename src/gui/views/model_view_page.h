#pragma once

#include "sampling/preview.h"
#include "views/page_words.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QLabel;
class QSpinBox;
class QToolButton;

namespace deblend {

class EmptyState;
class ModelType;
class ViewPanes;

/// What the model type shows of the chosen weights, each view switched on and off. GUI thread.
class ModelViewPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  ModelViewPage(Studio& studio, const NextActions& actions, QWidget* parent = nullptr);

  ViewPanes& panes() { return *m_panes; }
  /// What is switched on in the page; to be put beside its tab.
  QWidget* switches() { return m_switches; }
  /// Which view an export takes: the first that is seen.
  QString exportedView() const;
  std::int64_t item() const;

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void connectStudio();
  void showModelType();
  void makeSwitches(const ModelType& type);
  void showSeenViews();
  void want();
  void take(const std::string& view, const std::shared_ptr<const Preview>& preview, qint64 step);
  void showEmptyState();
  void retranslate();

  Studio& m_studio;
  NextActions m_actions;
  const ModelType* m_modelType = nullptr;
  ViewPanes* m_panes;
  EmptyState* m_empty;
  QWidget* m_switches;
  QLabel* m_itemLabel;
  QSpinBox* m_item;
  QToolButton* m_fit;
  std::vector<QToolButton*> m_viewSwitches; ///< in the order of the model type's views
  bool m_anything = false;                  ///< whether a picture has come for what is shown
};

} // namespace deblend
