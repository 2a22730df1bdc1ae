#pragma once

#include "controllers/data_summaries.h"
#include "experiment/experiment.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;

namespace deblend {

class ClassHistogram;
class ClassPointsView;
class DensityView;
class EmptyState;
class WholePictureView;
class Studio;
class ThumbnailWall;

/// A data set of the project: its samples as a wall of thumbnails or as one picture, as a density, or as
/// points in the colours of their classes, and its figures beside it. GUI thread.
class DataSetPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  DataSetPage(Studio& studio, QWidget* parent = nullptr);

  /// By the name that the project gives it.
  void showDataSet(const QString& name);
  ThumbnailWall& wall() { return *m_wall; }
  bool isBusy() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  QWidget* makeFigures();
  const NamedDataSet* dataSet() const;
  void look();
  void take(const DataSummary& summary, const QString& problem);
  QWidget* viewOf(const DataGlance& summary) const;
  void showFigures();
  void showSkipped();
  QColor hue() const;

  Studio& m_studio;
  QString m_name;
  DataSummary m_summary;
  QString m_problem;
  DataSetSpec m_looked; ///< what is shown
  int m_looks = 0;
  QStackedWidget* m_pictures;
  ThumbnailWall* m_wall;
  WholePictureView* m_picture;
  DensityView* m_density;
  ClassPointsView* m_points;
  EmptyState* m_empty;
  QLabel* m_title;
  QLabel* m_figures;
  QLabel* m_classesTitle;
  QScrollArea* m_classesScroll;
  ClassHistogram* m_classes;
  QLabel* m_skippedTitle;
  QPlainTextEdit* m_skipped;
};

} // namespace deblend
