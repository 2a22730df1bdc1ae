#pragma once

#include "locations/bundled_examples.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QToolButton;

namespace deblend {

class DataSummaries;
struct Program;

/// What the window shows without a project: three examples, the projects opened lately, and the ways to
/// begin. GUI thread.
class StartPage : public QWidget {
  Q_OBJECT
public:
  /// `summaries` and `program` outlive the page.
  StartPage(DataSummaries& summaries, const Program& program, QAction* newProject, QAction* openProject,
            QWidget* parent = nullptr);

Q_SIGNALS:
  void exampleOpened(const BundledExample& example);
  void projectOpened(const QString& folder);

protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  QHBoxLayout* makeCards(DataSummaries& summaries, const Program& program);
  QHBoxLayout* makeFoot(QAction* newProject, QAction* openProject);
  void fillRecent();
  void retranslate();

  QLabel* m_title;
  QLabel* m_subtitle;
  QLabel* m_recentTitle;
  QListWidget* m_recent;
  QToolButton* m_new;
  QToolButton* m_open;
};

} // namespace deblend
