#include "dialogs/plugins_dialog.h"

#include "controllers/program.h"
#include "language/engine_text.h"
#include "theme/theme.h"
#include "ui_plugins_dialog.h"

#include <QHeaderView>

namespace deblend {

PluginsDialog::PluginsDialog(const PluginHost& plugins, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PluginsDialog>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  m_ui->setupUi(this);
  m_ui->list->setHeaderLabels({tr("Model type"), tr("State"), tr("File")});
  m_ui->list->setRootIsDecorated(false);
  m_ui->list->setWordWrap(true);
  for (const PluginReport& report : plugins.reports()) {
    const ModelType* type = report.problem.empty() ? plugins.find(report.id) : nullptr;
    const QString title = type ? engineText(type->title()) : QString::fromStdString(report.id);
    const QString state = report.problem.empty() ? tr("in use") : QString::fromStdString(report.problem);
    auto* item = new QTreeWidgetItem(m_ui->list, {title, state, textOf(report.file.filename())});
    item->setToolTip(0, type ? engineText(type->description()) : QString());
    item->setToolTip(1, state);
    item->setToolTip(2, textOf(report.file));
    if (!report.problem.empty())
      item->setForeground(1, problemColour());
  }
  m_ui->list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_ui->list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_ui->list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  m_ui->list->header()->setStretchLastSection(false);
  connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

PluginsDialog::~PluginsDialog() = default;

} // namespace deblend
