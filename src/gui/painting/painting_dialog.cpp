#include "painting/painting_dialog.h"

#include "data/data_set_kinds.h"
#include "language/quantity_text.h"
#include "painting/painting_canvas.h"
#include "painting/painting_file.h"
#include "painting/painting_preview.h"
#include "playback/alpha_slider.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/field_view.h"
#include "views/trajectory_view.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSlider>
#include <QToolButton>

namespace deblend {
namespace {

constexpr int toolWidth = 220;
constexpr int previewWidth = 300;

QColor hueOf(Side side) {
  const RoleColours& colours = currentColours();
  return toQColor(side == Side::Source ? colours.source : colours.target);
}

QSlider* makeSlider(int least, int most, int value, const char* name, QWidget* parent) {
  auto* slider = new QSlider(Qt::Horizontal, parent);
  slider->setObjectName(QLatin1String(name));
  slider->setRange(least, most);
  slider->setValue(value);
  return slider;
}

} // namespace

std::filesystem::path picturePathOf(const DataSetSpec& spec, const DataFolders& folders) {
  if (spec.kind == "density")
    return resolvedPath(spec, folders);
  return spec.kind == "example" ? folders.resources / "densities" / (spec.location + ".png")
                                : std::filesystem::path();
}

PaintingDialog::PaintingDialog(const PaintingTask& task, QWidget* parent)
    : QDialog(parent), m_task(task), m_canvas(new PaintingCanvas(this)),
      m_radius(makeSlider(2, 64, 14, "brushSize", this)),
      m_strength(makeSlider(1, 100, 40, "brushStrength", this)), m_erase(new QToolButton(this)),
      m_symmetry(new QComboBox(this)), m_clear(new QPushButton(tr("Clear"), this)),
      m_load(new QPushButton(tr("Load a picture…"), this)), m_name(new QLineEdit(task.name, this)),
      m_save(new QPushButton(tr("Save"), this)), m_problem(new QLabel(this)), m_field(new FieldView(this)),
      m_mapping(new TrajectoryView(this)), m_alpha(new AlphaSlider(this)),
      m_alphaText(new QLabel(alphaText(0.5), this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(task.side == Side::Source ? tr("Paint the source") : tr("Paint the target"));
  auto* row = new QHBoxLayout(this);
  row->addWidget(makeTools());
  row->addWidget(m_canvas, 1);
  QWidget* preview = makePreview();
  row->addWidget(preview);
  preview->setVisible(task.partner.has_value());
  resize(task.partner ? 1120 : 800, 620);
  m_canvas->setHue(hueOf(task.side));
  if (task.partner)
    connectPreview(*task.partner);
  connect(m_canvas, &PaintingCanvas::painted, this, &PaintingDialog::showState);
  m_canvas->setFocus();
  takeBrush();
  showState();
  if (!task.start.empty())
    loadFrom(task.start, false);
}

PaintingDialog::~PaintingDialog() = default;

QWidget* PaintingDialog::makeTools() {
  auto* tools = new QWidget(this);
  tools->setFixedWidth(toolWidth);
  m_erase->setText(tr("Erase"));
  m_erase->setObjectName(QStringLiteral("erase"));
  m_erase->setCheckable(true);
  m_erase->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_symmetry->setObjectName(QStringLiteral("symmetry"));
  m_symmetry->addItems({tr("none"), tr("left and right"), tr("top and bottom"), tr("both")});
  m_clear->setObjectName(QStringLiteral("clear"));
  m_load->setObjectName(QStringLiteral("load"));
  m_name->setObjectName(QStringLiteral("name"));
  m_save->setObjectName(QStringLiteral("save"));
  m_save->setDefault(true);
  m_problem->setObjectName(QStringLiteral("problem"));
  m_problem->setWordWrap(true);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  auto* form = new QFormLayout;
  form->addRow(tr("Size"), m_radius);
  form->addRow(tr("Strength"), m_strength);
  form->addRow(tr("Mirror"), m_symmetry);
  auto* column = new QVBoxLayout(tools);
  column->setContentsMargins({});
  column->addLayout(form);
  column->addWidget(m_erase);
  makeHistory(*column);
  for (QPushButton* button : {m_clear, m_load})
    column->addWidget(button);
  column->addStretch();
  column->addWidget(m_problem);
  column->addWidget(new QLabel(tr("Name"), this));
  column->addWidget(m_name);
  column->addWidget(m_save);
  column->addWidget(cancel);
  for (QPushButton* button : {m_clear, m_load, cancel})
    button->setAutoDefault(false);
  connect(cancel, &QPushButton::clicked, this, &PaintingDialog::reject);
  connectTools();
  return tools;
}

void PaintingDialog::connectTools() {
  for (QSlider* slider : {m_radius, m_strength})
    connect(slider, &QSlider::valueChanged, this, &PaintingDialog::takeBrush);
  connect(m_erase, &QToolButton::toggled, this, &PaintingDialog::takeBrush);
  connect(m_symmetry, &QComboBox::currentIndexChanged, this, &PaintingDialog::takeBrush);
  connect(m_clear, &QPushButton::clicked, this, [this] { m_canvas->replace({}, tr("Clear")); });
  connect(m_load, &QPushButton::clicked, this, &PaintingDialog::load);
  connect(m_save, &QPushButton::clicked, this, &PaintingDialog::save);
  connect(m_name, &QLineEdit::textChanged, this, &PaintingDialog::showState);
}

void PaintingDialog::makeHistory(QVBoxLayout& column) {
  QUndoStack& history = m_canvas->history();
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& text, const QKeySequence& key, void (QUndoStack::*step)(),
                       void (QUndoStack::*can)(bool)) {
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setEnabled(false);
    connect(button, &QPushButton::clicked, &history, step);
    connect(new QShortcut(key, this), &QShortcut::activated, &history, step);
    connect(&history, can, button, &QPushButton::setEnabled);
    row->addWidget(button);
    return button;
  };
  add(tr("Undo"), Qt::CTRL | Qt::Key_Z, &QUndoStack::undo, &QUndoStack::canUndoChanged)
      ->setObjectName(QStringLiteral("undo"));
  add(tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, &QUndoStack::redo, &QUndoStack::canRedoChanged)
      ->setObjectName(QStringLiteral("redo"));
  column.addLayout(row);
}

QWidget* PaintingDialog::makePreview() {
  auto* preview = new QWidget(this);
  preview->setFixedWidth(previewWidth);
  auto* column = new QVBoxLayout(preview);
  column->setContentsMargins({});
  column->addWidget(m_field, 1);
  column->addWidget(m_mapping, 1);
  auto* alphaRow = new QHBoxLayout;
  alphaRow->addWidget(new QLabel(QStringLiteral("α"), this));
  alphaRow->addWidget(m_alpha, 1);
  alphaRow->addWidget(m_alphaText);
  column->addLayout(alphaRow);
  m_field->setCaption({{}, {}, tr("exact velocity")});
  m_mapping->setCaption({{}, {}, tr("exact mapping")});
  m_mapping->showPaths(true);
  m_alpha->setAlpha(0.5);
  m_mapping->setAlpha(0.5);
  return preview;
}

void PaintingDialog::connectPreview(const DataSetSpec& partner) {
  m_preview = new PaintingPreview(m_task.side, partner, m_task.folders, this);
  connect(m_preview, &PaintingPreview::fieldChanged, m_field, &FieldView::setField);
  connect(m_preview, &PaintingPreview::mappingChanged, m_mapping, &TrajectoryView::setTrajectory);
  connect(m_preview, &PaintingPreview::failed, this, &PaintingDialog::tell);
  connect(m_preview, &PaintingPreview::partnerOpened, this, [this](const DensityGrid& density) {
    m_canvas->setBackdrop(density, hueOf(m_task.side == Side::Source ? Side::Target : Side::Source));
    auto summary = std::make_shared<DataSetSummary>();
    summary->density = density;
    m_partner = std::move(summary);
    showDensities();
  });
  connect(m_canvas, &PaintingCanvas::painted, this, [this] {
    m_preview->show(m_canvas->painting());
    showDensities();
  });
  connect(m_alpha, &AlphaSlider::alphaMoved, m_preview, &PaintingPreview::setAlpha);
  connect(m_alpha, &AlphaSlider::alphaMoved, m_mapping, &TrajectoryView::setAlpha);
  connect(m_alpha, &AlphaSlider::alphaMoved, this,
          [this](double alpha) { m_alphaText->setText(alphaText(alpha)); });
}

void PaintingDialog::showDensities() {
  auto own = std::make_shared<DataSetSummary>();
  own->density = m_canvas->painting().density();
  const bool isSource = m_task.side == Side::Source;
  m_field->setDensities(isSource ? own : m_partner, isSource ? m_partner : own);
  m_mapping->setDensities(isSource ? own : m_partner, isSource ? m_partner : own);
}

void PaintingDialog::takeBrush() {
  m_canvas->setBrush({static_cast<double>(m_radius->value()), m_strength->value() / 100.0,
                      m_erase->isChecked(), static_cast<Symmetry>(std::max(m_symmetry->currentIndex(), 0))});
}

void PaintingDialog::load() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Choose a picture: white is dense"));
  if (!file.isEmpty())
    loadFrom(file.toStdString(), true);
}

void PaintingDialog::loadFrom(const std::filesystem::path& file, bool asStep) {
  runAside(
      this, [file] { return loadPainting(file); },
      [this, asStep](Outcome<Painting> outcome) {
        tell(outcome.problem);
        if (!outcome.value)
          return;
        if (asStep || !m_canvas->painting().isEmpty())
          m_canvas->replace(*outcome.value, tr("Load a picture"));
        else
          m_canvas->start(*outcome.value);
      });
}

void PaintingDialog::save() {
  m_saving = true;
  showState();
  runAside(
      this,
      [folder = m_task.folders.base / "data", name = m_name->text().toStdString(),
       painting = m_canvas->painting()] { return savePainting(folder, name, painting); },
      [this](Outcome<std::filesystem::path> outcome) {
        m_saving = false;
        showState();
        tell(outcome.problem);
        if (!outcome.value)
          return;
        m_canvas->history().setClean();
        DataSetSpec spec{"density", outcome.value->string(), OptionValues(dataSetKind("density").schema)};
        Q_EMIT saved(spec);
        accept();
      });
}

void PaintingDialog::showState() {
  m_save->setEnabled(!m_saving && !m_canvas->painting().isEmpty() && !m_name->text().trimmed().isEmpty());
  m_save->setToolTip(m_canvas->painting().isEmpty()
                         ? tr("Paint something first: samples are drawn where it is dense.")
                         : QString());
}

void PaintingDialog::tell(const QString& problem) {
  QPalette colours = m_problem->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_problem->setPalette(colours);
  m_problem->setText(problem);
}

/// Also where the window is closed.
void PaintingDialog::reject() {
  if (m_saving)
    return;
  if (m_canvas->history().isClean()) {
    QDialog::reject();
    return;
  }
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
