#include "painting/painting_file.h"

#include "core/error.h"
#include "storage/atomic_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QRegularExpression>

namespace deblend {
namespace {

struct PaintingFile {
  Q_DECLARE_TR_FUNCTIONS(deblend::PaintingFile)
};

QString folderProblem(const std::filesystem::path& folder, const std::error_code& error) {
  return PaintingFile::tr("The painting cannot be saved: the folder '%1' cannot be made, %2.")
      .arg(QString::fromStdString(folder.string()), QString::fromStdString(error.message()));
}

QString pictureProblem(const std::filesystem::path& file, const QString& reason) {
  return PaintingFile::tr("The picture '%1' cannot be read: %2.")
      .arg(QString::fromStdString(file.string()), reason);
}

QString pointsProblem(const std::filesystem::path& file, const QString& reason) {
  return PaintingFile::tr("The points '%1' cannot be read: %2.")
      .arg(QString::fromStdString(file.string()), reason);
}

QString fileNameOf(const std::string& name) {
  static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"));
  QString text = QString::fromStdString(name).toLower().replace(others, QStringLiteral("-")).left(64);
  if (text.startsWith(QStringLiteral("painted-")))
    text.remove(0, 8);
  return text.isEmpty() ? QStringLiteral("density") : text;
}

std::filesystem::path freeFile(const std::filesystem::path& folder, const QString& name,
                               const QString& ending) {
  for (int number = 1;; ++number) {
    const QString suffix = number == 1 ? QString() : QStringLiteral("-%1").arg(number);
    const std::filesystem::path file =
        folder / QStringLiteral("painted-%1%2.%3").arg(name, suffix, ending).toStdString();
    if (!std::filesystem::exists(file))
      return file;
  }
}

/// Into the folder, which is made.
std::filesystem::path write(const std::filesystem::path& folder, const std::string& name,
                            const QString& ending, std::string_view content) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(folderProblem(folder, error).toStdString());
  const std::filesystem::path file = freeFile(folder, fileNameOf(name), ending);
  writeFileAtomically(file, content);
  return file;
}

} // namespace

std::filesystem::path savePainting(const std::filesystem::path& folder, const std::string& name,
                                   const Painting& painting) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  painting.picture().save(&buffer, "PNG");
  return write(folder, name, QStringLiteral("png"),
               std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

std::filesystem::path savePoints(const std::filesystem::path& folder, const std::string& name,
                                 const PointPainting& painting) {
  return write(folder, name, QStringLiteral("csv"), painting.toCsv());
}

PointPainting loadPoints(const std::filesystem::path& file) {
  const std::string text = readTextFile(file);
  try {
    return PointPainting::fromCsv(text);
  } catch (const Error& error) {
    throw Error(pointsProblem(file, QString::fromUtf8(error.what())).toStdString());
  }
}

Painting loadPainting(const std::filesystem::path& file) {
  QImageReader reader(QString::fromStdString(file.string()));
  reader.setAutoTransform(true);
  const QImage picture = reader.read();
  if (picture.isNull())
    throw Error(pictureProblem(file, reader.errorString()).toStdString());
  return Painting::fromPicture(picture);
}

} // namespace deblend
