#include "launch_options.h"

#include "shell/appearance.h"

#include <QCommandLineParser>

namespace deblend {
namespace {

QCommandLineOption option(const char* name, const char* help, const char* value = "") {
  return {QLatin1String(name), QString::fromUtf8(help), QLatin1String(value)};
}

void addOptions(QCommandLineParser& parser) {
  parser.setApplicationDescription(QStringLiteral("Trains, shows and exports mappings between data sets."));
  parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("A project's folder to open."),
                               QStringLiteral("[PROJECT]"));
  parser.addOptions({
      QCommandLineOption({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this text.")),
      QCommandLineOption({QStringLiteral("v"), QStringLiteral("version")},
                         QStringLiteral("Shows the version.")),
      option("language", "The language of the window: system, en or de.", "CODE"),
      option("theme", "The theme of the window: system, light or dark.", "NAME"),
      option("size", "The size of the window, such as 1280x800.", "WxH"),
      option("screenshot", "Saves a picture of the window when its views are filled, and quits.", "FILE"),
      option("alpha", "For --screenshot: the α that is shown, from 0 to 1.", "A"),
      option("measure-startup", "Prints how many milliseconds the window took to be usable, and quits."),
      option("measure-latency",
             "Trains PROJECT and prints how long the window kept events waiting, and quits."),
      option("seconds", "For --measure-latency: how long, 10 unless it is said.", "S"),
  });
}

std::optional<QSize> sizeFromText(const QString& text) {
  const QStringList sides = text.split(QLatin1Char('x'));
  const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
  return sides.size() == 2 && size.width() > 0 && size.height() > 0 ? std::optional(size) : std::nullopt;
}

/// A number within a range, or the problem told.
double readNumber(const QCommandLineParser& parser, const char* name, double fallback, double low,
                  double high, QString& problem) {
  const QString key = QLatin1String(name);
  if (!parser.isSet(key))
    return fallback;
  bool isNumber = false;
  const double value = parser.value(key).toDouble(&isNumber);
  if (isNumber && value >= low && value <= high)
    return value;
  problem = QStringLiteral("Option '--%1' is '%2': allowed is a number from %3 to %4.")
                .arg(key, parser.value(key))
                .arg(low)
                .arg(high);
  return fallback;
}

LaunchOptions::Mode modeOf(const QCommandLineParser& parser) {
  using Mode = LaunchOptions::Mode;
  for (const auto& [name, mode] : {std::pair("help", Mode::Help),
                                   {"version", Mode::Version},
                                   {"screenshot", Mode::Screenshot},
                                   {"measure-startup", Mode::MeasureStartup},
                                   {"measure-latency", Mode::MeasureLatency}})
    if (parser.isSet(QLatin1String(name)))
      return mode;
  return Mode::Window;
}

void readAppearance(const QCommandLineParser& parser, LaunchOptions& options) {
  if (parser.isSet(QStringLiteral("language"))) {
    options.language = parser.value(QStringLiteral("language"));
    QStringList known;
    for (const Language& language : languages())
      known += language.code;
    if (!known.contains(*options.language))
      options.problem = QStringLiteral("Option '--language' is '%1': allowed is one of %2.")
                            .arg(*options.language, known.join(QStringLiteral(", ")));
  }
  if (parser.isSet(QStringLiteral("theme"))) {
    options.theme = themeChoiceFromText(parser.value(QStringLiteral("theme")));
    if (!options.theme)
      options.problem = QStringLiteral("Option '--theme' is '%1': allowed is one of system, light, dark.")
                            .arg(parser.value(QStringLiteral("theme")));
  }
}

} // namespace

LaunchOptions parseLaunchOptions(const QStringList& arguments) {
  using Mode = LaunchOptions::Mode;
  QCommandLineParser parser;
  addOptions(parser);
  LaunchOptions options;
  if (!parser.parse(arguments)) {
    options.problem = parser.errorText();
    return options;
  }
  options.mode = modeOf(parser);
  options.project = parser.positionalArguments().value(0);
  options.screenshot = parser.value(QStringLiteral("screenshot"));
  options.seconds = readNumber(parser, "seconds", options.seconds, 0.1, 86'400, options.problem);
  options.alpha = readNumber(parser, "alpha", options.alpha, 0, 1, options.problem);
  if (parser.isSet(QStringLiteral("size"))) {
    const QString text = parser.value(QStringLiteral("size"));
    options.size = sizeFromText(text).value_or(QSize());
    if (options.size.isEmpty())
      options.problem =
          QStringLiteral("Option '--size' is '%1': allowed is a width and a height such as 1280x800.")
              .arg(text);
  }
  readAppearance(parser, options);
  if (options.mode == Mode::MeasureLatency && options.project.isEmpty())
    options.problem = QStringLiteral("Option '--measure-latency' needs the folder of a project.");
  if (parser.positionalArguments().size() > 1)
    options.problem = QStringLiteral("One project can be opened, but %1 were given.")
                          .arg(parser.positionalArguments().size());
  return options;
}

QString launchHelp() {
  QCommandLineParser parser;
  addOptions(parser);
  return parser.helpText();
}

} // namespace deblend
