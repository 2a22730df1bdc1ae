#include "picture/png_encoder.h"

#include "expect_error.h"
#include "test_pictures.h"

#include <QtTest>

#include <opencv2/imgcodecs.hpp>

using namespace deblend;

namespace {

// Whether a chunk of this type stands in front of the pixels.
bool hasChunk(const std::vector<std::uint8_t>& png, const std::string& type) {
  const std::string bytes(png.begin(), png.end());
  return bytes.find(type) < bytes.find("IDAT");
}

Picture noise(int width, int height) {
  Picture picture = makePicture(width, height, {});
  std::uint32_t state = 1;
  for (std::uint8_t& byte : picture.rgb) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(state >> 24);
  }
  return picture;
}

bool decodesTo(const std::vector<std::uint8_t>& png, const Picture& picture) {
  const cv::Mat decoded = cv::imdecode(png, cv::IMREAD_COLOR);
  if (decoded.cols != picture.width || decoded.rows != picture.height) {
    return false;
  }
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto bgr = decoded.at<cv::Vec3b>(y, x);
      if (pixelAt(picture, x, y) != Rgb{bgr[2], bgr[1], bgr[0]}) {
        return false;
      }
    }
  }
  return true;
}

} // namespace

class TestPngEncoder : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pixelsRoundTrip() {
    QVERIFY(decodesTo(encodePng(noise(37, 23)), noise(37, 23)));
    QVERIFY(decodesTo(encodePng(movingSquare(64, 48, 3)), movingSquare(64, 48, 3)));
    QVERIFY(decodesTo(encodePng(makePicture(50, 40, {9, 8, 7})), makePicture(50, 40, {9, 8, 7})));
    QVERIFY(decodesTo(encodePng(makePicture(1, 1, {255, 0, 128})), makePicture(1, 1, {255, 0, 128})));
  }

  void textsRoundTripInOrder() {
    const TextMetadata metadata = {{"Title", "Rings → Moons, α = 0.42"},
                                   {"Software", "Deblend Studio"},
                                   {"Run", "Übung 3 ± 1"},
                                   {"Empty", ""},
                                   {"Recipe", std::string(3000, 'x') + "\nsecond line 𝛼"}};
    const auto png = encodePng(makePicture(8, 8, {}), metadata);
    QCOMPARE(readPngText(png), metadata);
    QVERIFY(decodesTo(png, makePicture(8, 8, {})));
  }

  void latin1TextIsATextChunkAndOthersAreInternational() {
    const auto latin1 = encodePng(makePicture(2, 2, {}), {{"Run", "Übung"}});
    QVERIFY(hasChunk(latin1, "tEXt"));
    QVERIFY(!hasChunk(latin1, "iTXt"));
    const auto international = encodePng(makePicture(2, 2, {}), {{"Run", "α"}});
    QVERIFY(!hasChunk(international, "tEXt"));
    QVERIFY(hasChunk(international, "iTXt"));
  }

  void wrongUtf8IsReplaced() {
    const auto png = encodePng(makePicture(2, 2, {}), {{"Run", "a\xFF"}});
    QCOMPARE(readPngText(png), (TextMetadata{{"Run", "a\xEF\xBF\xBD"}}));
  }

  void wrongKeysAreRefused_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too long") << QByteArray(80, 'k');
    QTest::newRow("not Latin-1") << QByteArray("α");
    QTest::newRow("leading space") << QByteArray(" Run");
    QTest::newRow("trailing space") << QByteArray("Run ");
    QTest::newRow("two spaces") << QByteArray("Run  number");
    QTest::newRow("newline") << QByteArray("Run\n");
  }

  void wrongKeysAreRefused() {
    QFETCH(QByteArray, key);
    const TextMetadata metadata = {{key.toStdString(), "value"}};
    QVERIFY(!mediaErrorOf([&] { encodePng(makePicture(2, 2, {}), metadata); }).isEmpty());
  }

  void nulInAValueIsRefused() {
    const TextMetadata metadata = {{"Run", std::string("a\0b", 3)}};
    QVERIFY(mediaErrorOf([&] { encodePng(makePicture(2, 2, {}), metadata); }).contains("Run"));
  }

  void wrongPicturesAreRefused() {
    QVERIFY(!mediaErrorOf([] { encodePng({}); }).isEmpty());
    QVERIFY(!mediaErrorOf([] { encodePng({.width = 2, .height = 2, .rgb = {1, 2, 3}}); }).isEmpty());
  }

  void damagedFilesAreRefused() {
    const auto png = encodePng(noise(32, 32), {{"Run", "1"}});
    QVERIFY(!mediaErrorOf([] { readPngText({}); }).isEmpty());
    for (const std::size_t length : {std::size_t{4}, std::size_t{20}, png.size() / 2, png.size() - 5}) {
      const auto cut = std::span(png).first(length);
      QVERIFY(!mediaErrorOf([&] { readPngText(cut); }).isEmpty());
    }
    auto flipped = png;
    flipped[flipped.size() / 2] ^= 0x10;
    QVERIFY(!mediaErrorOf([&] { readPngText(flipped); }).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestPngEncoder)
#include "tst_png_encoder.moc"
