#pragma once

#include "trained_project.h"

#include "data/npy.h"

#include <random>

/// Gray pictures [count, 1, 8, 8] from 0 to 1: a soft bright disc at a random place.
inline std::vector<float> discPictures(int count, unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<float> values;
  for (int i = 0; i < count; ++i) {
    const double centreX = 2 + static_cast<double>(generator() % 100) / 25;
    const double centreY = 2 + static_cast<double>(generator() % 100) / 25;
    for (int y = 0; y < 8; ++y)
      for (int x = 0; x < 8; ++x)
        values.push_back(static_cast<float>(
            std::exp(-((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) / 3)));
  }
  return values;
}

/// A project whose run 0001-mlp maps `source` onto 600 pictures of discs, with checkpoints at 16, 32 and 40.
/// Without a source the pictures of `stored.npy` are it.
inline deblend::Project pictureProject(const std::filesystem::path& folder,
                                       const std::string& source = "gaussian,shape=1x8x8") {
  const std::filesystem::path data = folder.string() + "-data";
  std::filesystem::create_directories(data);
  deblend::writeNpy(data / "discs.npy", {600, 1, 8, 8}, discPictures(600, 1));
  deblend::writeNpy(data / "others.npy", {300, 1, 8, 8}, discPictures(300, 2));
  const std::string from = source.empty() ? "points:" + (data / "others.npy").string() : source;
  const deblend::Project project =
      deblend::Project::create(folder, quickDocument({}, from, "points:" + (data / "discs.npy").string()));
  deblend::RunRequest request;
  request.seed = 5;
  request.device = "cpu";
  deblend::RunTraining(
      deblend::prepareRun(project.folder(), project.document(), request, builtPlugins(), builtFolders()), {})
      .train({});
  return deblend::Project::open(folder, builtPlugins(), deblend::Project::Access::Read);
}
