#pragma once

#include <QProxyStyle>

namespace deblend {

/// Fusion with quiet bars, and with marks, fields and sliders whose outlines can be seen in the dark as well
/// as in the light. (An application-wide style sheet would do, but keeps changes of the palette from reaching
/// the widgets.)
class StudioStyle : public QProxyStyle {
public:
  StudioStyle();

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;

private:
  static bool isLeftOut(PrimitiveElement element);
};

} // namespace deblend
