#include "start/example_card.h"

#include "controllers/program.h"
#include "data/data_set_spec.h"
#include "language/engine_text.h"
#include "start/moving_points.h"
#include "start/moving_tiles.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deblend {
namespace {

MovingPicture* makePicture(const BundledExample& example, DataSummaries& summaries,
                           const DataFolders& folders, QWidget* parent) {
  if (!example.film.empty())
    return new MovingTiles(textOf(example.film), example.filmStates, parent);
  return new MovingPoints(summaries, parseDataSetSpec(example.source), parseDataSetSpec(example.target),
                          folders, parent);
}

} // namespace

ExampleCard::ExampleCard(const BundledExample& example, DataSummaries& summaries, const DataFolders& folders,
                         QWidget* parent)
    : QFrame(parent), m_example(example), m_picture(makePicture(example, summaries, folders, this)),
      m_title(new QLabel(this)), m_description(new QLabel(this)), m_open(new QPushButton(this)) {
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  QFont font = m_title->font();
  font.setPointSizeF(font.pointSizeF() * 1.15);
  font.setBold(true);
  m_title->setFont(font);
  m_description->setWordWrap(true);
  m_description->setAlignment(Qt::AlignTop);
  m_open->setObjectName(QStringLiteral("openExample"));
  m_open->setMinimumSize(130, 30);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 1, 1, 12);
  column->addWidget(m_picture, 1);
  auto* words = new QVBoxLayout;
  words->setContentsMargins(14, 4, 14, 0);
  words->setSpacing(6);
  words->addWidget(m_title);
  words->addWidget(m_description);
  words->addWidget(m_open, 0, Qt::AlignLeft);
  column->addLayout(words);
  connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT opened(m_example); });
  retranslate();
}

void ExampleCard::retranslate() {
  m_title->setText(engineText(m_example.title));
  m_description->setText(engineText(m_example.description));
  m_open->setText(tr("Open example"));
}

void ExampleCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ExampleCard::mouseDoubleClickEvent(QMouseEvent*) {
  Q_EMIT opened(m_example);
}

} // namespace deblend
