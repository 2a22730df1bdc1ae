#include "painting/painting_window.h"

#include "theme/theme.h"
#include "threads/run_aside.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSlider>
#include <QUndoStack>

namespace deblend {

PaintingWindow::PaintingWindow(QUndoStack& history, const QString& name, QWidget* parent)
    : QDialog(parent), m_history(history), m_name(new QLineEdit(name, this)),
      m_save(new QPushButton(tr("Save"), this)), m_problem(new QLabel(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_name->setObjectName(QStringLiteral("name"));
  m_save->setObjectName(QStringLiteral("save"));
  m_save->setDefault(true);
  m_problem->setObjectName(QStringLiteral("problem"));
  m_problem->setWordWrap(true);
  connect(m_save, &QPushButton::clicked, this, &PaintingWindow::save);
  connect(m_name, &QLineEdit::textChanged, this, &PaintingWindow::showState);
}

QSlider* PaintingWindow::makeSlider(int least, int most, int value, const char* name) {
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setObjectName(QLatin1String(name));
  slider->setRange(least, most);
  slider->setValue(value);
  return slider;
}

void PaintingWindow::addHistory(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& text, const QKeySequence& key, void (QUndoStack::*step)(),
                       void (QUndoStack::*can)(bool)) {
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setEnabled(false);
    connect(button, &QPushButton::clicked, &m_history, step);
    connect(new QShortcut(key, this), &QShortcut::activated, &m_history, step);
    connect(&m_history, can, button, &QPushButton::setEnabled);
    row->addWidget(button);
    return button;
  };
  add(tr("Undo"), Qt::CTRL | Qt::Key_Z, &QUndoStack::undo, &QUndoStack::canUndoChanged)
      ->setObjectName(QStringLiteral("undo"));
  add(tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, &QUndoStack::redo, &QUndoStack::canRedoChanged)
      ->setObjectName(QStringLiteral("redo"));
  column.addLayout(row);
}

void PaintingWindow::addEnding(QVBoxLayout& column) {
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setAutoDefault(false);
  column.addWidget(m_problem);
  column.addWidget(new QLabel(tr("Name"), this));
  column.addWidget(m_name);
  column.addWidget(m_save);
  column.addWidget(cancel);
  connect(cancel, &QPushButton::clicked, this, &PaintingWindow::reject);
}

void PaintingWindow::showState() {
  m_save->setEnabled(!m_saving && !isEmpty() && !m_name->text().trimmed().isEmpty());
  m_save->setToolTip(isEmpty() ? emptyWords() : QString());
}

void PaintingWindow::tell(const QString& problem) {
  QPalette colours = m_problem->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_problem->setPalette(colours);
  m_problem->setText(problem);
}

void PaintingWindow::save() {
  m_saving = true;
  showState();
  runAside(this, writing(m_name->text().toStdString()), [this](Outcome<DataSetSpec> outcome) {
    m_saving = false;
    showState();
    tell(outcome.problem);
    if (!outcome.value)
      return;
    m_history.setClean();
    Q_EMIT saved(*outcome.value);
    accept();
  });
}

/// Also where the window is closed.
void PaintingWindow::reject() {
  if (m_saving)
    return;
  if (m_history.isClean())
    QDialog::reject();
  else
    ask();
}

void PaintingWindow::ask() {
  auto* question = new QMessageBox(QMessageBox::Question, tr("Paint"), tr("Save the painting?"),
                                   QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  question->setObjectName(QStringLiteral("askToSave"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->button(QMessageBox::Save)->setEnabled(m_save->isEnabled());
  connect(question, &QMessageBox::finished, this, [this](int answer) {
    if (answer == QMessageBox::Save)
      save();
    else if (answer == QMessageBox::Discard)
      QDialog::reject();
  });
  question->open();
}

} // namespace deblend
