#include "picture/text_metadata.h"

#include <QtTest>

using namespace deblend;

class TestTextMetadata : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void latin1RoundTripsEveryByte() {
    std::string latin1;
    for (int value = 1; value < 256; ++value) {
      latin1 += static_cast<char>(value);
    }
    QCOMPARE(toLatin1(fromLatin1(latin1)), std::optional(latin1));
    QCOMPARE(QString::fromUtf8(fromLatin1(latin1).c_str()), QString::fromLatin1(latin1.c_str()));
  }

  void latin1RefusesOthers() {
    QVERIFY(!toLatin1("α"));
    QVERIFY(!toLatin1("\xFF"));
    QVERIFY(!toLatin1("\xC3"));
  }

  void wellFormedTextStays_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("ASCII") << QByteArray("step 3");
    QTest::newRow("two to four bytes") << QByteArray("é α → 𝛼");
    QTest::newRow("limits") << QByteArray(
        "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF");
  }

  void wellFormedTextStays() {
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(wellFormedUtf8(text.toStdString())), text);
  }

  void wrongBytesAreReplaced_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray mark = "\xEF\xBF\xBD";
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << "a" + mark + "z";
    QTest::newRow("cut short") << QByteArray("a\xE2\x86") << "a" + mark + mark;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << mark + mark;
    QTest::newRow("overlong of three") << QByteArray("\xE0\x80\xAF") << mark + mark + mark;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << mark + mark + mark;
    QTest::newRow("too large") << QByteArray("\xF4\x90\x80\x80") << mark + mark + mark + mark;
  }

  void wrongBytesAreReplaced() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(wellFormedUtf8(text.toStdString())), expected);
  }

  void recipeHasOneLineAPair() {
    QCOMPARE(recipeText({}), std::string());
    QCOMPARE(recipeText({{"Run", "0001-mlp"}, {"Seed", "7"}}), std::string("Run: 0001-mlp\nSeed: 7"));
  }

  void findsTheFirstOfAKey() {
    const TextMetadata metadata = {{"Run", "1"}, {"Seed", "2"}, {"Run", "3"}};
    QCOMPARE(findText(metadata, "Run"), std::optional<std::string>("1"));
    QVERIFY(!findText(metadata, "run"));
  }
};

QTEST_APPLESS_MAIN(TestTextMetadata)
#include "tst_text_metadata.moc"
