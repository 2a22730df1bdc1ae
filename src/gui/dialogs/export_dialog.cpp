#include "dialogs/export_dialog.h"

#include "background/background_task.h"
#include "controllers/program.h"
#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "model/model_type.h"
#include "theme/theme.h"
#include "ui_export_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

namespace deblend {
namespace {

constexpr int mostSide = 4096;
constexpr int mostTiles = 100; ///< in a row or a column

/// Beside the ending of a format: how far the samples have come in its picture, where it is not all the way.
constexpr int wayRole = Qt::UserRole + 1;
/// Beside a kind: the view's id, or the document's ending.
constexpr int partRole = Qt::UserRole + 1;

/// The ending of the output; empty for a folder of pictures.
const QString gif = QStringLiteral(".gif");
const QString mp4 = QStringLiteral(".mp4");
const QString png = QStringLiteral(".png");

QString stemOf(ExportKind kind) {
  switch (kind) {
  case ExportKind::Points:
    return QStringLiteral("points");
  case ExportKind::Paths:
    return QStringLiteral("paths");
  case ExportKind::Grid:
    return QStringLiteral("grid");
  case ExportKind::Likelihood:
    return QStringLiteral("likelihood");
  case ExportKind::View:
    return QStringLiteral("view");
  case ExportKind::Document:
    return QStringLiteral("document");
  case ExportKind::Film:
    return QStringLiteral("film");
  case ExportKind::Loss:
    break;
  }
  return QStringLiteral("loss");
}

QString freeOutput(const QString& folder, const QString& stem, const QString& ending) {
  QString path = folder + QLatin1Char('/') + stem + ending;
  for (int number = 2; QFileInfo::exists(path); ++number)
    path = QStringLiteral("%1/%2-%3%4").arg(folder, stem).arg(number).arg(ending);
  return path;
}

} // namespace

ExportDialog::ExportDialog(const Program& program, ExportSubject subject, QWidget* parent)
    : QDialog(parent), m_program(program), m_subject(std::move(subject)),
      m_ui(std::make_unique<Ui::ExportDialog>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_ui->setupUi(this);
  fillFields();
  fillFormats();
  setRunning(false);
  m_ui->column->insertStretch(m_ui->column->indexOf(m_ui->buttons));
  m_ui->problem->hide();
  m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Export"));
  connect(m_ui->kind, &QComboBox::activated, this, &ExportDialog::fillFormats);
  connect(m_ui->format, &QComboBox::activated, this, &ExportDialog::proposeOutput);
  connect(m_ui->browse, &QPushButton::clicked, this, &ExportDialog::browse);
  connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ExportDialog::begin);
  connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::fillSubject() {
  const QString weights =
      m_subject.step ? tr("step %1").arg(countText(*m_subject.step)) : tr("the last checkpoint");
  const QString steps = countText(m_subject.trajectory.steps);
  if (!m_subject.modelType->maps())
    m_ui->subject->setText(tr("%1, %2").arg(m_subject.run, weights));
  else if (m_subject.images)
    m_ui->subject->setText(tr("%1, %2, in %3 steps").arg(m_subject.run, weights, steps));
  else
    m_ui->subject->setText(tr("%1, %2, %3 samples in %4 steps")
                               .arg(m_subject.run, weights, countText(m_subject.trajectory.count), steps));
}

void ExportDialog::addKind(const QString& title, ExportKind kind, const std::string& part) {
  m_ui->kind->addItem(title, static_cast<int>(kind));
  m_ui->kind->setItemData(m_ui->kind->count() - 1, QString::fromStdString(part), partRole);
}

void ExportDialog::fillKinds() {
  const ModelType& type = *m_subject.modelType;
  for (const ModelView& view : type.views()) {
    const QString title = engineText(view.title);
    if (!type.maps())
      addKind(tr("Film of the training: %1").arg(title), ExportKind::Film, view.id);
    addKind(tr("Picture: %1").arg(title), ExportKind::View, view.id);
    if (view.id == m_subject.view)
      m_ui->kind->setCurrentIndex(m_ui->kind->count() - 2);
  }
  for (const DocumentForm& form : type.documents())
    addKind(engineText(form.title), ExportKind::Document, form.ending);
  if (type.maps() && m_subject.images)
    addKind(tr("The grid, step by step"), ExportKind::Grid);
  if (type.maps() && !m_subject.images) {
    addKind(tr("The points, moving"), ExportKind::Points);
    addKind(tr("The paths"), ExportKind::Paths);
    addKind(tr("The density of the model beside the target's"), ExportKind::Likelihood);
  }
  if (type.maps())
    addKind(tr("Film of the training: where the samples end"), ExportKind::Film);
  addKind(tr("The chart"), ExportKind::Loss);
}

void ExportDialog::fillFields() {
  fillSubject();
  fillKinds();
  m_ui->theme->addItem(tr("Light"), static_cast<int>(ExportTheme::Light));
  m_ui->theme->addItem(tr("Dark"), static_cast<int>(ExportTheme::Dark));
  m_ui->theme->setCurrentIndex(currentTheme() == Theme::dark ? 1 : 0);
  for (QSpinBox* side : {m_ui->width, m_ui->height}) {
    side->setRange(64, mostSide);
    side->setSuffix(tr(" px"));
    side->setValue(720);
  }
  for (QSpinBox* tiles : {m_ui->columns, m_ui->rows}) {
    tiles->setRange(1, mostTiles);
    tiles->setValue(8);
  }
  m_ui->scale->setRange(0, 32);
  m_ui->scale->setSpecialValueText(tr("chosen by size"));
  m_ui->scale->setSuffix(QStringLiteral("×"));
  m_ui->frames->setRange(0, 100'000);
  m_ui->frames->setSpecialValueText(tr("one for every step"));
  m_ui->rate->setRange(1, 60);
  m_ui->rate->setValue(25);
  m_ui->rate->setDecimals(0);
}

/// Of the kind that is chosen: the view's id, or the document's ending.
std::string ExportDialog::part() const {
  return m_ui->kind->currentData(partRole).toString().toStdString();
}

ExportKind ExportDialog::kind() const {
  return static_cast<ExportKind>(m_ui->kind->currentData().toInt());
}

void ExportDialog::fillFormats() {
  m_ui->format->clear();
  const bool moves = kind() == ExportKind::Points || kind() == ExportKind::Grid || kind() == ExportKind::Film;
  if (moves) {
    m_ui->format->addItem(tr("Animation (GIF)"), gif);
    m_ui->format->addItem(tr("Video (MP4)"), mp4);
    m_ui->format->addItem(tr("Numbered pictures (folder of PNG)"), QString());
  }
  if (kind() == ExportKind::Document)
    m_ui->format->addItem(m_ui->kind->currentText(), QString::fromStdString(part()));
  else if (kind() != ExportKind::Film)
    m_ui->format->addItem(moves ? tr("Picture of the last step (PNG)") : tr("Picture (PNG)"), png);
  const bool reverse = m_subject.trajectory.direction == Direction::Reverse;
  const double way = reverse ? 1 - m_subject.alpha : m_subject.alpha;
  if (kind() == ExportKind::Grid && way < 1) {
    m_ui->format->addItem(tr("Picture at α = %1 (PNG)").arg(alphaText(m_subject.alpha)), png);
    m_ui->format->setItemData(m_ui->format->count() - 1, way, wayRole);
  }
  showRows();
  proposeOutput();
}

void ExportDialog::showRows() {
  const bool films = kind() == ExportKind::Film;
  const bool grid = kind() == ExportKind::Grid || (films && m_subject.images && m_subject.modelType->maps());
  const bool view = kind() == ExportKind::View || (films && !m_subject.modelType->maps());
  m_ui->form->setRowVisible(m_ui->tilesRow, grid);
  m_ui->form->setRowVisible(m_ui->sizeRow, !grid && kind() != ExportKind::Document);
  m_ui->height->setEnabled(!view); // its proportions are the view's own
  m_ui->frames->setSpecialValueText(films ? tr("one for every checkpoint") : tr("one for every step"));
}

void ExportDialog::proposeOutput() {
  const QString exports = textOf(m_subject.projectFolder / "runs" / pathFrom(m_subject.run) / "exports");
  m_ui->output->setText(freeOutput(exports, stemOf(kind()), m_ui->format->currentData().toString()));
  const bool moves = m_ui->format->currentData().toString() != png && kind() != ExportKind::Document;
  m_ui->frames->setEnabled(moves);
  m_ui->rate->setEnabled(moves && !m_ui->format->currentData().toString().isEmpty());
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export to"), QFileInfo(m_ui->output->text()).path());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(m_ui->format->currentData().toString().mid(1));
  dialog->selectFile(QFileInfo(m_ui->output->text()).fileName());
  connect(dialog, &QFileDialog::fileSelected, m_ui->output, &QLineEdit::setText);
  dialog->open();
}

ExportRequest ExportDialog::request() const {
  ExportRequest request;
  request.kind = kind();
  request.run = m_subject.run.toStdString();
  request.checkpoint = m_subject.step ? std::to_string(*m_subject.step) : "latest";
  request.trajectory = m_subject.trajectory;
  request.view = part();
  request.item = m_subject.item;
  request.quantity = m_subject.quantity;
  request.axis = m_subject.axis;
  request.frames = m_ui->frames->value();
  request.width = m_ui->width->value();
  request.height = m_ui->height->value();
  request.columns = m_ui->columns->value();
  request.rows = m_ui->rows->value();
  request.scale = m_ui->scale->value();
  request.captions = m_subject.classes;
  if (const QVariant way = m_ui->format->currentData(wayRole); way.isValid())
    request.trajectory.lastAlpha = way.toDouble();
  request.framesPerSecond = m_ui->rate->value();
  request.logarithmic = m_subject.logarithmic;
  request.theme = static_cast<ExportTheme>(m_ui->theme->currentData().toInt());
  request.output = pathFrom(m_ui->output->text().trimmed());
  return request;
}

void ExportDialog::begin() {
  if (m_task)
    return;
  showProblem({});
  setRunning(true);
  m_task = new BackgroundTask(
      [folder = m_subject.projectFolder, wanted = request(), &plugins = m_program.plugins,
       folders = m_subject.folders](const BackgroundTask::Progress& progress) {
        exportRun(folder, wanted, plugins, folders, progress);
      },
      this);
  connect(m_task, &BackgroundTask::progressed, this,
          [this](double fraction) { m_ui->progress->setValue(static_cast<int>(fraction * 1000)); });
  connect(m_task, &BackgroundTask::finished, this, &ExportDialog::finish);
}

void ExportDialog::finish(const QString& error) {
  m_task->deleteLater();
  m_task = nullptr;
  setRunning(false);
  if (!error.isEmpty()) {
    showProblem(error == QLatin1String("cancelled") ? tr("The export was cancelled; nothing was written.")
                                                    : error);
    return;
  }
  Q_EMIT exported(m_ui->output->text());
  accept();
}

void ExportDialog::setRunning(bool running) {
  m_ui->progress->setRange(0, 1000);
  m_ui->progress->setValue(0);
  m_ui->progress->setVisible(running);
  for (QWidget* field : std::initializer_list<QWidget*>{
           m_ui->kind, m_ui->format, m_ui->width, m_ui->height, m_ui->columns, m_ui->rows, m_ui->scale,
           m_ui->theme, m_ui->output, m_ui->browse, m_ui->buttons->button(QDialogButtonBox::Ok)})
    field->setEnabled(!running);
  if (!running)
    showRows(); // some are never enabled for what is exported
  m_ui->buttons->button(QDialogButtonBox::Close)->setText(running ? tr("Cancel") : tr("Close"));
}

void ExportDialog::showProblem(const QString& sentence) {
  QPalette colours = m_ui->problem->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_ui->problem->setPalette(colours);
  m_ui->problem->setText(sentence);
  m_ui->problem->setVisible(!sentence.isEmpty());
}

void ExportDialog::reject() {
  if (m_task)
    m_task->cancel();
  else
    QDialog::reject();
}

} // namespace deblend
