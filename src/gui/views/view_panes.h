#pragma once

#include "model/model_view.h"
#include "sampling/preview.h"

#include <QWidget>

#include <map>
#include <memory>
#include <string>
#include <vector>

class QBoxLayout;

namespace deblend {

class PictureView;

/// Views of a model type side by side, which zoom and move together. Says what has to be rendered for them,
/// and shows it when it comes. GUI thread.
class ViewPanes : public QWidget {
  Q_OBJECT
public:
  explicit ViewPanes(QWidget* parent = nullptr);

  /// Which are seen. Those that were seen before keep their pictures.
  void setViews(const std::vector<ModelView>& views);
  /// Which one is seen of a view of one of many, from 0.
  void setItem(std::int64_t item);
  /// `preview` answers one of requests(). A null one: there is no picture.
  void show(const std::string& view, const std::shared_ptr<const Preview>& preview);
  void clear();
  /// Words in the corner of each, beside its title.
  void setDetail(const QString& detail);
  void fit();
  void follow(const ViewPanes& other);

  /// What is needed at the sizes that the views have now.
  std::vector<ViewRequest> requests() const;
  std::int64_t itemCount() const { return m_itemCount; }
  /// Null where it is not seen.
  PictureView* pane(const std::string& view) const;

Q_SIGNALS:
  /// Other pictures are needed.
  void requestsChanged();
  void moved();
  void itemCountChanged(qint64 count);

protected:
  void changeEvent(QEvent* event) override;

private:
  struct Pane {
    ModelView view;
    PictureView* picture;
    std::shared_ptr<const Preview> preview;
  };

  PictureView* makePicture();
  void panesMoved(PictureView* moved);
  void draw(const Pane& pane) const;
  void showCaptions();
  void askAnew();

  QBoxLayout* m_row;
  std::vector<Pane> m_panes;
  std::int64_t m_item = 0;
  std::int64_t m_itemCount = 0;
  QString m_detail;
  std::vector<ViewRequest> m_asked;
  bool m_following = false;
};

} // namespace deblend
