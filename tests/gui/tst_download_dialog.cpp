#include "../support/scratch_folder.h"
#include "../workspace/local_server.h"

#include "data/data_set_summary.h"
#include "dialogs/download_dialog.h"
#include "downloads/download_settings.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace deblend;

/// MNIST from a server on this machine.
class TestDownloadDialog : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
      qunsetenv(name);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString((m_scratch / "settings").string()));
  }

  void init() {
    m_dialog = new DownloadDialog(nullptr);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
  }
  void cleanup() { delete m_dialog; }

  void theUsersAddressAndFolderAreOffered() {
    QCOMPARE(address().text().toStdString(), downloadAddress(downloadableDataSet("mnist")));
    QVERIFY(m_dialog->findChild<QLineEdit*>("folder")->text().endsWith("mnist"));
    QVERIFY(!progress().isVisible() && !problem().isVisible());
  }

  /// Cancelling keeps what has arrived, and the next download goes on from there.
  void cancellingLeavesAPartThatIsTakenUp() {
    const QByteArray content(1'000'000, 'x');
    LocalServer server({breakingOff(content, 400'000, true)});
    const auto part = begin(server) / "train-images-idx3-ubyte.gz.part";
    QTRY_VERIFY(progress().isVisible() && progress().value() > 0);
    QVERIFY(!button("download").isEnabled() && !address().isEnabled());
    QTest::mouseClick(&button("close"), Qt::LeftButton);
    QTRY_VERIFY(problem().isVisible());
    QVERIFY(problem().text().contains("cancelled") && m_dialog->isVisible() && !progress().isVisible());
    const auto kept = static_cast<qsizetype>(std::filesystem::file_size(part));
    QVERIFY(kept > 0);
    QTest::mouseClick(&button("download"), Qt::LeftButton);
    QTRY_COMPARE(server.requests().size(), std::size_t{2});
    QCOMPARE(requestedByte(server.requests().at(1)), kept);
    QTest::mouseClick(&button("close"), Qt::LeftButton);
    QTRY_VERIFY(button("download").isEnabled());
  }

  /// The test digits that come with the program, from their own server: downloaded, checked and usable.
  void aFinishedDownloadIsADataSet() {
    const std::filesystem::path bundled = DEBLEND_SOURCE_DIR "/resources/mnist";
    DownloadableDataSet digits = downloadableDataSet("mnist");
    digits.files.erase(digits.files.begin(), digits.files.begin() + 2);
    digits.kinds = {digits.kinds[1]};
    digits.paths = {digits.paths[1]};
    LocalServer server({serving(contentOf(bundled / digits.files[0].name)),
                        serving(contentOf(bundled / digits.files[1].name))});
    delete m_dialog;
    m_dialog = new DownloadDialog(nullptr, {digits});
    m_dialog->show();
    QSignalSpy downloaded(m_dialog, &DownloadDialog::downloaded);
    QSignalSpy accepted(m_dialog, &QDialog::accepted);
    const auto folder = begin(server);
    QVERIFY2(downloaded.wait(60'000), qPrintable(problem().text()));
    QCOMPARE(accepted.size(), 1);
    const QStringList specs = downloaded.first().first().toStringList();
    QCOMPARE(specs.size(), 1);
    const DataSetSummary summary =
        summariseDataSet(parseDataSetSpec(specs.first().toStdString()), {folder, {}, {}});
    QCOMPARE(summary.storedCount, std::optional<std::int64_t>(10'000));
    QCOMPARE(summary.classNames.size(), std::size_t{10});
    // Once more, nothing is brought: what is there has the right checksum.
    m_dialog = new DownloadDialog(nullptr, {digits});
    m_dialog->show();
    QSignalSpy again(m_dialog, &DownloadDialog::downloaded);
    begin(server);
    QVERIFY(again.wait(60'000));
    QCOMPARE(server.requests().size(), std::size_t{2});
  }

  void wrongBytesAreTold() {
    LocalServer server({serving("an error page")});
    const QSignalSpy downloaded(m_dialog, &DownloadDialog::downloaded);
    const auto folder = begin(server);
    QTRY_VERIFY(problem().isVisible());
    QVERIFY2(problem().text().contains("checksum") && problem().text().endsWith('.'),
             qPrintable(problem().text()));
    QVERIFY(downloaded.isEmpty() && m_dialog->isVisible() && std::filesystem::is_empty(folder));
  }

  void badAddressesAreTold() {
    address().setText("mirror.example");
    QTest::mouseClick(&button("download"), Qt::LeftButton);
    QVERIFY(problem().isVisible() && problem().text().contains("'mirror.example'"));
    QVERIFY(button("download").isEnabled());
  }

private:
  static QByteArray contentOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QLineEdit& address() const { return *m_dialog->findChild<QLineEdit*>("address"); }
  QLabel& problem() const { return *m_dialog->findChild<QLabel*>("problem"); }
  QProgressBar& progress() const { return *m_dialog->findChild<QProgressBar*>(); }
  QPushButton& button(const QString& name) const { return *m_dialog->findChild<QPushButton*>(name); }

  /// Starts the download from the server; answers the folder that it goes to.
  std::filesystem::path begin(const LocalServer& server) {
    const std::filesystem::path folder = m_scratch / QTest::currentTestFunction();
    address().setText(QString::fromStdString(server.address()));
    m_dialog->findChild<QLineEdit*>("folder")->setText(QString::fromStdString(folder.string()));
    QTest::mouseClick(&button("download"), Qt::LeftButton);
    return folder;
  }

  ScratchFolder m_scratch;
  QPointer<DownloadDialog> m_dialog;
};

QTEST_MAIN(TestDownloadDialog)
#include "tst_download_dialog.moc"
