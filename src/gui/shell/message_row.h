#pragma once

#include "shell/message_bar.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace deblend {

/// A row of the message bar. GUI thread.
class MessageRow : public QWidget {
  Q_OBJECT
public:
  MessageRow(const Message& message, QWidget* parent);

  const Message& message() const { return m_message; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  Message m_message;
  QToolButton* m_close;
};

} // namespace deblend
