#include "forms/blending_plot.h"

#include "core/error.h"
#include "forms/problem_label.h"
#include "interpolant/time_distribution.h"
#include "theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace deblend {
namespace {

constexpr int pieces = 128;
constexpr int densityHeight = 26; // pixels
constexpr int gap = 6;
constexpr double highestDensity = 4; ///< what is denser is cut off

/// The blending that the options come nearest to: it is drawn also where it is refused.
Blending drawnBlending(const OptionValues& options) {
  OptionValues lenient = options;
  lenient.set("cutoff", 0.01);
  lenient.set("prediction", std::string("velocity"));
  try {
    return blendingOf(lenient, true);
  } catch (const Error&) {
    return {&interpolant(options.text("interpolant")), &latent("none"), 0, Prediction::Velocity};
  }
}

} // namespace

/// Paints the curves over the density.
class BlendingPlot::Curves : public QWidget {
public:
  explicit Curves(QWidget* parent) : QWidget(parent) { setFixedHeight(118); }

  void show(const OptionValues& options) {
    m_options = options;
    m_blending = drawnBlending(options);
    update();
  }

protected:
  void paintEvent(QPaintEvent*) override {
    if (!m_blending)
      return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all = QRectF(rect()).adjusted(2, 4, -2, -2);
    const double words = fontMetrics().height();
    const QRectF curves(all.left(), all.top() + words, all.width(),
                        all.height() - words - densityHeight - gap);
    const QRectF density(all.left(), curves.bottom() + gap, all.width(), densityHeight);
    paintFrame(painter, curves);
    paintCurves(painter, curves);
    paintDensity(painter, density);
    paintNames(painter, all);
  }

private:
  using Function = double (*)(double);

  static QPainterPath curve(const QRectF& area, const std::function<double(double)>& value) {
    QPainterPath path;
    for (int i = 0; i <= pieces; ++i) {
      const double alpha = static_cast<double>(i) / pieces;
      const QPointF point(area.left() + alpha * area.width(), area.bottom() - value(alpha) * area.height());
      i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
  }

  /// The ends that the cut-off leaves out are shaded.
  void paintFrame(QPainter& painter, const QRectF& area) const {
    const RoleColours& colours = currentColours();
    painter.setPen(QPen(toQColor(colours.grid), 1));
    painter.drawRect(area);
    painter.drawLine(QPointF(area.center().x(), area.top()), QPointF(area.center().x(), area.bottom()));
    const double width = m_options.real("cutoff") * area.width();
    QColor shade = toQColor(colours.frame);
    shade.setAlphaF(0.5F);
    painter.fillRect(QRectF(area.left(), area.top(), width, area.height()), shade);
    painter.fillRect(QRectF(area.right() - width, area.top(), width, area.height()), shade);
  }

  void paintCurves(QPainter& painter, const QRectF& area) const {
    const RoleColours& colours = currentColours();
    const auto paint = [&](Function function, Rgb colour, Qt::PenStyle style) {
      painter.strokePath(curve(area, function), QPen(toQColor(colour), 2, style));
    };
    if (m_blending->latent->isPresent)
      paint(m_blending->latent->gamma, colours.text, Qt::DotLine);
    paint(m_blending->interpolant->a, colours.source, Qt::SolidLine);
    paint(m_blending->interpolant->b, colours.target, Qt::SolidLine);
  }

  void paintDensity(QPainter& painter, const QRectF& area) const {
    const double cutoff = m_options.real("cutoff");
    const TimeDistribution& distribution = timeDistribution(m_options.text("time_distribution"));
    const auto height = [&](double alpha) {
      const double t = (alpha - cutoff) / (1 - 2 * cutoff);
      const double density =
          t < 0 || t > 1 ? 0 : distribution.density(std::clamp(t, 1e-6, 1 - 1e-6), m_options);
      return std::min(density, highestDensity) / highestDensity;
    };
    QPainterPath filled = curve(area, height);
    filled.lineTo(area.bottomRight());
    filled.lineTo(area.bottomLeft());
    filled.closeSubpath();
    QColor colour = toQColor(currentColours().mutedText);
    colour.setAlphaF(0.45F);
    painter.fillPath(filled, colour);
    painter.setPen(QPen(toQColor(currentColours().frame), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
  }

  void paintNames(QPainter& painter, const QRectF& area) const {
    const RoleColours& colours = currentColours();
    double x = area.left();
    const auto name = [&](const QString& text, Rgb colour) {
      painter.setPen(toQColor(colour));
      painter.drawText(QPointF(x, area.top() + fontMetrics().ascent() - 2), text);
      x += fontMetrics().horizontalAdvance(text) + 10;
    };
    name(QStringLiteral("a(α)"), colours.sourceText);
    name(QStringLiteral("b(α)"), colours.targetText);
    if (m_blending->latent->isPresent)
      name(QStringLiteral("γ(α) ···"), colours.text);
    const QString below = BlendingPlot::tr("below: how often α is trained at");
    painter.setPen(toQColor(colours.mutedText));
    const double room = area.right() - x;
    if (fontMetrics().horizontalAdvance(below) <= room)
      painter.drawText(QRectF(x, area.top() - 2, room, fontMetrics().height()), Qt::AlignRight, below);
  }

  OptionValues m_options;
  std::optional<Blending> m_blending;
};

BlendingPlot::BlendingPlot(QWidget* parent)
    : QWidget(parent), m_curves(new Curves(this)), m_formula(new QLabel(this)),
      m_problem(new ProblemLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 4);
  column->setSpacing(2);
  column->addWidget(m_curves);
  column->addWidget(m_formula);
  column->addWidget(m_problem);
  m_formula->setObjectName(QStringLiteral("blendingFormula"));
  m_problem->setObjectName(QStringLiteral("blendingProblem"));
  m_formula->setWordWrap(true);
  m_formula->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

bool BlendingPlot::fits(const OptionSchema& trainingSchema) {
  return trainingSchema.find("interpolant") && trainingSchema.find("latent") &&
         trainingSchema.find("cutoff") && trainingSchema.find("prediction") &&
         trainingSchema.find("time_distribution");
}

void BlendingPlot::show(const OptionValues& trainingOptions, bool sourceIsStandardNormal) {
  m_options = trainingOptions;
  m_sourceIsStandardNormal = sourceIsStandardNormal;
  refresh();
}

QString BlendingPlot::problem() const {
  return m_problem->text();
}

void BlendingPlot::refresh() {
  if (!fits(m_options.schema()))
    return;
  m_curves->show(m_options);
  const Blending drawn = drawnBlending(m_options);
  QString formula = QString::fromStdString(drawn.interpolant->formula);
  if (drawn.latent->isPresent)
    formula += QStringLiteral(", γ = ") + QString::fromStdString(drawn.latent->formula);
  m_formula->setText(formula);
  m_problem->tell(QString::fromStdString(blendingRefusal(m_options, m_sourceIsStandardNormal).value_or("")));
}

void BlendingPlot::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    refresh();
}

} // namespace deblend
