#pragma once

#include "controllers/data_summaries.h"
#include "controllers/side.h"
#include "data/data_set_kinds.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace deblend {

class OptionForm;

/// Chooses a data set: its kind, its file, folder or name, and the kind's options. Looks at the data on a
/// thread of the pool, which can be cancelled, and shows some of them, or beside it why they cannot be read.
/// GUI thread.
class DataSetChooser : public QWidget {
  Q_OBJECT
public:
  /// `summaries` outlives the chooser.
  DataSetChooser(DataSummaries& summaries, DataFolders folders, Side side, QWidget* parent = nullptr);
  /// Cancels the looking.
  ~DataSetChooser() override;

  void setSpec(const DataSetSpec& spec);
  /// None while something is missing or not allowed.
  std::optional<DataSetSpec> spec() const;
  /// Of the spec that is shown; null until it was looked at, and if it cannot be read.
  const DataSummary& summary() const { return m_summary; }
  /// Why the data set cannot be taken, a sentence; empty while it is looked at, and if it can.
  QString problem() const;

Q_SIGNALS:
  /// Another spec, or news of it.
  void changed();

protected:
  void changeEvent(QEvent* event) override;

private:
  const DataSetKind& kind() const;
  void buildLayout();
  void fillKinds();
  void showKind();
  void showPlaceholder();
  void browse();
  void download();
  void paint();
  QString paintWords() const;
  void specChanged();
  void look();
  void take(const DataSummary& summary, const QString& problem);
  void endWatch();
  void showProgress();
  void showState();
  QString stateText() const;
  void showThumbnail();
  QString location() const;
  void retranslate();

  DataSummaries& m_summaries;
  DataFolders m_folders;
  Side m_side;
  QComboBox* m_kind;
  QLabel* m_help;
  QStackedWidget* m_location;
  QLineEdit* m_file;
  QPushButton* m_browse;
  QPushButton* m_download;
  QPushButton* m_paint;
  QComboBox* m_name;
  OptionForm* m_options;
  QLabel* m_thumbnail;
  QLabel* m_state;
  QProgressBar* m_progress;
  QPushButton* m_cancel; ///< or looks again, after it was cancelled
  QTimer* m_lookTimer;   ///< waits until typing rests
  QTimer* m_watchTimer;
  std::shared_ptr<OpeningWatch> m_watch; ///< while data are looked at
  DataSummary m_summary;
  QString m_problem;
  int m_looks = 0; ///< counts them, so that only the last one is taken
};

} // namespace deblend
