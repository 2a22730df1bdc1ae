#include "data/stored_images.h"
#include "sampling/random.h"

#include "image_files.h"
#include "picture_folder.h"

#include <QtTest>

#include <set>

using namespace deblend;

namespace {

using Pixel = std::vector<std::uint8_t>;

using Folder = PictureTestFolder;

/// One colour, red first.
QByteArray plainPng(int width, int height, int red, int green, int blue) {
  return encoded(".png", cv::Mat(height, width, CV_8UC3, cv::Scalar(blue, green, red)));
}

/// Left half black, right half white.
cv::Mat halves(int width, int height) {
  cv::Mat picture(height, width, CV_8UC3, cv::Scalar::all(0));
  picture.colRange(width / 2, width).setTo(cv::Scalar::all(255));
  return picture;
}

/// The colour in the middle of the first tile.
Pixel middle(const ImageTiles& tiles) {
  const auto place =
      static_cast<std::ptrdiff_t>((tiles.height / 2 * tiles.width + tiles.width / 2) * tiles.channels);
  return {tiles.pixels.begin() + place, tiles.pixels.begin() + place + tiles.channels};
}

bool isNear(const Pixel& pixel, const Pixel& expected, int tolerance = 3) {
  return pixel.size() == expected.size() &&
         std::equal(pixel.begin(), pixel.end(), expected.begin(),
                    [&](int one, int other) { return std::abs(one - other) <= tolerance; });
}

torch::Tensor poolOf(const DataSet& dataSet) {
  torch::Generator generator = makeGenerator(1);
  return dataSet.pool(generator);
}

torch::Tensor preparedPool(const DataSet& dataSet, std::uint64_t seed) {
  torch::Generator generator = makeGenerator(seed);
  return dataSet.prepared(dataSet.pool(generator), generator);
}

} // namespace

class TestImageFolder : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void picturesOfAnySizeBecomeSquares() {
    const Folder folder;
    folder.add("b.png", plainPng(9, 70, 10, 20, 30));
    folder.add("a.PNG", plainPng(40, 5, 40, 50, 60));
    const auto dataSet = folder.open(",size=16");
    QCOMPARE(dataSet->sampleShape(), (SampleShape{3, 16, 16}));
    QCOMPARE(dataSet->sampleNames(), (std::vector<std::string>{"a", "b"}));
    QVERIFY(!dataSet->labels());
    QCOMPARE(middle(folder.tiles(",size=16")), (Pixel{40, 50, 60}));
    QVERIFY(std::abs(preparedPool(*dataSet, 1)[1][2][3][3].item<float>() - (30 / 127.5F - 1)) < 1e-6);
  }

  void foldersAreClasses() {
    const Folder folder;
    folder.add("dogs/1.png", plainPng(4, 4, 0, 0, 0));
    folder.add("cats/1.png", plainPng(4, 4, 0, 0, 0));
    folder.add("cats/2.png", plainPng(4, 4, 0, 0, 0));
    folder.add("cats/notes.txt", "no picture");
    folder.add("cats/.hidden.png", "no picture");
    folder.add("empty/readme.md", "no picture");
    folder.add("stray.png", plainPng(4, 4, 0, 0, 0));
    const DataSetSummary summary = folder.summary();
    QCOMPARE(summary.classNames, (std::vector<std::string>{"cats", "dogs"}));
    QCOMPARE(summary.classCounts, (std::vector<std::int64_t>{2, 1}));
    QCOMPARE(folder.open()->sampleNames(), (std::vector<std::string>{"cats/1", "cats/2", "dogs/1"}));
    QCOMPARE(summary.skippedCount, 1);
    QVERIFY(summary.skippedFiles.at(0).starts_with("stray.png: "));
  }

  void brokenFilesAreCountedAndNamed() {
    const Folder folder;
    folder.add("a.png", "");
    folder.add("b.jpg", "this is no picture");
    folder.add("c.png", plainPng(30, 30, 1, 2, 3).chopped(20));
    folder.add("d.png",
               pngStart({.width = 60'000, .height = 60'000, .bitDepth = 8, .colour = PngColour::Rgb}));
    folder.add("e.png", plainPng(30, 30, 7, 8, 9));
    const DataSetSummary summary = folder.summary();
    QCOMPARE(summary.storedCount, std::optional<std::int64_t>(1));
    QCOMPARE(summary.skippedCount, 4);
    const std::vector<std::string> reasons = summary.skippedFiles;
    QVERIFY(reasons.at(0) == "a.png: the file is empty");
    QVERIFY(reasons.at(1).starts_with("b.jpg: it is not an image"));
    QVERIFY(reasons.at(2).starts_with("c.png: "));
    QVERIFY(reasons.at(3).starts_with("d.png: it is 60000 × 60000 pixels"));
    QCOMPARE(middle(folder.tiles()), (Pixel{7, 8, 9}));
  }

  void extremeSizesAreRead() {
    const Folder folder;
    folder.add("a.png", plainPng(1, 1, 200, 100, 50));
    folder.add("b.png", plainPng(60'000, 1, 200, 100, 50));
    for (const char* crop : {"centre", "random", "stretch", "pad"}) {
      const ImageTiles tiles = folder.tiles(std::string(",crop=") + crop);
      QCOMPARE(tiles.names.size(), 2U);
      QCOMPARE(middle(tiles), (Pixel{200, 100, 50}));
    }
  }

  void foldersWithoutPicturesAreRefused() {
    const Folder folder;
    QVERIFY(folder.openingError().contains("There are no pictures in the folder"));
    folder.add("a.png", "");
    const QString message = folder.openingError();
    QVERIFY2(message.contains("none of its pictures can be read (1 in all); a.png: the file is empty."),
             qPrintable(message));
    const auto open = [&](const char* spec) {
      return errorOf([&] { openDataSet(parseDataSetSpec(spec), folder.folders()); });
    };
    QVERIFY(open("images:none").contains("none': No such file"));
    QVERIFY(open("images:a.png").contains("a folder is needed"));
  }

  void transparencyShowsTheBackground_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("8 bits") << encoded(".png", cv::Mat(8, 8, CV_8UC4, cv::Scalar(0, 0, 200, 51)));
    QTest::newRow("16 bits") << encoded(".png",
                                        cv::Mat(8, 8, CV_16UC4, cv::Scalar(0, 0, 200 * 257, 51 * 257)));
    QTest::newRow("palette") << pngOfOneRow({.colour = PngColour::Palette}, QByteArray(1, '\0'),
                                            pngChunk("PLTE", QByteArray("\xc8\0\0", 3)) +
                                                pngChunk("tRNS", QByteArray(1, 51)));
    QTest::newRow("WebP") << encoded(".webp", cv::Mat(8, 8, CV_8UC4, cv::Scalar(0, 0, 200, 51)),
                                     {cv::IMWRITE_WEBP_QUALITY, 101});
  }
  void transparencyShowsTheBackground() {
    QFETCH(QByteArray, file);
    const Folder folder;
    folder.add("a.png", file);
    QVERIFY(isNear(middle(folder.tiles()), {244, 204, 204}));
    QVERIFY(isNear(middle(folder.tiles(",background=black")), {40, 0, 0}));
    QVERIFY(isNear(middle(folder.tiles(",background=#0000ff")), {40, 0, 204}));
    QVERIFY(isNear(middle(folder.tiles(",channels=1,background=black")), {12}));
    QVERIFY(folder.openingError(",background=blue").contains("Option 'background' is 'blue'"));
  }

  void depthsAndGrayAreRead() {
    const Folder folder;
    folder.add("a.png", encoded(".png", cv::Mat(8, 8, CV_16UC1, cv::Scalar(40'000))));
    QVERIFY(isNear(middle(folder.tiles()), {156, 156, 156}, 1));
    QVERIFY(isNear(middle(folder.tiles(",channels=1")), {156}, 1));
    folder.add("a.png", pngOfOneRow({.bitDepth = 8, .colour = PngColour::GrayAlpha}, QByteArray("\x64\x80")));
    QVERIFY(isNear(middle(folder.tiles(",background=black")), {50, 50, 50}, 1));
  }

  void grayIsTheLumaOfColour() {
    const Folder folder;
    folder.add("a.png", plainPng(8, 8, 200, 100, 50));
    QVERIFY(isNear(middle(folder.tiles(",channels=1")), {124}, 1));
  }

  /// Large JPEGs are decoded smaller; that changes nothing that can be seen.
  void largeJpegsLookTheSame() {
    cv::Mat picture(480, 640, CV_8UC3);
    for (int y = 0; y < picture.rows; ++y)
      for (int x = 0; x < picture.cols; ++x)
        picture.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<std::uint8_t>(x * 255 / 639),
                                                static_cast<std::uint8_t>(y * 255 / 479), 128);
    const Folder jpeg, png;
    jpeg.add("a.jpg", encoded(".jpg", picture, {cv::IMWRITE_JPEG_QUALITY, 95}));
    png.add("a.png", encoded(".png", picture));
    const ImageTiles one = jpeg.tiles(), other = png.tiles();
    double sum = 0;
    for (std::size_t i = 0; i < one.pixels.size(); ++i)
      sum += std::abs(one.pixels[i] - other.pixels[i]);
    QVERIFY2(sum / static_cast<double>(one.pixels.size()) < 1.5, qPrintable(QString::number(sum)));
  }

  void fitsDiffer() {
    const Folder folder;
    folder.add("a.png", encoded(".png", halves(60, 20)));
    const auto row = [&](const char* crop) {
      const ImageTiles tiles = folder.tiles(std::string(",size=6,channels=1,background=gray,crop=") + crop);
      return std::vector<int>(tiles.pixels.begin(), tiles.pixels.begin() + 6);
    };
    QCOMPARE(row("stretch"), (std::vector<int>{0, 0, 0, 255, 255, 255}));
    QCOMPARE(row("centre"), (std::vector<int>{0, 0, 0, 255, 255, 255}));
    QCOMPARE(row("pad"), (std::vector<int>(6, 128))); // the whole picture lies in the middle rows
  }

  /// A random crop shows another part each time, all of it from the kept picture, and always the same for one
  /// seed.
  void randomCropsMove() {
    const Folder folder;
    cv::Mat ramp(64, 64, CV_8UC1);
    for (int x = 0; x < 64; ++x)
      ramp.col(x).setTo(cv::Scalar(4 * x));
    folder.add("a.png", encoded(".png", ramp));
    const auto dataSet = folder.open(",size=16,crop=random");
    QCOMPARE(poolOf(*dataSet).sizes(), (torch::IntArrayRef{1, 3, 18, 18}));
    QCOMPARE(dataSet->sampleShape(), (SampleShape{3, 16, 16}));
    std::set<float> seen;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const torch::Tensor sample = preparedPool(*dataSet, seed);
      QVERIFY(sample.equal(preparedPool(*dataSet, seed)));
      seen.insert(sample[0][0][0][0].item<float>());
    }
    QCOMPARE(seen.size(), 3U);
    QCOMPARE(dataSet->inOwnUnits(poolOf(*dataSet)).sizes(), (torch::IntArrayRef{1, 3, 16, 16}));
  }

  void mirroringIsEven() {
    const Folder folder;
    folder.add("a.png", encoded(".png", halves(16, 16)));
    const auto dataSet = folder.open(",size=16,flip=true");
    torch::Generator generator = makeGenerator(3);
    const torch::Tensor samples = dataSet->draw(2000, generator);
    const double mirrored = (samples.select(3, 0).select(2, 0).select(1, 0) > 0).sum().item<double>();
    QVERIFY(std::abs(mirrored - 1000) < 4 * std::sqrt(500));
    const torch::Tensor unmirrored =
        torch::where(samples.select(3, 0).unsqueeze(3) > 0, samples.flip(3), samples);
    QVERIFY(unmirrored.equal(unmirrored.narrow(0, 0, 1).expand_as(unmirrored)));
    QVERIFY(preparedPool(*folder.open(",size=16"), 1).equal(preparedPool(*folder.open(",size=16"), 2)));
  }

  /// The same names with the same contents, wherever they lie and whatever is made of them.
  void fingerprintTellsContentsApart() {
    const Folder one, same, other;
    for (const Folder* folder : {&one, &same, &other})
      folder->add("a.png", plainPng(8, 8, folder == &other ? 1 : 0, 0, 0));
    QCOMPARE(one.open()->fingerprint(), same.open()->fingerprint());
    QCOMPARE(one.open()->fingerprint(), same.open(",size=8,channels=1")->fingerprint());
    QVERIFY(one.open()->fingerprint() != other.open()->fingerprint());
    const std::string before = one.open()->fingerprint();
    one.add("b.png", plainPng(8, 8, 0, 0, 0));
    QVERIFY(one.open()->fingerprint() != before);
  }

  void cacheGivesBackWhatWasDecoded() {
    const Folder folder, cache;
    folder.add("x/1.png", plainPng(8, 8, 1, 2, 3));
    folder.add("y/2.png", plainPng(8, 8, 4, 5, 6));
    folder.add("y/3.png", "broken");
    int calls = 0;
    const auto open = [&] {
      return openDataSet(parseDataSetSpec("images:."), folder.folders(cache.path()),
                         [&](double) { return ++calls > 0; });
    };
    auto first = open();
    const torch::Tensor pixels = poolOf(*first).clone();
    const std::string fingerprint = first->fingerprint();
    QVERIFY(calls > 0);
    first.reset();
    calls = 0;
    const auto second = open();
    QCOMPARE(calls, 0); // nothing was decoded
    QVERIFY(poolOf(*second).equal(pixels));
    QCOMPARE(second->fingerprint(), fingerprint);
    QCOMPARE(second->labels()->names, (std::vector<std::string>{"x", "y"}));
    QVERIFY(second->labels()->values.equal(torch::tensor({0, 1}, torch::kInt64)));
    QCOMPARE(second->sampleNames(), (std::vector<std::string>{"x/1", "y/2"}));
    QCOMPARE(second->skippedFiles().count, 1);
    QVERIFY(second->skippedFiles().reasons.at(0).starts_with("y/3.png"));
  }

  void changedPicturesAreDecodedAgain() {
    const Folder folder, cache;
    folder.add("a.png", plainPng(8, 8, 1, 2, 3));
    folder.open({}, cache.path());
    folder.add("a.png", plainPng(9, 9, 70, 80, 90));
    QCOMPARE(poolOf(*folder.open({}, cache.path()))[0][0][0][0].item<int>(), 70);
  }

  void damagedCachesAreMadeAgain() {
    const Folder folder, cache;
    folder.add("a.png", plainPng(8, 8, 1, 2, 3));
    folder.open({}, cache.path());
    QDir kept(QString::fromStdString((cache.path() / "images").string()));
    QCOMPARE(kept.entryList(QDir::Files).size(), 1);
    const QString name = "images/" + kept.entryList(QDir::Files).first();
    const QByteArray whole = contentOf(cache.path(name));
    QByteArray flipped = whole;
    flipped[flipped.size() - 1] = static_cast<char>(~flipped.back());
    for (const QByteArray& damaged : {whole.chopped(1), whole.left(20), QByteArray("nonsense"), flipped}) {
      cache.write(name, damaged);
      QCOMPARE(poolOf(*folder.open({}, cache.path()))[0][0][31][31].item<int>(), 1);
      QCOMPARE(contentOf(cache.path(name)), whole);
    }
  }

  void foldersThatCannotBeWrittenAreNoCache() {
    const Folder folder;
    folder.add("a.png", plainPng(8, 8, 1, 2, 3));
    QCOMPARE(folder.open({}, folder.path("a.png"))->storedCount(), std::optional<std::int64_t>(1));
  }

  void openingCanBeCancelled() {
    const Folder folder, cache;
    for (int i = 0; i < 50; ++i)
      folder.add(QString("%1.png").arg(i), plainPng(8, 8, i, 2, 3));
    std::vector<double> shares;
    const auto open = [&](bool goesOn) {
      return openDataSet(parseDataSetSpec("images:."), folder.folders(cache.path()),
                         [&, goesOn](double share) {
                           shares.push_back(share);
                           return goesOn;
                         });
    };
    QCOMPARE(errorOf([&] { open(false); }), QString("cancelled"));
    QVERIFY(!std::filesystem::exists(cache.path("images")));
    shares.clear();
    open(true);
    QCOMPARE(shares.back(), 1.0);
    QVERIFY(std::ranges::all_of(shares, [](double share) { return share >= 0 && share <= 1; }));
  }
};

QTEST_GUILESS_MAIN(TestImageFolder)
#include "tst_image_folder.moc"
