#include "dialogs/download_dialog.h"

#include "background/background_task.h"
#include "controllers/program.h"
#include "downloads/data_set_download.h"
#include "downloads/download_settings.h"
#include "language/engine_text.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace deblend {

DownloadDialog::DownloadDialog(QWidget* parent, std::vector<DownloadableDataSet> offered)
    : QDialog(parent), m_offered(std::move(offered)), m_dataSet(new QComboBox(this)),
      m_description(new QLabel(this)), m_address(new QLineEdit(this)), m_folder(new QLineEdit(this)),
      m_browse(new QPushButton(this)), m_problem(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_download(new QPushButton(this)), m_close(new QPushButton(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Download data"));
  for (const DownloadableDataSet& each : m_offered)
    m_dataSet->addItem(engineText(each.title));
  m_dataSet->setObjectName(QStringLiteral("downloadable"));
  m_address->setObjectName(QStringLiteral("address"));
  m_folder->setObjectName(QStringLiteral("folder"));
  m_problem->setObjectName(QStringLiteral("problem"));
  m_download->setObjectName(QStringLiteral("download"));
  m_close->setObjectName(QStringLiteral("close"));
  buildLayout();
  connect(m_dataSet, &QComboBox::activated, this, &DownloadDialog::showDataSet);
  connect(m_browse, &QPushButton::clicked, this, &DownloadDialog::browse);
  connect(m_download, &QPushButton::clicked, this, &DownloadDialog::begin);
  connect(m_close, &QPushButton::clicked, this, &DownloadDialog::reject);
  showDataSet();
  setRunning(false);
  resize(520, sizeHint().height());
}

void DownloadDialog::buildLayout() {
  m_browse->setText(tr("Browse…"));
  m_browse->setAutoDefault(false);
  m_download->setText(tr("Download"));
  m_download->setDefault(true);
  m_progress->setRange(0, 1000);
  for (QLabel* words : {m_description, m_problem}) {
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  auto* folderRow = new QHBoxLayout;
  folderRow->addWidget(m_folder, 1);
  folderRow->addWidget(m_browse);
  auto* form = new QFormLayout;
  form->addRow(tr("Data"), m_dataSet);
  form->addRow(QString(), m_description);
  form->addRow(tr("From"), m_address);
  form->addRow(tr("To"), folderRow);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(m_close);
  buttons->addWidget(m_download);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(m_problem);
  column->addWidget(m_progress);
  column->addStretch();
  column->addLayout(buttons);
}

const DownloadableDataSet& DownloadDialog::dataSet() const {
  return m_offered[static_cast<std::size_t>(m_dataSet->currentIndex())];
}

void DownloadDialog::showDataSet() {
  m_description->setText(engineText(dataSet().description));
  m_address->setText(QString::fromStdString(downloadAddress(dataSet())));
  m_folder->setText(textOf(defaultDownloadFolder(dataSet().id)));
  showProblem({});
}

void DownloadDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Choose the folder"), m_folder->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

void DownloadDialog::begin() {
  if (m_task)
    return;
  DataSetDownload wanted;
  try {
    wanted.address = checkedDownloadAddress(m_address->text().trimmed().toStdString());
    if (wanted.address != downloadAddress(dataSet()))
      setDownloadAddress(dataSet(), wanted.address);
  } catch (const std::exception& error) {
    showProblem(QString::fromStdString(error.what()));
    return;
  }
  wanted.dataSet = dataSet();
  wanted.folder = pathFrom(m_folder->text().trimmed());
  showProblem({});
  setRunning(true);
  auto specs = std::make_shared<QStringList>();
  m_task = new BackgroundTask(
      [wanted, specs](const BackgroundTask::Progress& progress) {
        for (const std::string& spec : downloadDataSet(wanted, progress))
          specs->append(QString::fromStdString(spec));
      },
      this);
  connect(m_task, &BackgroundTask::progressed, this,
          [this](double fraction) { m_progress->setValue(static_cast<int>(fraction * 1000)); });
  connect(m_task, &BackgroundTask::finished, this,
          [this, specs](const QString& error) { finish(error, *specs); });
}

void DownloadDialog::finish(const QString& error, const QStringList& specs) {
  m_task->deleteLater();
  m_task = nullptr;
  setRunning(false);
  if (!error.isEmpty()) {
    showProblem(
        error == QLatin1String("cancelled")
            ? tr("The download was cancelled; it goes on from what has arrived when it is begun again.")
            : error);
    return;
  }
  Q_EMIT downloaded(specs);
  accept();
}

void DownloadDialog::setRunning(bool running) {
  m_progress->setValue(0);
  m_progress->setVisible(running);
  for (QWidget* field : std::initializer_list<QWidget*>{m_dataSet, m_address, m_folder, m_browse, m_download})
    field->setEnabled(!running);
  m_close->setText(running ? tr("Cancel") : tr("Close"));
}

void DownloadDialog::showProblem(const QString& sentence) {
  QPalette colours = m_problem->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_problem->setPalette(colours);
  m_problem->setText(sentence);
  m_problem->setVisible(!sentence.isEmpty());
}

void DownloadDialog::reject() {
  if (m_task)
    m_task->cancel();
  else
    QDialog::reject();
}

} // namespace deblend
