#include "views/bench_table.h"

#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"

#include <QHeaderView>
#include <QLocale>

#include <cmath>

namespace deblend {
namespace {

/// Sorts numbers as numbers.
class BenchItem : public QTreeWidgetItem {
public:
  using QTreeWidgetItem::QTreeWidgetItem;

  bool operator<(const QTreeWidgetItem& other) const override {
    const int column = treeWidget() ? treeWidget()->sortColumn() : 0;
    const QVariant own = data(column, Qt::UserRole);
    return own.isValid() ? own.toDouble() < other.data(column, Qt::UserRole).toDouble()
                         : text(column) < other.text(column);
  }

  void setFigure(int column, const Spread& figure) {
    const bool interval = std::isfinite(figure.halfWidth) && figure.halfWidth > 0;
    const QString mean = measureText(figure.mean);
    const QString halfWidth = QLocale().toString(figure.halfWidth, 'g', 2);
    setText(column, interval ? QStringLiteral("%1 ± %2").arg(mean, halfWidth) : mean);
    setNumber(column, figure.mean);
  }

  void setNumber(int column, double number) {
    setData(column, Qt::UserRole, number);
    setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
};

enum Column { Method, Steps, Evaluations, Distance, Straightness, Seconds, Checkpoint, ColumnCount };

void fill(BenchItem& item, const BenchRow& row) {
  QString method = engineText(integrator(row.integrator).title);
  if (!row.spacing.empty() && row.spacing != "uniform")
    method += QStringLiteral(" · ") + engineText(spacing(row.spacing).title);
  item.setText(Method, method);
  item.setText(Steps, row.steps > 0 ? countText(row.steps)
                                    : BenchTable::tr("tolerance %1").arg(measureText(row.tolerance)));
  item.setNumber(Steps, row.steps > 0 ? static_cast<double>(row.steps) : 1e9 / row.tolerance);
  item.setFigure(Evaluations, row.evaluations);
  item.setFigure(Distance, row.distance);
  item.setFigure(Straightness, row.straightness);
  item.setFigure(Seconds, row.seconds);
  item.setText(Checkpoint, countText(row.checkpoint));
  item.setNumber(Checkpoint, static_cast<double>(row.checkpoint));
}

} // namespace

BenchTable::BenchTable(QWidget* parent) : QTreeWidget(parent) {
  setObjectName(QStringLiteral("benchTable"));
  setFrameShape(QFrame::NoFrame);
  setRootIsDecorated(false);
  setUniformRowHeights(true);
  setAlternatingRowColors(true);
  setSortingEnabled(true);
  header()->setSortIndicator(-1, Qt::AscendingOrder);
  setColumnCount(ColumnCount);
}

void BenchTable::show(const BenchResult& result) {
  setHeaderLabels({tr("Integrator"), tr("Steps"), tr("Evaluations"), tr("Distance"), tr("Straightness"),
                   tr("Seconds"), tr("Checkpoint")});
  setSortingEnabled(false);
  clear();
  for (const BenchRow& row : result.rows)
    fill(*new BenchItem(this), row);
  setSortingEnabled(true);
  for (int column = 0; column < ColumnCount; ++column)
    resizeColumnToContents(column);
}

} // namespace deblend
