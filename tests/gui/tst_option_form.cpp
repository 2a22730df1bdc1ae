#include "forms/option_form.h"

#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace deblend;

namespace {

OptionSchema schema() {
  OptionSchema options;
  options.add("Network",
              {Option::integer("width", "Width", 64, 1, 1024, "Units of a hidden layer.", "units"),
               Option::choice("activation", "Activation", "relu", {{"relu", "ReLU"}, {"silu", "SiLU"}},
                              "Applied after every hidden layer.")});
  options.add("Training",
              {Option::real("learning_rate", "Learning rate", 0.001, 1e-6, 1, "Of the first step."),
               Option::boolean("shuffle", "Shuffle", true, "Draw batches in a new order."),
               Option::text("note", "Note", "", "Kept with the run.")});
  return options;
}

} // namespace

/// A form made from a schema.
class TestOptionForm : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    m_form = std::make_unique<OptionForm>();
    m_form->setValues(OptionValues(schema()));
    m_form->resize(320, 400);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
  }

  void everyOptionHasAFieldWithItsDefault() {
    QCOMPARE(line("width")->text(), QStringLiteral("64"));
    QCOMPARE(m_form->findChild<QComboBox*>("activation")->currentText(), QStringLiteral("ReLU"));
    QCOMPARE(line("learning_rate")->text(), QStringLiteral("0.001"));
    QVERIFY(m_form->findChild<QCheckBox*>("shuffle")->isChecked());
    QVERIFY(!m_form->findChild<QToolButton*>("width_reset")->isVisible());
  }

  void numbersHaveTheDecimalPointOfTheLanguageAndBothAreRead() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_form.get(), &change);
    QCOMPARE(line("learning_rate")->text(), QStringLiteral("0,001"));
    for (const char* typed : {"0,25", "0.25"}) {
      retype("learning_rate", typed);
      QCOMPARE(m_form->values().real("learning_rate"), 0.25);
      QCOMPARE(line("learning_rate")->text(), QLatin1String(typed));
    }
    QLocale::setDefault(before);
  }

  void typingChangesTheValueAndMarksIt() {
    QSignalSpy changes(m_form.get(), &OptionForm::valuesChanged);
    retype("width", "128");
    QCOMPARE(m_form->values().integer("width"), 128);
    QVERIFY(!changes.isEmpty());
    QVERIFY(m_form->findChild<QToolButton*>("width_reset")->isVisible());
  }

  void numbersMayBeGroupedAndHaveACommaAsTheDecimalMark() {
    retype("width", "1 000");
    QCOMPARE(m_form->values().integer("width"), 1000);
    retype("learning_rate", "0,01");
    QCOMPARE(m_form->values().real("learning_rate"), 0.01);
  }

  void whatIsNotAllowedStaysWithItsSentence() {
    retype("width", "9999");
    QCOMPARE(line("width")->text(), QStringLiteral("9999"));
    QVERIFY2(m_form->values().integer("width") <= 1024, "only allowed values are handed on");
    QCOMPARE(below("width")->text(),
             QStringLiteral("Option 'width' is '9999': allowed is a whole number from 1 to 1024."));
    QVERIFY(below("width")->isVisible());
    QCOMPARE(m_form->problem(), below("width")->text());

    m_form->setValues(m_form->values());
    QCOMPARE(line("width")->text(), QStringLiteral("9999"));

    retype("width", "32");
    QVERIFY(m_form->problem().isEmpty());
    QCOMPARE(m_form->values().integer("width"), 32);
  }

  void theSentenceIsTheEngines() {
    const OptionSchema options = schema();
    for (const char* typed : {"", "x", "0", "2000", "1.5"}) {
      retype("width", typed);
      try {
        options.at("width").parsed(typed);
        QFAIL("The engine took it.");
      } catch (const std::exception& error) {
        QCOMPARE(m_form->problem(), QString::fromUtf8(error.what()));
      }
    }
  }

  void pendingTextsComeBack() {
    retype("width", "many");
    const PendingTexts texts = m_form->pendingTexts();
    m_form->resetAll();
    QVERIFY(m_form->problem().isEmpty());
    m_form->restore(texts);
    QCOMPARE(line("width")->text(), QStringLiteral("many"));
    QVERIFY(!m_form->problem().isEmpty());
  }

  void oneClickResets() {
    retype("width", "many");
    QTest::mouseClick(m_form->findChild<QToolButton*>("width_reset"), Qt::LeftButton);
    QCOMPARE(line("width")->text(), QStringLiteral("64"));
    QCOMPARE(m_form->values().integer("width"), 64);
    QVERIFY(!m_form->findChild<QToolButton*>("width_reset")->isVisible());
    QVERIFY(m_form->problem().isEmpty());
  }

  void checkBoxesAndListsChangeTheirValues() {
    QTest::mouseClick(m_form->findChild<QCheckBox*>("shuffle"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!m_form->values().boolean("shuffle"));
    auto* activation = m_form->findChild<QComboBox*>("activation");
    activation->setFocus();
    QTest::keyClick(activation, Qt::Key_Down);
    QCOMPARE(m_form->values().text("activation"), std::string("silu"));
  }

  void helpIsATooltipAndShowsOnFocus() {
    QCOMPARE(line("width")->toolTip(), QStringLiteral("Units of a hidden layer."));
    line("note")->setFocus();
    QTRY_VERIFY(below("note")->isVisible());
    QVERIFY(!below("width")->isVisible());
    line("width")->setFocus();
    QTRY_VERIFY(below("width")->isVisible());
    QVERIFY(!below("note")->isVisible());
    QCOMPARE(below("width")->text(), QStringLiteral("Units of a hidden layer."));
  }

  void groupsFoldUpAndSayWhatIsChangedInThem() {
    retype("learning_rate", "0.01");
    QSignalSpy folding(m_form.get(), &OptionForm::foldingChanged);
    QTest::mouseClick(heading("Training"), Qt::LeftButton);
    QCOMPARE(folding.size(), 1);
    QCOMPARE(m_form->folded(), QStringList(QStringLiteral("Training")));
    QVERIFY(!line("learning_rate")->isVisible());
    QVERIFY(!m_form->findChild<QToolButton*>("learning_rate_reset")->isVisible());
    QVERIFY(line("width")->isVisible());
    QVERIFY(heading("Training")->text().contains(QStringLiteral("1 changed")));
    QTest::keyClick(heading("Training"), Qt::Key_Space);
    QVERIFY(line("learning_rate")->isVisible());
    QCOMPARE(heading("Training")->text(), QStringLiteral("Training"));
    QCOMPARE(m_form->values().real("learning_rate"), 0.01);
  }

  void aMistakeUnfoldsItsGroup() {
    retype("learning_rate", "fast");
    m_form->setFolded({QStringLiteral("Training")});
    QVERIFY(!line("learning_rate")->isVisible());
    m_form->focusProblem();
    QVERIFY(line("learning_rate")->isVisible());
    QTRY_VERIFY(line("learning_rate")->hasFocus());
  }

  void aCompanionGoesWithItsGroup() {
    auto* companion = new QLabel(QStringLiteral("plot"));
    m_form->setCompanion("Training", companion);
    QTRY_VERIFY(companion->isVisible());
    m_form->setFolded({QStringLiteral("Training")});
    QVERIFY(!companion->isVisible());
    m_form->setFolded({});
    m_form->setValues(
        OptionValues(OptionSchema({Option::integer("depth", "Depth", 4, 1, 16, "Hidden layers.")})));
    QVERIFY(!companion->isVisible());
    m_form->setValues(OptionValues(schema()));
    QTRY_VERIFY(companion->isVisible());
  }

  void anotherSchemaMakesOtherFields() {
    m_form->setValues(
        OptionValues(OptionSchema({Option::integer("depth", "Depth", 4, 1, 16, "Hidden layers.")})));
    QVERIFY(!line("width"));
    QCOMPARE(line("depth")->text(), QStringLiteral("4"));
  }

private:
  QLineEdit* line(const char* name) { return m_form->findChild<QLineEdit*>(QLatin1String(name)); }
  QLabel* below(const char* name) {
    return m_form->findChild<QLabel*>(QLatin1String(name) + QStringLiteral("_below"));
  }
  QToolButton* heading(const char* group) {
    for (QToolButton* button : m_form->findChildren<QToolButton*>(QStringLiteral("heading")))
      if (button->text().startsWith(QLatin1String(group)))
        return button;
    return nullptr;
  }
  void retype(const char* name, const char* text) {
    line(name)->setFocus();
    line(name)->selectAll();
    QTest::keyClick(line(name), Qt::Key_Delete);
    QTest::keyClicks(line(name), QLatin1String(text));
  }

  std::unique_ptr<OptionForm> m_form;
};

QTEST_MAIN(TestOptionForm)
#include "tst_option_form.moc"
