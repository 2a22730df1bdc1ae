#include "views/difference_table.h"

#include "views/empty_state.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace deblend {

DifferenceTable::DifferenceTable(QWidget* parent)
    : QWidget(parent), m_table(new QTreeWidget(this)), m_empty(new EmptyState(m_table)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->addWidget(m_table);
  m_table->setObjectName(QStringLiteral("differences"));
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setRootIsDecorated(false);
  m_table->setUniformRowHeights(true);
  m_table->setAlternatingRowColors(true);
  m_table->setSelectionMode(QAbstractItemView::NoSelection);
  m_table->setColumnCount(4);
  m_table->header()->setStretchLastSection(true);
}

void DifferenceTable::show(const QString& left, const QString& right,
                           const std::vector<SettingDifference>& differences) {
  m_table->setHeaderLabels({tr("Group"), tr("Setting"), left, right});
  m_table->clear();
  for (const SettingDifference& each : differences) {
    auto* row = new QTreeWidgetItem(m_table, {each.group, each.setting, each.left, each.right});
    for (int column = 0; column < m_table->columnCount(); ++column)
      row->setToolTip(column, row->text(column));
  }
  for (int column = 0; column + 1 < m_table->columnCount(); ++column) {
    m_table->resizeColumnToContents(column);
    m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 12, 320));
  }
  if (differences.empty())
    m_empty->show(tr("Nothing differs in their settings."), nullptr);
  else
    m_empty->hide();
}

void DifferenceTable::showProblem(const QString& sentence) {
  m_table->clear();
  m_empty->show(sentence, nullptr);
}

} // namespace deblend
