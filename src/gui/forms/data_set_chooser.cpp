#include "forms/data_set_chooser.h"

#include "dialogs/download_dialog.h"
#include "downloads/download_catalog.h"
#include "forms/option_form.h"
#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "painting/point_painting_dialog.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "views/data_thumbnail.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace deblend {
namespace {

constexpr int thumbnailSide = 96;
constexpr int restInterval = 120;  // ms
constexpr int watchInterval = 150; // ms
constexpr std::string_view densityPainted = "density";
constexpr std::string_view pointsPainted = "points";

/// "eight-gaussians" as "Eight gaussians".
QString readable(const std::string& name) {
  QString text = QString::fromStdString(name).replace(QLatin1Char('-'), QLatin1Char(' '));
  if (!text.isEmpty())
    text[0] = text[0].toUpper();
  return text;
}

std::vector<OptionChoice> namesOf(const DataSetKind& kind, const DataFolders& folders) {
  if (!kind.names.empty())
    return kind.names;
  std::vector<OptionChoice> names;
  for (const std::string& name : exampleNames(folders))
    names.push_back({name, readable(name).toStdString()});
  return names;
}

/// Whether data sets of this kind can be downloaded.
bool isDownloadable(const DataSetKind& kind) {
  return std::ranges::any_of(downloadableDataSets(), [&](const DownloadableDataSet& each) {
    return std::ranges::find(each.kinds, kind.id) != each.kinds.end();
  });
}

/// The page of the form that asks for the location.
int locationPage(LocationKind location) {
  return isPath(location) ? 1 : location == LocationKind::Name ? 2 : 0;
}

} // namespace

DataSetChooser::DataSetChooser(DataSummaries& summaries, DataFolders folders, Side side, QWidget* parent)
    : QWidget(parent), m_summaries(summaries), m_folders(std::move(folders)), m_side(side),
      m_kind(new QComboBox(this)), m_help(new QLabel(this)), m_location(new QStackedWidget(this)),
      m_file(new QLineEdit(this)), m_browse(new QPushButton(this)), m_download(new QPushButton(this)),
      m_paint(new QPushButton(this)), m_name(new QComboBox(this)), m_options(new OptionForm(this)),
      m_thumbnail(new QLabel(this)), m_state(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)), m_lookTimer(new QTimer(this)), m_watchTimer(new QTimer(this)) {
  m_kind->setObjectName(QStringLiteral("kind"));
  m_file->setObjectName(QStringLiteral("file"));
  m_name->setObjectName(QStringLiteral("name"));
  m_state->setObjectName(QStringLiteral("state"));
  m_thumbnail->setObjectName(QStringLiteral("thumbnail"));
  m_progress->setObjectName(QStringLiteral("progress"));
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_cancel->setObjectName(QStringLiteral("cancel"));
  m_cancel->setAutoDefault(false);
  m_download->setObjectName(QStringLiteral("download"));
  m_download->setIcon(icon(IconName::Download));
  m_download->setAutoDefault(false);
  m_paint->setObjectName(QStringLiteral("paint"));
  m_paint->setAutoDefault(false);
  m_watchTimer->setInterval(watchInterval);
  m_lookTimer->setSingleShot(true);
  m_lookTimer->setInterval(restInterval);
  buildLayout();
  fillKinds();
  connect(m_kind, &QComboBox::activated, this, [this] {
    showKind();
    specChanged();
  });
  connect(m_file, &QLineEdit::textEdited, this, &DataSetChooser::specChanged);
  connect(m_name, &QComboBox::activated, this, &DataSetChooser::specChanged);
  connect(m_browse, &QPushButton::clicked, this, &DataSetChooser::browse);
  connect(m_download, &QPushButton::clicked, this, &DataSetChooser::download);
  connect(m_paint, &QPushButton::clicked, this, &DataSetChooser::paint);
  connect(m_options, &OptionForm::valuesChanged, this, &DataSetChooser::specChanged);
  connect(m_lookTimer, &QTimer::timeout, this, &DataSetChooser::look);
  connect(m_watchTimer, &QTimer::timeout, this, &DataSetChooser::showProgress);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (m_watch)
      m_watch->cancelled = true;
    else
      specChanged();
  });
  retranslate();
  showKind();
  specChanged();
}

DataSetChooser::~DataSetChooser() {
  endWatch();
}

void DataSetChooser::buildLayout() {
  auto* file = new QWidget(m_location);
  auto* fileRow = new QHBoxLayout(file);
  fileRow->setContentsMargins({});
  fileRow->addWidget(m_file, 1);
  fileRow->addWidget(m_browse);
  fileRow->addWidget(m_download);
  fileRow->addWidget(m_paint);
  m_location->addWidget(new QWidget(m_location));
  m_location->addWidget(file);
  m_location->addWidget(m_name);
  m_location->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  m_thumbnail->setFixedSize(thumbnailSide, thumbnailSide);
  m_help->setWordWrap(true);
  m_state->setWordWrap(true);
  m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins({});
  grid->setColumnStretch(1, 1);
  grid->addWidget(m_thumbnail, 0, 0, 4, 1, Qt::AlignTop);
  grid->addWidget(m_kind, 0, 1);
  grid->addWidget(m_location, 1, 1);
  grid->addWidget(m_options, 2, 1);
  grid->addWidget(m_help, 3, 1);
  auto* progressRow = new QHBoxLayout;
  progressRow->addWidget(m_progress, 1);
  progressRow->addWidget(m_cancel);
  grid->addWidget(m_state, 4, 0, 1, 2);
  grid->addLayout(progressRow, 5, 0, 1, 2);
  grid->setRowStretch(6, 1);
}

void DataSetChooser::fillKinds() {
  for (const DataSetKind& each : dataSetKinds())
    m_kind->addItem(engineText(each.title), QString::fromStdString(each.id));
  m_kind->setCurrentIndex(m_kind->findData(QStringLiteral("example")));
}

const DataSetKind& DataSetChooser::kind() const {
  return dataSetKind(m_kind->currentData().toString().toStdString());
}

void DataSetChooser::showKind() {
  const DataSetKind& chosen = kind();
  m_location->setCurrentIndex(locationPage(chosen.location));
  m_location->setVisible(chosen.location != LocationKind::None);
  m_help->setText(engineText(chosen.help));
  m_download->setVisible(isDownloadable(chosen));
  m_paint->setVisible(chosen.id == densityPainted || chosen.id == pointsPainted);
  m_paint->setToolTip(paintWords());
  showPlaceholder();
  if (chosen.location == LocationKind::Name) {
    m_name->clear();
    for (const OptionChoice& name : namesOf(chosen, m_folders))
      m_name->addItem(titleOf(name), QString::fromStdString(name.value));
  }
  m_options->setValues(OptionValues(chosen.schema));
}

void DataSetChooser::showPlaceholder() {
  m_file->setPlaceholderText(kind().location == LocationKind::Folder ? tr("A folder of pictures")
                                                                     : tr("A file of data"));
}

void DataSetChooser::setSpec(const DataSetSpec& spec) {
  m_kind->setCurrentIndex(m_kind->findData(QString::fromStdString(spec.kind)));
  showKind();
  const QString location = QString::fromStdString(spec.location);
  m_file->setText(isPath(kind().location) ? location : QString());
  m_name->setCurrentIndex(m_name->findData(location));
  m_options->setValues(spec.options);
  specChanged();
}

QString DataSetChooser::location() const {
  switch (kind().location) {
  case LocationKind::File:
  case LocationKind::Folder:
    return m_file->text().trimmed();
  case LocationKind::Name:
    return m_name->currentData().toString();
  case LocationKind::None:
    break;
  }
  return {};
}

std::optional<DataSetSpec> DataSetChooser::spec() const {
  const DataSetKind& chosen = kind();
  if (!m_options->problem().isEmpty() || (chosen.location != LocationKind::None && location().isEmpty()))
    return std::nullopt;
  return DataSetSpec{chosen.id, location().toStdString(), m_options->values()};
}

QString DataSetChooser::problem() const {
  if (!m_options->problem().isEmpty())
    return m_options->problem();
  if (isPath(kind().location) && location().isEmpty())
    return kind().location == LocationKind::Folder ? tr("No folder is chosen yet.")
                                                   : tr("No file is chosen yet.");
  return m_problem;
}

void DataSetChooser::browse() {
  const QString from = m_file->text();
  const QString chosen = kind().location == LocationKind::Folder
                             ? QFileDialog::getExistingDirectory(window(), tr("Choose the folder"), from)
                             : QFileDialog::getOpenFileName(window(), tr("Choose the data"), from);
  if (chosen.isEmpty())
    return;
  m_file->setText(chosen);
  specChanged();
}

void DataSetChooser::download() {
  auto* dialog = new DownloadDialog(window());
  connect(dialog, &DownloadDialog::downloaded, this,
          [this](const QStringList& specs) { setSpec(parseDataSetSpec(specs.front().toStdString())); });
  dialog->open();
}

/// Goes on from the picture or the points that are chosen, if they can be read.
void DataSetChooser::paint() {
  const DataSetSpec from = m_summary && spec() ? *spec() : DataSetSpec();
  PaintingTask task{m_side, m_folders, tr("density"), picturePathOf(from, m_folders), {}};
  PaintingWindow* dialog = nullptr;
  if (kind().id == pointsPainted) {
    task.name = tr("points");
    task.start = pointsPathOf(from, m_folders);
    dialog = new PointPaintingDialog(task, window());
  } else {
    dialog = new PaintingDialog(task, window());
  }
  connect(dialog, &PaintingWindow::saved, this, &DataSetChooser::setSpec);
  dialog->open();
}

QString DataSetChooser::paintWords() const {
  return kind().id == pointsPainted ? tr("Paint points of classes with a spray")
                                    : tr("Paint a density with a brush");
}

void DataSetChooser::specChanged() {
  endWatch();
  m_summary = nullptr;
  m_problem.clear();
  ++m_looks;
  if (spec())
    m_lookTimer->start();
  else
    m_lookTimer->stop();
  showState();
  Q_EMIT changed();
}

void DataSetChooser::look() {
  const std::optional<DataSetSpec> wanted = spec();
  if (!wanted)
    return;
  m_watch = std::make_shared<OpeningWatch>();
  m_watchTimer->start();
  m_summaries.summariseAnew(
      *wanted, m_folders, this,
      [this, look = m_looks](const DataSummary& summary, const QString& problem) {
        if (look == m_looks)
          take(summary, problem);
      },
      m_watch);
}

void DataSetChooser::take(const DataSummary& summary, const QString& problem) {
  const bool cancelled = m_watch && m_watch->cancelled;
  endWatch();
  m_summary = summary;
  m_problem = cancelled && !summary ? tr("Looking at the data was cancelled.") : problem;
  m_cancel->setText(tr("Look again"));
  m_cancel->setVisible(cancelled && !summary);
  showState();
  Q_EMIT changed();
}

void DataSetChooser::endWatch() {
  if (m_watch)
    m_watch->cancelled = true;
  m_watch = nullptr;
  m_watchTimer->stop();
  m_progress->hide();
  m_cancel->hide();
}

/// Called for the first time when the looking has taken a while.
void DataSetChooser::showProgress() {
  m_progress->setValue(static_cast<int>(m_watch->share * 1000));
  m_progress->show();
  m_cancel->setText(tr("Cancel"));
  m_cancel->show();
}

QString DataSetChooser::stateText() const {
  if (!m_summary)
    return tr("Looking at the data…");
  if (kind().id == "gaussian" && m_options->values().isDefault("shape"))
    return tr("samples of the shape that the other side has");
  const QString shape = QString::fromStdString(toText(m_summary->sampleShape));
  QString text = m_summary->storedCount == 1 ? tr("one sample of shape %1").arg(shape)
                 : m_summary->storedCount
                     ? tr("%1 samples of shape %2").arg(countText(*m_summary->storedCount), shape)
                     : tr("samples of shape %1").arg(shape);
  if (!m_summary->classNames.empty())
    text += tr(", classes: %1").arg(m_summary->classNames.size());
  if (m_summary->skippedCount > 0)
    text += tr(", skipped files: %1").arg(countText(m_summary->skippedCount));
  return text;
}

void DataSetChooser::showState() {
  const QString sentence = problem();
  m_state->setText(sentence.isEmpty() ? stateText() : sentence);
  QPalette colours = m_state->palette();
  colours.setColor(QPalette::WindowText,
                   sentence.isEmpty() ? toQColor(currentColours().mutedText) : problemColour());
  m_state->setPalette(colours);
  showThumbnail();
}

void DataSetChooser::showThumbnail() {
  const RoleColours& colours = currentColours();
  const QColor hue = toQColor(m_side == Side::Source ? colours.source : colours.target);
  m_thumbnail->setPixmap(
      QPixmap::fromImage(dataThumbnail(m_summary, hue, thumbnailSide, devicePixelRatioF())));
}

void DataSetChooser::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event))
    showState();
}

void DataSetChooser::retranslate() {
  const auto& kinds = dataSetKinds();
  for (int i = 0; i < m_kind->count(); ++i)
    m_kind->setItemText(i, engineText(kinds[static_cast<std::size_t>(i)].title));
  if (kind().location == LocationKind::Name)
    for (int i = 0; const OptionChoice& name : namesOf(kind(), m_folders))
      m_name->setItemText(i++, titleOf(name));
  m_help->setText(engineText(kind().help));
  m_browse->setText(tr("Browse…"));
  m_download->setText(tr("Download…"));
  m_download->setToolTip(tr("Bring a known data set from the network"));
  m_paint->setText(tr("Paint…"));
  m_paint->setToolTip(paintWords());
  showPlaceholder();
  QPalette muted = m_help->palette();
  muted.setColor(QPalette::WindowText, toQColor(currentColours().mutedText));
  m_help->setPalette(muted);
}

} // namespace deblend
