#include "dialogs/about_dialog.h"

#include "core/version.h"
#include "ui_about_dialog.h"

namespace deblend {
namespace {

struct Part {
  const char* name;
  const char* licence;
};

constexpr Part parts[] = {
    {"LibTorch", "BSD-3-Clause"},
    {"Qt 6", "LGPL-3.0"},
    {"QCustomPlot", "GPL-3.0-or-later"},
    {"OpenCV", "Apache-2.0"},
    {"FFmpeg", "LGPL-2.1-or-later, GPL-2.0-or-later"},
    {"Cairo", "LGPL-2.1 / MPL-1.1"},
    {"libpng", "PNG Reference Library License"},
    {"nlohmann-json", "MIT"},
    {"CLI11", "BSD-3-Clause"},
    {"fmt", "MIT"},
    {"xxHash", "BSD-2-Clause"},
    {"DejaVu", "Bitstream Vera"},
};

QString tableOfParts() {
  QString rows;
  for (const Part& part : parts)
    rows += QStringLiteral("<tr><td style='padding-right: 24px'>%1</td><td>%2</td></tr>")
                .arg(QLatin1String(part.name), QLatin1String(part.licence));
  return QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent), m_ui(std::make_unique<Ui::AboutDialog>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_ui->setupUi(this);
  QFont large = m_ui->title->font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  m_ui->title->setFont(large);
  m_ui->title->setText(
      QStringLiteral("%1 %2").arg(QLatin1String(programName), QLatin1String(programVersion)));
  m_ui->licence->setText(
      tr("Trains, shows and exports mappings between data sets by iterative α-(de)blending.\n\n"
         "This program is free software under the GNU General Public License, version 3 or later, and comes "
         "without any "
         "warranty. It was built with LibTorch %1 and runs with Qt %2.")
          .arg(QLatin1String(libtorchVersion), QLatin1String(qVersion())));
  m_ui->parts->setHtml(
      QStringLiteral("<p>%1</p>%2").arg(tr("It uses the following work of others:"), tableOfParts()));
  connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

AboutDialog::~AboutDialog() = default;

} // namespace deblend
