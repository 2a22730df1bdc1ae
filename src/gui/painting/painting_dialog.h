#pragma once

#include "controllers/side.h"
#include "data/data_set_summary.h"
#include "painting/painting.h"
#include "painting/painting_window.h"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace deblend {

class AlphaSlider;
class FieldView;
class PaintingCanvas;
class PaintingPreview;
class TrajectoryView;

/// What is to be painted.
struct PaintingTask {
  Side side = Side::Target;
  DataFolders folders;                ///< the painting is saved into "data" below their base
  QString name;                       ///< proposed
  std::filesystem::path start;        ///< a picture, or points, to go on from; empty: nothing
  std::optional<DataSetSpec> partner; ///< the other side, which the painting is shown mapped to or from
};

/// What a data set's picture can be painted on from; empty for data sets without one.
std::filesystem::path picturePathOf(const DataSetSpec& spec, const DataFolders& folders);

/// Paints a density and saves it as a picture: what it began with stays as it is. Shows the exact field and
/// mapping while it is painted. GUI thread.
class PaintingDialog : public PaintingWindow {
  Q_OBJECT
public:
  PaintingDialog(const PaintingTask& task, QWidget* parent);
  ~PaintingDialog() override;

  PaintingCanvas& canvas() { return *m_canvas; }
  FieldView& field() { return *m_field; }
  TrajectoryView& mapping() { return *m_mapping; }

protected:
  bool isEmpty() const override;
  QString emptyWords() const override;
  std::function<DataSetSpec()> writing(const std::string& name) const override;

private:
  PaintingDialog(const PaintingTask& task, PaintingCanvas* canvas, QWidget* parent);
  QWidget* makeTools();
  QWidget* makePreview();
  void connectTools();
  void connectPreview(const DataSetSpec& partner);
  void showDensities();
  void takeBrush();
  void load();
  void loadFrom(const std::filesystem::path& file, bool asStep);

  PaintingTask m_task;
  PaintingCanvas* m_canvas;
  PaintingPreview* m_preview = nullptr;
  std::shared_ptr<const DataSetSummary> m_partner; ///< null until it is open
  QSlider* m_radius;
  QSlider* m_strength;
  QToolButton* m_erase;
  QComboBox* m_symmetry;
  QPushButton* m_clear;
  QPushButton* m_load;
  FieldView* m_field;
  TrajectoryView* m_mapping;
  AlphaSlider* m_alpha;
  QLabel* m_alphaText;
};

} // namespace deblend
