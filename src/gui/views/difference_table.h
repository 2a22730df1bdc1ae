#pragma once

#include "controllers/setting_differences.h"

#include <QWidget>

class QTreeWidget;

namespace deblend {

class EmptyState;

/// What differs in the settings of two checkpoints, a row each. GUI thread.
class DifferenceTable : public QWidget {
  Q_OBJECT
public:
  explicit DifferenceTable(QWidget* parent = nullptr);

  /// `left` and `right` head the columns.
  void show(const QString& left, const QString& right, const std::vector<SettingDifference>& differences);
  void showProblem(const QString& sentence);

  QSize sizeHint() const override { return {400, 140}; }

private:
  QTreeWidget* m_table;
  EmptyState* m_empty;
};

} // namespace deblend
