#include "views/field_page.h"

#include "charts/line_chart.h"
#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/empty_state.h"
#include "views/field_export.h"
#include "views/field_view.h"
#include "views/picture_file.h"
#include "views/view_switches.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace deblend {
namespace {

constexpr int modes = 4;
constexpr int looks = 3;

QComboBox* makeChoice(int count, const char* name, QWidget* parent) {
  auto* choice = new QComboBox(parent);
  choice->setObjectName(QLatin1String(name));
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  for (int i = 0; i < count; ++i)
    choice->addItem({});
  return choice;
}

/// One of the fields of a comparison, which lives as long as it.
std::shared_ptr<const VectorField> partOf(const std::shared_ptr<const FieldComparison>& comparison,
                                          const VectorField FieldComparison::*part) {
  return comparison ? std::shared_ptr<const VectorField>(comparison, &((*comparison).*part)) : nullptr;
}

} // namespace

FieldPage::FieldPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_comparer(studio), m_history(studio),
      m_learned(new FieldView(this)), m_exact(new FieldView(this)), m_difference(new FieldView(this)),
      m_noLearned(new EmptyState(m_learned)), m_noExact(new EmptyState(m_exact)),
      m_noDifference(new EmptyState(m_difference)), m_error(new QLabel(this)), m_errorHelp(new QLabel(this)),
      m_chart(new LineChart(this)), m_footer(makeFooter()), m_mode(makeChoice(modes, "fieldMode", this)),
      m_look(makeChoice(looks, "fieldLook", this)),
      m_save(makeViewSwitch(IconName::Export, "fieldPicture", this)),
      m_switches(switchRow({m_mode, m_look, m_save}, this)) {
  auto* views = new QHBoxLayout;
  views->setSpacing(1);
  for (FieldView* view : {m_learned, m_exact, m_difference})
    views->addWidget(view, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addLayout(views, 1);
  column->addWidget(m_footer);
  m_difference->setStyle(FieldStyle::Errors);
  connect(m_mode, &QComboBox::currentIndexChanged, this, &FieldPage::showMode);
  connect(m_look, &QComboBox::currentIndexChanged, this, [this](int look) {
    for (FieldView* view : {m_learned, m_exact})
      view->setStyle(static_cast<FieldStyle>(look));
  });
  m_save->setCheckable(false);
  connect(m_save, &QToolButton::clicked, this, &FieldPage::askForFile);
  connectStudio();
  retranslate();
  showMode();
}

QWidget* FieldPage::makeFooter() {
  auto* footer = new QWidget(this);
  m_error->setObjectName(QStringLiteral("fieldError"));
  m_errorHelp->setWordWrap(true);
  auto* words = new QVBoxLayout;
  words->addWidget(m_error);
  words->addWidget(m_errorHelp);
  words->addStretch();
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 8, 8, 4);
  row->addLayout(words, 2);
  row->addWidget(m_chart, 5);
  m_chart->setFixedHeight(130);
  return footer;
}

void FieldPage::connectStudio() {
  connect(&m_comparer, &FieldComparer::changed, this, &FieldPage::showFields);
  connect(&m_history, &FieldErrorHistory::changed, this, &FieldPage::showHistory);
  connect(&m_studio.pairing, &Pairing::changed, this, [this] {
    for (FieldView* view : {m_learned, m_exact, m_difference})
      view->setDensities(m_studio.pairing.source(), m_studio.pairing.target());
    showCaptions();
  });
  connect(&m_studio.exact, &ExactPairing::changed, this, &FieldPage::showMode);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &FieldPage::showMode);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &FieldPage::showMode);
  connect(&m_studio.runs, &RunList::changed, this, &FieldPage::showEmptyStates);
  connect(&m_studio.sampling, &SamplingController::samplingChanged, this, &FieldPage::showEmptyStates);
  connect(m_actions.train, &QAction::changed, this, &FieldPage::showEmptyStates);
}

FieldPage::Mode FieldPage::mode() const {
  return static_cast<Mode>(std::max(m_mode->currentIndex(), 0));
}

void FieldPage::showFields() {
  m_learned->setField(partOf(comparison(), &FieldComparison::learned));
  m_exact->setField(partOf(comparison(), &FieldComparison::exact));
  m_difference->setField(partOf(comparison(), &FieldComparison::difference));
  showError();
  showEmptyStates();
}

/// Without an exact field there is no difference to be seen.
void FieldPage::showMode() {
  const bool all = mode() == Mode::SideBySide;
  const bool comparable = m_studio.exact.problem().isEmpty() && !m_studio.choice.run().isEmpty();
  m_learned->setVisible(all || mode() == Mode::Learned);
  m_exact->setVisible(all || mode() == Mode::Exact);
  m_difference->setVisible((all && comparable) || mode() == Mode::Difference);
  m_footer->setVisible(comparable);
  showHistory();
  showFields();
  showCaptions();
}

void FieldPage::showCaptions() {
  const QString run = m_studio.choice.run();
  const auto step = m_studio.choice.step();
  const QString weights = step ? tr("%1 · step %2").arg(run, countText(*step)) : run;
  m_learned->setCaption({{}, {}, weights.isEmpty() ? tr("learned") : tr("learned · %1").arg(weights)});
  m_exact->setCaption({{}, {}, tr("exact")});
  m_difference->setCaption({{}, {}, tr("difference")});
}

void FieldPage::showError() {
  const auto& shown = comparison();
  const QString number =
      shown && shown->error ? measureText(*shown->error * 100) + QStringLiteral(" %") : QStringLiteral("–");
  m_error->setText(tr("Relative error at α = %1: %2").arg(alphaText(m_studio.playback.alpha()), number));
}

void FieldPage::showHistory() {
  const std::vector<FieldErrorEntry> entries = m_history.entries();
  const RunSummary* run = m_studio.runs.find(m_studio.choice.run());
  ChartLine line;
  line.colour = runColour(run ? run->number : 1);
  for (const FieldErrorEntry& entry : entries) {
    line.xs += static_cast<double>(entry.step);
    line.ys += entry.error * 100;
  }
  m_chart->setLines(entries.empty() ? std::vector<ChartLine>() : std::vector<ChartLine>{line});
  const auto step = m_studio.choice.step();
  m_chart->setMark(step && !entries.empty() ? std::optional<double>(static_cast<double>(*step))
                                            : std::nullopt);
}

void FieldPage::showEmptyStates() {
  const QString& problem = m_studio.exact.problem();
  if (m_learned->hasField())
    m_noLearned->hide();
  else
    tellWhyEmpty(*m_noLearned, m_studio, m_actions);
  if (m_difference->hasField())
    m_noDifference->hide();
  else if (!problem.isEmpty())
    m_noDifference->show(problem, nullptr);
  else
    tellWhyEmpty(*m_noDifference, m_studio, m_actions);
  if (m_exact->hasField())
    m_noExact->hide();
  else if (!problem.isEmpty())
    m_noExact->show(problem, nullptr);
  else if (m_studio.exact.isBusy())
    m_noExact->show(tr("Working out the exact field…"), nullptr);
  else
    m_noExact->hide();
  m_save->setEnabled(m_exact->hasField() || m_learned->hasField());
}

void FieldPage::askForFile() {
  if (m_save->isEnabled())
    if (const auto file = askForPicture(this, tr("Save the fields as a picture"), "field.png"))
      savePicture(*file);
}

void FieldPage::savePicture(const std::filesystem::path& file) {
  std::vector<DrawnField> fields;
  for (FieldView* view : {m_learned, m_exact, m_difference})
    if (view->isVisible() && view->hasField())
      fields.push_back({view->sharedField(), view->style()});
  if (fields.empty())
    return;
  const auto step = m_studio.choice.step();
  TextMetadata recipe{{"Title", m_studio.pairing.sourceName().toStdString() + " → " +
                                    m_studio.pairing.targetName().toStdString()},
                      {"Run", m_studio.choice.run().toStdString()},
                      {"Step", step ? std::to_string(*step) : std::string()},
                      {"Alpha", std::to_string(fields.front().field->alpha)}};
  std::erase_if(recipe, [](const auto& entry) { return entry.second.empty(); });
  const auto work = [file, fields, theme = currentTheme(), recipe] {
    exportFields(file, fields, theme, recipe);
    return true;
  };
  runAside(this, work, [this](const Outcome<bool>& outcome) {
    if (!outcome.value)
      Q_EMIT m_studio.failed(outcome.problem);
  });
}

void FieldPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_comparer.setWanted(true);
  m_history.setWanted(true);
}

void FieldPage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_comparer.setWanted(false);
  m_history.setWanted(false);
}

void FieldPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    showHistory();
}

void FieldPage::retranslate() {
  m_mode->setToolTip(tr("Which fields are shown"));
  m_mode->setItemText(0, tr("Side by side"));
  m_mode->setItemText(1, tr("Learned"));
  m_mode->setItemText(2, tr("Exact"));
  m_mode->setItemText(3, tr("Difference"));
  m_look->setToolTip(tr("How a field is drawn: the colour of a direction is that of the wheel"));
  m_look->setItemText(0, tr("Directions"));
  m_look->setItemText(1, tr("Lengths"));
  m_look->setItemText(2, tr("Arrows"));
  m_errorHelp->setText(
      tr("The difference of learned and exact velocity, weighted by how often pairs blend there, as a "
         "share of the exact velocity. On the right over the training, for all α together."));
  m_chart->setLabels(tr("step"), tr("error, %"));
  m_save->setText(tr("Picture…"));
  m_save->setToolTip(tr("Save the fields as a picture"));
  showCaptions();
  showError();
  showEmptyStates();
}

} // namespace deblend
