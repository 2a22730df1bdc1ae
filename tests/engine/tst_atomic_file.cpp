#include "../support/expect_error.h"
#include "../support/file_size_limit.h"
#include "../support/scratch_folder.h"

#include "storage/atomic_file.h"

#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace deblend;

class TestAtomicFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void contentIsReplacedWhole() {
    const ScratchFolder folder;
    const auto file = folder / "notes.json";
    for (const std::string& content :
         {std::string("first, and rather long"), std::string("second"), std::string()}) {
      writeFileAtomically(file, content);
      QVERIFY(readTextFile(file) == content);
      QVERIFY(namesIn(folder.path()) == std::vector<std::string>{"notes.json"});
    }
  }

  void everyByteSurvives() {
    const ScratchFolder folder;
    std::vector<std::uint8_t> bytes(70'000);
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 256);
    writeFileAtomically(folder / "bytes", bytes);
    QVERIFY(readFile(folder / "bytes") == bytes);
  }

  void aReaderSeesTheOldFileUntilItIsReplaced() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "file", "old");
    QFile reader(QString::fromStdString((folder / "file").string()));
    QVERIFY(reader.open(QIODevice::ReadOnly));
    writeFileAtomically(folder / "file", "new");
    QCOMPARE(reader.readAll(), QByteArray("old"));
    QVERIFY(readTextFile(folder / "file") == "new");
  }

  void aFullDiskLeavesTheOldFile() {
    const ScratchFolder folder;
    writeFileAtomically(folder / "file", "old");
    QString message;
    {
      const FileSizeLimit limit(4096);
      message = errorOf([&] { writeFileAtomically(folder / "file", std::string(10'000, 'x')); });
    }
    QVERIFY2(isSentence(message) && message.contains("/file'") && message.contains("File too large"),
             qPrintable(message));
    QVERIFY(readTextFile(folder / "file") == "old");
    QVERIFY(namesIn(folder.path()) == std::vector<std::string>{"file"});
  }

  void aFolderCannotBeReplaced() {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.path() / "target" / "inside");
    const QString message = errorOf([&] { writeFileAtomically(folder / "target", "text"); });
    QVERIFY2(isSentence(message) && message.contains("Is a directory"), qPrintable(message));
    QVERIFY(namesIn(folder.path()) == std::vector<std::string>{"target"});
  }

  void missingFoldersAreNamed() {
    const ScratchFolder folder;
    const auto file = folder.path() / "missing" / "file";
    const QString message = errorOf([&] { writeFileAtomically(file, "text"); });
    QVERIFY2(isSentence(message) && message.contains(QString::fromStdString(file.string())),
             qPrintable(message));
    QVERIFY(message.contains("No such file"));
  }

  void readingTellsTheReason() {
    const ScratchFolder folder;
    QVERIFY(errorOf([&] { readFile(folder / "missing"); }).contains("No such file"));
    QVERIFY(errorOf([&] { readFile(folder.path()); }).contains("not a file"));
  }

  void aPipeIsNoFile() {
    const ScratchFolder folder;
    const auto pipe = folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int keptOpen =
        ::open(pipe.c_str(), O_RDWR | O_CLOEXEC); // opening a pipe without a writer waits for one
    const QString message = errorOf([&] { readFile(pipe); });
    ::close(keptOpen);
    QVERIFY2(message.contains("not a file"), qPrintable(message));
  }

  void temporaryNamesAreHiddenAndDiffer() {
    const auto first = temporaryBeside("folder/file.json");
    const auto second = temporaryBeside("folder/file.json");
    QVERIFY(first != second);
    QVERIFY(first.parent_path() == "folder" && first.filename().string().starts_with("."));
    QVERIFY(temporaryBeside("file").parent_path() == ".");
  }

  void foldersMoveOnlyToFreePlaces() {
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "from");
    writeFileSynced(folder.path() / "from" / "a", {});
    renameDurably(folder / "from", folder / "to");
    QVERIFY(std::filesystem::exists(folder.path() / "to" / "a"));
    std::filesystem::create_directory(folder / "from");
    QVERIFY(isSentence(errorOf([&] { renameDurably(folder / "from", folder / "to"); })));
    QVERIFY(std::filesystem::exists(folder.path() / "to" / "a"));
  }
};

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
