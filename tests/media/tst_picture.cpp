#include "picture/picture.h"

#include "expect_error.h"

#include <QtTest>

#include <limits>

using namespace deblend;

class TestPicture : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void picturesHaveOneColour() {
    const Picture picture = makePicture(3, 2, {1, 2, 3});
    QCOMPARE(picture.rgb.size(), std::size_t{18});
    for (int y = 0; y < 2; ++y) {
      for (int x = 0; x < 3; ++x) {
        QCOMPARE(pixelAt(picture, x, y), (Rgb{1, 2, 3}));
      }
    }
    checkPicture(picture);
  }

  void wrongSizesAreRefused_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("zero") << 0 << 10;
    QTest::newRow("negative") << 10 << -1;
    QTest::newRow("long side") << maximumPictureSide + 1 << 1;
    QTest::newRow("large area") << maximumPictureSide << maximumPictureSide;
    QTest::newRow("enormous") << std::numeric_limits<int>::max() << std::numeric_limits<int>::max();
  }

  void wrongSizesAreRefused() {
    QFETCH(int, width);
    QFETCH(int, height);
    const QString message = mediaErrorOf([&] { makePicture(width, height, {}); });
    QVERIFY2(message.contains(QString::number(width)) && message.contains(QString::number(height)),
             qPrintable(message));
  }

  void wrongByteCountsAreRefused() {
    Picture picture = makePicture(4, 4, {});
    picture.rgb.pop_back();
    QVERIFY(mediaErrorOf([&] { checkPicture(picture); }).contains("47"));
  }
};

QTEST_APPLESS_MAIN(TestPicture)
#include "tst_picture.moc"
