#include "training/training_options.h"

#include "core/translatable.h"
#include "interpolant/interpolant.h"
#include "interpolant/latent.h"
#include "interpolant/time_distribution.h"
#include "options/named_rows.h"

namespace deblend {
namespace {

std::vector<OptionChoice> latentChoices() {
  std::vector<OptionChoice> choices = choicesFrom(latents());
  choices.insert(choices.begin(), {"auto", DEBLEND_TR("options", "What the interpolant needs")});
  return choices;
}

void addBlending(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Blending"),
      {
          Option::choice("interpolant", DEBLEND_TR("options", "Interpolant"), "linear",
                         choicesFrom(interpolants()),
                         DEBLEND_TR("options", "How x_α goes from the source to the target as α rises.")),
          Option::choice("latent", DEBLEND_TR("options", "Latent term"), "auto", latentChoices(),
                         DEBLEND_TR("options", "Gaussian noise that is added on the way and vanishes at both "
                                               "ends.")),
          Option::real("cutoff", DEBLEND_TR("options", "Cut-off"), 0, 0, 0.25,
                       DEBLEND_TR("options",
                                  "How far α stays away from 0 and 1 in training; sampling evaluates the "
                                  "network at the nearest α within. Velocities that are infinite at an end "
                                  "need one.")),
          Option::choice("time_distribution", DEBLEND_TR("options", "Distribution of α"), "uniform",
                         choicesFrom(timeDistributions()),
                         DEBLEND_TR("options", "How often each α is trained at.")),
          Option::real("time_mean", DEBLEND_TR("options", "Logit-normal mean"), 0, -10, 10,
                       DEBLEND_TR("options",
                                  "Of a logit-normal distribution of α: 0 lies at ½, more nearer to "
                                  "the target; without meaning for others.")),
          Option::real("time_deviation", DEBLEND_TR("options", "Logit-normal deviation"), 1, 0.05, 10,
                       DEBLEND_TR("options", "Of a logit-normal distribution of α; without meaning for "
                                             "others.")),
          Option::real(
              "time_skew", DEBLEND_TR("options", "Skew"), 1, -10, 10,
              DEBLEND_TR("options",
                         "Of a skewed distribution of α: above 0, densities grow with that power of α "
                         "towards the target; below, towards the source; without meaning for "
                         "others.")),
          Option::boolean("stratified", DEBLEND_TR("options", "Stratified"), false,
                          DEBLEND_TR("options", "Spread the α of a batch evenly over the distribution: one "
                                                "from each of as many parts as there are pairs.")),
      });
}

void addObjective(OptionSchema& schema) {
  schema.add(
      DEBLEND_TR("options", "Objective"),
      {
          Option::choice("prediction", DEBLEND_TR("options", "Prediction"), "velocity",
                         {{"velocity", DEBLEND_TR("options", "Velocity")},
                          {"denoiser", DEBLEND_TR("options", "Denoiser")},
                          {"score", DEBLEND_TR("options", "Score")},
                          {"joint", DEBLEND_TR("options", "Velocity and denoiser")}},
                         DEBLEND_TR("options",
                                    "What the network tells of x_α. Denoiser and score are for the one-sided "
                                    "interpolant; both together, by a network each, for blends with noise in "
                                    "them, which can then be sampled stochastically.")),
          Option::choice("objective", DEBLEND_TR("options", "Objective"), "residual",
                         {{"residual", DEBLEND_TR("options", "Residual |v̂−∂I|²")},
                          {"energy", DEBLEND_TR("options", "Energy |v̂|²−2∂I·v̂")}},
                         DEBLEND_TR("options",
                                    "Which loss is shown: their gradients are equal, but the energy "
                                    "shows how close the mean velocity is without the pairs' own "
                                    "spread.")),
          Option::choice("reduction", DEBLEND_TR("options", "Reduction"), "sum",
                         {{"sum", DEBLEND_TR("options", "Sum")}, {"mean", DEBLEND_TR("options", "Mean")}},
                         DEBLEND_TR("options", "Whether the loss is summed or averaged over the numbers of a "
                                               "step's batches, which divides its gradient by their count.")),
      });
}

OptionSchema makeTrainingSchema() {
  OptionSchema schema;
  schema.add(
      DEBLEND_TR("options", "Training"),
      {
          Option::integer("steps", DEBLEND_TR("options", "Steps"), 65'536, 1, 1'000'000'000,
                          DEBLEND_TR("options", "How many optimizer steps a run takes.")),
          Option::integer(
              "epochs", DEBLEND_TR("options", "Epochs"), 0, 0, 1'000'000,
              DEBLEND_TR("options",
                         "How often a run goes through the stored samples, instead of a number of steps; "
                         "0 goes by steps.")),
          Option::integer("batch_size", DEBLEND_TR("options", "Batch size"), 256, 1, 1'048'576,
                          DEBLEND_TR("options", "Pairs of samples that each step learns from."),
                          DEBLEND_TR("options", "pairs")),
          Option::integer("accumulate", DEBLEND_TR("options", "Batches a step"), 1, 1, 65'536,
                          DEBLEND_TR("options",
                                     "Batches whose gradients are added up for one step, so that a step "
                                     "learns from more pairs than fit into memory."),
                          DEBLEND_TR("options", "batches")),
          Option::choice("pairing", DEBLEND_TR("options", "Pairing"), "independent",
                         {{"independent", DEBLEND_TR("options", "Independent")},
                          {"index", DEBLEND_TR("options", "By place")},
                          {"name", DEBLEND_TR("options", "By file name")},
                          {"optimal", DEBLEND_TR("options", "Optimal within a batch")},
                          {"sinkhorn", DEBLEND_TR("options", "Sinkhorn plan of a batch")},
                          {"optimal_by_class", DEBLEND_TR("options", "Optimal within each class")}},
                         DEBLEND_TR("options",
                                    "Which sample of the target goes with one of the source: any, that of "
                                    "the same place or name, or those that minibatch optimal transport "
                                    "couples, which makes paths shorter and straighter.")),
          Option::real(
              "sinkhorn_regularisation", DEBLEND_TR("options", "Sinkhorn regularisation"), 0.05, 0.001, 100,
              DEBLEND_TR("options", "How far the Sinkhorn plan is from the optimal one, in units of the mean "
                                    "squared distance: large values pair independently; without meaning for "
                                    "other pairings.")),
          Option::real("learning_rate", DEBLEND_TR("options", "Learning rate"), 1e-3, 1e-9, 10,
                       DEBLEND_TR("options", "Step size of the Adam optimizer, before the schedule.")),
          Option::choice(
              "schedule", DEBLEND_TR("options", "Schedule"), "cosine",
              {{"constant", DEBLEND_TR("options", "Constant")},
               {"cosine", DEBLEND_TR("options", "Cosine decay to zero")}},
              DEBLEND_TR("options", "How the learning rate changes from the first step to the last.")),
          Option::integer("warmup_steps", DEBLEND_TR("options", "Warm-up"), 0, 0, 1'000'000'000,
                          DEBLEND_TR("options", "Steps over which the learning rate first rises from zero."),
                          DEBLEND_TR("options", "steps")),
          Option::real(
              "ema_decay", DEBLEND_TR("options", "Averaging of weights"), 0.999, 0, 0.999'999,
              DEBLEND_TR(
                  "options",
                  "Decay of the moving average of the weights a step; 0 keeps the last weights alone.")),
          Option::real(
              "clip_norm", DEBLEND_TR("options", "Gradient clipping"), 0, 0, 1e9,
              DEBLEND_TR("options", "Largest norm that the gradient may have; 0 leaves it as it is.")),
      });
  addBlending(schema);
  addObjective(schema);
  schema.add(
      DEBLEND_TR("options", "Run"),
      {
          Option::integer("metrics_interval", DEBLEND_TR("options", "Record the loss every"), 16, 1,
                          1'000'000,
                          DEBLEND_TR("options", "Steps whose mean loss makes one point of the chart."),
                          DEBLEND_TR("options", "steps")),
          Option::integer(
              "checkpoint_interval", DEBLEND_TR("options", "Checkpoint every"), 4096, 0, 1'000'000'000,
              DEBLEND_TR("options",
                         "Steps between checkpoints; 0 saves on pause, on stop and at the end only."),
              DEBLEND_TR("options", "steps")),
          Option::integer(
              "keep_every", DEBLEND_TR("options", "Keep every k-th checkpoint"), 1, 0, 1'000'000,
              DEBLEND_TR("options", "Beside the latest and the best; 1 keeps all, 0 those two alone.")),
          Option::choice("precision", DEBLEND_TR("options", "Precision"), "auto",
                         {{"auto", DEBLEND_TR("options", "What the device gains from")},
                          {"float32", DEBLEND_TR("options", "32 bits")},
                          {"bfloat16", DEBLEND_TR("options", "16 bits (bfloat16)")}},
                         DEBLEND_TR("options",
                                    "Numbers that the network's layers compute with; weights are kept in "
                                    "32 bits either way.")),
          Option::integer(
              "threads", DEBLEND_TR("options", "Threads"), 0, 0, 1024,
              DEBLEND_TR("options", "Processor threads for one step; 0 chooses by the size of the work.")),
      });
  return schema;
}

} // namespace

const OptionSchema& trainingSchema() {
  static const OptionSchema schema = makeTrainingSchema();
  return schema;
}

const std::vector<std::string>& runOptionNames() {
  static const std::vector<std::string> names = {"steps", "metrics_interval", "checkpoint_interval",
                                                 "keep_every"};
  return names;
}

} // namespace deblend
