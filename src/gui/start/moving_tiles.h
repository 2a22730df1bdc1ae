#pragma once

#include "start/moving_picture.h"

#include <QImage>

namespace deblend {

/// Image samples on their way, from a film: a picture whose rows are states from α=0 to 1, with the samples
/// side by side as squares. GUI thread.
class MovingTiles : public MovingPicture {
  Q_OBJECT
public:
  /// `states`: how many rows of samples the film has, 2 or more.
  MovingTiles(const QString& film, int states, QWidget* parent = nullptr);

  bool isReady() const override { return m_side > 0; }

protected:
  void draw(QPainter& painter, double alpha) override;

private:
  QImage m_film;
  int m_states;
  int m_side = 0; ///< of a sample, in pixels of the film; 0: there is no such film
};

} // namespace deblend
