#include "forms/data_set_dialog.h"

#include "forms/data_set_chooser.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace deblend {

DataSetDialog::DataSetDialog(DataSummaries& summaries, const DataFolders& folders, Side side,
                             const DataSetSpec& from, QWidget* parent)
    : QDialog(parent), m_chooser(new DataSetChooser(summaries, folders, side, this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(side == Side::Source ? tr("Choose the source") : tr("Choose the target"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(m_chooser);
  layout->addWidget(buttons);
  resize(460, 320);
  QPushButton* ok = buttons->button(QDialogButtonBox::Ok);
  const auto update = [this, ok] { ok->setEnabled(m_chooser->summary() != nullptr); };
  connect(m_chooser, &DataSetChooser::changed, this, update);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    Q_EMIT chosen(m_chooser->spec().value());
    accept();
  });
  update();
  if (!from.kind.empty())
    m_chooser->setSpec(from);
}

} // namespace deblend
