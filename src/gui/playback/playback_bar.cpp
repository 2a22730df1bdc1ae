#include "playback/playback_bar.h"

#include "language/quantity_text.h"
#include "playback/alpha_slider.h"
#include "playback/checkpoint_choice.h"
#include "playback/film_playback.h"
#include "playback/playback_controller.h"
#include "theme/icons.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace deblend {
namespace {

QToolButton* makeButton(IconName name, const char* objectName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(name));
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setObjectName(QLatin1String(objectName));
  return button;
}

QWidget* inRow(std::initializer_list<QWidget*> widgets, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins({});
  layout->setSpacing(2);
  for (QWidget* widget : widgets)
    layout->addWidget(widget);
  layout->addStretch();
  return row;
}

} // namespace

PlaybackBar::PlaybackBar(PlaybackController& playback, CheckpointChoice& choice, FilmPlayback& film,
                         QWidget* parent)
    : QWidget(parent), m_playback(playback), m_choice(choice), m_film(film), m_alphaLabel(new QLabel(this)),
      m_alpha(new AlphaSlider(this)), m_alphaValue(new QLabel(this)), m_checkpointLabel(new QLabel(this)),
      m_checkpoint(new QSlider(Qt::Horizontal, this)), m_checkpointValue(new QLabel(this)) {
  m_alpha->setObjectName(QStringLiteral("alphaSlider"));
  m_checkpoint->setObjectName(QStringLiteral("checkpointSlider"));
  m_checkpoint->setFocusPolicy(Qt::TabFocus);
  m_checkpoint->setTickPosition(QSlider::NoTicks);
  m_alphaButtons = makeAlphaButtons();
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(10, 4, 10, 6);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(1, 1);
  grid->addWidget(m_alphaLabel, 0, 0);
  grid->addWidget(m_alpha, 0, 1);
  grid->addWidget(m_alphaValue, 0, 2);
  grid->addWidget(m_alphaButtons, 0, 3);
  grid->addWidget(m_checkpointLabel, 1, 0);
  grid->addWidget(m_checkpoint, 1, 1);
  grid->addWidget(m_checkpointValue, 1, 2);
  grid->addWidget(makeCheckpointButtons(), 1, 3);
  connectPlayback();
  connectChoice();
  retranslate();
}

QWidget* PlaybackBar::makeAlphaButtons() {
  m_play = makeButton(IconName::Play, "play", this);
  m_loop = makeButton(IconName::Loop, "loop", this);
  m_reverse = makeButton(IconName::Reverse, "reverse", this);
  m_speed = new QComboBox(this);
  m_speed->setObjectName(QStringLiteral("speed"));
  m_speed->setFocusPolicy(Qt::TabFocus);
  for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0})
    m_speed->addItem(QStringLiteral("%1×").arg(speed), speed);
  m_speed->setCurrentIndex(2);
  m_loop->setCheckable(true);
  m_loop->setChecked(m_playback.isLooping());
  m_reverse->setCheckable(true);
  m_alphaValue->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00")));
  return inRow({m_play, m_loop, m_reverse, m_speed}, this);
}

QWidget* PlaybackBar::makeCheckpointButtons() {
  m_playFilm = makeButton(IconName::Play, "playFilm", this);
  m_best = makeButton(IconName::Best, "best", this);
  m_last = makeButton(IconName::Last, "last", this);
  m_live = makeButton(IconName::Live, "live", this);
  m_live->setCheckable(true);
  return inRow({m_playFilm, m_best, m_last, m_live}, this);
}

void PlaybackBar::connectPlayback() {
  connect(m_alpha, &AlphaSlider::alphaMoved, this, [this](double alpha) {
    m_playback.setPlaying(false);
    m_playback.setAlpha(alpha);
  });
  connect(m_play, &QToolButton::clicked, &m_playback, &PlaybackController::togglePlaying);
  connect(m_loop, &QToolButton::toggled, &m_playback, &PlaybackController::setLooping);
  connect(m_reverse, &QToolButton::toggled, &m_playback, &PlaybackController::setReverse);
  connect(m_speed, &QComboBox::currentIndexChanged, this,
          [this] { m_playback.setSpeed(m_speed->currentData().toDouble()); });
  connect(&m_playback, &PlaybackController::alphaChanged, this, &PlaybackBar::showAlpha);
  connect(&m_playback, &PlaybackController::loopingChanged, m_loop, &QToolButton::setChecked);
  connect(&m_playback, &PlaybackController::reverseChanged, m_reverse, &QToolButton::setChecked);
  connect(&m_playback, &PlaybackController::playingChanged, this,
          [this](bool playing) { m_play->setIcon(icon(playing ? IconName::Pause : IconName::Play)); });
}

void PlaybackBar::setMapping(bool maps) {
  for (QWidget* each : std::initializer_list<QWidget*>{m_alphaLabel, m_alpha, m_alphaValue, m_alphaButtons})
    each->setVisible(maps);
}

void PlaybackBar::connectChoice() {
  connect(m_checkpoint, &QSlider::sliderPressed, &m_film, [this] { m_film.setPlaying(false); });
  connect(m_playFilm, &QToolButton::clicked, &m_film, &FilmPlayback::togglePlaying);
  connect(m_speed, &QComboBox::currentIndexChanged, &m_film,
          [this] { m_film.setSpeed(m_speed->currentData().toDouble()); });
  connect(&m_film, &FilmPlayback::playingChanged, this,
          [this](bool playing) { m_playFilm->setIcon(icon(playing ? IconName::Pause : IconName::Play)); });
  connect(m_checkpoint, &QSlider::valueChanged, &m_choice, &CheckpointChoice::choosePlace);
  connect(m_best, &QToolButton::clicked, &m_choice, &CheckpointChoice::chooseBest);
  connect(m_last, &QToolButton::clicked, &m_choice, &CheckpointChoice::chooseLast);
  connect(m_live, &QToolButton::clicked, this, [this](bool live) {
    if (live)
      m_choice.chooseLive();
    else
      m_choice.chooseLast();
    showChoice();
  });
  connect(&m_choice, &CheckpointChoice::listChanged, this, &PlaybackBar::showChoice);
  connect(&m_choice, &CheckpointChoice::choiceChanged, this, &PlaybackBar::showChoice);
}

void PlaybackBar::showAlpha(double alpha) {
  m_alpha->setAlpha(alpha);
  m_alphaValue->setText(alphaText(alpha));
}

void PlaybackBar::showChoice() {
  const QSignalBlocker blocker(m_checkpoint);
  const int count = static_cast<int>(m_choice.checkpoints().size());
  const bool live = m_choice.liveIsAvailable();
  m_checkpoint->setRange(0, std::max(0, count - (live ? 0 : 1)));
  m_checkpoint->setValue(std::max(0, m_choice.place()));
  m_checkpoint->setEnabled(count + (live ? 1 : 0) > 1);
  m_playFilm->setEnabled(count > 1);
  m_best->setEnabled(count > 0);
  m_last->setEnabled(count > 0);
  m_live->setEnabled(live);
  m_live->setChecked(m_choice.isLive());
  if (m_choice.isLive())
    m_checkpointValue->setText(tr("live"));
  else if (const auto step = m_choice.step())
    m_checkpointValue->setText(tr("step %1").arg(countText(*step)));
  else
    m_checkpointValue->setText(tr("none yet"));
}

void PlaybackBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void PlaybackBar::retranslate() {
  m_alphaLabel->setText(QStringLiteral("α"));
  m_checkpointLabel->setText(tr("Checkpoint"));
  m_alpha->setToolTip(tr("How far the samples have come: 0 is the source, 1 the target. ← and → go a step."));
  m_alpha->setAccessibleName(QStringLiteral("α"));
  m_play->setToolTip(tr("Play or hold (Space)"));
  m_loop->setToolTip(tr("Begin again at the end"));
  m_reverse->setToolTip(tr("Reverse: map samples of the target back to the source"));
  m_speed->setToolTip(tr("Speed of playing"));
  m_checkpoint->setToolTip(tr("Whose weights are shown. Shift+← and Shift+→ go to the next."));
  m_checkpoint->setAccessibleName(tr("Checkpoint"));
  m_playFilm->setToolTip(tr("Play or hold the checkpoints, one after the other"));
  m_best->setToolTip(tr("The checkpoint with the lowest loss"));
  m_last->setToolTip(tr("The last checkpoint"));
  m_live->setToolTip(tr("The weights of the run in training, as they are now"));
  showAlpha(m_playback.alpha());
  showChoice();
}

} // namespace deblend
