// Prints, as one JSON document, how long data sets of pictures take to be ready for training, beside what
// OpenCV alone takes to decode the same files on all cores, and how much memory that needs beyond the data
// themselves. Usage: deblend_data_figures IDX_FILE FOLDER [ROUNDS]

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "sampling/random.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace deblend;
namespace fs = std::filesystem;

double secondsOf(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

double peakMebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<std::string> filesBelow(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files.push_back(entry.path().string());
  return files;
}

/// Every file to pixels, and nothing else.
void decodeWithOpenCv(const std::vector<std::string>& files) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back([&] {
      for (std::size_t index; (index = next++) < files.size();)
        cv::imread(files[index], cv::IMREAD_UNCHANGED);
    });
}

/// Opens it and takes a batch of 64 out, as a training does.
std::int64_t makeReady(const DataSetSpec& spec, const DataFolders& folders) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  torch::Generator generator = makeGenerator(1);
  const torch::Tensor pool = dataSet->pool(generator);
  dataSet->prepared(pool.narrow(0, 0, std::min<std::int64_t>(64, pool.size(0))), generator);
  return pool.numel();
}

DataSetSpec specFor(const char* kind, const fs::path& path) {
  DataSetSpec spec = parseDataSetSpec(std::string(kind) + ":.");
  spec.location = fs::absolute(path).string();
  return spec;
}

nlohmann::ordered_json idxFigures(const fs::path& file) {
  const DataSetSpec spec = specFor("idx", file);
  const double first = secondsOf([&] { makeReady(spec, {}); });
  const double second = secondsOf([&] { makeReady(spec, {}); });
  return {{"idx_first_opening_s", first}, {"idx_second_opening_s", second}};
}

nlohmann::ordered_json folderFigures(const fs::path& folder, int rounds) {
  const fs::path cache = fs::temp_directory_path() / ("deblend-figures-" + std::to_string(getpid()));
  const DataSetSpec spec = specFor("images", folder);
  const DataFolders keeping{.base = {}, .resources = {}, .cache = cache};
  const std::vector<std::string> files = filesBelow(folder);
  decodeWithOpenCv(files); // so that all rounds find the files in memory
  const double before = peakMebibytes();
  std::vector<double> openCv, own, kept;
  std::int64_t bytes = 0;
  for (int round = 0; round < rounds; ++round) {
    own.push_back(secondsOf([&] { bytes = makeReady(spec, {}); }));
    openCv.push_back(secondsOf([&] { decodeWithOpenCv(files); }));
    makeReady(spec, keeping);
    kept.push_back(secondsOf([&] { makeReady(spec, keeping); }));
  }
  const double more = peakMebibytes() - before;
  fs::remove_all(cache);
  return {{"files", files.size()},
          {"opencv_alone_s", median(openCv)},
          {"folder_first_opening_s", median(own)},
          {"share_of_opencvs_speed", median(openCv) / median(own)},
          {"folder_second_opening_s", median(kept)},
          {"data_mib", static_cast<double>(bytes) / 1048576},
          {"peak_memory_more_mib", more}};
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "Usage: deblend_data_figures IDX_FILE FOLDER [ROUNDS]\n";
    return 2;
  }
  try {
    nlohmann::ordered_json figures = idxFigures(argv[1]);
    figures.update(folderFigures(argv[2], argc > 3 ? std::stoi(argv[3]) : 5));
    std::cout << figures.dump(2) << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
