#include "forms/data_set_chooser.h"

#include "forms/option_form.h"
#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "theme/density_picture.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

namespace deblend {
namespace {

constexpr int thumbnailSide = 96;
constexpr int restInterval = 120; // ms

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

} // namespace

DataSetChooser::DataSetChooser(DataSummaries& summaries, DataFolders folders, Side side, QWidget* parent)
    : QWidget(parent), m_summaries(summaries), m_folders(std::move(folders)), m_side(side),
      m_kind(new QComboBox(this)), m_help(new QLabel(this)), m_location(new QStackedWidget(this)),
      m_file(new QLineEdit(this)), m_browse(new QPushButton(this)), m_name(new QComboBox(this)),
      m_options(new OptionForm(this)), m_thumbnail(new QLabel(this)), m_state(new QLabel(this)),
      m_lookTimer(new QTimer(this)) {
  m_kind->setObjectName(QStringLiteral("kind"));
  m_file->setObjectName(QStringLiteral("file"));
  m_name->setObjectName(QStringLiteral("name"));
  m_state->setObjectName(QStringLiteral("state"));
  m_thumbnail->setObjectName(QStringLiteral("thumbnail"));
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
  connect(m_options, &OptionForm::valuesChanged, this, &DataSetChooser::specChanged);
  connect(m_lookTimer, &QTimer::timeout, this, &DataSetChooser::look);
  retranslate();
  showKind();
  specChanged();
}

void DataSetChooser::buildLayout() {
  auto* file = new QWidget(m_location);
  auto* fileRow = new QHBoxLayout(file);
  fileRow->setContentsMargins({});
  fileRow->addWidget(m_file, 1);
  fileRow->addWidget(m_browse);
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
  grid->addWidget(m_state, 4, 0, 1, 2);
  grid->setRowStretch(5, 1);
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
  m_location->setCurrentIndex(static_cast<int>(chosen.location));
  m_location->setVisible(chosen.location != LocationKind::None);
  m_help->setText(engineText(chosen.help));
  if (chosen.location == LocationKind::Name) {
    m_name->clear();
    for (const OptionChoice& name : namesOf(chosen, m_folders))
      m_name->addItem(titleOf(name), QString::fromStdString(name.value));
  }
  m_options->setValues(OptionValues(chosen.schema));
}

void DataSetChooser::setSpec(const DataSetSpec& spec) {
  m_kind->setCurrentIndex(m_kind->findData(QString::fromStdString(spec.kind)));
  showKind();
  const QString location = QString::fromStdString(spec.location);
  m_file->setText(kind().location == LocationKind::File ? location : QString());
  m_name->setCurrentIndex(m_name->findData(location));
  m_options->setValues(spec.options);
  specChanged();
}

QString DataSetChooser::location() const {
  switch (kind().location) {
  case LocationKind::File:
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
  if (kind().location == LocationKind::File && location().isEmpty())
    return tr("No file is chosen yet.");
  return m_problem;
}

void DataSetChooser::browse() {
  const QString chosen = QFileDialog::getOpenFileName(window(), tr("Choose the data"), m_file->text());
  if (chosen.isEmpty())
    return;
  m_file->setText(chosen);
  specChanged();
}

void DataSetChooser::specChanged() {
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
  m_summaries.summariseAnew(*wanted, m_folders, this,
                            [this, look = m_looks](const DataSummary& summary, const QString& problem) {
                              if (look != m_looks)
                                return;
                              m_summary = summary;
                              m_problem = problem;
                              showState();
                              Q_EMIT changed();
                            });
}

void DataSetChooser::showState() {
  const QString sentence = problem();
  QString text = tr("Looking at the data…");
  if (!sentence.isEmpty())
    text = sentence;
  else if (m_summary && m_summary->storedCount)
    text =
        tr("%1 samples of shape %2")
            .arg(countText(*m_summary->storedCount), QString::fromStdString(toText(m_summary->sampleShape)));
  else if (m_summary)
    text = tr("samples of shape %1").arg(QString::fromStdString(toText(m_summary->sampleShape)));
  m_state->setText(text);
  QPalette colours = m_state->palette();
  colours.setColor(QPalette::WindowText,
                   sentence.isEmpty() ? toQColor(currentColours().mutedText) : problemColour());
  m_state->setPalette(colours);
  showThumbnail();
}

void DataSetChooser::showThumbnail() {
  const RoleColours& colours = currentColours();
  const QColor hue = toQColor(m_side == Side::Source ? colours.source : colours.target);
  m_thumbnail->setPixmap(QPixmap::fromImage(densityThumbnail(m_summary ? m_summary->density : DensityGrid(),
                                                             hue, thumbnailSide, devicePixelRatioF())));
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
  m_file->setPlaceholderText(tr("A picture, or a file of points"));
  QPalette muted = m_help->palette();
  muted.setColor(QPalette::WindowText, toQColor(currentColours().mutedText));
  m_help->setPalette(muted);
}

} // namespace deblend
