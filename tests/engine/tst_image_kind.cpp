#include "data/stored_images.h"
#include "sampling/random.h"

#include "image_files.h"
#include "picture_folder.h"
#include "small_trainings.h"
#include "turned_pictures.h"

#include <QtTest>

#include <opencv2/imgproc.hpp>

using namespace deblend;

namespace {

/// A folder with a picture that is opened as a data set.
struct Picture : TestFolder {
  explicit Picture(const QByteArray& content, const QString& fileName = "a picture.png") : name(fileName) {
    write(name, content);
  }
  DataSetSpec spec(const std::string& options = {}) const {
    return parseDataSetSpec("image:" + name.toStdString() + options);
  }
  DataFolders folders() const { return {.base = path(), .resources = {}, .cache = {}}; }
  std::shared_ptr<const DataSet> open(const std::string& options = {}) const {
    return openDataSet(spec(options), folders());
  }
  /// uint8 [C, H, W]
  torch::Tensor pixels(const std::string& options = {}) const {
    torch::Generator generator = makeGenerator(1);
    return open(options)->pool(generator)[0];
  }
  QString problem(const std::string& options = {}) const {
    return errorOf([&] { open(options); });
  }

  QString name;
};

cv::Mat randomPicture(int width, int height, int type = CV_8UC3) {
  cv::Mat picture(height, width, type);
  cv::RNG random(5);
  random.fill(picture, cv::RNG::UNIFORM, 0, 256);
  return picture;
}

/// Of a picture with blue first: red, green and blue in planes.
torch::Tensor planes(const cv::Mat& picture) {
  cv::Mat rgb;
  cv::cvtColor(picture, rgb, cv::COLOR_BGR2RGB);
  return torch::from_blob(rgb.data, {rgb.rows, rgb.cols, 3}, torch::kUInt8).permute({2, 0, 1}).clone();
}

std::vector<int> numbersOf(const torch::Tensor& pixels) {
  const torch::Tensor flat = pixels.to(torch::kInt32).flatten().contiguous();
  return {flat.const_data_ptr<int>(), flat.const_data_ptr<int>() + flat.numel()};
}

} // namespace

class TestImageKind : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aPictureIsItsPixels_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const auto& [width, height] : {std::pair(1, 1), {1, 5000}, {7000, 1}, {37, 23}, {2048, 3}})
      QTest::addRow("%d × %d", width, height) << width << height;
  }
  void aPictureIsItsPixels() {
    QFETCH(int, width);
    QFETCH(int, height);
    const cv::Mat picture = randomPicture(width, height);
    const Picture file(encoded(".png", picture));
    QVERIFY(file.pixels().equal(planes(picture)));
    const auto dataSet = file.open();
    QCOMPARE(dataSet->sampleShape(), (SampleShape{3, height, width}));
    QCOMPARE(dataSet->storedCount(), std::optional<std::int64_t>(1));
    QCOMPARE(dataSet->sampleNames(), std::vector<std::string>{"a picture"});
    QVERIFY(!dataSet->labels());
  }

  /// Every draw is the picture, as the network sees it, and its own units are those of the file.
  void drawingGivesThePicture() {
    const cv::Mat picture = randomPicture(9, 5);
    const auto dataSet = Picture(encoded(".png", picture)).open();
    torch::Generator generator = makeGenerator(3);
    const torch::Tensor drawn = dataSet->draw(4, generator);
    const torch::Tensor seen = planes(picture).to(torch::kFloat32) / 127.5F - 1;
    QVERIFY(drawn.allclose(seen.expand({4, 3, 5, 9}), 0, 1e-6));
    QVERIFY(dataSet->inOwnUnits(dataSet->pool(generator))
                .mul(255)
                .round()
                .equal(planes(picture).to(torch::kFloat32).unsqueeze(0)));
  }

  /// By a whole factor each pixel is the mean of its block.
  void reducingAverages() {
    const cv::Mat picture = randomPicture(60, 36);
    const Picture file(encoded(".png", picture));
    const torch::Tensor blocks =
        planes(picture).to(torch::kFloat64).view({3, 9, 4, 15, 4}).mean(torch::IntArrayRef{2, 4});
    const torch::Tensor reduced = file.pixels(",longest_side=15").to(torch::kFloat64);
    QCOMPARE(reduced.sizes(), (torch::IntArrayRef{3, 9, 15}));
    QVERIFY((reduced - blocks).abs().max().item<double>() <= 0.51);
    QVERIFY(file.pixels(",longest_side=60").equal(file.pixels()));
    QVERIFY(file.pixels(",longest_side=16384").equal(file.pixels()));
  }

  void proportionsAreKept_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("longest");
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << 300 << 100 << 30 << QSize(30, 10);
    QTest::newRow("high") << 50 << 100 << 7 << QSize(4, 7);
    QTest::newRow("a line") << 1 << 5000 << 100 << QSize(1, 100);
    QTest::newRow("one pixel") << 400 << 399 << 1 << QSize(1, 1);
  }
  void proportionsAreKept() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, longest);
    QFETCH(QSize, size);
    const Picture file(encoded(".png", cv::Mat(height, width, CV_8UC3, cv::Scalar(30, 20, 10))));
    const torch::Tensor pixels = file.pixels(",longest_side=" + std::to_string(longest));
    QCOMPARE(pixels.sizes(), (torch::IntArrayRef{3, size.height(), size.width()}));
    QCOMPARE(numbersOf(pixels.select(2, 0).select(1, 0)), (std::vector<int>{10, 20, 30}));
  }

  void coloursAreThoseOfTheFile_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<std::vector<int>>("colour");
    QTest::newRow("gray") << encoded(".png", cv::Mat(2, 2, CV_8UC1, cv::Scalar(77)))
                          << std::vector{77, 77, 77};
    QTest::newRow("16 bits") << encoded(".png", cv::Mat(2, 2, CV_16UC3, cv::Scalar(3, 2, 1) * 2570))
                             << std::vector{10, 20, 30};
    QTest::newRow("gray of 16 bits") << encoded(".png", cv::Mat(2, 2, CV_16UC1, cv::Scalar(257 * 9)))
                                     << std::vector{9, 9, 9};
    QTest::newRow("alpha") << encoded(".png", cv::Mat(2, 2, CV_8UC4, cv::Scalar(0, 0, 200, 51)))
                           << std::vector{40, 0, 204};
    QTest::newRow("palette") << pngOfOneRow({.colour = PngColour::Palette}, QByteArray(1, '\0'),
                                            pngChunk("PLTE", QByteArray("\x0a\x14\x1e", 3)))
                             << std::vector{10, 20, 30};
  }
  void coloursAreThoseOfTheFile() {
    QFETCH(QByteArray, file);
    QFETCH(std::vector<int>, colour);
    const Picture picture(file);
    QCOMPARE(numbersOf(picture.pixels(",background=#0000ff").select(2, 0).select(1, 0)), colour);
    const torch::Tensor gray = picture.pixels(",channels=1,background=#0000ff");
    QCOMPARE(gray.size(0), 1);
    const double luma = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
    QVERIFY(std::abs(gray[0][0][0].item<int>() - luma) <= 1);
  }

  void theRangeIsTheNetworksAlone() {
    const Picture file(encoded(".png", cv::Mat(2, 2, CV_8UC3, cv::Scalar::all(0))));
    QCOMPARE(file.open()->valueRange().offset, -1.0);
    QVERIFY(file.open(",range=tutorial")->valueRange().offset < -1.8);
    QVERIFY(file.pixels(",range=tutorial").equal(file.pixels()));
  }

  /// A picture that lies on its side and says so stands upright.
  void turnedPicturesStandUpright() {
    cv::Mat picture(16, 32, CV_8UC3, cv::Scalar::all(0));
    picture.colRange(0, 16).setTo(cv::Scalar::all(255));
    constexpr int quarterTurn = 6; // to the right
    for (const QByteArray& file : {turnedPng(picture, quarterTurn), turnedJpeg(picture, quarterTurn)}) {
      const torch::Tensor upright = Picture(file).pixels(",channels=1")[0];
      QCOMPARE(upright.sizes(), (torch::IntArrayRef{32, 16}));
      QVERIFY(upright[3][8].item<int>() > 250 && upright[28][8].item<int>() < 5);
    }
    QCOMPARE(Picture(turnedPng(picture, quarterTurn)).pixels(",longest_side=8").sizes(),
             (torch::IntArrayRef{3, 8, 4}));
  }

  void twentyMegapixelsAreRead() {
    cv::Mat picture(4000, 5000, CV_8UC1, cv::Scalar(200));
    picture.colRange(2500, 5000).setTo(cv::Scalar(100));
    const Picture file(encoded(".png", picture, {cv::IMWRITE_PNG_COMPRESSION, 1}));
    QCOMPARE(file.open(",channels=1")->sampleShape(), (SampleShape{1, 4000, 5000}));
    const torch::Tensor reduced = file.pixels(",channels=1,longest_side=10");
    QCOMPARE(numbersOf(reduced[0][4]), (std::vector{200, 200, 200, 200, 200, 100, 100, 100, 100, 100}));
    const ImageTiles tile = imageTiles(file.spec(",channels=1"), file.folders(), 0, 9, {}, 50);
    QCOMPARE(QSize(tile.width, tile.height), QSize(50, 40));
    QCOMPARE(tile.pixels.size(), std::size_t{2000});
    QVERIFY(tile.pixels.front() == 200 && tile.pixels.back() == 100);
  }

  void badFilesAreNamed_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const QByteArray whole = encoded(".png", randomPicture(40, 30));
    const QByteArray jpeg = encoded(".jpg", randomPicture(40, 30));
    QTest::newRow("empty") << QByteArray() << "the file is empty";
    QTest::newRow("cut short") << whole.left(whole.size() / 2) << "cut short";
    QTest::newRow("JPEG cut short") << jpeg.left(jpeg.size() / 2) << "cut short";
    QTest::newRow("a text") << QByteArray("x,y\n1,2\n") << "it is not an image in a format that is read";
    QTest::newRow("too large") << pngStart({.width = 60'000, .height = 60'000, .colour = PngColour::Rgb})
                               << "60000 × 60000 pixels large (3600.0 megapixels): at most 64";
  }
  void badFilesAreNamed() {
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const QString problem = Picture(content).problem();
    QVERIFY2(problem.startsWith("Cannot use the picture '") && problem.contains("/a picture.png': "),
             qPrintable(problem));
    QVERIFY2(problem.contains(reason), qPrintable(problem));
    QVERIFY(isSentence(problem));
  }

  void whatIsNoFileIsNamed() {
    const Picture picture(encoded(".png", randomPicture(3, 3)));
    const auto problem = [&](const char* spec) {
      return errorOf([&] { openDataSet(parseDataSetSpec(spec), picture.folders()); });
    };
    QVERIFY(problem("image:gone.png").contains("gone.png': No such file"));
    QVERIFY(problem("image:.").contains("it is a folder"));
    QVERIFY(picture.problem(",background=blue").contains("Option 'background' is 'blue'"));
    QVERIFY(picture.problem(",longest_side=-1").contains("longest_side"));
  }

  void fingerprintsAreOfContents() {
    const cv::Mat picture = randomPicture(8, 8);
    const Picture one(encoded(".png", picture)), same(encoded(".png", picture), "b.png"),
        other(encoded(".png", randomPicture(8, 9)));
    QCOMPARE(one.open()->fingerprint(), same.open(",longest_side=4,channels=1")->fingerprint());
    QVERIFY(one.open()->fingerprint() != other.open()->fingerprint());
  }

  void openedPicturesAreShared() {
    const Picture file(encoded(".png", randomPicture(8, 8)));
    const auto first = file.open();
    QCOMPARE(file.open().get(), first.get());
    QVERIFY(file.open(",channels=1") != first);
    file.write(file.name, encoded(".png", randomPicture(9, 9)));
    QVERIFY(file.open() != first);
  }

  void openingCanBeCancelled() {
    const Picture file(encoded(".png", randomPicture(8, 8)));
    QCOMPARE(errorOf([&] { openDataSet(file.spec(), file.folders(), [](double) { return false; }); }),
             QString("cancelled"));
  }

  /// One picture fills whole batches of a pairing, and a resumed training is the same to the last bit.
  void aPictureIsOneSideOfAPairing() {
    const Picture file(encoded(".png", randomPicture(4, 4)));
    const std::string target = "image:" + file.path(file.name).string();
    const auto trainer = [&] { return makeTrainer(inputsFor("gaussian,shape=3x4x4", target, {})); };
    const auto straight = trainer(), begun = trainer(), resumed = trainer();
    for (int i = 0; i < 6; ++i)
      straight->step();
    for (int i = 0; i < 3; ++i)
      begun->step();
    resumed->restore(*begun->state(StateParts::All));
    for (int i = 0; i < 3; ++i)
      resumed->step();
    QVERIFY(identical(*straight->state(StateParts::All), *resumed->state(StateParts::All)));
  }
};

QTEST_GUILESS_MAIN(TestImageKind)
#include "tst_image_kind.moc"
