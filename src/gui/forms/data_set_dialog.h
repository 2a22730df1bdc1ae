#pragma once

#include "controllers/data_summaries.h"
#include "controllers/side.h"

#include <QDialog>

namespace deblend {

class DataSetChooser;

/// Asks for a data set of a side. Cannot be accepted before the data were read. GUI thread.
class DataSetDialog : public QDialog {
  Q_OBJECT
public:
  /// Begins with `from`, unless its kind is empty. Deletes itself when it is closed.
  DataSetDialog(DataSummaries& summaries, const DataFolders& folders, Side side, const DataSetSpec& from,
                QWidget* parent);

Q_SIGNALS:
  void chosen(const DataSetSpec& spec);

private:
  DataSetChooser* m_chooser;
};

} // namespace deblend
