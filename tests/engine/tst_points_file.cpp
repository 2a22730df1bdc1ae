#include "data/csv_points.h"
#include "data/data_set_kinds.h"
#include "data/npy.h"
#include "data/points_file.h"
#include "sampling/random.h"

#include "../support/expect_error.h"
#include "statistics.h"
#include "test_files.h"

#include <QtTest>

#include <set>

using namespace deblend;

namespace {

using Numbers = std::vector<float>;

const Numbers twoPoints{1, 2, -3.5, 4e-3F};

Numbers parsed(const QByteArray& text) {
  return parseCsvPoints(text.toStdString()).places;
}
QString csvErrorOf(const QByteArray& text) {
  return errorOf([&] { parsed(text); });
}
QString openingErrorOf(const std::filesystem::path& path) {
  return errorOf([&] { PointsFile{path}; });
}

PointsFile openNpy(const TestFolder& folder, const SampleShape& shape, const Numbers& values) {
  writeNpy(folder.path("points.npy"), shape, values);
  return PointsFile(folder.path("points.npy"));
}

} // namespace

class TestPointsFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void csvFormsAreEqual_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("commas") << QByteArray("1,2\n-3.5,0.004\n");
    QTest::newRow("no last line end") << QByteArray("1,2\n-3.5,0.004");
    QTest::newRow("semicolons") << QByteArray("1;2\n-3.5;0.004\n");
    QTest::newRow("tabs") << QByteArray("1\t2\n-3.5\t0.004\n");
    QTest::newRow("blanks") << QByteArray("  1   2 \n-3.5 0.004\n");
    QTest::newRow("blanks around commas") << QByteArray("1 , 2\n -3.5,  4e-3\n");
    QTest::newRow("names") << QByteArray("x,y\n1,2\n-3.5,0.004\n");
    QTest::newRow("names and label") << QByteArray("x;y;class\n1;2;cat\n-3.5;0.004;7\n");
    QTest::newRow("labels") << QByteArray("1,2,a\n-3.5,0.004,b\n");
    QTest::newRow("comments") << QByteArray("# made by hand\n\n1,2 # the first\n#0,0\n   \n-3.5,0.004\n");
    QTest::newRow("Windows") << QByteArray("\xef\xbb\xbfx,y\r\n1,2\r\n\r\n-3.5,0.004\r\n");
    QTest::newRow("signs and exponents") << QByteArray("+1,+2.0E0\n-35e-1,.004\n");
  }
  void csvFormsAreEqual() {
    QFETCH(QByteArray, text);
    QCOMPARE(parsed(text), twoPoints);
  }

  void numbersTooSmallAreZero() { QCOMPARE(parsed("1e-400,-1e-60\n"), (Numbers{0, 0})); }

  void badCsvIsRefusedWithItsPlace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("NaN") << QByteArray("1,2\n3,NaN\n") << "line 2, column 2 is 'NaN': a finite number";
    QTest::newRow("NaN first") << QByteArray("nan,nan\n") << "line 1, column 1 is 'nan': a finite number";
    QTest::newRow("infinite") << QByteArray("# c\n-inf,2\n") << "line 2, column 1 is '-inf': a finite number";
    QTest::newRow("beyond float") << QByteArray("1,1e39\n") << "line 1, column 2 is '1e39': a finite number";
    QTest::newRow("beyond double") << QByteArray("1e999,1\n")
                                   << "line 1, column 1 is '1e999': a finite number";
    QTest::newRow("word") << QByteArray("1,2\n3,four\n")
                          << "line 2, column 2 is 'four': a number with a decimal point";
    QTest::newRow("second names") << QByteArray("x,y\nu,v\n") << "line 2, column 1 is 'u'";
    QTest::newRow("half names") << QByteArray("x,2\n") << "line 1, column 1 is 'x'";
    QTest::newRow("trailing letters") << QByteArray("1,2m\n") << "line 1, column 2 is '2m'";
    QTest::newRow("decimal comma") << QByteArray("1,5;2,5\n3,5;4,5\n")
                                   << "column 1 is '3,5': a number with a decimal point";
    QTest::newRow("hexadecimal") << QByteArray("0x10,2\n") << "column 1 is '0x10'";
    QTest::newRow("empty") << QByteArray("1,2\n,4\n") << "line 2, column 1 is empty";
    QTest::newRow("ragged") << QByteArray("1,2\n\n3,4,5\n")
                            << "line 3 has 3 columns, but the lines before it have 2";
    QTest::newRow("short") << QByteArray("1,2\n3\n") << "line 2 has 1 column: allowed are two numbers";
    QTest::newRow("empty label") << QByteArray("1,2,a\n3,4,\n")
                                 << "line 2, column 3 is empty: a label is needed";
    QTest::newRow("label left out") << QByteArray("x,y,class\n1,2,a\n\n3,4\n")
                                    << "line 4 has 2 columns, but the lines before it have 3";
    QTest::newRow("long") << QByteArray("1,2,3,4\n") << "line 1 has 4 columns: allowed are two numbers";
  }
  void badCsvIsRefusedWithItsPlace() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const QString message = csvErrorOf(text);
    QVERIFY2(message.contains(reason), qPrintable(message));
  }

  void labelsAreClasses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::vector<std::string>>("names");
    QTest::addColumn<std::vector<std::int64_t>>("labels");
    const auto row = [](const char* title, const char* text, const std::vector<std::string>& names,
                        const std::vector<std::int64_t>& labels) {
      QTest::newRow(title) << QByteArray(text) << names << labels;
    };
    row("texts", "0,0,dog\n1,1,cat\n2,2,dog\n", {"cat", "dog"}, {1, 0, 1});
    row("whole numbers", "0,0,10\n1,1,9\n2,2,-3\n", {"-3", "9", "10"}, {2, 1, 0});
    row("numbers that are not whole", "0;0;10.0\n1;1;9.5\n", {"10.0", "9.5"}, {0, 1});
    row("mixed", "0,0,10\n1,1,9\n2,2,x\n", {"10", "9", "x"}, {0, 1, 2});
    row("words", "x\ty\tclass\n0\t0\ta b \n1\t1\ta b # again\n", {"a b"}, {0, 0});
    row("none", "0,0\n1,1\n", {}, {});
  }
  void labelsAreClasses() {
    QFETCH(QByteArray, text);
    QFETCH(std::vector<std::string>, names);
    QFETCH(std::vector<std::int64_t>, labels);
    const CsvPoints points = parseCsvPoints(text.toStdString());
    QCOMPARE(points.classNames, names);
    QCOMPARE(points.labels, labels);
    const TestFolder folder;
    const PointsFile file(folder.write("points.csv", text));
    QCOMPARE(file.labels() != nullptr, !names.empty());
    if (file.labels()) {
      QCOMPARE(file.labels()->names, names);
      QVERIFY(file.labels()->values.equal(torch::tensor(labels, torch::kInt64)));
    }
  }

  /// Numbers in a third column that are no labels are told, instead of a class for each of them.
  void tooManyClassesAreRefused() {
    QByteArray text;
    for (int i = 0; i <= 1000; ++i)
      text += "0,0," + QByteArray::number(i) + ".5\n";
    const QString message = csvErrorOf(text);
    QVERIFY2(message.contains("line 1001 has the label '1000.5'"), qPrintable(message));
    QCOMPARE(parseCsvPoints(text.left(text.lastIndexOf("0,0,")).toStdString()).classNames.size(),
             std::size_t{1000});
  }

  void arraysHaveNoLabels() {
    const TestFolder folder;
    QVERIFY(!openNpy(folder, {2, 2}, twoPoints).labels());
  }

  void samplesAreTheFiles() {
    const TestFolder folder;
    torch::Generator generator = makeGenerator(1);
    const PointsFile csv(folder.write("Points.CSV", "1,2\n-3.5,0.004\n"));
    QCOMPARE(csv.sampleShape(), SampleShape{2});
    QCOMPARE(csv.storedCount(), std::optional<std::int64_t>(2));
    QVERIFY(csv.pool(generator).equal(torch::tensor({{1.0F, 2.0F}, {-3.5F, 4e-3F}})));
    QVERIFY(openNpy(folder, {2, 2}, twoPoints).pool(generator).equal(csv.pool(generator)));
  }

  void arraysMayHoldSamplesOfAnyShape() {
    const TestFolder folder;
    torch::Generator generator = makeGenerator(1);
    const PointsFile images = openNpy(folder, {5, 1, 2, 3}, Numbers(30, 0.5F));
    QCOMPARE(images.sampleShape(), (SampleShape{1, 2, 3}));
    QVERIFY(images.draw(9, generator).sizes() == torch::IntArrayRef({9, 1, 2, 3}));
  }

  /// Drawing is with replacement, each stored sample equally often, and depends on the seed alone.
  void drawingPicksEvenly() {
    const TestFolder folder;
    Numbers values;
    for (int i = 0; i < 50; ++i)
      values.insert(values.end(), {static_cast<float>(i), static_cast<float>(-i)});
    const PointsFile points = openNpy(folder, {50, 2}, values);
    torch::Generator generator = makeGenerator(1), same = makeGenerator(1), other = makeGenerator(2);
    const torch::Tensor samples = points.draw(20'000, generator);
    std::vector<double> counts(50);
    for (std::int64_t i = 0; i < samples.size(0); ++i)
      ++counts.at(static_cast<std::size_t>(samples[i][0].item<float>()));
    QVERIFY(samples.select(1, 0).equal(-samples.select(1, 1)));
    QVERIFY(std::abs(chiSquareExcess(counts)) < 4);
    QVERIFY(samples.equal(points.draw(20'000, same)));
    QVERIFY(!samples.equal(points.draw(20'000, other)));
  }

  void fingerprintTellsContentsApart() {
    const TestFolder folder;
    const std::string first = PointsFile(folder.write("a.csv", "1,2\n")).fingerprint();
    QCOMPARE(PointsFile(folder.write("b.csv", "1,2\n")).fingerprint(), first);
    QVERIFY(PointsFile(folder.write("b.csv", "1,3\n")).fingerprint() != first);
  }

  void badFilesAreNamed() {
    const TestFolder folder;
    QVERIFY(openingErrorOf(folder.path("none.csv")).contains("none.csv': No such file"));
    QVERIFY(openingErrorOf(folder.write("empty.csv", {})).contains("empty.csv': the file is empty."));
    QVERIFY(openingErrorOf(folder.write("names.csv", "x,y\n")).contains("names.csv': it holds no samples"));
    QVERIFY(openingErrorOf(folder.write("nan.csv", "1,2\n3,nan\n"))
                .contains("nan.csv': line 2, column 2 is 'nan'"));
    QVERIFY(openingErrorOf(folder.write("label.csv", "1,2,a\n3,4, \n"))
                .contains("label.csv': line 2, column 3 is empty: a label is needed"));
    QVERIFY(openingErrorOf(folder.write("points.txt", "1,2\n")).contains("must end with .npy or .csv"));
    QVERIFY(openingErrorOf(folder.write("text.npy", "1,2\n")).contains("text.npy': it is not an .npy file."));
  }

  void badArraysAreRefused() {
    const TestFolder folder;
    QVERIFY(errorOf([&] { openNpy(folder, {4}, twoPoints); }).contains("its shape is [4]"));
    QVERIFY(errorOf([&] { openNpy(folder, {}, {1}); }).contains("its shape is []"));
    QVERIFY(errorOf([&] { openNpy(folder, {0, 2}, {}); }).contains("holds no samples"));
    QVERIFY(errorOf([&] { openNpy(folder, {3, 0}, {}); }).contains("holds no samples"));
    QVERIFY(errorOf([&] {
              openNpy(folder, {2, 2}, {1, 2, 3, NAN});
            }).contains("sample 1 holds the value nan"));
    QVERIFY(errorOf([&] {
              openNpy(folder, {2, 2}, {INFINITY, 2, 3, 4});
            }).contains("sample 0 holds the value inf"));
  }
};

QTEST_GUILESS_MAIN(TestPointsFile)
#include "tst_points_file.moc"
