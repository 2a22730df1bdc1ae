#include "evolution_options.h"

#include "core/translatable.h"

#include <fmt/format.h>

namespace deblend::evolution {
namespace {

struct KindOption {
  const char* name;
  GeneKind kind;
};

constexpr std::array kindOptions = {
    KindOption{"ellipses", GeneKind::Ellipse}, KindOption{"triangles", GeneKind::Triangle},
    KindOption{"polygons", GeneKind::Polygon}, KindOption{"strokes", GeneKind::Stroke}};

void addShapes(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Shapes"),
      {
          Option::integer("shapes", DEBLEND_TR("options", "Shapes"), 200, 0, 100'000,
                          DEBLEND_TR("options", "How many shapes the picture is made of at most; 0 leaves "
                                                "the background alone."),
                          DEBLEND_TR("options", "shapes")),
          Option::boolean("ellipses", DEBLEND_TR("options", "Ellipses"), true,
                          DEBLEND_TR("options", "Whether a shape may be an ellipse.")),
          Option::boolean("triangles", DEBLEND_TR("options", "Triangles"), true,
                          DEBLEND_TR("options", "Whether a shape may be a triangle.")),
          Option::boolean("polygons", DEBLEND_TR("options", "Polygons"), true,
                          DEBLEND_TR("options", "Whether a shape may be a polygon.")),
          Option::boolean("strokes", DEBLEND_TR("options", "Brush strokes"), true,
                          DEBLEND_TR("options", "Whether a shape may be a curved stroke with round ends.")),
          Option::integer("corners", DEBLEND_TR("options", "Corners"), 4, 3, Gene::mostPoints,
                          DEBLEND_TR("options", "How many corners a polygon has.")),
          Option::real("smallest", DEBLEND_TR("options", "Smallest"), 0.004, 0.0005, 1,
                       DEBLEND_TR("options", "The least radius, width or distance of a corner from the "
                                             "centre of a new shape, in picture sides."),
                       DEBLEND_TR("options", "sides")),
          Option::real("largest", DEBLEND_TR("options", "Largest"), 0.4, 0.001, 2,
                       DEBLEND_TR("options", "The most of that; shapes may grow beyond it later."),
                       DEBLEND_TR("options", "sides")),
      });
}

void addColours(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Colours"),
      {
          Option::choice("colours", DEBLEND_TR("options", "Colours"), "fitted",
                         {{"fitted", DEBLEND_TR("options", "Computed: the best there are")},
                          {"evolved", DEBLEND_TR("options", "Evolved, like places")}},
                         DEBLEND_TR("options", "How a shape comes by its colour.")),
          Option::real("alpha", DEBLEND_TR("options", "Opacity"), 0, 0, 1,
                       DEBLEND_TR("options", "That of every shape, where colours are computed; 0 computes "
                                             "the best of each as well.")),
          Option::real("least_alpha", DEBLEND_TR("options", "Least opacity"), 0.1, 0.01, 1,
                       DEBLEND_TR("options", "The least that is computed.")),
      });
}

void addSelection(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Selection"),
      {
          Option::integer("population", DEBLEND_TR("options", "Population"), 1, 1, 1000,
                          DEBLEND_TR("options", "How many pictures evolve side by side; 1 climbs a hill: its "
                                                "child takes its place where it is better."),
                          DEBLEND_TR("options", "pictures")),
          Option::integer("elites", DEBLEND_TR("options", "Elites"), 1, 1, 1000,
                          DEBLEND_TR("options", "How many of the best pass into the next generation as they "
                                                "are: fewer than the population."),
                          DEBLEND_TR("options", "pictures")),
          Option::integer("tournament", DEBLEND_TR("options", "Tournament"), 3, 1, 1000,
                          DEBLEND_TR("options", "A parent is the best of so many drawn at random.")),
          Option::real("crossover_rate", DEBLEND_TR("options", "Crossover"), 0.3, 0, 1,
                       DEBLEND_TR("options", "The share of children that have two parents.")),
          Option::real("refine_rate", DEBLEND_TR("options", "Refinement"), 0.8, 0, 1,
                       DEBLEND_TR("options", "Once there are all shapes, the share of mutations that change "
                                             "a shape instead of replacing it.")),
      });
}

void addSearch(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Search"),
      {
          Option::integer("climbs", DEBLEND_TR("options", "Searches a shape"), 4, 1, 256,
                          DEBLEND_TR("options", "Searches for one shape, of which the best is taken; "
                                                "threads share them.")),
          Option::integer(
              "starts", DEBLEND_TR("options", "Random shapes a search"), 48, 1, 100'000,
              DEBLEND_TR("options", "Random shapes, of which the best is where a search begins.")),
          Option::integer("mutations", DEBLEND_TR("options", "Mutations a search"), 160, 0, 100'000,
                          DEBLEND_TR("options", "Mutations that are tried on the way from there.")),
          Option::real("farthest", DEBLEND_TR("options", "Farthest mutation"), 0.1, 0.001, 1,
                       DEBLEND_TR("options", "The greatest deviation of a place in one mutation, in picture "
                                             "sides."),
                       DEBLEND_TR("options", "sides")),
          Option::integer("longest_side", DEBLEND_TR("options", "Pixels of the longer side"), 512, 0, 65'535,
                          DEBLEND_TR("options", "At how many pixels of its longer side the picture is seen "
                                                "at most while it evolves; 0 takes all."),
                          DEBLEND_TR("options", "pixels")),
      });
}

} // namespace

OptionSchema evolutionSchema() {
  OptionSchema schema;
  addShapes(schema);
  addColours(schema);
  addSelection(schema);
  addSearch(schema);
  return schema;
}

EvolutionSettings settingsOf(const OptionValues& options) {
  const auto count = [&](const char* name) { return static_cast<int>(options.integer(name)); };
  const auto size = [&](const char* name) { return static_cast<float>(options.real(name)); };
  EvolutionSettings settings;
  settings.mostGenes = count("shapes");
  settings.population = count("population");
  settings.elites = count("elites");
  settings.tournament = count("tournament");
  settings.crossoverRate = options.real("crossover_rate");
  settings.refineRate = options.real("refine_rate");
  settings.climbs = count("climbs");
  settings.starts = count("starts");
  settings.mutations = count("mutations");
  settings.rules.kinds.clear();
  for (const KindOption& each : kindOptions)
    if (options.boolean(each.name))
      settings.rules.kinds.push_back(each.kind);
  settings.rules.corners = count("corners");
  settings.rules.smallest = size("smallest");
  settings.rules.largest = size("largest");
  settings.rules.farthest = size("farthest");
  settings.rules.colours = options.text("colours") == "evolved";
  settings.colours = {!settings.rules.colours, size("alpha"), size("least_alpha")};
  return settings;
}

std::optional<std::string> settingsRefusal(const OptionValues& options) {
  const EvolutionSettings settings = settingsOf(options);
  if (settings.rules.kinds.empty())
    return "Evolution needs at least one kind of shape: set ellipses, triangles, polygons or strokes to "
           "true.";
  if (settings.population == 1 ? settings.elites > 1 : settings.elites >= settings.population)
    return fmt::format("Option 'elites' is {}, but a population of {} has room for {}: the other places are "
                       "those of children.",
                       settings.elites, settings.population, std::max(settings.population - 1, 1));
  if (settings.rules.smallest > settings.rules.largest)
    return fmt::format("Option 'smallest' is {}, but 'largest' is {}: it must be no smaller.",
                       settings.rules.smallest, settings.rules.largest);
  return std::nullopt;
}

} // namespace deblend::evolution
