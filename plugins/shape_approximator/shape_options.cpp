#include "shape_options.h"

#include "core/translatable.h"

namespace deblend {
namespace {

void addShapes(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Shapes"),
      {
          Option::integer("shapes", DEBLEND_TR("options", "Shapes"), 500, 0, 100'000,
                          DEBLEND_TR("options", "How many shapes there are in the end; with none the picture "
                                                "is its mean colour."),
                          DEBLEND_TR("options", "shapes")),
          Option::integer("harmonics", DEBLEND_TR("options", "Harmonics"), 4, 0, mostHarmonics,
                          DEBLEND_TR("options", "Sines and cosines that bend a shape's outline: 0 leaves "
                                                "ellipses."),
                          DEBLEND_TR("options", "harmonics")),
          Option::choice("composition", DEBLEND_TR("options", "Composition"), "sum",
                         {{"sum", DEBLEND_TR("options", "Colours add up")},
                          {"hides", DEBLEND_TR("options", "Shapes hide each other")}},
                         DEBLEND_TR("options",
                                    "How shapes share a point: as a sum of colours of either sign, or by "
                                    "depths that are learned too, so that nearer ones hide those behind.")),
          Option::real("bristles", DEBLEND_TR("options", "Bristles"), 0, 0, 1,
                       DEBLEND_TR("options", "How much of a shape the strokes of a brush leave out; 0 fills "
                                             "it evenly.")),
          Option::real("elongation", DEBLEND_TR("options", "Elongation"), 1.5, 1, 20,
                       DEBLEND_TR("options", "How many times longer a new shape is along the picture's edges "
                                             "than across them.")),
      });
}

void addCourse(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "From coarse to fine"),
      {
          Option::real("start_share", DEBLEND_TR("options", "Shapes at first"), 0.1, 0, 1,
                       DEBLEND_TR("options", "Share of the shapes that is there from the beginning; the "
                                             "others come where the error is largest.")),
          Option::real("grow_share", DEBLEND_TR("options", "All shapes after"), 0.6, 0, 1,
                       DEBLEND_TR("options", "Share of the steps until the last shape has come.")),
          Option::integer("coarsest_side", DEBLEND_TR("options", "Coarsest picture"), 64, 1, 65'536,
                          DEBLEND_TR("options", "Pixels of the longer side that the first steps see of the "
                                                "picture."),
                          DEBLEND_TR("options", "pixels")),
          Option::integer("finest_side", DEBLEND_TR("options", "Finest picture"), 512, 0, 65'536,
                          DEBLEND_TR("options", "Pixels of the longer side that steps see at most: a step "
                                                "takes time by their square; 0 sees all that there are."),
                          DEBLEND_TR("options", "pixels")),
          Option::real("sharpen_share", DEBLEND_TR("options", "Finest picture after"), 0.4, 0, 1,
                       DEBLEND_TR("options", "Share of the steps until the finest picture is seen.")),
      });
}

} // namespace

OptionSchema shapeSchema() {
  OptionSchema schema;
  addShapes(schema);
  addCourse(schema);
  return schema;
}

std::vector<NamedOptionValue> shapeTrainingDefaults() {
  return {{"steps", std::int64_t{1000}},
          {"learning_rate", 1.0},
          {"metrics_interval", std::int64_t{10}},
          {"checkpoint_interval", std::int64_t{10}}};
}

std::vector<Preset> shapePresets() {
  return {{"quick",
           DEBLEND_TR("options", "Quick"),
           DEBLEND_TR("options", "A likeness within seconds: few shapes on a small picture."),
           {{"shapes", std::int64_t{200}}, {"finest_side", std::int64_t{256}}, {"steps", std::int64_t{300}}}},
          {"detailed",
           DEBLEND_TR("options", "Detailed"),
           DEBLEND_TR("options", "Many shapes with livelier outlines on a large picture; takes minutes."),
           {{"shapes", std::int64_t{2000}},
            {"harmonics", std::int64_t{8}},
            {"finest_side", std::int64_t{1024}},
            {"steps", std::int64_t{2000}}}},
          {"visibility",
           DEBLEND_TR("options", "Visibility"),
           DEBLEND_TR("options", "Shapes hide each other by depths that are learned, as in a depth buffer."),
           {{"composition", std::string("hides")}}},
          {"brush",
           DEBLEND_TR("options", "Brush"),
           DEBLEND_TR("options", "Strokes of a brush along the picture's edges that hide each other."),
           {{"composition", std::string("hides")}, {"bristles", 0.6}, {"elongation", 3.0}}}};
}

FittingSettings fittingSettings(const TrainerInputs& inputs) {
  const OptionValues& own = inputs.modelOptions;
  FittingSettings settings;
  settings.style = {static_cast<int>(own.integer("harmonics")), own.text("composition") == "hides",
                    own.real("bristles")};
  settings.shapeCount = own.integer("shapes");
  settings.steps = inputs.totalSteps;
  settings.learningRate = inputs.trainingOptions.real("learning_rate");
  settings.startShare = own.real("start_share");
  settings.growShare = own.real("grow_share");
  settings.coarsestSide = own.integer("coarsest_side");
  settings.sharpenShare = own.real("sharpen_share");
  settings.elongation = own.real("elongation");
  settings.seed = inputs.seed;
  return settings;
}

} // namespace deblend
