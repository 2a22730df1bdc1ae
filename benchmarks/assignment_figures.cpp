// Prints, as one JSON document, the seconds that the exact assignment of two sets of points of the plane
// takes, and the sum of their squared distances. Usage: deblend_assignment_figures FROM.npy TO.npy [REPEATS]

#include "coupling/assignment.h"
#include "data/npy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>

int main(int argc, char** argv) {
  using namespace deblend;
  if (argc < 3) {
    std::cerr << "Usage: deblend_assignment_figures FROM.npy TO.npy [REPEATS]\n";
    return 2;
  }
  try {
    const NpyArray from = readNpy(argv[1]), to = readNpy(argv[2]);
    double least = 1e9, cost = 0;
    for (int i = argc > 3 ? std::stoi(argv[3]) : 3; i > 0; --i) {
      const auto begin = std::chrono::steady_clock::now();
      cost = assignPlanar(from.values, to.values).cost;
      least =
          std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::cout << nlohmann::ordered_json{{"seconds", least}, {"cost", cost}}.dump() << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
