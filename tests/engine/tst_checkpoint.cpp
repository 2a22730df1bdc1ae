#include "../support/expect_error.h"
#include "../support/file_size_limit.h"
#include "../support/scratch_folder.h"

#include "training/checkpoint.h"
#include "training/trainer_state.h"

#include <torch/types.h>

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace deblend;
namespace fs = std::filesystem;

namespace {

TrainerState smallState(float value = 1) {
  return {{{"linear.weight", torch::full({2, 3}, value)}, {"linear.bias", torch::arange(2, torch::kFloat32)}},
          {{"linear.weight", torch::full({2, 3}, value / 2)}, {"linear.bias", torch::zeros({2})}},
          {{"steps", torch::tensor(10, torch::kInt64)}, {"random", torch::arange(5).to(torch::kUInt8)}}};
}

CheckpointManifest manifestFor(std::int64_t step, double loss = 0.25) {
  CheckpointManifest manifest;
  manifest.step = step;
  manifest.ordinal = 3;
  manifest.totalSteps = 65'536;
  manifest.loss = loss;
  manifest.seconds = 1.5;
  manifest.created = "2026-03-01T12:30:00Z";
  return manifest;
}

fs::path written(const ScratchFolder& folder, std::int64_t step = 10) {
  writeCheckpoint(folder.path(), smallState(), manifestFor(step), {{"preview.png", {1, 2, 3}}});
  return folder / checkpointFolderName(step);
}

bool identical(const TensorMap& a, const TensorMap& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.first == y.first && x.second.equal(y.second); });
}

bool isSmallState(const TrainerState& state) {
  return identical(state.weights, smallState().weights) && identical(state.averaged, smallState().averaged) &&
         identical(state.training, smallState().training);
}

/// Changes one byte in place; the same call changes it back.
void flip(const fs::path& path, std::size_t place, char mask) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(place));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(place));
  file.put(static_cast<char>(byte ^ mask));
}

CheckpointManifest listed(std::int64_t step, std::int64_t ordinal, double loss) {
  CheckpointManifest manifest = manifestFor(step, loss);
  manifest.ordinal = ordinal;
  return manifest;
}

const std::vector<std::string> tensorFiles = {"model.safetensors", "ema.safetensors", "training.safetensors"};

} // namespace

class TestCheckpoint : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void roundTrips() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    QVERIFY(isSmallState(*readCheckpoint(checkpoint, StateParts::All)));
    const CheckpointManifest manifest = readManifest(checkpoint);
    QCOMPARE(manifest.step, std::int64_t{10});
    QCOMPARE(manifest.ordinal, std::int64_t{3});
    QCOMPARE(manifest.totalSteps, std::int64_t{65'536});
    QCOMPARE(manifest.loss, 0.25);
    QCOMPARE(manifest.seconds, 1.5);
    QVERIFY(manifest.created == "2026-03-01T12:30:00Z");
    QCOMPARE(manifest.files.size(), std::size_t{4});
    QVERIFY(readFile(checkpoint / "preview.png") == (std::vector<std::uint8_t>{1, 2, 3}));
  }

  void samplingReadsNoTrainingState() {
    const ScratchFolder folder;
    const auto state = readCheckpoint(written(folder), StateParts::Weights);
    QVERIFY(identical(state->weights, smallState().weights) && state->training.empty());
  }

  void anUnknownLossStaysUnknown() {
    const ScratchFolder folder;
    writeCheckpoint(folder.path(), smallState(), manifestFor(1, std::nan("")), {});
    QVERIFY(std::isnan(readManifest(folder / checkpointFolderName(1)).loss));
  }

  void namesSortByStep() {
    QVERIFY(checkpointFolderName(10'000) == "step-00010000");
    QVERIFY(checkpointFolderName(999) < checkpointFolderName(1000));
    QVERIFY(checkpointFolderName(123'456'789) == "step-123456789");
  }

  void anExistingCheckpointStays() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    const auto before = filesBelow(checkpoint);
    const CheckpointManifest manifest =
        writeCheckpoint(folder.path(), smallState(9), manifestFor(10, 0.5), {});
    QCOMPARE(manifest.loss, 0.25);
    QVERIFY(filesBelow(checkpoint) == before);
    QVERIFY(namesIn(folder.path()) == std::vector<std::string>{"step-00000010"});
  }

  void aBrokenOneIsReplaced_data() {
    QTest::addColumn<QString>("missing");
    for (const char* name : {"manifest.json", "model.safetensors", "preview.png"})
      QTest::newRow(name) << name;
  }

  void aBrokenOneIsReplaced() {
    QFETCH(QString, missing);
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    fs::remove(checkpoint / missing.toStdString());
    written(folder);
    QVERIFY(isSmallState(*readCheckpoint(checkpoint, StateParts::All)));
    QVERIFY(namesIn(folder.path()) == std::vector<std::string>{"step-00000010"});
  }

  void everyFlippedByteIsNoticed() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    for (const std::string& name : tensorFiles)
      for (std::size_t place = 0; place < fs::file_size(checkpoint / name); ++place) {
        flip(checkpoint / name, place, 0x20);
        const QString message = errorOf([&] { readCheckpoint(checkpoint, StateParts::All); });
        QVERIFY2(isSentence(message) && message.contains(QString::fromStdString(name)), qPrintable(message));
        flip(checkpoint / name, place, 0x20);
      }
    QVERIFY(isSmallState(*readCheckpoint(checkpoint, StateParts::All)));
  }

  void aFlippedManifestIsNoticedOrMeansTheSame() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    const std::size_t size = fs::file_size(checkpoint / "manifest.json");
    int refused = 0;
    for (std::size_t place = 0; place < size; ++place)
      for (const char mask : {0x01, 0x08, 0x20}) {
        flip(checkpoint / "manifest.json", place, mask);
        CheckpointManifest manifest;
        const QString message = errorOf([&] { manifest = readManifest(checkpoint); });
        refused += message.isEmpty() ? 0 : 1;
        QVERIFY2(message.isEmpty() || (isSentence(message) && message.contains("step-00000010")),
                 qPrintable(message));
        const bool same = manifest.step == 10 && manifest.ordinal == 3 && manifest.loss == 0.25 &&
                          manifest.seconds == 1.5 && manifest.totalSteps == 65'536 &&
                          manifest.created == "2026-03-01T12:30:00Z" && manifest.files.size() == 4;
        QVERIFY2(!message.isEmpty() || same, readTextFile(checkpoint / "manifest.json").c_str());
        flip(checkpoint / "manifest.json", place, mask);
      }
    QVERIFY(refused > static_cast<int>(size));
  }

  void everyTruncatedManifestIsNoticed() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    // Without the line's end the object is whole.
    for (std::size_t length = fs::file_size(checkpoint / "manifest.json") - 1; length-- > 0;) {
      fs::resize_file(checkpoint / "manifest.json", length);
      const QString message = errorOf([&] { readManifest(checkpoint); });
      QVERIFY2(isSentence(message) && message.contains("manifest.json"), qPrintable(message));
    }
  }

  void missingAndCutFilesAreNamed() {
    for (const std::string& name :
         {std::string("model.safetensors"), std::string("ema.safetensors"), std::string("preview.png")}) {
      const ScratchFolder folder;
      const fs::path checkpoint = written(folder);
      fs::resize_file(checkpoint / name, fs::file_size(checkpoint / name) - 1);
      const QString cut = errorOf([&] { readManifest(checkpoint); });
      QVERIFY2(isSentence(cut) && cut.contains(QString::fromStdString(name + " has ")), qPrintable(cut));
      fs::remove(checkpoint / name);
      const QString missing = errorOf([&] { readManifest(checkpoint); });
      QVERIFY2(isSentence(missing) && missing.contains(QString::fromStdString(name + " is missing")),
               qPrintable(missing));
    }
  }

  void withoutAManifestThereIsNoCheckpoint() {
    const ScratchFolder folder;
    fs::remove(written(folder) / "manifest.json");
    std::vector<std::string> problems;
    QVERIFY(listCheckpoints(folder.path(), &problems).empty());
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY(isSentence(QString::fromStdString(problems.front())));
  }

  void aNewerVersionIsRefusedByName() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    QString text = QString::fromStdString(readTextFile(checkpoint / "manifest.json"));
    text.replace("\"version\": 1", "\"version\": 2");
    writeFileAtomically(checkpoint / "manifest.json", text.toStdString());
    const QString message = errorOf([&] { readCheckpoint(checkpoint, StateParts::All); });
    QVERIFY2(isSentence(message) && message.contains("format version 2") && message.contains("newer program"),
             qPrintable(message));
  }

  void aMovedCheckpointIsReadable() {
    const ScratchFolder folder;
    fs::rename(written(folder), folder / "elsewhere");
    QVERIFY(isSmallState(*readCheckpoint(folder / "elsewhere", StateParts::All)));
  }

  void whatACrashLeavesIsNoCheckpoint() {
    const ScratchFolder folder;
    const fs::path checkpoint = written(folder);
    const fs::path half = temporaryBeside(folder / checkpointFolderName(20));
    fs::create_directory(half);
    for (const std::string& name : namesIn(checkpoint)) { // as they are written, one after the other
      fs::copy_file(checkpoint / name, half / name);
      const std::vector<CheckpointManifest> all = listCheckpoints(folder.path());
      QCOMPARE(all.size(), std::size_t{1});
      QCOMPARE(all.front().step, std::int64_t{10});
    }
    writeCheckpoint(folder.path(), smallState(), manifestFor(20), {});
    QCOMPARE(listCheckpoints(folder.path()).size(), std::size_t{2});
  }

  void aFullDiskLeavesNothing() {
    const ScratchFolder folder;
    TrainerState state = smallState();
    state.training["large"] = torch::zeros({4096});
    for (const rlim_t limit : {0, 100, 4096}) {
      QString message;
      {
        const FileSizeLimit full(limit);
        message = errorOf([&] { writeCheckpoint(folder.path(), state, manifestFor(10), {}); });
      }
      QVERIFY2(isSentence(message) && message.contains("/step-00000010/"), qPrintable(message));
      QVERIFY(namesIn(folder.path()).empty());
    }
    writeCheckpoint(folder.path(), state, manifestFor(10), {});
    QCOMPARE(listCheckpoints(folder.path()).size(), std::size_t{1});
  }

  void aPlaceThatIsNoFolderIsNamed() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "checkpoints", "a file");
    const QString message =
        errorOf([&] { writeCheckpoint(folder / "checkpoints", smallState(), manifestFor(1), {}); });
    QVERIFY2(isSentence(message) && message.contains("checkpoints"), qPrintable(message));
  }

  void listsByRisingStep() {
    const ScratchFolder folder;
    for (const std::int64_t step : {200'000'000, 5, 30})
      written(folder, step);
    fs::create_directory(folder / "notes");
    std::vector<std::int64_t> steps;
    for (const CheckpointManifest& manifest : listCheckpoints(folder.path()))
      steps.push_back(manifest.step);
    QVERIFY(steps == (std::vector<std::int64_t>{5, 30, 200'000'000}));
    QVERIFY(listCheckpoints(folder / "missing").empty());
  }

  void retention_data() {
    QTest::addColumn<std::vector<double>>("losses"); // of the checkpoints 10, 20, … with ordinals 0, 1, …
    QTest::addColumn<int>("keepEvery");
    QTest::addColumn<std::vector<std::int64_t>>("expendable");
    using Steps = std::vector<std::int64_t>;
    const double unknown = std::nan("");
    QTest::newRow("none") << std::vector<double>{} << 0 << Steps{};
    QTest::newRow("one") << std::vector<double>{5} << 0 << Steps{};
    QTest::newRow("latest is best") << std::vector<double>{5, 4, 3, 2} << 0 << Steps{10, 20, 30};
    QTest::newRow("best in the middle") << std::vector<double>{5, 1, 3, 2} << 0 << Steps{10, 30};
    QTest::newRow("best first") << std::vector<double>{1, 5, 3, 2} << 0 << Steps{20, 30};
    QTest::newRow("every") << std::vector<double>{5, 4, 3, 2} << 1 << Steps{};
    QTest::newRow("every second") << std::vector<double>{5, 4, 3, 2, 1} << 2 << Steps{20, 40};
    QTest::newRow("every third, best kept") << std::vector<double>{5, 0.5, 3, 2, 1} << 3 << Steps{30};
    QTest::newRow("an unknown loss is not the best")
        << std::vector<double>{unknown, 4, 3, 5} << 0 << Steps{10, 20};
    QTest::newRow("all unknown") << std::vector<double>{unknown, unknown, unknown} << 0 << Steps{10, 20};
  }

  void retention() {
    QFETCH(std::vector<double>, losses);
    QFETCH(int, keepEvery);
    QFETCH(std::vector<std::int64_t>, expendable);
    std::vector<CheckpointManifest> all;
    for (std::size_t i = 0; i < losses.size(); ++i)
      all.push_back(listed(static_cast<std::int64_t>(10 * (i + 1)), static_cast<std::int64_t>(i), losses[i]));
    QVERIFY(expendableCheckpoints(all, keepEvery) == expendable);
  }

  void retentionCountsDeletedOnes() {
    // Ordinals, not places: what was deleted before does not shift which ones stay.
    const std::vector<CheckpointManifest> all = {listed(10, 0, 9), listed(40, 3, 8), listed(50, 4, 7),
                                                 listed(60, 5, 6), listed(70, 6, 5), listed(80, 7, 4)};
    QVERIFY(expendableCheckpoints(all, 3) == (std::vector<std::int64_t>{50, 60}));
  }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
