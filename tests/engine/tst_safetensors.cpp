#include "../support/expect_error.h"
#include "../support/python.h"
#include "../support/scratch_folder.h"

#include "storage/safetensors.h"

#include <torch/types.h>

#include <QtTest>

#include <cstring>

using namespace deblend;

namespace {

const std::vector<torch::ScalarType> everyType = {
    torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64,
    torch::kInt32,   torch::kInt16,   torch::kInt8,    torch::kUInt8,    torch::kBool};

/// Every type, with an ordinary shape, a scalar and no elements.
TensorMap variety() {
  TensorMap tensors;
  for (const torch::ScalarType type : everyType) {
    const std::string name = c10::toString(type);
    tensors[name + ".matrix"] = torch::arange(6).view({2, 3}).to(type);
    tensors[name + ".scalar"] = torch::ones({}, type);
    tensors[name + ".none"] = torch::empty({0, 4}, type);
  }
  tensors["größe \"quoted\""] = torch::tensor({0.1F, -1e-38F, 3e38F});
  return tensors;
}

bool same(const TensorMap& a, const TensorMap& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.scalar_type() == y.second.scalar_type() &&
           x.second.sizes() == y.second.sizes() && x.second.equal(y.second);
  });
}

std::vector<std::uint8_t> fileWith(const std::string& header, std::size_t dataBytes) {
  std::vector<std::uint8_t> bytes(8 + header.size() + dataBytes);
  const std::uint64_t length = header.size();
  std::memcpy(bytes.data(), &length, 8);
  std::memcpy(bytes.data() + 8, header.data(), header.size());
  return bytes;
}

} // namespace

class TestSafetensors : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void roundTrips() {
    QVERIFY(same(decodeSafetensors(encodeSafetensors(variety(), {{"step", "3"}}), "it"), variety()));
    QVERIFY(decodeSafetensors(encodeSafetensors({}), "it").empty());
  }

  void writesViewsAsTheyRead() {
    const torch::Tensor matrix = torch::arange(12, torch::kFloat32).view({3, 4});
    const TensorMap views = {{"transposed", matrix.t()}, {"column", matrix.select(1, 2)}};
    QVERIFY(same(decodeSafetensors(encodeSafetensors(views), "it"), views));
  }

  void dataAreAligned() {
    for (const auto& [name, tensor] : variety()) {
      const std::vector<std::uint8_t> bytes = encodeSafetensors({{name, tensor}});
      std::uint64_t headerLength = 0;
      std::memcpy(&headerLength, bytes.data(), 8);
      QCOMPARE(headerLength % 8, std::uint64_t{0});
    }
  }

  void pythonReadsWhatIsWritten() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "ours.safetensors", encodeSafetensors(variety(), {{"format", "pt"}}));
    const QString script = R"(
import sys, torch
from safetensors.torch import load_file
found = load_file(sys.argv[1])
for name in 'Double Float Half BFloat16 Long Int Short Char Byte Bool'.split():
    kind = dict(Double='float64', Float='float32', Half='float16', BFloat16='bfloat16', Long='int64', Int='int32',
                Short='int16', Char='int8', Byte='uint8', Bool='bool')[name]
    dtype = getattr(torch, kind)
    assert found[name + '.matrix'].dtype == dtype
    assert torch.equal(found[name + '.matrix'], torch.arange(6).view(2, 3).to(dtype))
    assert torch.equal(found[name + '.scalar'], torch.ones((), dtype=dtype))
    assert found[name + '.none'].shape == (0, 4) and found[name + '.none'].dtype == dtype
assert torch.equal(found['größe "quoted"'], torch.tensor([0.1, -1e-38, 3e38]))
print(len(found))
)";
    QCOMPARE(runPython(script, {QString::fromStdString((folder / "ours.safetensors").string())}),
             QString("31"));
  }

  void readsWhatPythonWrites() {
    const ScratchFolder folder;
    const std::filesystem::path path = folder / "theirs.safetensors";
    const QString script = R"(
import sys, torch
from safetensors.torch import save_file
tensors = {'größe "quoted"': torch.tensor([0.1, -1e-38, 3e38])}
for name, kind in dict(Double='float64', Float='float32', Half='float16', BFloat16='bfloat16', Long='int64', Int='int32',
                       Short='int16', Char='int8', Byte='uint8', Bool='bool').items():
    dtype = getattr(torch, kind)
    tensors[name + '.matrix'] = torch.arange(6).view(2, 3).to(dtype)
    tensors[name + '.scalar'] = torch.ones((), dtype=dtype)
    tensors[name + '.none'] = torch.empty(0, 4, dtype=dtype)
save_file(tensors, sys.argv[1], metadata={'format': 'pt'})
)";
    QCOMPARE(runPython(script, {QString::fromStdString(path.string())}), QString());
    QVERIFY(same(decodeSafetensors(readFile(path), "it"), variety()));
  }

  void everyTruncationIsAnError() {
    const std::vector<std::uint8_t> whole = encodeSafetensors(
        {{"a", torch::ones({2, 2})}, {"b", torch::ones({3}, torch::kInt64)}}, {{"step", "1"}});
    for (std::size_t length = 0; length < whole.size(); ++length) {
      // A copy of exactly that size, so that a sanitizer sees any reading beyond it.
      const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
      const QString message = errorOf([&] { decodeSafetensors(cut, "The file 'w'"); });
      QVERIFY2(isSentence(message) && message.startsWith("The file 'w'"), qPrintable(message));
    }
  }

  void flippedBytesNeverCrash() {
    const TensorMap original = {{"a", torch::ones({2, 2})}, {"b", torch::ones({3}, torch::kInt64)}};
    const std::vector<std::uint8_t> whole = encodeSafetensors(original);
    int refused = 0;
    for (std::size_t place = 0; place < whole.size(); ++place)
      for (const std::uint8_t mask : {0x01, 0x02, 0x10, 0x40, 0x80, 0xFF}) {
        std::vector<std::uint8_t> flipped = whole;
        flipped[place] ^= mask;
        const QString message = errorOf([&] {
          for (const auto& [name, tensor] : decodeSafetensors(flipped, "It"))
            QVERIFY(tensor.nbytes() <= flipped.size());
        });
        refused += message.isEmpty() ? 0 : 1;
        QVERIFY2(message.isEmpty() || isSentence(message), qPrintable(message));
      }
    QVERIFY(refused > 0);
  }

  void hostileHeadersAreRefused_data() {
    QTest::addColumn<QByteArray>("header");
    const auto entry = [](const char* shape, const char* offsets) {
      return QByteArray(R"({"a":{"dtype":"F32","shape":)") + shape + R"(,"data_offsets":)" + offsets + "}}";
    };
    QTest::newRow("product wraps to zero") << entry("[4294967296,4294967296]", "[0,0]");
    QTest::newRow("product wraps to the size") << entry("[4611686018427387905,4]", "[0,16]");
    QTest::newRow("huge") << entry("[9223372036854775807]", "[0,16]");
    QTest::newRow("negative extent") << entry("[-4]", "[0,16]");
    QTest::newRow("two negative extents") << entry("[-2,-2]", "[0,16]");
    QTest::newRow("negative beside zero") << entry("[-2,0]", "[0,0]");
    QTest::newRow("huge beside zero") << entry("[9223372036854775807,9223372036854775807,0]", "[0,0]");
    QTest::newRow("extent beyond 63 bits") << entry("[18446744073709551615]", "[0,16]");
    QTest::newRow("fraction") << entry("[3.7]", "[0,12]");
    QTest::newRow("text for an extent") << entry("[\"4\"]", "[0,16]");
    QTest::newRow("shape is no list") << entry("4", "[0,16]");
    QTest::newRow("backward") << entry("[4]", "[16,0]");
    QTest::newRow("beyond the end") << entry("[4]", "[4,20]");
    QTest::newRow("begins beyond the end") << entry("[0]", "[17,17]");
    QTest::newRow("negative offset") << entry("[4]", "[-16,0]");
    QTest::newRow("offsets wrap") << entry("[4]", "[18446744073709551612,12]");
    QTest::newRow("three offsets") << entry("[4]", "[0,8,16]");
    QTest::newRow("fraction of an offset") << entry("[4]", "[0.0,16]");
    QTest::newRow("too little") << entry("[4]", "[0,12]");
    QTest::newRow("unknown type") << QByteArray(R"({"a":{"dtype":"Q9","shape":[1],"data_offsets":[0,1]}})");
    QTest::newRow("no type") << QByteArray(R"({"a":{"shape":[4],"data_offsets":[0,16]}})");
    QTest::newRow("no description") << QByteArray(R"({"a":7})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("two tensors in the same bytes")
        << QByteArray(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                      R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})");
    QTest::newRow("bytes of no tensor") << entry("[2]", "[8,16]");
    QTest::newRow("deep nesting") << QByteArray(100'000, '[');
    QTest::newRow("not UTF-8") << QByteArray("{\"\xFF\":7}");
  }

  void hostileHeadersAreRefused() {
    QFETCH(QByteArray, header);
    const auto bytes = fileWith(header.toStdString(), 16);
    const QString message = errorOf([&] { decodeSafetensors(bytes, "The file 'w'"); });
    QVERIFY2(isSentence(message) && message.startsWith("The file 'w'"), qPrintable(message));
  }

  void headerLengthsAreBounded() {
    for (const std::uint64_t length : {std::uint64_t{100}, std::uint64_t{1} << 40, ~std::uint64_t{0}}) {
      std::vector<std::uint8_t> bytes(32, ' ');
      std::memcpy(bytes.data(), &length, 8);
      QVERIFY(isSentence(errorOf([&] { decodeSafetensors(bytes, "The file 'w'"); })));
    }
  }

  void unwritableTypesAreNamed() {
    const QString message = errorOf([] {
      encodeSafetensors({{"z", torch::ones({1}, torch::kComplexFloat)}});
    });
    QVERIFY2(message.contains("ComplexFloat"), qPrintable(message));
  }

  void layoutsAreCompared() {
    const TensorMap expected = {{"a", torch::ones({2})}, {"b", torch::ones({3})}};
    const auto check = [&](const TensorMap& found) {
      return errorOf([&] { requireSameLayout(expected, found, "weights"); });
    };
    QCOMPARE(check(expected), QString());
    QVERIFY(isSentence(check({{"a", torch::ones({2})}})));
    QVERIFY(check({{"a", torch::ones({2})}, {"b", torch::ones({4})}}).contains("[4] of Float"));
    QVERIFY(check({{"a", torch::ones({2})}, {"b", torch::ones({3}, torch::kFloat64)}}).contains("Double"));
    QVERIFY(
        check({{"a", torch::ones({2})}, {"b", torch::ones({3})}, {"c", torch::ones({1})}}).contains("'c'"));
  }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
