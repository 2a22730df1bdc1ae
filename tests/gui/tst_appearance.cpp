#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QTest>

#include <limits>

using namespace deblend;

namespace {

double contrast(const QColor& a, const QColor& b) {
  const auto rgb = [](const QColor& colour) {
    return Rgb{static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
               static_cast<std::uint8_t>(colour.blue())};
  };
  return contrastRatio(rgb(a), rgb(b));
}

} // namespace

/// Colours and words of the window.
class TestAppearance : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void textHasTheContrastOfAA_data() {
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
  }

  void textHasTheContrastOfAA() {
    QFETCH(ThemeChoice, choice);
    applyTheme(choice);
    const QPalette palette = QApplication::palette();
    const QPalette selection = quietSelection();
    for (const auto& [text, ground] : {std::pair(QPalette::WindowText, QPalette::Window),
                                       {QPalette::Text, QPalette::Base},
                                       {QPalette::Text, QPalette::AlternateBase},
                                       {QPalette::ButtonText, QPalette::Button},
                                       {QPalette::ToolTipText, QPalette::ToolTipBase},
                                       {QPalette::HighlightedText, QPalette::Highlight},
                                       {QPalette::PlaceholderText, QPalette::Base},
                                       {QPalette::PlaceholderText, QPalette::Window},
                                       {QPalette::Link, QPalette::Base}})
      QVERIFY2(contrast(palette.color(text), palette.color(ground)) >= 4.5,
               qPrintable(QStringLiteral("%1 on %2").arg(text).arg(ground)));
    QVERIFY(contrast(selection.color(QPalette::HighlightedText), selection.color(QPalette::Highlight)) >=
            4.5);
    QVERIFY(contrast(problemColour(), palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(contrast(problemColour(), palette.color(QPalette::Base)) >= 4.5);
  }

  void aRunKeepsItsHueInBothThemes() {
    applyTheme(ThemeChoice::Light);
    const QColor light = runColour(3);
    QVERIFY(light != runColour(4));
    applyTheme(ThemeChoice::Dark);
    const int turn = std::abs(light.hue() - runColour(3).hue());
    QVERIFY(std::min(turn, 360 - turn) < 60);
  }

  void everyIconDrawsInTheColourOfTheText() {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
      applyTheme(choice);
      for (int name = 0; name <= static_cast<int>(IconName::Unfold); ++name) {
        const QImage drawn = icon(static_cast<IconName>(name)).pixmap(48, 48).toImage();
        int inked = 0;
        for (int y = 0; y < drawn.height(); ++y)
          for (int x = 0; x < drawn.width(); ++x)
            inked += drawn.pixelColor(x, y) == QApplication::palette().color(QPalette::ButtonText) ? 1 : 0;
        QVERIFY2(inked > 20, qPrintable(QString::number(name)));
      }
    }
  }

  void countsAreGroupedByNarrowSpaces() {
    QCOMPARE(countText(0), QStringLiteral("0"));
    QCOMPARE(countText(999), QStringLiteral("999"));
    QCOMPARE(countText(41'984), QStringLiteral("41\u202F984"));
    QCOMPARE(countText(-1'234'567), QStringLiteral("-1\u202F234\u202F567"));
  }

  void measuresHaveFourDigits() {
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(measureText(12.3149), QStringLiteral("12.31"));
    QCOMPARE(measureText(0.00412), QStringLiteral("0.00412"));
    QCOMPARE(measureText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("NaN"));
    QCOMPARE(measureText(65'536.4), countText(65'536));
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(measureText(12.3149), QStringLiteral("12,31"));
    QLocale::setDefault(QLocale(QLocale::English));
  }

  void durationsAndRatesAreShort() {
    QCOMPARE(durationText(3.2), QStringLiteral("3 s"));
    QCOMPARE(durationText(125), QStringLiteral("2 min 5 s"));
    QCOMPARE(durationText(3840), QStringLiteral("1 h 4 min"));
    QCOMPARE(rateText(7912), countText(7900));
    QCOMPARE(rateText(0), QStringLiteral("0"));
    QCOMPARE(rateText(2.34), QStringLiteral("2.3"));
    QCOMPARE(bytesText(212'400'000), QStringLiteral("212 MB"));
  }

  void allowedValuesReadAsTheEngineWritesThem() {
    for (const Option& option : {Option::integer("width", "Width", 64, 1, 1'048'576, ""),
                                 Option::real("rate", "Rate", 1e-3, 1e-9, 10, ""),
                                 Option::choice("kind", "Kind", "a", {{"a", "A"}, {"b", "B"}}, ""),
                                 Option::boolean("on", "On", true, "")})
      QCOMPARE(allowedTextOf(option).toStdString(), option.allowed());
  }
};

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
