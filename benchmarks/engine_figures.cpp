// Prints, as one JSON document, the engine's own figures without the command line around it: optimizer steps
// a second of the 2D tutorial's training, and the milliseconds that 65,536 samples of a 1024 × 1024 density
// take. Usage: deblend_engine_figures RESOURCES [STEPS [DEVICE]]

#include "core/device.h"
#include "core/error.h"
#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "mlp_model_type.h"
#include "sampling/random.h"
#include "training/trainer.h"
#include "training/training_options.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace {

using namespace deblend;
namespace fs = std::filesystem;

double secondsOf(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double trainingSpeed(const DataFolders& folders, std::int64_t steps, const std::string& device) {
  const MlpModelType type;
  TrainerInputs inputs;
  inputs.source = openDataSet(parseDataSetSpec("example:rings"), folders);
  inputs.target = openDataSet(parseDataSetSpec("example:moons"), folders);
  inputs.modelOptions = OptionValues(type.optionSchema());
  inputs.trainingOptions = OptionValues(trainingSchema());
  inputs.device = resolveDevice(device);
  inputs.totalSteps = steps + 200;
  const std::unique_ptr<Trainer> trainer = type.createTrainer(inputs);
  for (int i = 0; i < 200; ++i)
    trainer->step();
  trainer->takeLossReport();
  const double seconds = secondsOf([&] {
    for (std::int64_t i = 0; i < steps; ++i)
      trainer->step();
    trainer->takeLossReport();
  });
  return static_cast<double>(steps) / seconds;
}

double drawingMilliseconds(const DataFolders& folders) {
  const fs::path file = fs::temp_directory_path() / "deblend-density-1024.png";
  cv::Mat picture = cv::imread((folders.resources / "densities/rings.png").string(), cv::IMREAD_GRAYSCALE);
  cv::resize(picture, picture, {1024, 1024}, 0, 0, cv::INTER_CUBIC);
  cv::imwrite(file.string(), picture);
  const std::shared_ptr<const DataSet> density =
      openDataSet(parseDataSetSpec("density:" + file.string()), folders);
  torch::Generator generator = makeGenerator(1);
  const double seconds = secondsOf([&] { density->draw(65'536, generator); });
  fs::remove(file);
  return 1000 * seconds;
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "Usage: deblend_engine_figures RESOURCES [STEPS [DEVICE]]\n";
    return 2;
  }
  try {
    const DataFolders folders{fs::current_path(), argv[1]};
    const std::int64_t steps = argc > 2 ? std::stoll(argv[2]) : 5000;
    const nlohmann::ordered_json figures = {
        {"training_steps_per_second", trainingSpeed(folders, steps, argc > 3 ? argv[3] : "cpu")},
        {"drawing_65536_samples_ms", drawingMilliseconds(folders)}};
    std::cout << figures.dump() << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
