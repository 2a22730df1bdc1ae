#include "views/path_panel.h"

#include "language/quantity_text.h"
#include "theme/icons.h"
#include "views/image_states.h"
#include "views/tile_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace deblend {

PathPanel::PathPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_close(new QToolButton(this)),
      m_strip(new TileStrip(this)), m_neighboursTitle(new QLabel(this)), m_neighbours(new TileStrip(this)) {
  m_strip->setObjectName(QStringLiteral("path"));
  m_neighbours->setObjectName(QStringLiteral("neighbours"));
  m_neighboursTitle->setWordWrap(true);
  m_close->setIcon(icon(IconName::Close));
  m_close->setIconSize({12, 12});
  m_close->setAutoRaise(true);
  m_close->setObjectName(QStringLiteral("closePath"));
  auto* heading = new QHBoxLayout;
  heading->addWidget(m_title, 1);
  heading->addWidget(m_close);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 4, 8, 2);
  column->setSpacing(4);
  column->addLayout(heading);
  column->addWidget(m_strip);
  column->addWidget(m_neighboursTitle);
  column->addWidget(m_neighbours);
  setNeighbours(std::nullopt);
  connect(m_close, &QToolButton::clicked, this, &PathPanel::closed);
  connect(m_strip, &TileStrip::clicked, this,
          [this](int index) { Q_EMIT alphaChosen(m_alphas[static_cast<std::size_t>(index)]); });
  retranslate();
}

void PathPanel::setSample(std::shared_ptr<const Trajectory> trajectory, int sample) {
  m_trajectory = std::move(trajectory);
  m_sample = sample;
  retranslate();
  showStates();
}

void PathPanel::setAlpha(double alpha) {
  m_alpha = alpha;
  markState();
}

void PathPanel::tellOfNeighbours(const QString& sentence) {
  m_neighboursTitle->setText(sentence);
  m_neighboursTitle->setVisible(!sentence.isEmpty());
}

void PathPanel::setNeighbours(const std::optional<NearestSamples>& neighbours) {
  std::vector<TileStrip::Tile> tiles;
  const auto count = neighbours ? static_cast<std::size_t>(neighbours->neighbours) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto size = static_cast<std::size_t>(elementCount(neighbours->sampleShape));
    const auto values = std::span(neighbours->samples).subspan(i * size, size);
    const QString name = i < neighbours->names.size()
                             ? QString::fromStdString(neighbours->names[i])
                             : tr("Sample %1").arg(countText(neighbours->indices[i] + 1));
    const QString distance = measureText(neighbours->distances[i]);
    tiles.push_back(
        {imageOf(values, neighbours->sampleShape), distance, tr("%1, distance %2").arg(name, distance)});
  }
  m_neighbours->setVisible(!tiles.empty());
  m_neighbours->setTiles(std::move(tiles));
  tellOfNeighbours(neighbours ? tr("Nearest stored samples, and how far they are") : QString());
}

void PathPanel::showStates() {
  m_alphas.clear();
  std::vector<TileStrip::Tile> tiles;
  if (m_trajectory) {
    const SampleShape& shape = m_trajectory->sampleShape;
    const std::int64_t states = m_trajectory->stateCount();
    const std::int64_t room = m_strip->room({static_cast<int>(shape[2]), static_cast<int>(shape[1])});
    const std::int64_t shown = std::min(states, room);
    for (std::int64_t i = 0; i < shown; ++i) {
      const std::int64_t state = shown < 2 ? states - 1 : i * (states - 1) / (shown - 1);
      const double alpha = m_trajectory->alphas[static_cast<std::size_t>(state)];
      tiles.push_back({imageOf(imageValues(*m_trajectory, m_sample, state), shape), alphaText(alpha), {}});
      m_alphas.push_back(alpha);
    }
  }
  m_strip->setTiles(std::move(tiles));
  markState();
}

void PathPanel::markState() {
  const auto nearest =
      std::ranges::min_element(m_alphas, {}, [this](double alpha) { return std::abs(alpha - m_alpha); });
  m_strip->mark(nearest == m_alphas.end() ? -1 : static_cast<int>(nearest - m_alphas.begin()));
}

void PathPanel::resizeEvent(QResizeEvent*) {
  showStates();
}

void PathPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showStates();
  }
}

void PathPanel::retranslate() {
  m_title->setText(m_trajectory ? sampleTitle(*m_trajectory, m_sample) : QString());
  m_close->setToolTip(tr("Close (Esc)"));
}

} // namespace deblend
