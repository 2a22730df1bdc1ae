#pragma once

#include "evaluating/bench_sampling.h"

#include <QTreeWidget>

namespace deblend {

/// The rows of a bench, each figure with its confidence interval; sorted by a click on a column. GUI thread.
class BenchTable : public QTreeWidget {
  Q_OBJECT
public:
  explicit BenchTable(QWidget* parent = nullptr);

  void show(const BenchResult& result);
};

} // namespace deblend
