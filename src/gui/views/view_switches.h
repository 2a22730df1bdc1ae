#pragma once

#include "theme/icons.h"

#include <initializer_list>

class QToolButton;
class QWidget;

/// What is switched beside a view's tab.
namespace deblend {

/// Can be checked; without a text yet.
QToolButton* makeViewSwitch(IconName name, const char* objectName, QWidget* parent);

QWidget* switchRow(std::initializer_list<QWidget*> widgets, QWidget* parent);

} // namespace deblend
