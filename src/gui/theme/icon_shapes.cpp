#include "theme/icon_shapes.h"

#include <QStringList>

namespace deblend {
namespace {

/// M x y and L x y move and draw, C takes two control points and an end, Z closes, O x y r is a circle.
struct IconText {
  IconName name;
  const char* lines;
  const char* areas;
};

constexpr IconText iconTexts[] = {
    {IconName::NewProject,
     "M 6 3 L 14 3 L 19 8 L 19 21 L 6 21 Z M 14 3 L 14 8 L 19 8 M 12.5 11 L 12.5 18 M 9 14.5 L 16 14.5", ""},
    {IconName::OpenProject,
     "M 3 19 L 3 5 L 9 5 L 11 7.5 L 19 7.5 L 19 11 M 3 19 L 6.5 11 L 22 11 L 18.5 19 Z", ""},
    {IconName::Save,
     "M 4 4 L 16.5 4 L 20 7.5 L 20 20 L 4 20 Z M 8 4 L 8 9 L 15 9 L 15 4 M 7.5 20 L 7.5 13 L 16.5 13 L 16.5 "
     "20",
     ""},
    {IconName::Play, "", "M 7 4 L 20 12 L 7 20 Z"},
    {IconName::Pause, "", "M 6 4 L 10 4 L 10 20 L 6 20 Z M 14 4 L 18 4 L 18 20 L 14 20 Z"},
    {IconName::Resume, "", "M 4 4 L 7.5 4 L 7.5 20 L 4 20 Z M 10 4 L 21.5 12 L 10 20 Z"},
    {IconName::Stop, "", "M 5 5 L 19 5 L 19 19 L 5 19 Z"},
    {IconName::Loop,
     "M 4 12 C 4 7 7 6 11 6 L 19 6 M 15.5 2.5 L 19 6 L 15.5 9.5 M 20 12 C 20 17 17 18 13 18 L 5 18 M 8.5 "
     "14.5 L 5 18 L 8.5 21.5",
     ""},
    {IconName::Reverse, "M 4 8 L 20 8 M 16 4 L 20 8 L 16 12 M 20 16 L 4 16 M 8 12 L 4 16 L 8 20", ""},
    {IconName::Paths, "M 5 18 C 12 18 10 6 19 6 M 5 11 C 9 11 11 17 19 17",
     "O 5 18 2 O 19 6 2 O 5 11 2 O 19 17 2"},
    {IconName::Field,
     "M 3 9 L 9 6 M 6 5.3 L 9 6 L 7.6 8.8 M 14 9 L 20 6 M 17 5.3 L 20 6 L 18.6 8.8 M 3 19 L 9 16 M 6 15.3 L "
     "9 16 L 7.6 18.8 M 14 19 L 20 16 M 17 15.3 L 20 16 L 18.6 18.8",
     ""},
    {IconName::Fit, "M 4 9 L 4 4 L 9 4 M 15 4 L 20 4 L 20 9 M 20 15 L 20 20 L 15 20 M 9 20 L 4 20 L 4 15",
     ""},
    {IconName::Reset,
     "M 6 8 C 8 5 11 4 14 5 C 18 6.5 20 10 19 14 C 18 18 14 20.5 10 19.5 C 8 19 6.3 17.7 5.3 16 M 5.5 3.5 L "
     "5.7 8.3 L 10.5 8",
     ""},
    {IconName::Close, "M 6 6 L 18 18 M 18 6 L 6 18", ""},
    {IconName::Export, "M 12 15 L 12 3 M 8 7 L 12 3 L 16 7 M 5 11 L 5 20 L 19 20 L 19 11", ""},
    {IconName::Branch, "M 7 7.5 L 7 16.5 M 7 14 C 7 11 17 13 17 9", "O 7 5 2.4 O 7 19 2.4 O 17 6.5 2.4"},
    {IconName::Best, "",
     "M 12 3 L 14.6 9 L 21 9.6 L 16.1 13.9 L 17.6 20.3 L 12 16.9 L 6.4 20.3 L 7.9 13.9 L 3 9.6 L 9.4 9 Z"},
    {IconName::Last, "M 18 5 L 18 19", "M 5 5 L 15.5 12 L 5 19 Z"},
    {IconName::Live,
     "M 7.5 7.5 C 5 10 5 14 7.5 16.5 M 16.5 7.5 C 19 10 19 14 16.5 16.5 M 4.6 4.8 C 0.6 8.8 0.6 15.2 4.6 "
     "19.2 M 19.4 4.8 C 23.4 8.8 23.4 15.2 19.4 19.2",
     "O 12 12 2.6"},
    {IconName::Previous, "M 15 5 L 8 12 L 15 19", ""},
    {IconName::Next, "M 9 5 L 16 12 L 9 19", ""},
    {IconName::Experiment, "O 5.5 12 3 O 18.5 12 3 M 8.5 12 L 15.5 12", "M 13 9.5 L 16 12 L 13 14.5 Z"},
    {IconName::Warning, "M 12 3.5 L 22 20 L 2 20 Z M 12 9.5 L 12 14", "O 12 17 1.1"},
    {IconName::Information, "O 12 12 9 M 12 11 L 12 17", "O 12 7.5 1.2"},
    {IconName::Unfold, "M 6 10 L 12 16 L 18 10", ""},
    {IconName::Pairs, "M 3 6 L 11 6 L 11 18 L 3 18 Z", "M 13 5.2 L 21.8 5.2 L 21.8 18.8 L 13 18.8 Z"},
    {IconName::Download, "M 12 3 L 12 15 M 8 11 L 12 15 L 16 11 M 5 15 L 5 20 L 19 20 L 19 15", ""},
    {IconName::Compare, "M 3 5 L 21 5 L 21 19 L 3 19 Z M 12 3 L 12 21", ""},
    {IconName::Measure, "M 4 4 L 4 20 L 20 20 M 7 15 L 11 10 L 14 13 L 19 6", ""},
    {IconName::Difference, "M 5 8 L 15 8 M 10 3 L 10 13 M 5 18 L 15 18 M 20 4 L 20 20", ""},
    {IconName::Settings, "M 4 6 L 20 6 M 4 12 L 20 12 M 4 18 L 20 18", "O 9 6 2.4 O 15 12 2.4 O 8 18 2.4"},
};

/// Reads the numbers of a command one after the other.
class NumberReader {
public:
  NumberReader(const QStringList& words, qsizetype& at) : m_words(words), m_at(at) {}
  double number() { return m_words.at(m_at++).toDouble(); }
  QPointF point() {
    const double x = number();
    return {x, number()};
  }

private:
  const QStringList& m_words;
  qsizetype& m_at;
};

void addCommand(QPainterPath& path, char command, NumberReader reader) {
  if (command == 'M') {
    path.moveTo(reader.point());
  } else if (command == 'L') {
    path.lineTo(reader.point());
  } else if (command == 'C') {
    const QPointF first = reader.point();
    const QPointF second = reader.point();
    path.cubicTo(first, second, reader.point());
  } else if (command == 'O') {
    const QPointF centre = reader.point();
    const double radius = reader.number();
    path.addEllipse(centre, radius, radius);
  } else {
    path.closeSubpath();
  }
}

QPainterPath pathFromText(const char* text) {
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  const QStringList words = QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (qsizetype at = 0; at < words.size();) {
    const char command = words.at(at++).front().toLatin1();
    addCommand(path, command, NumberReader(words, at));
  }
  return path;
}

} // namespace

IconShape iconShape(IconName name) {
  for (const IconText& text : iconTexts)
    if (text.name == name)
      return {pathFromText(text.lines), pathFromText(text.areas)};
  return {};
}

} // namespace deblend
