#include "views/film_bar.h"

#include "language/engine_text.h"
#include "theme/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace deblend {
namespace {

constexpr int places = 200;      ///< of the slider
constexpr int playInterval = 80; ///< ms
constexpr int placesAtOnce = 2;  ///< that playing goes on by

} // namespace

FilmBar::FilmBar(std::function<bool()> isShown, QWidget* parent)
    : QWidget(parent), m_isShown(std::move(isShown)), m_play(new QToolButton(this)),
      m_place(new QSlider(Qt::Horizontal, this)), m_value(new QLabel(this)), m_axisLabel(new QLabel(this)),
      m_axis(new QComboBox(this)) {
  m_play->setObjectName(QStringLiteral("playFilms"));
  m_play->setIcon(icon(IconName::Play));
  m_play->setAutoRaise(true);
  m_place->setObjectName(QStringLiteral("filmPlace"));
  m_place->setRange(0, places);
  m_place->setValue(places);
  m_axis->setObjectName(QStringLiteral("filmAxis"));
  m_axis->setFocusPolicy(Qt::TabFocus);
  m_axisLabel->setBuddy(m_axis);
  m_value->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("step 100000")));
  m_timer.setInterval(playInterval);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 4, 10, 4);
  row->addWidget(m_play);
  row->addWidget(m_place, 1);
  for (QWidget* each : std::initializer_list<QWidget*>{m_value, m_axisLabel, m_axis})
    row->addWidget(each);
  connect(m_play, &QToolButton::clicked, this, [this] { setPlaying(!m_timer.isActive()); });
  connect(m_place, &QSlider::sliderPressed, this, [this] { setPlaying(false); });
  connect(m_place, &QSlider::valueChanged, this, &FilmBar::showPlace);
  connect(m_axis, &QComboBox::activated, this, &FilmBar::showPlace);
  connect(&m_timer, &QTimer::timeout, this, &FilmBar::advance);
  retranslate();
}

void FilmBar::setRuns(const std::filesystem::path& left, const std::filesystem::path& right) {
  setPlaying(false);
  ++m_pending;
  runAside(
      this,
      [left, right] {
        std::vector<AxisTracks> tracks;
        for (const std::string& axis : commonAxes(left, right))
          tracks.push_back({axis, filmTrack(left, axis), filmTrack(right, axis)});
        return tracks;
      },
      [this, turn = ++m_turn](Outcome<std::vector<AxisTracks>> outcome) {
        --m_pending;
        if (turn == m_turn)
          take(std::move(outcome));
      });
}

void FilmBar::take(Outcome<std::vector<AxisTracks>> outcome) {
  if (!outcome.value)
    Q_EMIT failed(outcome.problem);
  m_tracks = outcome.value.value_or(std::vector<AxisTracks>());
  setEnabled(!m_tracks.empty());
  const QString chosen = m_axis->currentData().toString();
  m_axis->clear();
  for (const AxisTracks& each : m_tracks)
    m_axis->addItem(axisTitle(each.axis), QString::fromStdString(each.axis));
  m_axis->setCurrentIndex(std::max(m_axis->findData(chosen), 0));
  const QSignalBlocker blocker(m_place);
  m_place->setValue(places);
  showPlace();
}

void FilmBar::setPlaying(bool playing) {
  m_play->setIcon(icon(playing ? IconName::Pause : IconName::Play));
  if (playing && m_place->value() == places)
    m_place->setValue(0);
  if (playing)
    m_timer.start();
  else
    m_timer.stop();
}

void FilmBar::advance() {
  if (!m_isShown())
    return;
  if (m_place->value() == places)
    setPlaying(false);
  else
    m_place->setValue(std::min(m_place->value() + placesAtOnce, places));
}

void FilmBar::showPlace() {
  const int index = m_axis->currentIndex();
  if (index < 0 || index >= static_cast<int>(m_tracks.size()))
    return;
  const AxisTracks& tracks = m_tracks[static_cast<std::size_t>(index)];
  const double place = std::max(tracks.left.end(), tracks.right.end()) * m_place->value() / places;
  m_value->setText(QString::fromStdString(placeText(tracks.axis, place)));
  Q_EMIT stepsChanged(tracks.left.stepAt(place), tracks.right.stepAt(place));
}

QString FilmBar::axisTitle(const std::string& axis) const {
  if (axis == timeAxis)
    return tr("time");
  if (axis == stepsAxis)
    return tr("steps");
  return QString::fromStdString(axis).replace(QLatin1Char('_'), QLatin1Char(' '));
}

void FilmBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void FilmBar::retranslate() {
  m_play->setToolTip(tr("Play or hold both films"));
  m_place->setAccessibleName(tr("Place in both films"));
  m_axisLabel->setText(tr("in step by"));
  for (int i = 0; i < m_axis->count(); ++i)
    m_axis->setItemText(i, axisTitle(m_axis->itemData(i).toString().toStdString()));
  showPlace();
}

} // namespace deblend
