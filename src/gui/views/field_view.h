#pragma once

#include "plots/field_cells.h"
#include "sampling/preview.h"
#include "views/backdrop.h"
#include "views/plane_viewport.h"
#include "views/view_caption.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace deblend {

/// How a field is drawn. Errors are lengths in colours of their own.
enum class FieldStyle { Directions, Lengths, Arrows, Errors };

/// What the colours tell; of a style that has colours.
FieldLook fieldLook(FieldStyle style);

/// A vector field over the faint densities of source and target: directions with their wheel, lengths or
/// errors with a bar, or arrows. Cells that are not a number show what lies behind. GUI thread.
class FieldView : public QWidget {
  Q_OBJECT
public:
  explicit FieldView(QWidget* parent = nullptr);

  /// What is seen of the plane, whether or not it has densities.
  void setDensities(Backdrop::Summary source, Backdrop::Summary target);
  /// Null or without cells: none.
  void setField(std::shared_ptr<const VectorField> field);
  void setStyle(FieldStyle style);
  void setCaption(const ViewCaption& caption);

  bool hasField() const { return m_field != nullptr; }
  const VectorField& field() const { return *m_field; }
  const std::shared_ptr<const VectorField>& sharedField() const { return m_field; }
  FieldStyle style() const { return m_style; }
  const PlaneViewport& viewport() const { return m_viewport; }
  /// The length that has the last colour.
  double longest() const { return m_longest; }

  QSize sizeHint() const override { return {420, 420}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void fit();
  void colourCells();
  void paintWheel(QPainter& painter);
  void paintBar(QPainter& painter) const;

  Backdrop m_backdrop;
  PlaneViewport m_viewport;
  std::shared_ptr<const VectorField> m_field;
  FieldStyle m_style = FieldStyle::Directions;
  ViewCaption m_caption;
  double m_longest = 0;
  QImage m_cells;
  QImage m_wheel;
};

} // namespace deblend
