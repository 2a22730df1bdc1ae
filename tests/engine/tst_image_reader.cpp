#include "data/image_format.h"
#include "data/image_reader.h"

#include "../support/expect_error.h"
#include "image_files.h"
#include "test_files.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QtTest>

#include <random>

using namespace deblend;

namespace {

/// A kind of file that OpenCV writes without loss.
struct Encoding {
  const char* name;
  const char* ending;
  int type;
  std::vector<int> parameters;
  double white; ///< what becomes 1
};

std::vector<Encoding> encodings() {
  return {{"PNG gray", ".png", CV_8UC1, {}, 255},
          {"PNG deep gray", ".png", CV_16UC1, {}, 65535},
          {"PNG colour", ".png", CV_8UC3, {}, 255},
          {"TIFF gray", ".tiff", CV_8UC1, {}, 255},
          {"TIFF deep gray", ".tiff", CV_16UC1, {}, 65535},
          {"TIFF real", ".tiff", CV_32FC1, {}, 1},
          {"TIFF plain", ".tiff", CV_8UC3, {cv::IMWRITE_TIFF_COMPRESSION, 1}, 255},
          {"WebP", ".webp", CV_8UC3, {cv::IMWRITE_WEBP_QUALITY, 101}, 255},
          {"BMP gray", ".bmp", CV_8UC1, {}, 255},
          {"BMP colour", ".bmp", CV_8UC3, {}, 255},
          {"PGM", ".pgm", CV_8UC1, {}, 255},
          {"PGM deep", ".pgm", CV_16UC1, {}, 65535},
          {"PPM", ".ppm", CV_8UC3, {}, 255},
          {"PAM", ".pam", CV_8UC1, {}, 255},
          {"PFM", ".pfm", CV_32FC1, {}, 1},
          {"PFM colour", ".pfm", CV_32FC3, {}, 1},
          {"Sun raster", ".ras", CV_8UC3, {}, 255},
          {"JPEG 2000", ".jp2", CV_8UC1, {cv::IMWRITE_JPEG2000_COMPRESSION_X1000, 1000}, 255}};
}

cv::Mat randomImage(int type) {
  cv::Mat image(37, 53, type);
  cv::RNG random(7);
  const double top = CV_MAT_DEPTH(type) == CV_32F ? 1 : CV_MAT_DEPTH(type) == CV_16U ? 65536 : 256;
  random.fill(image, cv::RNG::UNIFORM, 0, top);
  return image;
}

QByteArray encoded(const char* ending, const cv::Mat& image, const std::vector<int>& parameters = {}) {
  std::vector<std::uint8_t> bytes;
  cv::imencode(ending, image, bytes, parameters);
  return toByteArray(bytes);
}

/// Files of every format that is read, whole.
std::vector<QByteArray> wholeFiles() {
  std::vector<QByteArray> files;
  for (const Encoding& encoding : encodings())
    files.push_back(encoded(encoding.ending, randomImage(encoding.type), encoding.parameters));
  files.push_back(encoded(".jpg", randomImage(CV_8UC1)));
  files.push_back(encoded(".jpg", randomImage(CV_8UC3), {cv::IMWRITE_JPEG_PROGRESSIVE, 1}));
  files.push_back(encoded(".webp", randomImage(CV_8UC3)));
  files.push_back(encoded(".hdr", randomImage(CV_32FC3)));
  files.push_back(encoded(".exr", randomImage(CV_32FC1)));
  return files;
}

GrayImage decoded(const QByteArray& file) {
  return decodeGrayImage(bytesOf(file));
}
QString decodingErrorOf(const QByteArray& file) {
  return errorOf([&] { decoded(file); });
}
QString readingErrorOf(const std::filesystem::path& path) {
  return errorOf([&] { readGrayImage(path); });
}

float firstPixelOf(const QByteArray& file) {
  return decoded(file).values.front();
}

bool isNear(double a, double b) {
  return std::abs(a - b) < 1e-6;
}

/// The file with bytes replaced from an offset on, or from where `before` ends.
QByteArray patched(QByteArray file, qsizetype offset, const QByteArray& bytes) {
  return file.replace(offset, bytes.size(), bytes);
}
qsizetype endOf(const QByteArray& file, const QByteArray& before) {
  return file.indexOf(before) + before.size();
}

} // namespace

class TestImageReader : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyFormatKeepsItsValues() {
    for (const Encoding& encoding : encodings()) {
      const cv::Mat image = randomImage(encoding.type);
      const GrayImage gray = decoded(encoded(encoding.ending, image, encoding.parameters));
      QCOMPARE(gray.width, image.cols);
      QCOMPARE(gray.height, image.rows);
      cv::Mat numbers;
      image.convertTo(numbers, CV_64F, 1 / encoding.white);
      for (int i = 0; i < image.cols * image.rows; ++i) {
        const double* pixel = numbers.ptr<double>(i / image.cols) + i % image.cols * image.channels();
        const double expected =
            image.channels() == 1 ? pixel[0] : 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
        QVERIFY2(isNear(gray.values[static_cast<std::size_t>(i)], expected), encoding.name);
      }
    }
  }

  void lossyFormatsComeClose() {
    for (const char* ending : {".jpg", ".hdr", ".exr", ".webp"}) {
      cv::Mat image(16, 16, CV_32FC3, cv::Scalar(0.25, 0.25, 0.25));
      if (std::string_view(ending) == ".jpg" || std::string_view(ending) == ".webp")
        image.convertTo(image, CV_8U, 255);
      for (const float value : decoded(encoded(ending, image)).values)
        QVERIFY2(std::abs(value - 0.25) < 0.01, ending);
    }
  }

  void paletteIsLookedUp() {
    const QByteArray palette = pngChunk("PLTE", QByteArray("\x00\x00\xff\xff\x00\x00", 6));
    const GrayImage gray =
        decoded(pngOfOneRow({2, 1, 8, PngColour::Palette}, QByteArray("\x00\x01", 2), palette));
    QVERIFY(isNear(gray.values[0], 0.114));
    QVERIFY(isNear(gray.values[1], 0.299));
  }

  void alphaLiesOverBlack() {
    const QByteArray half = QByteArray("\xc8\xc8\xc8\x80", 4);
    const double expected = 200.0 / 255 * 128 / 255;
    QVERIFY(isNear(firstPixelOf(pngOfOneRow({1, 1, 8, PngColour::RgbAlpha}, half)), expected));
    QVERIFY(isNear(firstPixelOf(pngOfOneRow({1, 1, 8, PngColour::GrayAlpha}, half.right(2))), expected));
    const QByteArray deep = bigEndian(60000, 2) + bigEndian(32768, 2);
    QVERIFY(isNear(firstPixelOf(pngOfOneRow({1, 1, 16, PngColour::GrayAlpha}, deep)),
                   60000.0 / 65535 * 32768 / 65535));
    const QByteArray palette = pngChunk("PLTE", "\xff\xff\xff") + pngChunk("tRNS", "\x40");
    QVERIFY(isNear(firstPixelOf(pngOfOneRow({1, 1, 8, PngColour::Palette}, QByteArray(1, '\0'), palette)),
                   64.0 / 255));
  }

  void markedColoursAreTransparent() {
    const QByteArray white = pngChunk("tRNS", bigEndian(255, 2));
    const GrayImage gray = decoded(pngOfOneRow({2, 1, 8, PngColour::Gray}, "\xff\x66", white));
    QVERIFY(isNear(gray.values[0], 0));
    QVERIFY(isNear(gray.values[1], 0.4));
    const QByteArray one = pngChunk("tRNS", bigEndian(1, 2));
    const GrayImage bits =
        decoded(pngOfOneRow({2, 1, 2, PngColour::Gray}, QByteArray("\x70"), one)); // values 1 and 3
    QVERIFY(isNear(bits.values[0], 0));
    QVERIFY(isNear(bits.values[1], 1));
    const QByteArray colour = pngChunk("tRNS", bigEndian(10, 2) + bigEndian(20, 2) + bigEndian(30, 2));
    QVERIFY(isNear(firstPixelOf(pngOfOneRow({1, 1, 8, PngColour::Rgb}, "\x0a\x14\x1e", colour)), 0));
  }

  void multipliedAlphaIsNotAppliedTwice() {
    const double expected = 200.0 / 255 * 128 / 255;
    QVERIFY(std::abs(firstPixelOf(tiffPixel(8, 2, {200, 200, 200, 128})) - expected) < 0.5 / 255);
    QVERIFY(isNear(firstPixelOf(tiffPixel(8, 1, {100, 100, 100, 128})), 100.0 / 255));
    QVERIFY(isNear(firstPixelOf(tiffPixel(16, 2, {60000, 60000, 60000, 32768})),
                   60000.0 / 65535 * 32768 / 65535));
    QVERIFY(isNear(firstPixelOf(tiffPixel(16, 1, {30000, 30000, 30000, 32768})), 30000.0 / 65535));
  }

  /// No cut is overlooked and half a picture taken for a whole one.
  void everyCutFileIsRefused() {
    for (const QByteArray& file : wholeFiles()) {
      QCOMPARE(decodingErrorOf(file), QString());
      const qsizetype step = std::max<qsizetype>(1, file.size() / 23);
      for (qsizetype size = file.size() - 1; size >= 0; size -= step)
        QVERIFY2(!decodingErrorOf(file.left(size)).isEmpty(), qPrintable(QString::number(size)));
    }
  }

  void cutFilesAreCalledCut() {
    for (const char* ending : {".png", ".jpg", ".bmp", ".tiff", ".webp", ".ppm", ".pam", ".ras", ".jp2"}) {
      const bool isGray = std::string_view(ending) == ".pam";
      const QByteArray file = encoded(ending, randomImage(isGray ? CV_8UC1 : CV_8UC3));
      const QString message = decodingErrorOf(file.left(file.size() - 3));
      QVERIFY2(message.contains("the file is cut short"), qPrintable(QString(ending) + ": " + message));
    }
  }

  /// The size is refused by the header alone: none of these files holds pixels.
  void hugeImagesAreRefusedByTheirHeader_data() {
    QTest::addColumn<QByteArray>("file");
    const QByteArray huge = bigEndian(30000, 4);
    const QByteArray littleHuge = littleEndian(30000, 4);
    QTest::newRow("PNG") << pngStart({30000, 30000});
    QTest::newRow("JPEG") << QByteArray("\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08", 13) +
                                 huge.right(2) + huge.right(2) + QByteArray("\x01\x01\x11\x00", 4);
    QTest::newRow("BMP") << "BM" + QByteArray(8, '\0') + littleEndian(54, 4) + littleEndian(40, 4) +
                                littleHuge + littleEndian(static_cast<std::uint32_t>(-30000), 4) +
                                littleEndian(0x180001, 4);
    QTest::newRow("PGM") << QByteArray("P5\n# large\n30000 30000\n255\n");
    QTest::newRow("PAM") << QByteArray("P7\nWIDTH 30000\nHEIGHT 30000\nDEPTH 1\nMAXVAL 255\nENDHDR\n");
    QTest::newRow("PFM") << QByteArray("Pf\n30000 30000\n-1.0\n");
    QTest::newRow("HDR") << QByteArray("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 30000 +X 30000\n");
    QTest::newRow("Sun raster") << QByteArray("\x59\xa6\x6a\x95") + huge + huge + bigEndian(8, 4);
    QTest::newRow("WebP") << "RIFF" + littleEndian(100, 4) + "WEBPVP8X" + littleEndian(10, 4) +
                                 littleEndian(0, 4) + littleEndian(9999, 3) + littleEndian(9999, 3);
    QTest::newRow("WebP lossless") << "RIFF" + littleEndian(100, 4) + "WEBPVP8L" + littleEndian(10, 4) +
                                          '\x2f' + littleEndian(9999 | 9999 << 14, 4);
    const QByteArray tiff = encoded(".tiff", randomImage(CV_8UC1));
    const QByteArray tiffWidth = littleEndian(256, 2), tiffHeight = littleEndian(257, 2);
    const qsizetype widthEntry = tiff.lastIndexOf(tiffWidth + littleEndian(3, 2) + littleEndian(1, 4));
    QTest::newRow("TIFF") << patched(patched(tiff, widthEntry + 8, littleHuge), widthEntry + 20, littleHuge);
    const QByteArray jp2 = encoded(".jp2", randomImage(CV_8UC1));
    const qsizetype siz = endOf(jp2, QByteArray("\xff\x4f\xff\x51", 4));
    QTest::newRow("JPEG 2000") << patched(jp2, siz + 4, huge + huge);
    const QByteArray exr = encoded(".exr", randomImage(CV_32FC1));
    const qsizetype window = endOf(exr, QByteArray("dataWindow\0box2i\0", 17)) + 4;
    QTest::newRow("OpenEXR") << patched(exr, window + 8, littleHuge + littleHuge);
  }
  void hugeImagesAreRefusedByTheirHeader() {
    QFETCH(QByteArray, file);
    const QString message = decodingErrorOf(file);
    QVERIFY2(message.contains("at most 64 megapixels are read"), qPrintable(message));
  }

  void theLimitIsExact() {
    QVERIFY(decodingErrorOf("P5 8000 8000 255\n").contains("cut short"));
    QVERIFY(decodingErrorOf("P5 8001 8000 255\n").contains("8001 × 8000"));
    QVERIFY(decodingErrorOf("P5 9223372036854775807 9223372036854775807 255\n").contains("megapixels"));
  }

  void imagesWithoutPixelsAreRefused() {
    QVERIFY(decodingErrorOf("P5 0 3 255\n").contains("0 × 3"));
    QVERIFY(decodingErrorOf(pngStart({0, 0})).contains("0 × 0"));
  }

  void otherContentIsRefusedWithTheFormatsNamed() {
    for (const QByteArray& file :
         {QByteArray("hello"), QByteArray("GIF89a\1\0\1\0", 10), QByteArray(1000, '\0')}) {
      const QString message = decodingErrorOf(file);
      QVERIFY2(message.contains("not an image") && message.contains("PNG, JPEG, TIFF"), qPrintable(message));
    }
  }

  void valuesThatNoDensityHasAreRefused() {
    for (const float value :
         {-1.0F, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      cv::Mat image(2, 3, CV_32FC1, cv::Scalar(1));
      image.at<float>(1, 2) = value;
      const QString message = decodingErrorOf(encoded(".tiff", image));
      QVERIFY2(message.contains("column 3 of row 2"), qPrintable(message));
    }
  }

  void damagedDataAreRefused() {
    QByteArray file = encoded(".png", randomImage(CV_8UC1));
    file[file.size() / 2] = static_cast<char>(~file[file.size() / 2]);
    QVERIFY(decodingErrorOf(file).contains("damaged"));
  }

  void filesAreNamedInMessages() {
    const TestFolder folder;
    const std::filesystem::path missing = folder.path("none.png");
    QVERIFY(readingErrorOf(missing).contains("none.png"));
    QVERIFY(readingErrorOf(missing).contains("No such file"));
    QVERIFY(readingErrorOf(folder.path()).contains("it is a folder"));
    QVERIFY(readingErrorOf(folder.write("empty.png", {})).contains("empty.png': the file is empty."));
    QVERIFY(readingErrorOf(folder.write("text.png", "hello")).contains("text.png': it is not an image"));
  }

  void filesThatMayNotBeReadAreRefused() {
    const TestFolder folder;
    const std::filesystem::path path = folder.write("secret.png", pgm(1, 1, "\xff"));
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const WithoutPrivileges restricted;
    const QString message = readingErrorOf(path);
    QVERIFY2(message.contains("secret.png") && message.contains("Permission denied"), qPrintable(message));
  }

  /// Whatever the bytes: an answer or an Error, within the bytes. (Under the sanitizers, this finds more.)
  void changedHeadersNeverDoHarm() {
    std::mt19937 random(3);
    for (const QByteArray& whole : wholeFiles()) {
      for (int i = 0; i < 400; ++i) {
        QByteArray file = whole.left(static_cast<qsizetype>(random() % 600));
        for (int change = 0; change < 3 && !file.isEmpty(); ++change)
          file[static_cast<qsizetype>(random() % static_cast<unsigned>(file.size()))] =
              static_cast<char>(random());
        errorOf([&] { readImageHeader(bytesOf(file)); });
      }
    }
  }

  void equalContentHasEqualFingerprints() {
    const QByteArray file = pgm(2, 1, "\x01\x02");
    QCOMPARE(decoded(file).fingerprint, decoded(file).fingerprint);
    QVERIFY(decoded(file).fingerprint != decoded(pgm(2, 1, "\x01\x03")).fingerprint);
  }
};

QTEST_GUILESS_MAIN(TestImageReader)
#include "tst_image_reader.moc"
