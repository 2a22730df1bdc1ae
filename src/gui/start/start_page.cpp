#include "start/start_page.h"

#include "controllers/data_summaries.h"
#include "controllers/program.h"
#include "controllers/recent_projects.h"
#include "start/example_card.h"
#include "theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>

namespace deblend {
namespace {

constexpr std::size_t mostCards = 3;
constexpr int widest = 1180; // pixels

QToolButton* makeButton(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setIconSize({20, 20});
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  button->setMinimumHeight(36);
  return button;
}

} // namespace

StartPage::StartPage(DataSummaries& summaries, const Program& program, QAction* newProject,
                     QAction* openProject, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_subtitle(new QLabel(this)),
      m_recentTitle(new QLabel(this)), m_recent(new QListWidget(this)) {
  QFont large = m_title->font();
  large.setPointSizeF(large.pointSizeF() * 1.8);
  m_title->setFont(large);
  m_subtitle->setWordWrap(true);
  auto* content = new QWidget(this);
  content->setMaximumWidth(widest);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(32, 24, 32, 24);
  column->setSpacing(16);
  column->addStretch(1);
  column->addWidget(m_title);
  column->addWidget(m_subtitle);
  column->addLayout(makeCards(summaries, program), 8);
  column->addLayout(makeFoot(newProject, openProject), 2);
  column->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins({});
  row->addStretch(1);
  row->addWidget(content, 1000);
  row->addStretch(1);
  for (const auto signal : {&QListWidget::itemActivated, &QListWidget::itemClicked})
    connect(m_recent, signal, this,
            [this](QListWidgetItem* item) { Q_EMIT projectOpened(item->data(Qt::UserRole).toString()); });
  retranslate();
}

QHBoxLayout* StartPage::makeCards(DataSummaries& summaries, const Program& program) {
  auto* cards = new QHBoxLayout;
  cards->setSpacing(16);
  const std::vector<BundledExample> examples = bundledExamples(program.folders.resources);
  for (std::size_t i = 0; i < std::min(examples.size(), mostCards); ++i) {
    auto* card = new ExampleCard(examples[i], summaries, program.dataFolders(), this);
    card->setMaximumHeight(420);
    connect(card, &ExampleCard::opened, this, &StartPage::exampleOpened);
    cards->addWidget(card, 1);
  }
  return cards;
}

QHBoxLayout* StartPage::makeFoot(QAction* newProject, QAction* openProject) {
  m_new = makeButton(newProject, this);
  m_open = makeButton(openProject, this);
  m_recent->setObjectName(QStringLiteral("recent"));
  m_recent->setSpacing(1);
  m_recent->setFrameShape(QFrame::NoFrame);
  m_recent->viewport()->setAutoFillBackground(false);
  m_recent->setPalette(quietSelection());
  auto* buttons = new QVBoxLayout;
  buttons->setSpacing(8);
  buttons->addWidget(m_new);
  buttons->addWidget(m_open);
  buttons->addStretch(1);
  auto* recent = new QVBoxLayout;
  recent->setSpacing(4);
  recent->addWidget(m_recentTitle);
  recent->addWidget(m_recent);
  recent->addStretch(1);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(32);
  foot->addLayout(buttons, 1);
  foot->addLayout(recent, 2);
  return foot;
}

void StartPage::fillRecent() {
  m_recent->clear();
  for (const QString& folder : recentProjects()) {
    auto* item = new QListWidgetItem(QStringLiteral("%1   –   %2").arg(QFileInfo(folder).fileName(), folder),
                                     m_recent);
    item->setData(Qt::UserRole, folder);
  }
  const int rowHeight = m_recent->sizeHintForRow(0);
  m_recent->setFixedHeight(std::min(120, m_recent->count() * (rowHeight + 2) + 4));
  m_recentTitle->setVisible(m_recent->count() > 0);
  m_recent->setVisible(m_recent->count() > 0);
}

void StartPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  fillRecent();
}

void StartPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    m_recent->setPalette(quietSelection());
}

void StartPage::retranslate() {
  m_title->setText(tr("Learn a mapping between two data sets"));
  m_subtitle->setText(
      tr("Open an example and press Train: within a minute its samples begin to find their way from the "
         "source to the target. Or pair data of your own."));
  m_recentTitle->setText(tr("Opened lately"));
}

} // namespace deblend
