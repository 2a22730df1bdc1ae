#pragma once

#include "downloads/download_catalog.h"

/// Where data sets are downloaded from, kept for the user in deblend/downloads.ini in the folder of settings:
/// for each data set a section with its address.
namespace deblend {

/// The user's, or else the data set's own; ends with a slash.
std::string downloadAddress(const DownloadableDataSet& dataSet);
/// Empty brings back the data set's own. Throws Error unless it begins with http:// or https://.
void setDownloadAddress(const DownloadableDataSet& dataSet, const std::string& address);

/// With a slash at its end. Throws Error unless it begins with http:// or https:// and names a host.
std::string checkedDownloadAddress(std::string address);

} // namespace deblend
