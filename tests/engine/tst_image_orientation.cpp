#include "data/image_reader.h"

#include "image_files.h"
#include "picture_folder.h"
#include "turned_pictures.h"

#include <QtTest>

using namespace deblend;

namespace {

QByteArray turnedWebp(const cv::Mat& picture, int orientation) {
  constexpr int lossless = 101;
  const QByteArray file = encoded(".webp", picture, {cv::IMWRITE_WEBP_QUALITY, lossless});
  const auto chunk = [](const char* type, const QByteArray& content) {
    return type + littleEndian(static_cast<std::uint64_t>(content.size()), 4) + content;
  };
  const auto lessOne = [](int side) { return littleEndian(static_cast<std::uint64_t>(side - 1), 3); };
  const QByteArray hasExif = littleEndian(8, 4);
  return chunk("RIFF", "WEBP" + chunk("VP8X", hasExif + lessOne(picture.cols) + lessOne(picture.rows)) +
                           file.mid(12) + chunk("EXIF", exif(orientation)));
}

struct TiffForm {
  int bitDepth = 8;
  int tileSide = 0; ///< 0: strips
};

/// A gray picture's values in a rectangle, black beside the picture.
QByteArray grays(const cv::Mat& picture, cv::Rect part, int bitDepth) {
  QByteArray values;
  for (int y = part.y; y < part.br().y; ++y)
    for (int x = part.x; x < part.br().x; ++x) {
      const bool isInside = x < picture.cols && y < picture.rows;
      const std::uint64_t gray = isInside ? picture.at<cv::Vec3b>(y, x)[0] : 0;
      values += littleEndian(bitDepth == 16 ? gray * 257 : gray, bitDepth / 8);
    }
  return values;
}

QByteArray tiffEntry(int tag, std::uint64_t value, int count = 1) {
  constexpr int longType = 4;
  return littleEndian(static_cast<std::uint64_t>(tag), 2) + littleEndian(longType, 2) +
         littleEndian(static_cast<std::uint64_t>(count), 4) + littleEndian(value, 4);
}

/// Pixels behind each other in strips or tiles of the same size, then where each begins and how long it is.
struct TiffParts {
  QByteArray pixels;
  QByteArray offsets;
  QByteArray sizes;
  int count = 0;
};

TiffParts partsOf(const cv::Mat& picture, cv::Size size, int bitDepth) {
  constexpr int headerSize = 8;
  TiffParts parts;
  for (int y = 0; y < picture.rows; y += size.height)
    for (int x = 0; x < picture.cols; x += size.width, ++parts.count) {
      const QByteArray part = grays(picture, {x, y, size.width, size.height}, bitDepth);
      parts.offsets += littleEndian(static_cast<std::uint64_t>(headerSize + parts.pixels.size()), 4);
      parts.sizes += littleEndian(static_cast<std::uint64_t>(part.size()), 4);
      parts.pixels += part;
    }
  return parts;
}

QByteArray turnedTiff(const cv::Mat& picture, int orientation, const TiffForm& form) {
  constexpr int stripRows = 8;
  const bool isTiled = form.tileSide > 0;
  const cv::Size size = isTiled ? cv::Size(form.tileSide, form.tileSide) : cv::Size(picture.cols, stripRows);
  const TiffParts parts = partsOf(picture, size, form.bitDepth);
  const auto number = [](int tag, qint64 value) { return tiffEntry(tag, static_cast<std::uint64_t>(value)); };
  const qint64 lists = 8 + parts.pixels.size();
  const auto list = [&](int tag, qint64 place) {
    return tiffEntry(tag, static_cast<std::uint64_t>(place), parts.count);
  };
  const qint64 sizes = lists + parts.offsets.size();
  QByteArray entries = number(256, picture.cols) + number(257, picture.rows) + number(258, form.bitDepth) +
                       number(259, 1) + number(262, 1);
  if (!isTiled)
    entries += list(273, lists);
  entries += number(274, orientation) + number(277, 1);
  if (isTiled)
    entries += number(322, size.width) + number(323, size.height) + list(324, lists) + list(325, sizes);
  else
    entries += number(278, size.height) + list(279, sizes);
  return "II*" + littleEndian(0, 1) +
         littleEndian(static_cast<std::uint64_t>(sizes + parts.sizes.size()), 4) + parts.pixels +
         parts.offsets + parts.sizes + littleEndian(static_cast<std::uint64_t>(entries.size()) / 12, 2) +
         entries + littleEndian(0, 4);
}

cv::Mat flipped(const cv::Mat& picture, int code) {
  cv::Mat result;
  cv::flip(picture, result, code);
  return result;
}

/// Four grays in the corners; wider than high.
cv::Mat corners() {
  cv::Mat picture(64, 96, CV_8UC3, cv::Scalar::all(0));
  picture(cv::Rect(0, 0, 48, 32)).setTo(cv::Scalar::all(255));
  picture(cv::Rect(48, 0, 48, 32)).setTo(cv::Scalar::all(128));
  picture(cv::Rect(48, 32, 48, 32)).setTo(cv::Scalar::all(64));
  return picture;
}

/// The picture as it is stored under each of the orientations 1 to 8.
std::vector<cv::Mat> storedForms(const cv::Mat& upright) {
  cv::Mat transposed;
  cv::transpose(upright, transposed);
  return {upright,    flipped(upright, 1),    flipped(upright, -1),    flipped(upright, 0),
          transposed, flipped(transposed, 0), flipped(transposed, -1), flipped(transposed, 1)};
}

} // namespace

/// Pictures whose files say how they are to be turned.
class TestImageOrientation : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// All eight ways to store one upright picture look the same.
  void picturesAreTurnedAsTheySay_data() {
    using Encode = std::function<QByteArray(const cv::Mat&, int)>;
    QTest::addColumn<Encode>("encode");
    const auto tiff = [](const TiffForm& form) -> Encode {
      return
          [form](const cv::Mat& picture, int orientation) { return turnedTiff(picture, orientation, form); };
    };
    QTest::newRow("JPEG") << Encode(turnedJpeg);
    QTest::newRow("PNG") << Encode(turnedPng);
    QTest::newRow("WebP") << Encode(turnedWebp);
    QTest::newRow("TIFF") << tiff({});
    QTest::newRow("TIFF of 16 bits") << tiff({.bitDepth = 16});
    QTest::newRow("TIFF of tiles") << tiff({.tileSide = 32});
    QTest::newRow("TIFF of 16 bits of tiles") << tiff({.bitDepth = 16, .tileSide = 32});
  }
  void picturesAreTurnedAsTheySay() {
    using Encode = std::function<QByteArray(const cv::Mat&, int)>;
    QFETCH(Encode, encode);
    const std::vector<cv::Mat> stored = storedForms(corners());
    for (const char* fit : {"stretch", "centre", "pad"})
      for (int orientation = 1; orientation <= 8; ++orientation) {
        const PictureTestFolder folder;
        folder.add("a.png", encode(stored[static_cast<std::size_t>(orientation - 1)], orientation));
        const ImageTiles tiles = folder.tiles(std::string(",size=32,channels=1,crop=") + fit);
        const auto isAt = [&](int x, int y, int gray) {
          return std::abs(tiles.pixels.at(static_cast<std::size_t>(y * 32 + x)) - gray) <= 6;
        };
        QVERIFY2(isAt(6, 10, 255) && isAt(25, 10, 128) && isAt(6, 21, 0) && isAt(25, 21, 64),
                 qPrintable(QString("%1, orientation %2").arg(fit).arg(orientation)));
      }
  }

  /// A density is what is stored, whatever its orientation.
  void densitiesAreNotTurned() {
    for (const TiffForm& form : {TiffForm{}, TiffForm{.tileSide = 32}}) {
      const QByteArray upright = turnedTiff(corners(), 1, form);
      const GrayImage expected = decodeGrayImage(bytesOf(upright));
      for (int orientation = 2; orientation <= 8; ++orientation) {
        const GrayImage image = decodeGrayImage(bytesOf(turnedTiff(corners(), orientation, form)));
        QVERIFY(image.width == expected.width && image.values == expected.values);
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestImageOrientation)
#include "tst_image_orientation.moc"
