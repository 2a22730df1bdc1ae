#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace deblend {

class AlphaSlider;
class CheckpointChoice;
class FilmPlayback;
class PlaybackController;

/// The two sliders of the window, α and the checkpoint, with their buttons. Without a mapping there is no α.
/// GUI thread.
class PlaybackBar : public QWidget {
  Q_OBJECT
public:
  /// All outlive the bar.
  PlaybackBar(PlaybackController& playback, CheckpointChoice& choice, FilmPlayback& film,
              QWidget* parent = nullptr);

  /// Whether what is shown maps a source onto a target.
  void setMapping(bool maps);

protected:
  void changeEvent(QEvent* event) override;

private:
  QWidget* makeAlphaButtons();
  QWidget* makeCheckpointButtons();
  void connectPlayback();
  void connectChoice();
  void showAlpha(double alpha);
  void showChoice();
  void retranslate();

  PlaybackController& m_playback;
  CheckpointChoice& m_choice;
  FilmPlayback& m_film;
  QWidget* m_alphaButtons;
  QLabel* m_alphaLabel;
  AlphaSlider* m_alpha;
  QLabel* m_alphaValue;
  QToolButton* m_play;
  QToolButton* m_loop;
  QToolButton* m_reverse;
  QComboBox* m_speed;
  QLabel* m_checkpointLabel;
  QSlider* m_checkpoint;
  QLabel* m_checkpointValue;
  QToolButton* m_playFilm;
  QToolButton* m_best;
  QToolButton* m_last;
  QToolButton* m_live;
};

} // namespace deblend
