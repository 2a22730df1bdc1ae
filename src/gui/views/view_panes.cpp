#include "views/view_panes.h"

#include "exporting/view_picture.h"
#include "language/engine_text.h"
#include "theme/theme.h"
#include "views/picture_view.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace deblend {
namespace {

constexpr int leastSide = 128;
constexpr int mostSide = 2048; ///< that is rendered for a zoomed view
constexpr int sideStep = 64;   ///< so that a window that is resized does not ask for every size

int renderedSide(int needed) {
  return std::clamp((needed + sideStep - 1) / sideStep * sideStep, leastSide, mostSide);
}

QImage imageOf(const Picture& picture) {
  return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
      .copy();
}

bool same(const ViewRequest& a, const ViewRequest& b) {
  return a.view == b.view && a.longerSide == b.longerSide && a.item == b.item;
}

} // namespace

ViewPanes::ViewPanes(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
  m_row->setContentsMargins({});
  m_row->setSpacing(1);
}

PictureView* ViewPanes::makePicture() {
  auto* picture = new PictureView(this);
  connect(picture, &PictureView::moved, this, [this, picture] { panesMoved(picture); });
  return picture;
}

/// Where one goes, the others go.
void ViewPanes::panesMoved(PictureView* moved) {
  if (std::exchange(m_following, true))
    return;
  for (const Pane& each : m_panes)
    if (each.picture != moved)
      each.picture->follow(*moved);
  m_following = false;
  askAnew();
  Q_EMIT this->moved();
}

void ViewPanes::setViews(const std::vector<ModelView>& views) {
  std::vector<Pane> panes;
  for (const ModelView& view : views) {
    const auto known = std::ranges::find(m_panes, view.id, [](const Pane& each) { return each.view.id; });
    panes.push_back(known == m_panes.end() ? Pane{view, makePicture(), nullptr} : *known);
  }
  for (const Pane& old : m_panes)
    if (std::ranges::find(panes, old.picture, &Pane::picture) == panes.end())
      old.picture->deleteLater();
  m_panes = std::move(panes);
  for (const Pane& each : m_panes) {
    m_row->removeWidget(each.picture);
    m_row->addWidget(each.picture, 1);
    each.picture->show();
  }
  showCaptions();
  askAnew();
}

void ViewPanes::setItem(std::int64_t item) {
  m_item = item;
  askAnew();
}

void ViewPanes::show(const std::string& view, const std::shared_ptr<const Preview>& preview) {
  for (Pane& each : m_panes) {
    if (each.view.id != view)
      continue;
    each.preview = preview;
    draw(each);
    const auto* picture = preview ? std::get_if<ViewPicture>(preview.get()) : nullptr;
    if (picture && !each.view.itemTitle.empty() && m_itemCount != picture->itemCount) {
      m_itemCount = picture->itemCount;
      Q_EMIT itemCountChanged(m_itemCount);
    }
  }
}

void ViewPanes::clear() {
  for (Pane& each : m_panes) {
    each.preview = nullptr;
    draw(each);
  }
}

void ViewPanes::draw(const Pane& pane) const {
  const int side = renderedSide(pane.picture->neededSide());
  pane.picture->setPicture(pane.preview ? imageOf(drawView(*pane.preview, side, currentTheme())) : QImage());
}

void ViewPanes::setDetail(const QString& detail) {
  m_detail = detail;
  showCaptions();
}

void ViewPanes::showCaptions() {
  for (std::size_t i = 0; i < m_panes.size(); ++i) {
    const bool isLast = i + 1 == m_panes.size();
    m_panes[i].picture->setCaption({engineText(m_panes[i].view.title), {}, isLast ? m_detail : QString()});
  }
}

void ViewPanes::fit() {
  for (const Pane& each : m_panes)
    each.picture->fit();
  askAnew();
}

void ViewPanes::follow(const ViewPanes& other) {
  if (m_panes.empty() || other.m_panes.empty() || std::exchange(m_following, true))
    return;
  for (const Pane& each : m_panes)
    each.picture->follow(*other.m_panes.front().picture);
  m_following = false;
  askAnew();
}

std::vector<ViewRequest> ViewPanes::requests() const {
  std::vector<ViewRequest> requests;
  for (const Pane& each : m_panes)
    requests.push_back(viewRequest(each.view, renderedSide(each.picture->neededSide()),
                                   each.view.itemTitle.empty() ? 0 : m_item));
  return requests;
}

void ViewPanes::askAnew() {
  std::vector<ViewRequest> wanted = requests();
  if (std::ranges::equal(wanted, m_asked, same))
    return;
  m_asked = std::move(wanted);
  Q_EMIT requestsChanged();
}

PictureView* ViewPanes::pane(const std::string& view) const {
  const auto found = std::ranges::find(m_panes, view, [](const Pane& each) { return each.view.id; });
  return found == m_panes.end() ? nullptr : found->picture;
}

void ViewPanes::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    showCaptions();
  if (isThemeChange(*event))
    for (const Pane& each : m_panes)
      draw(each);
}

} // namespace deblend
