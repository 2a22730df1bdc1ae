#include "theme/icons.h"

#include "theme/icon_shapes.h"
#include "theme/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QLinearGradient>
#include <QPainter>
#include <QPalette>

namespace deblend {
namespace {

/// Draws with a function each time it is asked, so that a change of theme shows at once.
class DrawnIconEngine : public QIconEngine {
public:
  using Draw = std::function<void(QPainter&, QIcon::Mode)>;
  explicit DrawnIconEngine(Draw draw) : m_draw(std::move(draw)) {}

  QIconEngine* clone() const override { return new DrawnIconEngine(m_draw); }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::min(rect.width(), rect.height());
    painter->translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    painter->scale(side / 24, side / 24);
    m_draw(*painter, mode);
    painter->restore();
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect({0, 0}, size), mode, state);
    return pixmap;
  }

private:
  Draw m_draw;
};

QColor inkOf(QIcon::Mode mode) {
  const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
  return QApplication::palette().color(group, QPalette::ButtonText);
}

} // namespace

QIcon icon(IconName name) {
  return QIcon(new DrawnIconEngine([shape = iconShape(name)](QPainter& painter, QIcon::Mode mode) {
    const QColor ink = inkOf(mode);
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shape.lines);
    painter.fillPath(shape.areas, ink);
  }));
}

QIcon runIcon(int runNumber) {
  return QIcon(new DrawnIconEngine([runNumber](QPainter& painter, QIcon::Mode) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(runColour(runNumber));
    painter.drawRoundedRect(QRectF(5, 5, 14, 14), 3, 3);
  }));
}

QIcon classIcon(std::int64_t index) {
  return QIcon(new DrawnIconEngine([index](QPainter& painter, QIcon::Mode) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(classColour(index));
    painter.drawEllipse(QPointF(12, 12), 6, 6);
  }));
}

QIcon applicationIcon() {
  return QIcon(new DrawnIconEngine([](QPainter& painter, QIcon::Mode) {
    QLinearGradient gradient(2, 0, 22, 0);
    for (int i = 0; i <= 8; ++i)
      gradient.setColorAt(i / 8.0, toQColor(alphaColour(Theme::light, i / 8.0)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(QPointF(12, 12), 10.5, 10.5);
  }));
}

} // namespace deblend
