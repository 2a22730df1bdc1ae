#include "forms/data_set_button.h"

#include "forms/data_set_dialog.h"
#include "painting/painting_dialog.h"
#include "painting/point_painting_dialog.h"
#include "theme/theme.h"
#include "views/data_thumbnail.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace deblend {
namespace {

constexpr int thumbnailSide = 36;

} // namespace

DataSetButton::DataSetButton(DataSummaries& summaries, Side side, QWidget* parent)
    : QToolButton(parent), m_summaries(summaries), m_side(side) {
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setIconSize({thumbnailSide, thumbnailSide});
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setPopupMode(QToolButton::InstantPopup);
  setMenu(new QMenu(this));
  connect(menu(), &QMenu::aboutToShow, this, &DataSetButton::fillMenu);
}

void DataSetButton::setDataSets(const std::vector<NamedDataSet>& dataSets, const std::string& shown,
                                const DataFolders& folders) {
  m_dataSets = dataSets;
  m_shown = shown;
  m_folders = folders;
  setText(QString::fromStdString(shown));
  const auto found = std::ranges::find(m_dataSets, m_shown, &NamedDataSet::name);
  if (found == m_dataSets.end())
    return;
  m_summaries.summarise(found->spec, m_folders, this,
                        [this, shown](const DataSummary& summary, const QString& problem) {
                          if (shown != m_shown)
                            return;
                          m_summary = summary;
                          setToolTip(problem);
                          showThumbnail();
                        });
}

void DataSetButton::fillMenu() {
  menu()->clear();
  const NamedDataSet* current = nullptr;
  for (const NamedDataSet& each : m_dataSets) {
    QAction* action = menu()->addAction(QString::fromStdString(each.name));
    action->setCheckable(true);
    action->setChecked(each.name == m_shown);
    connect(action, &QAction::triggered, this, [this, spec = each.spec] { Q_EMIT chosen(spec); });
    if (each.name == m_shown)
      current = &each;
  }
  menu()->addSeparator();
  const DataSetSpec from = current ? current->spec : DataSetSpec{};
  menu()->addAction(tr("Another data set…"), this, [this, from] { chooseOther(from); });
  if (m_summary && isPlanar(m_summary->sampleShape))
    addPainting(from);
}

void DataSetButton::addPainting(const DataSetSpec& current) {
  const QString shown = QString::fromStdString(m_shown);
  menu()->addAction(tr("Paint…"), this, [this] { paint<PaintingDialog>(tr("density"), {}); });
  menu()->addAction(tr("Paint points…"), this, [this] { paint<PointPaintingDialog>(tr("points"), {}); });
  if (const auto picture = picturePathOf(current, m_folders); !picture.empty())
    menu()->addAction(tr("Paint on a copy…"), this, [=, this] { paint<PaintingDialog>(shown, picture); });
  if (const auto points = pointsPathOf(current, m_folders); !points.empty())
    menu()->addAction(tr("Paint on a copy…"), this, [=, this] { paint<PointPaintingDialog>(shown, points); });
}

template <typename Dialog>
void DataSetButton::paint(const QString& name, const std::filesystem::path& start) {
  PaintingTask task{m_side, m_folders, name, start, {}};
  if (!m_partner.kind.empty())
    task.partner = m_partner;
  auto* dialog = new Dialog(task, window());
  connect(dialog, &PaintingWindow::saved, this, &DataSetButton::chosen);
  dialog->open();
}

void DataSetButton::chooseOther(const DataSetSpec& from) {
  auto* dialog = new DataSetDialog(m_summaries, m_folders, m_side, from, window());
  connect(dialog, &DataSetDialog::chosen, this, &DataSetButton::chosen);
  dialog->open();
}

void DataSetButton::showThumbnail() {
  const RoleColours& colours = currentColours();
  const QColor hue = toQColor(m_side == Side::Source ? colours.source : colours.target);
  setIcon(QPixmap::fromImage(dataThumbnail(m_summary, hue, thumbnailSide, devicePixelRatioF())));
}

void DataSetButton::changeEvent(QEvent* event) {
  QToolButton::changeEvent(event);
  if (isThemeChange(*event))
    showThumbnail();
}

} // namespace deblend
