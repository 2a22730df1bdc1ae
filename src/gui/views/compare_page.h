#pragma once

#include "controllers/evaluator.h"

#include <QWidget>

namespace deblend {

class ComparedSide;
class EmptyState;
class Studio;

/// Two checkpoints side by side: the same noise, the same sampling options, the same α. GUI thread.
class ComparePage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  ComparePage(Studio& studio, QWidget* parent = nullptr);

  void compare(const EvaluationSubject& left, const EvaluationSubject& right);
  ComparedSide& left() { return *m_left; }
  ComparedSide& right() { return *m_right; }
  bool isBusy() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  void takeOptions();
  void showEmptyState();

  Studio& m_studio;
  ComparedSide* m_left;
  ComparedSide* m_right;
  EmptyState* m_empty;
  bool m_shown = false;
};

} // namespace deblend
