#pragma once

#include "controllers/data_summaries.h"
#include "controllers/side.h"
#include "experiment/experiment.h"

#include <QToolButton>

#include <vector>

namespace deblend {

/// Shows a side's data set with its thumbnail. A click offers the project's data sets, and to choose another.
/// GUI thread.
class DataSetButton : public QToolButton {
  Q_OBJECT
public:
  /// `summaries` outlives the button.
  DataSetButton(DataSummaries& summaries, Side side, QWidget* parent = nullptr);

  void setDataSets(const std::vector<NamedDataSet>& dataSets, const std::string& shown,
                   const DataFolders& folders);

Q_SIGNALS:
  void chosen(const DataSetSpec& spec);

protected:
  void changeEvent(QEvent* event) override;

private:
  void fillMenu();
  void chooseOther(const DataSetSpec& from);
  void showThumbnail();

  DataSummaries& m_summaries;
  Side m_side;
  std::vector<NamedDataSet> m_dataSets;
  std::string m_shown;
  DataFolders m_folders;
  DataSummary m_summary;
};

} // namespace deblend
