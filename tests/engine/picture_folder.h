#pragma once

#include "../support/expect_error.h"
#include "test_files.h"

#include "data/data_set_kinds.h"
#include "data/data_set_summary.h"
#include "data/image_tiles.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QDir>

inline QByteArray encoded(const char* ending, const cv::Mat& picture,
                          const std::vector<int>& parameters = {}) {
  std::vector<std::uint8_t> bytes;
  cv::imencode(ending, picture, bytes, parameters);
  return toByteArray(bytes);
}

/// A folder of pictures, opened as a data set.
struct PictureTestFolder : TestFolder {
  void add(const QString& name, const QByteArray& content) const {
    QDir(QString::fromStdString(path().string())).mkpath(QFileInfo(name).path());
    write(name, content);
  }
  deblend::DataFolders folders(const std::filesystem::path& cache = {}) const {
    return {.base = path(), .resources = {}, .cache = cache};
  }
  std::shared_ptr<const deblend::DataSet> open(const std::string& options = {},
                                               const std::filesystem::path& cache = {}) const {
    return deblend::openDataSet(deblend::parseDataSetSpec("images:." + options), folders(cache));
  }
  QString openingError(const std::string& options = {}) const {
    return errorOf([&] { open(options); });
  }
  deblend::ImageTiles tiles(const std::string& options = {}) const {
    return deblend::imageTiles(deblend::parseDataSetSpec("images:." + options), folders(), 0, 100);
  }
  deblend::DataSetSummary summary(const std::string& options = {}) const {
    return deblend::summariseDataSet(deblend::parseDataSetSpec("images:." + options), folders());
  }
};
