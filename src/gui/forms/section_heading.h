#pragma once

#include <QWidget>

class QLabel;

namespace deblend {

/// A word over a group of fields, with a line to the edge.
class SectionHeading : public QWidget {
  Q_OBJECT
public:
  explicit SectionHeading(QWidget* parent = nullptr);
  void setText(const QString& text);

protected:
  void changeEvent(QEvent* event) override;

private:
  void restyle();

  QLabel* m_label;
};

} // namespace deblend
