#include "theme/studio_style.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOptionSlider>

#include <algorithm>

namespace deblend {
namespace {

constexpr double cornerRadius = 3;
constexpr double handleRadius = 7;
constexpr double grooveHeight = 4;

/// Of marks that say something, against windows and fields: 3:1 or more.
QColor outlineOf(const QStyleOption& option) {
  if (!(option.state & QStyle::State_Enabled))
    return toQColor(currentColours().frame);
  return option.palette.color(option.state & QStyle::State_HasFocus ? QPalette::Text
                                                                    : QPalette::PlaceholderText);
}

void drawCheckMark(QPainter& painter, const QRectF& box, const QColor& colour) {
  QPainterPath mark;
  mark.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.54);
  mark.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.73);
  mark.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.3);
  painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(mark);
}

void drawCheckBox(QPainter& painter, const QStyleOption& option) {
  const double side = std::min(option.rect.width(), option.rect.height()) - 1.0;
  const QRectF box(option.rect.x() + 0.5, option.rect.y() + (option.rect.height() - side) / 2, side, side);
  const bool checked = option.state & QStyle::State_On;
  const bool enabled = option.state & QStyle::State_Enabled;
  const QColor ink = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
  painter.setPen(QPen(checked ? ink : outlineOf(option), option.state & QStyle::State_HasFocus ? 1.6 : 1.0));
  painter.setBrush(checked ? ink : option.palette.color(QPalette::Base));
  painter.drawRoundedRect(box, cornerRadius, cornerRadius);
  if (checked)
    drawCheckMark(painter, box, option.palette.color(QPalette::Base));
}

void drawField(QPainter& painter, const QStyleOption& option) {
  const bool focused = option.state & QStyle::State_HasFocus;
  painter.setPen(QPen(focused ? outlineOf(option) : toQColor(currentColours().frame), focused ? 1.4 : 1.0));
  painter.setBrush(option.palette.color(QPalette::Base));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
}

/// A horizontal slider: a groove, filled up to a round handle.
void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle) {
  const bool enabled = option.state & QStyle::State_Enabled;
  const double middle = QRectF(option.rect).center().y();
  const QRectF groove(option.rect.left() + handleRadius, middle - grooveHeight / 2,
                      option.rect.width() - 2 * handleRadius, grooveHeight);
  const QPointF centre(std::clamp<double>(handle.center().x() + 0.5, groove.left(), groove.right()), middle);
  painter.setPen(Qt::NoPen);
  painter.setBrush(toQColor(currentColours().frame));
  painter.drawRoundedRect(groove, grooveHeight / 2, grooveHeight / 2);
  if (enabled) {
    painter.setBrush(option.palette.color(QPalette::PlaceholderText));
    painter.drawRoundedRect(QRectF(groove.topLeft(), QPointF(centre.x(), groove.bottom())), grooveHeight / 2,
                            grooveHeight / 2);
  }
  painter.setPen(QPen(outlineOf(option), option.state & QStyle::State_HasFocus ? 2 : 1));
  painter.setBrush(option.palette.color(QPalette::Base));
  painter.drawEllipse(centre, handleRadius - 1, handleRadius - 1);
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

bool StudioStyle::isLeftOut(PrimitiveElement element) {
  return element == PE_FrameStatusBarItem || element == PE_PanelToolBar;
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
  if (isLeftOut(element))
    return;
  const bool check = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
  if (!check && element != PE_PanelLineEdit) {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (check)
    drawCheckBox(*painter, *option);
  else if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
           frame && frame->lineWidth > 0)
    drawField(*painter, *option);
  painter->restore();
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
  const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
  if (control != CC_Slider || !slider || slider->orientation != Qt::Horizontal) {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  drawSlider(*painter, *slider, subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
  painter->restore();
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  const auto* title = qstyleoption_cast<const QStyleOptionDockWidget*>(option);
  if (element == CE_ToolBar)
    return;
  if (element != CE_DockWidgetTitle || !title) {
    QProxyStyle::drawControl(element, option, painter, widget);
    return;
  }
  const QRect words = title->rect.adjusted(8, 0, -44, 0);
  const QString text = title->fontMetrics.elidedText(title->title, Qt::ElideRight, words.width());
  painter->setPen(title->palette.color(QPalette::WindowText));
  painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  if (metric == PM_SliderLength || metric == PM_SliderThickness)
    return static_cast<int>(2 * handleRadius);
  if (metric == PM_ToolBarItemSpacing)
    return 4;
  if (metric == PM_ToolBarItemMargin)
    return 4;
  if (metric == PM_DockWidgetSeparatorExtent)
    return 5;
  if (metric == PM_DockWidgetTitleMargin)
    return 5;
  return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace deblend
