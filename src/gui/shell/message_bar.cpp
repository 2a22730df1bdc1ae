#include "shell/message_bar.h"

#include "shell/message_row.h"

#include <QVBoxLayout>

namespace deblend {
namespace {

constexpr qsizetype mostRows = 3;

QString idOf(const Message& message) {
  return message.id.isEmpty() ? message.sentence : message.id;
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this)) {
  m_rows->setContentsMargins({});
  m_rows->setSpacing(0);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void MessageBar::show(const Message& message) {
  remove(idOf(message));
  makeRoom();
  m_rows->addWidget(new MessageRow(message, this));
}

void MessageBar::showProblem(const QString& sentence) {
  show({Message::Tone::Problem, {}, sentence, {}, {}, true});
}

void MessageBar::remove(const QString& id) {
  for (MessageRow* row : findChildren<MessageRow*>(Qt::FindDirectChildrenOnly))
    if (idOf(row->message()) == id)
      delete row;
}

void MessageBar::clear() {
  qDeleteAll(findChildren<MessageRow*>(Qt::FindDirectChildrenOnly));
}

QStringList MessageBar::sentences() const {
  QStringList sentences;
  for (const MessageRow* row : findChildren<MessageRow*>(Qt::FindDirectChildrenOnly))
    sentences += row->message().sentence;
  return sentences;
}

void MessageBar::makeRoom() {
  const auto rows = findChildren<MessageRow*>(Qt::FindDirectChildrenOnly);
  if (rows.size() < mostRows)
    return;
  for (MessageRow* row : rows)
    if (row->message().closable) {
      delete row;
      return;
    }
}

} // namespace deblend
