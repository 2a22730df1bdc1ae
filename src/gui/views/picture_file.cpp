#include "views/picture_file.h"

#include "controllers/program.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace deblend {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(deblend::PictureFile)
};

} // namespace

std::optional<std::filesystem::path> askForPicture(QWidget* parent, const QString& title,
                                                   const char* suggestedName) {
  const QString ending = QStringLiteral(".png");
  const QString file = QFileDialog::getSaveFileName(parent->window(), title, QLatin1String(suggestedName),
                                                    Words::tr("Pictures (*.png)"));
  if (file.isEmpty())
    return std::nullopt;
  return pathFrom(file.endsWith(ending, Qt::CaseInsensitive) ? file : file + ending);
}

} // namespace deblend
