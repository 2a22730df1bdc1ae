#pragma once

#include "controllers/data_summaries.h"
#include "controllers/side.h"
#include "experiment/experiment.h"

#include <QToolButton>

#include <vector>

namespace deblend {

/// Shows a side's data set with its thumbnail. A click offers the project's data sets, to choose another, and
/// to paint one. GUI thread.
class DataSetButton : public QToolButton {
  Q_OBJECT
public:
  /// `summaries` outlives the button.
  DataSetButton(DataSummaries& summaries, Side side, QWidget* parent = nullptr);

  void setDataSets(const std::vector<NamedDataSet>& dataSets, const std::string& shown,
                   const DataFolders& folders);
  /// The other side's, which a painting is shown mapped to or from.
  void setPartner(const DataSetSpec& partner) { m_partner = partner; }

Q_SIGNALS:
  void chosen(const DataSetSpec& spec);

protected:
  void changeEvent(QEvent* event) override;

private:
  void fillMenu();
  void chooseOther(const DataSetSpec& from);
  void addPainting(const DataSetSpec& current);
  /// `Dialog` is a painting window; `start` may be empty.
  template <typename Dialog>
  void paint(const QString& name, const std::filesystem::path& start);
  void showThumbnail();

  DataSummaries& m_summaries;
  Side m_side;
  std::vector<NamedDataSet> m_dataSets;
  std::string m_shown;
  DataFolders m_folders;
  DataSummary m_summary;
  DataSetSpec m_partner;
};

} // namespace deblend
