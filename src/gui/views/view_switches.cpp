#include "views/view_switches.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace deblend {

QToolButton* makeViewSwitch(IconName name, const char* objectName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(name));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setObjectName(QLatin1String(objectName));
  return button;
}

QWidget* switchRow(std::initializer_list<QWidget*> widgets, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 6, 2);
  layout->setSpacing(4);
  for (QWidget* widget : widgets)
    layout->addWidget(widget);
  return row;
}

} // namespace deblend
