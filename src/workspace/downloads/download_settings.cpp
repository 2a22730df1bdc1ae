#include "downloads/download_settings.h"

#include "core/error.h"

#include <QSettings>
#include <QUrl>

#include <fmt/format.h>

namespace deblend {
namespace {

QSettings settings() {
  return {QSettings::IniFormat, QSettings::UserScope, "deblend", "downloads"};
}

QString keyOf(const DownloadableDataSet& dataSet) {
  return QString::fromStdString(dataSet.id) + "/address";
}

} // namespace

std::string downloadAddress(const DownloadableDataSet& dataSet) {
  const std::string own = settings().value(keyOf(dataSet)).toString().toStdString();
  return own.empty() ? dataSet.address : checkedDownloadAddress(own);
}

void setDownloadAddress(const DownloadableDataSet& dataSet, const std::string& address) {
  if (address.empty())
    settings().remove(keyOf(dataSet));
  else
    settings().setValue(keyOf(dataSet), QString::fromStdString(checkedDownloadAddress(address)));
}

std::string checkedDownloadAddress(std::string address) {
  const QUrl url(QString::fromStdString(address), QUrl::StrictMode);
  const bool isWeb = url.scheme() == "http" || url.scheme() == "https";
  if (!url.isValid() || !isWeb || url.host().isEmpty())
    throw Error(fmt::format(
        "The address '{}' cannot be downloaded from: one such as https://host/folder/ is needed.", address));
  return address.ends_with('/') ? address : address + "/";
}

} // namespace deblend
