#pragma once

#include <QWidget>

class QToolButton;

namespace deblend {

/// A word over a group of fields, with a line to the edge. A click on it folds the group up and back. GUI
/// thread.
class SectionHeading : public QWidget {
  Q_OBJECT
public:
  explicit SectionHeading(QWidget* parent = nullptr);

  void setText(const QString& text);
  /// How many fields of the group differ from their defaults: told while it is folded up.
  void setChangedCount(int count);
  void setFolded(bool folded);
  bool isFolded() const { return m_folded; }

Q_SIGNALS:
  void foldingAsked(bool folded);

protected:
  void changeEvent(QEvent* event) override;

private:
  void refresh();
  void restyle();

  QToolButton* m_button;
  QString m_text;
  int m_changed = 0;
  bool m_folded = false;
};

} // namespace deblend
