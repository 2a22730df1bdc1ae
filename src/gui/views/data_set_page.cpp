#include "views/data_set_page.h"

#include "controllers/studio.h"
#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "theme/theme.h"
#include "views/class_histogram.h"
#include "views/class_points_view.h"
#include "views/density_view.h"
#include "views/empty_state.h"
#include "views/thumbnail_wall.h"
#include "views/whole_picture_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace deblend {
namespace {

constexpr int figuresWidth = 260;

} // namespace

DataSetPage::DataSetPage(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_pictures(new QStackedWidget(this)),
      m_wall(new ThumbnailWall(m_pictures)), m_picture(new WholePictureView(m_pictures)),
      m_density(new DensityView(m_pictures)), m_points(new ClassPointsView(m_pictures)),
      m_empty(new EmptyState(m_pictures)), m_title(new QLabel(this)), m_figures(new QLabel(this)),
      m_classesTitle(new QLabel(this)), m_classesScroll(new QScrollArea(this)),
      m_classes(new ClassHistogram(m_classesScroll)), m_skippedTitle(new QLabel(this)),
      m_skipped(new QPlainTextEdit(this)) {
  for (QWidget* view : std::initializer_list<QWidget*>{m_wall, m_picture, m_density, m_points})
    m_pictures->addWidget(view);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins({});
  row->setSpacing(0);
  row->addWidget(m_pictures, 1);
  row->addWidget(makeFigures());
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen,
                            &ProjectController::closed})
    connect(&m_studio.project, signal, this, &DataSetPage::look);
  connect(m_wall, &ThumbnailWall::failed, this, [this](const QString& sentence) { take(nullptr, sentence); });
  look();
}

QWidget* DataSetPage::makeFigures() {
  auto* figures = new QWidget(this);
  figures->setFixedWidth(figuresWidth);
  auto* column = new QVBoxLayout(figures);
  column->setContentsMargins(12, 10, 10, 10);
  column->setSpacing(6);
  QFont bold = m_title->font();
  bold.setBold(true);
  for (QLabel* title : {m_title, m_classesTitle, m_skippedTitle})
    title->setFont(bold);
  m_title->setWordWrap(true);
  m_figures->setWordWrap(true);
  m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_figures->setObjectName(QStringLiteral("figures"));
  m_classesScroll->setWidget(m_classes);
  m_classesScroll->setWidgetResizable(true);
  m_classesScroll->setFrameShape(QFrame::NoFrame);
  m_classesScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_skipped->setReadOnly(true);
  m_skipped->setObjectName(QStringLiteral("skipped"));
  m_skipped->setMaximumHeight(160);
  column->addWidget(m_title);
  column->addWidget(m_figures);
  column->addWidget(m_classesTitle);
  column->addWidget(m_classesScroll, 1);
  column->addWidget(m_skippedTitle);
  column->addWidget(m_skipped);
  column->addStretch();
  return figures;
}

bool DataSetPage::isBusy() const {
  return m_wall->isBusy();
}

const NamedDataSet* DataSetPage::dataSet() const {
  if (!m_studio.project.isOpen())
    return nullptr;
  const auto& all = m_studio.project.document().dataSets;
  const auto found = std::ranges::find(all, m_name.toStdString(), &NamedDataSet::name);
  return found == all.end() ? nullptr : &*found;
}

void DataSetPage::showDataSet(const QString& name) {
  m_name = name;
  look();
}

/// Of no data set that is there, the target of the shown experiment is looked at.
void DataSetPage::look() {
  if (!dataSet())
    if (const Experiment* experiment = m_studio.project.experiment())
      m_name = QString::fromStdString(experiment->target);
  const NamedDataSet* shown = dataSet();
  if (shown && (m_summary || m_problem.isEmpty()) && m_looked == shown->spec) {
    showFigures();
    return;
  }
  m_looked = shown ? shown->spec : DataSetSpec();
  m_summary = nullptr;
  m_problem.clear();
  m_wall->clear();
  m_density->show(nullptr, {});
  m_picture->show(nullptr);
  m_points->show(nullptr);
  showFigures();
  if (!shown)
    return;
  m_studio.summaries.summarise(shown->spec, m_studio.project.dataFolders(), this,
                               [this, turn = ++m_looks](const DataSummary& summary, const QString& problem) {
                                 if (turn == m_looks)
                                   take(summary, problem);
                               });
}

void DataSetPage::take(const DataSummary& summary, const QString& problem) {
  m_summary = summary;
  m_problem = problem;
  m_pictures->setCurrentWidget(summary ? viewOf(*summary) : m_density);
  if (m_pictures->currentWidget() == m_wall)
    m_wall->show(m_looked, m_studio.project.dataFolders(),
                 summary->storedCount.value_or(TileBlocks::blockSize),
                 QSize(static_cast<int>(summary->sampleShape[2]), static_cast<int>(summary->sampleShape[1])),
                 summary->classNames);
  m_picture->show(summary);
  m_points->show(summary);
  showFigures();
}

QWidget* DataSetPage::viewOf(const DataGlance& summary) const {
  if (summary.labelledPoints.count() > 0)
    return m_points;
  if (summary.tiles.width == 0)
    return m_density;
  return summary.storedCount == 1 ? static_cast<QWidget*>(m_picture) : m_wall;
}

QColor DataSetPage::hue() const {
  const Experiment* experiment = m_studio.project.experiment();
  const RoleColours& colours = currentColours();
  if (experiment && experiment->source == m_name.toStdString())
    return toQColor(colours.source);
  return toQColor(experiment && experiment->target == m_name.toStdString() ? colours.target
                                                                           : colours.neutralPoints);
}

void DataSetPage::showFigures() {
  const NamedDataSet* shown = dataSet();
  m_title->setText(shown ? m_name : QString());
  QStringList lines;
  if (shown)
    lines += engineText(dataSetKind(shown->spec.kind).title);
  if (m_summary) {
    const SampleShape& shape = m_summary->sampleShape;
    lines += m_summary->storedCount == 1 ? tr("one sample")
             : m_summary->storedCount    ? tr("%1 samples").arg(countText(*m_summary->storedCount))
                                         : tr("samples are drawn anew each time");
    if (isImage(shape))
      lines += tr("%1 × %2 pixels, %3")
                   .arg(shape[2])
                   .arg(shape[1])
                   .arg(shape[0] == 1   ? tr("gray")
                        : shape[0] == 3 ? tr("colour")
                                        : tr("%1 channels").arg(shape[0]));
    else
      lines += isPlanar(shape) ? tr("points of the plane")
                               : tr("shape %1").arg(QString::fromStdString(toText(shape)));
  }
  if (shown)
    lines += QString::fromStdString(toText(shown->spec));
  m_figures->setText(lines.join(QLatin1Char('\n')));
  const bool classes = m_summary && !m_summary->classNames.empty();
  m_classesTitle->setVisible(classes);
  m_classesScroll->setVisible(classes);
  if (classes) {
    m_classesTitle->setText(tr("Classes: %1").arg(m_summary->classNames.size()));
    m_classes->show(m_summary->classNames, m_summary->classCounts, m_summary->labelledPoints.count() > 0);
  }
  if (m_summary)
    m_density->show({m_summary, &m_summary->density}, hue());
  showSkipped();
}

void DataSetPage::showSkipped() {
  const std::int64_t count = m_summary ? m_summary->skippedCount : 0;
  m_skippedTitle->setVisible(count > 0);
  m_skipped->setVisible(count > 0);
  QStringList files;
  if (count > 0)
    for (const std::string& file : m_summary->skippedFiles)
      files += QString::fromStdString(file);
  m_skippedTitle->setText(tr("Skipped files: %1").arg(countText(count)));
  m_skipped->setPlainText(files.join(QLatin1Char('\n')));
  if (!m_problem.isEmpty())
    m_empty->show(m_problem, nullptr);
  else if (!dataSet())
    m_empty->show(tr("Choose a data set in the project's pane to look at it."), nullptr);
  else if (!m_summary)
    m_empty->show(tr("Looking at the data…"), nullptr);
  else
    m_empty->hide();
}

void DataSetPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    showFigures();
}

} // namespace deblend
