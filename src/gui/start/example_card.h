#pragma once

#include "locations/bundled_examples.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace deblend {

class DataSummaries;
class MovingPicture;
struct DataFolders;

/// Offers a bundled example with a moving picture of what it learns. GUI thread.
class ExampleCard : public QFrame {
  Q_OBJECT
public:
  /// Throws Error if the example's data sets cannot be understood. `summaries` outlives the card.
  ExampleCard(const BundledExample& example, DataSummaries& summaries, const DataFolders& folders,
              QWidget* parent = nullptr);

  const MovingPicture& picture() const { return *m_picture; }

Q_SIGNALS:
  void opened(const BundledExample& example);

protected:
  void changeEvent(QEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
  void retranslate();

  BundledExample m_example;
  MovingPicture* m_picture;
  QLabel* m_title;
  QLabel* m_description;
  QPushButton* m_open;
};

} // namespace deblend
