#pragma once

#include "downloads/download_catalog.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace deblend {

class BackgroundTask;

/// Downloads one of some data sets, with progress, and can be cancelled: what has
/// arrived stays, and is not brought again. GUI thread; the work is done on a thread of its own.
class DownloadDialog : public QDialog {
  Q_OBJECT
public:
  /// Offers these; usually those that the program knows. Deletes itself when it is closed.
  explicit DownloadDialog(QWidget* parent, std::vector<DownloadableDataSet> offered = downloadableDataSets());

Q_SIGNALS:
  /// Specs of the data sets that are there now; one at least.
  void downloaded(const QStringList& specs);

public Q_SLOTS:
  /// Cancels a download that runs; closes the dialog otherwise.
  void reject() override;

private:
  void buildLayout();
  const DownloadableDataSet& dataSet() const;
  void showDataSet();
  void browse();
  void begin();
  void finish(const QString& error, const QStringList& specs);
  void setRunning(bool running);
  void showProblem(const QString& sentence);

  std::vector<DownloadableDataSet> m_offered;
  QComboBox* m_dataSet;
  QLabel* m_description;
  QLineEdit* m_address;
  QLineEdit* m_folder;
  QPushButton* m_browse;
  QLabel* m_problem;
  QProgressBar* m_progress;
  QPushButton* m_download;
  QPushButton* m_close;
  BackgroundTask* m_task = nullptr;
};

} // namespace deblend
