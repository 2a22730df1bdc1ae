#include "forms/bench_form.h"

#include "core/error.h"
#include "language/engine_text.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace deblend {
namespace {

constexpr std::int64_t mostSteps = 100'000;

std::vector<std::string> chosenIn(const QToolButton& button) {
  std::vector<std::string> ids;
  for (const QAction* action : button.menu()->actions())
    if (action->isChecked())
      ids.push_back(action->data().toString().toStdString());
  return ids;
}

template <typename Number>
QString listText(const std::vector<Number>& numbers) {
  QStringList texts;
  for (const Number number : numbers)
    texts += QString::number(number);
  return texts.join(QStringLiteral(" "));
}

/// Numbers between blanks, semicolons or commas. `allowed` says what is, for the message.
template <typename Number>
std::vector<Number> numbersIn(const QLineEdit& field, const QString& title, const QString& allowed,
                              Number least, Number most) {
  static const QRegularExpression between(QStringLiteral("[\\s;,]+"));
  std::vector<Number> numbers;
  for (const QString& text : field.text().split(between, Qt::SkipEmptyParts)) {
    bool read = false;
    Number number;
    if constexpr (std::is_integral_v<Number>)
      number = text.toLongLong(&read);
    else
      number = text.toDouble(&read);
    if (!read || number < least || number > most)
      throw Error(BenchForm::tr("%1 are %2, but here is '%3'.").arg(title, allowed, text).toStdString());
    numbers.push_back(number);
  }
  return numbers;
}

void addChoice(QMenu& menu, const std::string& id, bool checked) {
  QAction* action = menu.addAction(QString());
  action->setData(QString::fromStdString(id));
  action->setCheckable(true);
  action->setChecked(checked);
}

/// A menu that stays open while its entries are checked.
class ChoiceMenu : public QMenu {
public:
  using QMenu::QMenu;

protected:
  void mouseReleaseEvent(QMouseEvent* event) override {
    if (QAction* action = activeAction(); action && action->isEnabled())
      action->trigger();
    else
      QMenu::mouseReleaseEvent(event);
  }
};

} // namespace

BenchForm::BenchForm(QWidget* parent)
    : QWidget(parent), m_checkpointLabel(new QLabel(this)), m_checkpoint(new QComboBox(this)),
      m_integrators(makeChoice("benchIntegrators")), m_spacings(makeChoice("benchSpacings")),
      m_stepsLabel(new QLabel(this)), m_steps(new QLineEdit(this)), m_tolerancesLabel(new QLabel(this)),
      m_tolerances(new QLineEdit(this)), m_countLabel(new QLabel(this)), m_count(new QSpinBox(this)),
      m_seedsLabel(new QLabel(this)), m_seeds(new QSpinBox(this)) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins({});
  rows->setSpacing(4);
  auto* above = new QHBoxLayout;
  auto* below = new QHBoxLayout;
  rows->addLayout(above);
  rows->addLayout(below);
  const auto add = [](QHBoxLayout* row, QLabel* label, QWidget* field, int stretch = 0) {
    label->setBuddy(field);
    row->addWidget(label);
    row->addWidget(field, stretch);
  };
  add(above, m_checkpointLabel, m_checkpoint);
  above->addWidget(m_integrators);
  above->addWidget(m_spacings);
  add(above, m_countLabel, m_count);
  add(above, m_seedsLabel, m_seeds);
  above->addStretch();
  add(below, m_stepsLabel, m_steps, 3);
  add(below, m_tolerancesLabel, m_tolerances, 2);
  m_checkpoint->setObjectName(QStringLiteral("benchCheckpoint"));
  m_steps->setObjectName(QStringLiteral("benchSteps"));
  m_tolerances->setObjectName(QStringLiteral("benchTolerances"));
  m_count->setObjectName(QStringLiteral("benchCount"));
  m_seeds->setObjectName(QStringLiteral("benchSeeds"));
  m_count->setRange(1, 1'000'000);
  m_seeds->setRange(1, 100);
  fillChoices();
  retranslate();
}

QToolButton* BenchForm::makeChoice(const char* name) {
  auto* button = new QToolButton(this);
  button->setObjectName(QLatin1String(name));
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setMenu(new ChoiceMenu(button));
  connect(button->menu(), &QMenu::triggered, this, [this, button] { showChoice(*button); });
  return button;
}

void BenchForm::fillChoices() {
  const BenchRequest usual;
  for (const Integrator& each : integrators())
    addChoice(*m_integrators->menu(), each.id,
              std::ranges::find(usual.integrators, each.id) != usual.integrators.end());
  for (const Spacing& each : spacings())
    addChoice(*m_spacings->menu(), each.id,
              std::ranges::find(usual.spacings, each.id) != usual.spacings.end());
  m_steps->setText(listText(usual.steps));
  m_tolerances->setText(listText(usual.tolerances));
  m_count->setValue(1024);
  m_seeds->setValue(static_cast<int>(usual.seeds));
  for (const char* choice : {"shown", "latest", "best", "all"})
    m_checkpoint->addItem(QString(), QLatin1String(choice));
}

BenchRequest BenchForm::request(std::optional<std::int64_t> shown) const {
  BenchRequest request;
  const std::string checkpoint = m_checkpoint->currentData().toString().toStdString();
  request.checkpoints = {checkpoint != "shown" ? checkpoint : shown ? std::to_string(*shown) : "latest"};
  request.integrators = chosenIn(*m_integrators);
  request.spacings = chosenIn(*m_spacings);
  if (request.integrators.empty())
    throw Error(tr("No integrator is chosen.").toStdString());
  if (request.spacings.empty())
    throw Error(tr("No spacing of the steps is chosen.").toStdString());
  request.steps = numbersIn<std::int64_t>(*m_steps, tr("Numbers of steps"),
                                          tr("whole numbers from 1 to 100,000"), 1, mostSteps);
  request.tolerances =
      numbersIn<double>(*m_tolerances, tr("Tolerances"), tr("numbers from 1e-8 to 1"), 1e-8, 1);
  request.seeds = m_seeds->value();
  request.sampling.count = m_count->value();
  return request;
}

void BenchForm::showChoice(QToolButton& button) const {
  QStringList titles;
  for (const QAction* action : button.menu()->actions())
    if (action->isChecked())
      titles += action->text();
  const QString title = &button == m_integrators ? tr("Integrators") : tr("Spacings");
  button.setText(titles.size() == 1 ? titles.front() : tr("%1: %2").arg(title).arg(titles.size()));
  button.setToolTip(title + QStringLiteral(": ") + titles.join(QStringLiteral(", ")));
}

void BenchForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void BenchForm::retranslate() {
  m_checkpointLabel->setText(tr("Checkpoint"));
  const QStringList choices{tr("the one shown"), tr("the last"), tr("the best"), tr("all")};
  for (int i = 0; i < choices.size(); ++i)
    m_checkpoint->setItemText(i, choices[i]);
  m_stepsLabel->setText(tr("Steps"));
  m_steps->setToolTip(tr("How many steps integrators with fixed steps take: several numbers"));
  m_tolerancesLabel->setText(tr("Tolerances"));
  m_tolerances->setToolTip(tr("What an adaptive integrator allows a step: several numbers"));
  m_countLabel->setText(tr("Samples"));
  m_seedsLabel->setText(tr("Seeds"));
  m_seeds->setToolTip(tr("How often everything is measured with other noise; the intervals come from it"));
  for (QAction* action : m_integrators->menu()->actions()) {
    const Integrator& each = integrator(action->data().toString().toStdString());
    action->setText(engineText(each.title));
    action->setToolTip(engineText(each.help));
  }
  for (QAction* action : m_spacings->menu()->actions()) {
    const Spacing& each = spacing(action->data().toString().toStdString());
    action->setText(engineText(each.title));
    action->setToolTip(engineText(each.help));
  }
  for (QToolButton* button : {m_integrators, m_spacings}) {
    button->menu()->setToolTipsVisible(true);
    showChoice(*button);
  }
}

} // namespace deblend
