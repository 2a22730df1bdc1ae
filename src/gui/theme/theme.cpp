#include "theme/theme.h"

#include "theme/studio_style.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace deblend {
namespace {

Theme shownTheme = Theme::light;

Theme desktopTheme() {
  static const bool dark = QPalette().color(QPalette::Window).lightness() < 128;
  return dark ? Theme::dark : Theme::light;
}

Theme resolved(ThemeChoice choice) {
  const Theme desktop = desktopTheme();
  if (choice == ThemeChoice::System)
    return desktop;
  return choice == ThemeChoice::Dark ? Theme::dark : Theme::light;
}

QColor mixed(Rgb from, Rgb to, double amount) {
  return toQColor(mixColours(from, to, amount));
}

/// The bevels that the style draws; none may be lighter than the surface they stand on in the dark.
void setBevels(QPalette& palette, const RoleColours& colours, bool dark) {
  palette.setColor(QPalette::Light, mixed(colours.background, colours.text, dark ? 0.16 : 0.0));
  palette.setColor(QPalette::Midlight, mixed(colours.background, colours.text, dark ? 0.12 : 0.04));
  palette.setColor(QPalette::Mid, toQColor(colours.frame));
  palette.setColor(QPalette::Dark, mixed(colours.background, colours.text, dark ? 0.02 : 0.35));
  palette.setColor(QPalette::Shadow, mixed(colours.background, {}, dark ? 0.8 : 0.6));
}

void setDisabled(QPalette& palette, const RoleColours& colours) {
  const QColor faint = mixed(colours.background, colours.mutedText, 0.62);
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
    palette.setColor(QPalette::Disabled, role, faint);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, toQColor(colours.frame));
}

QPalette paletteOf(Theme theme) {
  const RoleColours& colours = roleColours(theme);
  const bool dark = theme == Theme::dark;
  const QColor window = mixed(colours.background, colours.text, dark ? 0.05 : 0.035);
  QPalette palette;
  palette.setColor(QPalette::Window, window);
  palette.setColor(QPalette::WindowText, toQColor(colours.text));
  palette.setColor(QPalette::Base, toQColor(colours.background));
  palette.setColor(QPalette::AlternateBase, window);
  palette.setColor(QPalette::Text, toQColor(colours.text));
  palette.setColor(QPalette::PlaceholderText, toQColor(colours.mutedText));
  palette.setColor(QPalette::Button, mixed(colours.background, colours.text, dark ? 0.10 : 0.02));
  palette.setColor(QPalette::ButtonText, toQColor(colours.text));
  palette.setColor(QPalette::BrightText, toQColor(colours.text));
  palette.setColor(QPalette::ToolTipBase, mixed(colours.background, colours.text, dark ? 0.14 : 0.0));
  palette.setColor(QPalette::ToolTipText, toQColor(colours.text));
  palette.setColor(QPalette::Highlight, mixed(colours.background, colours.mutedText, dark ? 0.55 : 1.0));
  palette.setColor(QPalette::HighlightedText, dark ? toQColor(colours.text) : toQColor(colours.background));
  palette.setColor(QPalette::Link, toQColor(colours.sourceText));
  palette.setColor(QPalette::LinkVisited, toQColor(colours.sourceText));
  setBevels(palette, colours, dark);
  setDisabled(palette, colours);
  return palette;
}

/// Qt leaves out widgets whose palette became the new one on the way: in which order it visits them is chance.
void tellEveryWidget() {
  const QWidgetList widgets = QApplication::allWidgets();
  const std::vector<QPointer<QWidget>> living(widgets.begin(), widgets.end());
  for (const QPointer<QWidget>& widget : living) {
    QEvent change(QEvent::PaletteChange);
    if (widget)
      QCoreApplication::sendEvent(widget, &change);
  }
}

} // namespace

void applyTheme(ThemeChoice choice) {
  shownTheme = resolved(choice);
  if (!dynamic_cast<StudioStyle*>(QApplication::style()))
    QApplication::setStyle(new StudioStyle);
  QApplication::setPalette(paletteOf(shownTheme));
  tellEveryWidget();
}

Theme currentTheme() {
  return shownTheme;
}

const RoleColours& currentColours() {
  return roleColours(shownTheme);
}

bool isThemeChange(const QEvent& event) {
  return event.type() == QEvent::PaletteChange || event.type() == QEvent::ApplicationPaletteChange;
}

QColor toQColor(Rgb colour) {
  return {colour.red, colour.green, colour.blue};
}

QColor runColour(int runNumber) {
  return toQColor(runColour(shownTheme, static_cast<std::size_t>(std::max(runNumber - 1, 0))));
}

QColor classColour(std::int64_t index) {
  return toQColor(classColour(shownTheme, static_cast<std::size_t>(index)));
}

QColor alphaColour(double alpha) {
  return toQColor(alphaColour(shownTheme, alpha));
}

QPalette quietSelection() {
  const RoleColours& colours = currentColours();
  QPalette palette;
  palette.setColor(QPalette::Highlight, mixed(colours.background, colours.text, 0.13));
  palette.setColor(QPalette::HighlightedText, toQColor(colours.text));
  return palette;
}

QColor problemColour() {
  return shownTheme == Theme::dark ? QColor(0xFF8A80) : QColor(0xB3261E);
}

} // namespace deblend
