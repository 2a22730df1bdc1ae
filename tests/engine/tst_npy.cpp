#include "data/npy.h"

#include "../support/expect_error.h"
#include "python.h"
#include "test_files.h"

#include <QtTest>

#include <numeric>

using namespace deblend;

namespace {

QByteArray withHeader(const QByteArray& dictionary, const QByteArray& data = {}, int version = 1) {
  QByteArray file("\x93NUMPY", 6);
  file += static_cast<char>(version);
  file += '\0';
  const auto length = static_cast<std::uint32_t>(dictionary.size());
  for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
    file += static_cast<char>(length >> (8 * i) & 0xff);
  return file + dictionary + data;
}

QByteArray withShape(const QByteArray& shape, const QByteArray& data = {}) {
  return withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + "}", data);
}

QString decodingErrorOf(const QByteArray& file) {
  return errorOf([&] { decodeNpy(bytesOf(file)); });
}

std::vector<float> floatsIn(const QByteArray& bytes) {
  std::vector<float> values(static_cast<std::size_t>(bytes.size()) / sizeof(float));
  std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
  return values;
}

std::vector<float> someValues(std::int64_t count) {
  std::vector<float> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = std::sin(static_cast<float>(i)) * std::pow(10.0F, static_cast<float>(i % 9));
  return values;
}

} // namespace

class TestNpy : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void whatIsWrittenIsReadAgain() {
    for (const SampleShape& shape : {SampleShape{}, {1}, {5}, {0, 2}, {7, 2}, {2, 1, 3, 4}}) {
      const std::vector<float> values = someValues(elementCount(shape));
      const NpyArray array = decodeNpy(encodeNpy(shape, values));
      QCOMPARE(array.shape, shape);
      QCOMPARE(array.values, values);
    }
  }

  void numPyReadsWhatIsWritten() {
    const TestFolder folder;
    for (const SampleShape& shape : {SampleShape{}, {3}, {0, 2}, {1000, 2}, {2, 3, 4, 5}}) {
      const std::vector<float> values = someValues(elementCount(shape));
      writeNpy(folder.path("ours.npy"), shape, values);
      const QByteArray told = runPython("import sys, numpy\n"
                                        "a = numpy.load(sys.argv[1], allow_pickle=False)\n"
                                        "a.tofile(sys.argv[2])\n"
                                        "print(a.dtype, list(a.shape), a.flags.c_contiguous, end='')\n",
                                        {folder.path("ours.npy").c_str(), folder.path("raw").c_str()});
      QCOMPARE(told, QByteArray("float32 " + QByteArray::fromStdString(toText(shape)) + " True"));
      QCOMPARE(floatsIn(contentOf(folder.path("raw"))), values);
    }
  }

  /// Every type, byte order, array order and version, against NumPy's own conversion.
  void whatNumPyWritesIsRead() {
    const TestFolder folder;
    const QByteArray told = runPython(
        "import sys, numpy\n"
        "from numpy.lib import format\n"
        "folder, n = sys.argv[1], 0\n"
        "random = numpy.random.default_rng(1)\n"
        "for kind in 'f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8'.split():\n"
        "  for order in '<>':\n"
        "    for layout in 'CF':\n"
        "      for shape in (), (4,), (5, 2), (3, 2, 4), (2, 3, 1, 5):\n"
        "        a = random.uniform(-100 if kind[0] != 'u' else 0, 100, shape)\n"
        "        a = numpy.asarray(a, dtype=order + kind, order=layout)\n"
        "        version = ((1, 0), (2, 0), (3, 0))[n % 3]\n"
        "        with open(f'{folder}/{n}.npy', 'wb') as file: format.write_array(file, a, version)\n"
        "        numpy.ascontiguousarray(a, dtype='<f4').tofile(f'{folder}/{n}.raw')\n"
        "        open(f'{folder}/{n}.shape', 'w').write(str(list(shape)))\n"
        "        n += 1\n"
        "print(n, end='')\n",
        {folder.path().c_str()});
    QCOMPARE(told, QByteArray("220"));
    for (int i = 0; i < 220; ++i) {
      const QString name = QString::number(i);
      const NpyArray array = readNpy(folder.path(name + ".npy"));
      QCOMPARE(QByteArray::fromStdString(toText(array.shape)), contentOf(folder.path(name + ".shape")));
      QCOMPARE(array.values, floatsIn(contentOf(folder.path(name + ".raw"))));
    }
  }

  void headersMayBeWrittenOtherwise() {
    const QByteArray data(24, '\0');
    QCOMPARE(
        decodeNpy(bytesOf(withHeader(R"({"shape":(3,2,),"descr":"<f4","fortran_order":True,})", data))).shape,
        (SampleShape{3, 2}));
    QCOMPARE(decodeNpy(bytesOf(withShape("(3L, 2L)", data))).shape, (SampleShape{3, 2}));
  }

  void writtenDataAreAligned() {
    for (std::int64_t count = 1; count < 100'000'000; count *= 7)
      QCOMPARE((encodeNpy({0, count}, {}).size()) % 64, 0U);
  }

  void hostileHeadersAreRefused_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << "not an .npy file";
    QTest::newRow("text") << QByteArray("hello, world") << "not an .npy file";
    QTest::newRow("version 4") << withHeader("{}", {}, 4) << "version 4";
    QTest::newRow("no header") << QByteArray("\x93NUMPY\1\0", 8) << "cut short";
    QTest::newRow("long header") << QByteArray("\x93NUMPY\2\0\xff\xff\xff\x7f{}", 14) << "cut short";
    QTest::newRow("not a dictionary") << withHeader("[1, 2]") << "damaged";
    QTest::newRow("no entries") << withHeader("{}") << "must have the entries";
    QTest::newRow("cut dictionary") << withHeader("{'descr': '<f4', 'fortran_order") << "damaged";
    QTest::newRow("other entry") << withHeader("{'system': 'x'}") << "'system'";
    QTest::newRow("huge shape") << withShape("(1000000000000, 2)", QByteArray(16, '\0')) << "cut short";
    QTest::newRow("overflow") << withShape("(4294967296, 4294967296, 4)", QByteArray(16, '\0'))
                              << "cut short";
    QTest::newRow("overflow of a size") << withShape("(99999999999999999999,)") << "no whole number";
    QTest::newRow("negative") << withShape("(-1, 2)") << "no whole number";
    QTest::newRow("text in shape") << withShape("(a, 2)") << "no whole number";
    QTest::newRow("33 dimensions") << withShape("(" + QByteArray("1,").repeated(33) + ")") << "dimensions";
    QTest::newRow("data missing") << withShape("(2, 2)", QByteArray(15, '\0')) << "only 3 numbers follow";
    QTest::newRow("objects") << withHeader("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "x")
                             << "pickled";
    QTest::newRow("records") << withHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}")
                             << "records";
    QTest::newRow("complex") << withHeader("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}")
                             << "'<c8'";
    QTest::newRow("text type") << withHeader("{'descr': '<U4', 'fortran_order': False, 'shape': (1,)}")
                               << "'<U4'";
    QTest::newRow("three bytes") << withHeader("{'descr': '<f3', 'fortran_order': False, 'shape': (1,)}")
                                 << "'<f3'";
    QTest::newRow("order") << withHeader("{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}")
                           << "fortran_order";
  }
  void hostileHeadersAreRefused() {
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    const QString message = decodingErrorOf(file);
    QVERIFY2(message.contains(reason), qPrintable(message));
  }

  void everyCutFileIsRefused() {
    const QByteArray file = toByteArray(encodeNpy({3, 2}, someValues(6)));
    for (qsizetype size = 0; size < file.size(); ++size)
      QVERIFY(!decodingErrorOf(file.left(size)).isEmpty());
  }

  void filesAreNamedInMessages() {
    const TestFolder folder;
    const QString message = errorOf([&] { readNpy(folder.write("text.npy", "hello")); });
    QVERIFY2(message.contains("text.npy': it is not an .npy file."), qPrintable(message));
    QVERIFY(errorOf([&] { readNpy(folder.path("none.npy")); }).contains("none.npy"));
    QVERIFY(errorOf([&] { writeNpy(folder.path("none/x.npy"), {1}, someValues(1)); }).contains("none/x.npy"));
  }

  void shapesMustFitTheValues() {
    const QString message = errorOf([] { encodeNpy({2, 2}, someValues(3)); });
    QVERIFY2(message.contains("3 numbers") && message.contains("[2, 2]"), qPrintable(message));
  }
};

QTEST_GUILESS_MAIN(TestNpy)
#include "tst_npy.moc"
