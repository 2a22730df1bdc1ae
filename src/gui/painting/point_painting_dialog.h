#pragma once

#include "painting/painting_dialog.h"
#include "painting/point_painting.h"

class QListWidget;

namespace deblend {

class PointCanvas;

/// The file of labelled points that a data set's can be painted on from; empty for data sets without one.
std::filesystem::path pointsPathOf(const DataSetSpec& spec, const DataFolders& folders);

/// Paints points of classes and saves them as a CSV file: what it began with stays as it is. GUI thread.
class PointPaintingDialog : public PaintingWindow {
  Q_OBJECT
public:
  PointPaintingDialog(const PaintingTask& task, QWidget* parent);

  PointCanvas& canvas() { return *m_canvas; }

protected:
  bool isEmpty() const override;
  QString emptyWords() const override;
  std::function<DataSetSpec()> writing(const std::string& name) const override;
  void changeEvent(QEvent* event) override;

private:
  PointPaintingDialog(const PaintingTask& task, PointCanvas* canvas, QWidget* parent);
  QWidget* makeTools();
  void addClasses(QVBoxLayout& column);
  void connectTools();
  void takeBrush();
  void showClasses();
  void addClass();
  void removeClass();
  void loadFrom(const std::filesystem::path& file);

  PaintingTask m_task;
  PointCanvas* m_canvas;
  QListWidget* m_classes;
  QPushButton* m_add;
  QPushButton* m_remove;
  QSlider* m_spread;
  QSlider* m_count;
  QToolButton* m_erase;
  QPushButton* m_clear;
};

} // namespace deblend
