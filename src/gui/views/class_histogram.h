#pragma once

#include <QWidget>

#include <cstdint>
#include <string>
#include <vector>

namespace deblend {

/// How many samples each class has, as bars with their names and counts. As high as its bars need. GUI
/// thread.
class ClassHistogram : public QWidget {
  Q_OBJECT
public:
  explicit ClassHistogram(QWidget* parent = nullptr);

  /// A count for each name. With bars in the classes' colours it is the legend of a view that has them.
  void show(std::vector<std::string> names, std::vector<std::int64_t> counts, bool inClassColours = false);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  int barHeight() const { return fontMetrics().height() + 3; }

  std::vector<std::string> m_names;
  std::vector<std::int64_t> m_counts;
  bool m_inClassColours = false;
};

} // namespace deblend
