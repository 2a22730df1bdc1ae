#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace deblend {

/// What a view says while it has nothing to show, with the button that does the next thing. Lies over its
/// parent. GUI thread.
class EmptyState : public QWidget {
  Q_OBJECT
public:
  explicit EmptyState(QWidget* parent);

  /// `action` may be null.
  void show(const QString& sentence, QAction* action);
  const QString& sentence() const { return m_text; }

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void fit();

  QWidget* m_panel;
  QString m_text;
  QLabel* m_sentence;
  QPushButton* m_button;
  QAction* m_action = nullptr;
};

} // namespace deblend
