#include "painting/point_painting_dialog.h"

#include "data/data_set_kinds.h"
#include "language/quantity_text.h"
#include "painting/painting_file.h"
#include "painting/point_canvas.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "threads/run_aside.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace deblend {
namespace {

constexpr int toolWidth = 220;
constexpr double spreadSteps = 400; ///< of the slider, to the side of the plane

} // namespace

std::filesystem::path pointsPathOf(const DataSetSpec& spec, const DataFolders& folders) {
  const std::filesystem::path path =
      spec.kind == "points" ? resolvedPath(spec, folders) : std::filesystem::path();
  return path.extension() == ".csv" ? path : std::filesystem::path();
}

PointPaintingDialog::PointPaintingDialog(const PaintingTask& task, QWidget* parent)
    : PointPaintingDialog(task, new PointCanvas, parent) {}

PointPaintingDialog::PointPaintingDialog(const PaintingTask& task, PointCanvas* canvas, QWidget* parent)
    : PaintingWindow(canvas->history(), task.name, parent), m_task(task), m_canvas(canvas),
      m_classes(new QListWidget(this)), m_add(new QPushButton(tr("Add a class"), this)),
      m_remove(new QPushButton(tr("Remove"), this)), m_spread(makeSlider(0, 100, 16, "spread")),
      m_count(makeSlider(1, 20, 3, "count")), m_erase(new QToolButton(this)),
      m_clear(new QPushButton(tr("Clear"), this)) {
  setWindowTitle(tr("Paint points"));
  auto* row = new QHBoxLayout(this);
  row->addWidget(makeTools());
  row->addWidget(m_canvas, 1);
  resize(800, 620);
  connect(m_canvas, &PointCanvas::painted, this, &PointPaintingDialog::showClasses);
  m_canvas->setFocus();
  PointPainting painting;
  painting.addClass();
  m_canvas->start(painting);
  if (!task.start.empty())
    loadFrom(task.start);
}

QWidget* PointPaintingDialog::makeTools() {
  auto* tools = new QWidget(this);
  tools->setFixedWidth(toolWidth);
  m_erase->setText(tr("Erase"));
  m_erase->setObjectName(QStringLiteral("erase"));
  m_erase->setCheckable(true);
  m_erase->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_clear->setObjectName(QStringLiteral("clear"));
  m_clear->setAutoDefault(false);
  m_spread->setToolTip(
      tr("How far the points of a touch fall from the pointer, and what is erased around it"));
  m_count->setToolTip(tr("How many points a touch places"));
  auto* form = new QFormLayout;
  form->addRow(tr("Spread"), m_spread);
  form->addRow(tr("Points"), m_count);
  auto* column = new QVBoxLayout(tools);
  column->setContentsMargins({});
  addClasses(*column);
  column->addLayout(form);
  column->addWidget(m_erase);
  addHistory(*column);
  column->addWidget(m_clear);
  column->addStretch();
  addEnding(*column);
  connectTools();
  return tools;
}

void PointPaintingDialog::addClasses(QVBoxLayout& column) {
  m_classes->setObjectName(QStringLiteral("classes"));
  m_add->setObjectName(QStringLiteral("addClass"));
  m_remove->setObjectName(QStringLiteral("removeClass"));
  m_remove->setToolTip(tr("Take the class away, and its points with it"));
  auto* row = new QHBoxLayout;
  for (QPushButton* button : {m_add, m_remove}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  column.addWidget(m_classes, 1);
  column.addLayout(row);
}

void PointPaintingDialog::connectTools() {
  for (QSlider* slider : {m_spread, m_count})
    connect(slider, &QSlider::valueChanged, this, &PointPaintingDialog::takeBrush);
  connect(m_erase, &QToolButton::toggled, this, &PointPaintingDialog::takeBrush);
  connect(m_classes, &QListWidget::currentRowChanged, this, [this] {
    m_erase->setChecked(false);
    takeBrush();
  });
  connect(m_add, &QPushButton::clicked, this, &PointPaintingDialog::addClass);
  connect(m_remove, &QPushButton::clicked, this, &PointPaintingDialog::removeClass);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    PointPainting cleared = m_canvas->painting();
    cleared.clear();
    m_canvas->replace(cleared, tr("Clear"));
  });
}

void PointPaintingDialog::takeBrush() {
  m_canvas->setBrush({m_spread->value() / spreadSteps, m_count->value(), m_erase->isChecked(),
                      std::max(m_classes->currentRow(), 0)});
}

/// Keeps the chosen one, as far as it is there.
void PointPaintingDialog::showClasses() {
  const PointPainting& painting = m_canvas->painting();
  const std::vector<std::int64_t> counts = painting.classCounts();
  const int classes = static_cast<int>(counts.size());
  {
    const QSignalBlocker quiet(m_classes);
    while (m_classes->count() > classes)
      delete m_classes->takeItem(m_classes->count() - 1);
    while (m_classes->count() < classes)
      m_classes->addItem(QString());
    for (int i = 0; i < classes; ++i) {
      const auto place = static_cast<std::size_t>(i);
      m_classes->item(i)->setText(
          tr("%1 · %2 points")
              .arg(QString::fromStdString(painting.classNames()[place]), countText(counts[place])));
      m_classes->item(i)->setIcon(classIcon(i));
    }
    m_classes->setCurrentRow(std::clamp(m_classes->currentRow(), 0, classes - 1));
  }
  m_remove->setEnabled(classes > 1);
  takeBrush();
  showState();
}

void PointPaintingDialog::addClass() {
  PointPainting painting = m_canvas->painting();
  const std::int64_t added = painting.addClass();
  m_canvas->replace(painting, tr("Add a class"));
  m_classes->setCurrentRow(static_cast<int>(added));
}

void PointPaintingDialog::removeClass() {
  PointPainting painting = m_canvas->painting();
  painting.removeClass(m_classes->currentRow());
  m_canvas->replace(painting, tr("Remove a class"));
}

void PointPaintingDialog::loadFrom(const std::filesystem::path& file) {
  runAside(
      this, [file] { return loadPoints(file); },
      [this](Outcome<PointPainting> outcome) {
        tell(outcome.problem);
        if (!outcome.value)
          return;
        if (m_canvas->painting().isEmpty())
          m_canvas->start(*outcome.value);
        else
          m_canvas->replace(*outcome.value, tr("Load points"));
      });
}

bool PointPaintingDialog::isEmpty() const {
  return m_canvas->painting().isEmpty();
}

QString PointPaintingDialog::emptyWords() const {
  return tr("Paint some points first.");
}

std::function<DataSetSpec()> PointPaintingDialog::writing(const std::string& name) const {
  return [folder = m_task.folders.base / "data", name, painting = m_canvas->painting()] {
    const std::filesystem::path file = savePoints(folder, name, painting);
    return DataSetSpec{"points", file.string(), OptionValues(dataSetKind("points").schema)};
  };
}

void PointPaintingDialog::changeEvent(QEvent* event) {
  PaintingWindow::changeEvent(event);
  if (isThemeChange(*event))
    showClasses();
}

} // namespace deblend
