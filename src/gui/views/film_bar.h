#pragma once

#include "exporting/film_track.h"
#include "threads/run_aside.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace deblend {

/// Moves through the checkpoints of two runs in step: by time, by steps, or by a quantity that both recorded.
/// GUI thread.
class FilmBar : public QWidget {
  Q_OBJECT
public:
  /// `isShown` answers whether what was asked for last is seen: playing waits for it.
  FilmBar(std::function<bool()> isShown, QWidget* parent = nullptr);

  void setRuns(const std::filesystem::path& left, const std::filesystem::path& right);
  void setPlaying(bool playing);
  bool isBusy() const { return m_pending > 0; }

Q_SIGNALS:
  /// The checkpoints at the place that is shown.
  void stepsChanged(qint64 left, qint64 right);
  void failed(const QString& sentence);

protected:
  void changeEvent(QEvent* event) override;

private:
  struct AxisTracks {
    std::string axis;
    FilmTrack left;
    FilmTrack right;
  };

  void take(Outcome<std::vector<AxisTracks>> outcome);
  void advance();
  void showPlace();
  QString axisTitle(const std::string& axis) const;
  void retranslate();

  std::function<bool()> m_isShown;
  QToolButton* m_play;
  QSlider* m_place;
  QLabel* m_value;
  QLabel* m_axisLabel;
  QComboBox* m_axis;
  QTimer m_timer;
  std::vector<AxisTracks> m_tracks;
  int m_turn = 0;
  int m_pending = 0;
};

} // namespace deblend
