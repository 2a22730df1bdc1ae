#pragma once

#include <QProxyStyle>

namespace deblend {

/// Fusion with marks, fields and sliders whose outlines can be seen in the dark as well as in the light.
class StudioStyle : public QProxyStyle {
public:
  StudioStyle();

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
};

} // namespace deblend
