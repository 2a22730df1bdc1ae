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
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
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

} // namespace

std::filesystem::path picturePathOf(const DataSetSpec& spec, const DataFolders& folders) {
  if (spec.kind == "density")
    return resolvedPath(spec, folders);
  return spec.kind == "example" ? folders.resources / "densities" / (spec.location + ".png")
                                : std::filesystem::path();
}

PaintingDialog::PaintingDialog(const PaintingTask& task, QWidget* parent)
    : PaintingDialog(task, new PaintingCanvas, parent) {}

PaintingDialog::PaintingDialog(const PaintingTask& task, PaintingCanvas* canvas, QWidget* parent)
    : PaintingWindow(canvas->history(), task.name, parent), m_task(task), m_canvas(canvas),
      m_radius(makeSlider(2, 64, 14, "brushSize")), m_strength(makeSlider(1, 100, 40, "brushStrength")),
      m_erase(new QToolButton(this)), m_symmetry(new QComboBox(this)),
      m_clear(new QPushButton(tr("Clear"), this)), m_load(new QPushButton(tr("Load a picture…"), this)),
      m_field(new FieldView(this)), m_mapping(new TrajectoryView(this)), m_alpha(new AlphaSlider(this)),
      m_alphaText(new QLabel(alphaText(0.5), this)) {
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
  auto* form = new QFormLayout;
  form->addRow(tr("Size"), m_radius);
  form->addRow(tr("Strength"), m_strength);
  form->addRow(tr("Mirror"), m_symmetry);
  auto* column = new QVBoxLayout(tools);
  column->setContentsMargins({});
  column->addLayout(form);
  column->addWidget(m_erase);
  addHistory(*column);
  for (QPushButton* button : {m_clear, m_load}) {
    column->addWidget(button);
    button->setAutoDefault(false);
  }
  column->addStretch();
  addEnding(*column);
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

bool PaintingDialog::isEmpty() const {
  return m_canvas->painting().isEmpty();
}

QString PaintingDialog::emptyWords() const {
  return tr("Paint something first: samples are drawn where it is dense.");
}

std::function<DataSetSpec()> PaintingDialog::writing(const std::string& name) const {
  return [folder = m_task.folders.base / "data", name, painting = m_canvas->painting()] {
    const std::filesystem::path file = savePainting(folder, name, painting);
    return DataSetSpec{"density", file.string(), OptionValues(dataSetKind("density").schema)};
  };
}

} // namespace deblend
