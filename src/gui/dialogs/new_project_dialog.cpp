#include "dialogs/new_project_dialog.h"

#include "controllers/document_edits.h"
#include "controllers/program.h"
#include "forms/data_set_chooser.h"
#include "language/engine_text.h"
#include "projects/project.h"
#include "theme/theme.h"
#include "ui_new_project_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QRegularExpression>

namespace deblend {
namespace {

/// "Rings → Moons" as a folder's name: "rings-moons".
QString folderName(const QString& name) {
  QString text = name.toLower();
  static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"));
  text.replace(others, QStringLiteral("-"));
  while (text.startsWith(QLatin1Char('-')))
    text.remove(0, 1);
  while (text.endsWith(QLatin1Char('-')))
    text.chop(1);
  return text.isEmpty() ? QStringLiteral("project") : text;
}

DataSetSpec example(const std::string& name) {
  return parseDataSetSpec("example:" + name);
}

} // namespace

NewProjectDialog::NewProjectDialog(DataSummaries& summaries, const Program& program, QWidget* parent)
    : QDialog(parent), m_program(program), m_ui(std::make_unique<Ui::NewProjectDialog>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_ui->setupUi(this);
  addChoosers(summaries);
  for (const ModelType* type : m_program.plugins.modelTypes())
    m_ui->modelType->addItem(engineText(type->title()), QString::fromStdString(type->id()));
  while (!maps() && m_ui->modelType->currentIndex() + 1 < m_ui->modelType->count())
    m_ui->modelType->setCurrentIndex(m_ui->modelType->currentIndex() + 1); // what the program is about
  proposeTarget();
  QPalette colours = m_ui->problem->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_ui->problem->setPalette(colours);
  connectFields();
  chooseModelType();
}

NewProjectDialog::~NewProjectDialog() = default;

void NewProjectDialog::addChoosers(DataSummaries& summaries) {
  m_source = new DataSetChooser(summaries, m_program.dataFolders(), Side::Source, m_ui->sourceBox);
  m_target = new DataSetChooser(summaries, m_program.dataFolders(), Side::Target, m_ui->targetBox);
  m_ui->sourceBox->layout()->addWidget(m_source);
  m_ui->targetBox->layout()->addWidget(m_target);
  m_source->setSpec(example("rings"));
}

void NewProjectDialog::connectFields() {
  connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &NewProjectDialog::finish);
  connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_ui->browse, &QPushButton::clicked, this, &NewProjectDialog::browse);
  connect(m_ui->modelType, &QComboBox::activated, this, &NewProjectDialog::chooseModelType);
  connect(m_ui->name, &QLineEdit::textEdited, this, [this](const QString& text) {
    m_nameIsOwn = !text.isEmpty();
    proposeFolder();
    judge();
  });
  connect(m_ui->folder, &QLineEdit::textEdited, this, [this](const QString& text) {
    m_folderIsOwn = !text.isEmpty();
    judge();
  });
  for (DataSetChooser* chooser : {m_source, m_target})
    connect(chooser, &DataSetChooser::changed, this, [this] {
      proposeName();
      judge();
    });
}

/// What the model type can learn from, as long as nothing else was chosen.
void NewProjectDialog::proposeTarget() {
  const std::string own = modelType() ? modelType()->exampleTarget() : std::string();
  m_target->setSpec(own.empty() ? example("moons") : parseDataSetSpec(own));
  m_proposedTarget = m_target->spec();
}

void NewProjectDialog::proposeName() {
  const auto source = m_source->spec();
  const auto target = m_target->spec();
  if (m_nameIsOwn || (maps() && !source) || !target)
    return;
  const QString name = QString::fromStdString(suggestedName(*target));
  m_ui->name->setText(maps() ? tr("%1 to %2").arg(QString::fromStdString(suggestedName(*source)), name)
                             : name);
  proposeFolder();
}

void NewProjectDialog::proposeFolder() {
  if (!m_folderIsOwn)
    m_ui->folder->setText(
        textOf(freeFolder(m_program.documents, folderName(m_ui->name->text()).toStdString())));
}

void NewProjectDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Choose an empty folder"), textOf(m_program.documents));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    m_folderIsOwn = true;
    m_ui->folder->setText(folder);
    judge();
  });
  dialog->open();
}

QString NewProjectDialog::folderProblem() const {
  const QString folder = m_ui->folder->text().trimmed();
  if (folder.isEmpty())
    return tr("The project needs a folder.");
  const QFileInfo info(folder);
  if (info.exists() && (!info.isDir() || !QDir(folder).isEmpty()))
    return tr("There is something in '%1' already: choose a new or an empty folder.").arg(folder);
  return {};
}

const ModelType* NewProjectDialog::modelType() const {
  return m_program.plugins.find(m_ui->modelType->currentData().toString().toStdString());
}

bool NewProjectDialog::maps() const {
  return !modelType() || modelType()->maps();
}

/// What does not map learns from the target alone.
void NewProjectDialog::chooseModelType() {
  if (m_target->spec() == m_proposedTarget)
    proposeTarget();
  m_ui->sourceBox->setVisible(maps());
  m_ui->targetBox->setTitle(maps() ? tr("Target") : tr("What is learned"));
  proposeName();
  judge();
}

QString NewProjectDialog::pairingProblem(const ModelType& type) const {
  const auto source = maps() ? m_source->spec() : std::nullopt;
  const auto target = m_target->spec();
  if ((maps() && !source) || !target)
    return {};
  std::optional<PairSide> from;
  if (source)
    from = sideBeside(*source, *m_source->summary(), m_target->summary().get());
  const PairSide to = sideBeside(*target, *m_target->summary(), source ? m_source->summary().get() : nullptr);
  const OptionValues defaults(type.optionSchema());
  return QString::fromStdString(pairingRefusal(type, defaults, from, to).value_or(""));
}

QString NewProjectDialog::problem() const {
  if (m_ui->name->text().trimmed().isEmpty())
    return tr("The project needs a name.");
  if (const QString sentence = folderProblem(); !sentence.isEmpty())
    return sentence;
  if (!modelType())
    return tr("There is no model type: see Plugins in the menu Tools.");
  return isRead() ? pairingProblem(*modelType()) : QString();
}

/// Whether what is chosen was read.
bool NewProjectDialog::isRead() const {
  return (!maps() || m_source->summary()) && m_target->summary();
}

void NewProjectDialog::judge() {
  const QString sentence = problem();
  m_ui->problem->setText(sentence);
  m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(sentence.isEmpty() && isRead());
}

void NewProjectDialog::finish() {
  const NewProject wanted{m_ui->name->text().trimmed(), m_ui->folder->text().trimmed(),
                          maps() ? m_source->spec() : std::nullopt, m_target->spec().value(),
                          m_ui->modelType->currentData().toString().toStdString()};
  accept();
  Q_EMIT chosen(wanted);
}

} // namespace deblend
