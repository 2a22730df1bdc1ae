#include "downloads/download_catalog.h"

#include "core/error.h"
#include "core/translatable.h"
#include "downloads/flowers_archive.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr const char* trainingImages = "train-images-idx3-ubyte.gz";
constexpr const char* trainingLabels = "train-labels-idx1-ubyte.gz";
constexpr const char* testImages = "t10k-images-idx3-ubyte.gz";
constexpr const char* testLabels = "t10k-labels-idx1-ubyte.gz";

/// Known by what they hold: mirrors compress the same files in their own ways.
DownloadableDataSet mnist() {
  return {.id = "mnist",
          .title = DEBLEND_TR("downloads", "MNIST"),
          .description =
              DEBLEND_TR("downloads", "60,000 and 10,000 handwritten digits with labels, 28×28, 11 MB."),
          .licence = "Y. LeCun, C. Cortes, C. J. C. Burges; CC BY-SA 3.0",
          .address = "https://ossci-datasets.s3.amazonaws.com/mnist/",
          .files = {{trainingImages, {"6bbc9ace898e44ae57da46a324031adb", 47'040'016}},
                    {trainingLabels, {"a25bea736e30d166cdddb491f175f624", 60'008}},
                    {testImages, {"2646ac647ad5339dbf082846283269ea", 7'840'016}},
                    {testLabels, {"27ae3e4e09519cfbb04c329615203637", 10'008}}},
          .kinds = {"idx", "idx"},
          .paths = {trainingImages, testImages},
          .unpack = nullptr};
}

DownloadableDataSet fashionMnist() {
  return {.id = "fashion-mnist",
          .title = DEBLEND_TR("downloads", "Fashion-MNIST"),
          .description =
              DEBLEND_TR("downloads", "60,000 and 10,000 pieces of clothing in ten classes, 28×28, 31 MB."),
          .licence = "Zalando SE; MIT",
          .address = "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
          .files = {{trainingImages, {"8d4fb7e6c68d591d4c3dfef9ec88bf0d"}},
                    {trainingLabels, {"25c81989df183df01b3e8a0aad5dffbe"}},
                    {testImages, {"bef4ecab320f06d8554ea6380940ec79"}},
                    {testLabels, {"bb300cfdad3c16e7a12a480ee83cd310"}}},
          .kinds = {"idx", "idx"},
          .paths = {trainingImages, testImages},
          .unpack = nullptr};
}

DownloadableDataSet flowers() {
  return {.id = "flowers-102",
          .title = DEBLEND_TR("downloads", "Oxford Flowers 102"),
          .description = DEBLEND_TR("downloads", "8,189 photographs of flowers in 102 classes, 345 MB."),
          .licence = "M.-E. Nilsback, A. Zisserman; for research, the photographs are their owners'",
          .address = "https://www.robots.ox.ac.uk/~vgg/data/flowers/102/",
          .files = {{flowersArchive, {"52808999861908f626f3c1f4e79d11fa"}},
                    {flowersLabels, {"e0620be6f572b9609742df49c70aed4d"}}},
          .kinds = {"images"},
          .paths = {flowersFolder},
          .unpack = unpackFlowers};
}

} // namespace

const std::vector<DownloadableDataSet>& downloadableDataSets() {
  static const std::vector<DownloadableDataSet> all = {mnist(), fashionMnist(), flowers()};
  return all;
}

const DownloadableDataSet& downloadableDataSet(const std::string& id) {
  const auto found = std::ranges::find(downloadableDataSets(), id, &DownloadableDataSet::id);
  if (found != downloadableDataSets().end())
    return *found;
  std::string known;
  for (const DownloadableDataSet& each : downloadableDataSets())
    known += (known.empty() ? "" : ", ") + each.id;
  throw Error(fmt::format("There is no data set '{}' to download: known are {}.", id, known));
}

} // namespace deblend
