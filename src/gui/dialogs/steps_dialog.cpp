#include "dialogs/steps_dialog.h"

#include "forms/problem_label.h"
#include "language/quantity_text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace deblend {
namespace {

constexpr qint64 mostSteps = 1'000'000'000;

qint64 typedSteps(const QString& text) {
  QString digits = text;
  return digits.remove(QChar::Space).remove(QChar(0x202F)).toLongLong();
}

} // namespace

StepsDialog::StepsDialog(const QString& title, const QString& sentence, std::int64_t done,
                         std::int64_t proposed, QWidget* parent)
    : QDialog(parent), m_done(done), m_steps(new QLineEdit(QString::number(proposed), this)),
      m_problem(new ProblemLabel(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(title);
  auto* text = new QLabel(sentence, this);
  text->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  m_ok = buttons->button(QDialogButtonBox::Ok);
  m_steps->setObjectName(QStringLiteral("steps"));
  auto* layout = new QFormLayout(this);
  layout->addRow(text);
  layout->addRow(tr("Train up to step"), m_steps);
  layout->addRow(m_problem);
  layout->addRow(buttons);
  setMinimumWidth(380);
  connect(m_steps, &QLineEdit::textEdited, this, &StepsDialog::judge);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    Q_EMIT stepsChosen(typedSteps(m_steps->text()));
    accept();
  });
  judge();
}

void StepsDialog::judge() {
  const qint64 steps = typedSteps(m_steps->text());
  const bool allowed = steps > m_done && steps <= mostSteps;
  m_ok->setEnabled(allowed);
  m_problem->tell(allowed ? QString()
                          : tr("'%1' is not a step to train up to: allowed is a whole number from %2 to %3.")
                                .arg(m_steps->text(), countText(m_done + 1), countText(mostSteps)));
}

} // namespace deblend
