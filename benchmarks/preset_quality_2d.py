#!/usr/bin/env python3
"""Whether the preset "tutorial" follows the target as closely as the tutorial's PyTorch program, pair by pair.

With a constant learning rate the weights jump about to the end, and so does the distance to the target: by a factor of two from
one thousand steps to the next. So each training is measured at many marks along its last part, and the figure of a training is
the mean of the distances at its marks. A row gives both programs' means over several trainings, their ratio (below 1 means
that the preset is closer to the target), and the ratio's standard error, from how much the trainings' figures scatter.
"""

import argparse
import math
import pathlib
import statistics
import tempfile

import numpy as np

import programs
from density import draw_points, load_density
from quality_2d import FRESH, chosen_pairs, print_row
from sliced_wasserstein import sliced_wasserstein


def tutorial_points(pair, arguments, marks, seed, folder):
    """The mapped points at each mark, one array after the other."""
    output = folder / "tutorial.npy"
    programs.run_tutorial(pair, marks[-1], seed, threads=1, options=(
        "--count", arguments.count, "--sampling-steps", arguments.sampling_steps, "--output", output,
        "--marks", *marks))
    yield from np.load(output)


def preset_points(pair, arguments, marks, seed, folder):
    project, output = folder / "project", folder / "preset.npy"
    programs.new_project(project, pair, programs.TUTORIAL_OPTIONS)
    for mark in marks:
        programs.train_project(project, mark, seed, resume=mark != marks[0])
        programs.sample_project(project, arguments.count, arguments.sampling_steps, "raw", output)
        yield np.load(output)


def measure(pair, arguments, marks, seed):
    """The mean distance along the marks of one training of the tutorial's program and of one of the preset."""
    target = load_density(programs.density_path(pair.target))
    random = np.random.default_rng([FRESH, seed])
    references = [draw_points(target, arguments.count, random) for _ in marks]
    with tempfile.TemporaryDirectory() as name:
        return [statistics.mean(sliced_wasserstein(points, reference) for points, reference in
                                zip(mapped(pair, arguments, marks, seed, pathlib.Path(name)), references, strict=True))
                for mapped in (tutorial_points, preset_points)]


def ratio_of_means(figures, others):
    """The ratio of the means, and its standard error by the spread within each list."""
    def relative(values):
        return statistics.stdev(values) / math.sqrt(len(values)) / statistics.mean(values)

    ratio = statistics.mean(figures) / statistics.mean(others)
    return ratio, ratio * math.hypot(relative(figures), relative(others))


def print_figures(title, tutorial, preset, markdown):
    ratio, error = ratio_of_means(preset, tutorial)
    print_row([title, f"{statistics.mean(tutorial):.4f}", f"{statistics.mean(preset):.4f}", f"{ratio:.2f}", f"{error:.2f}"],
              markdown)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="SOURCE-TARGET", help="bundled pairs such as rings-moons (all)")
    parser.add_argument("--steps", type=int, default=65536, help="training steps (%(default)s)")
    parser.add_argument("--marks", type=int, default=16, help="measurements of a training (%(default)s)")
    parser.add_argument("--mark-distance", type=int, default=1024, help="steps between two marks (%(default)s)")
    parser.add_argument("--count", type=int, default=16384, help="mapped points at a mark (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=128, help="Euler steps (%(default)s)")
    parser.add_argument("--seeds", type=int, default=4, help="trainings of each program, at least 2 (%(default)s)")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    arguments = parser.parse_args()
    if arguments.seeds < 2 or not 1 <= arguments.marks <= arguments.steps // arguments.mark_distance:
        parser.error("--seeds starts at 2, and the marks must lie within the steps")
    programs.use_cores(arguments.cores)
    marks = [arguments.steps - arguments.mark_distance * back for back in reversed(range(arguments.marks))]
    print_row(["sliced Wasserstein", "tutorial program", "tutorial preset", "ratio", "standard error"], arguments.markdown,
              header=True)
    everything = []
    for pair in chosen_pairs(arguments.pairs):
        trainings = [measure(pair, arguments, marks, seed) for seed in range(arguments.seeds)]
        tutorial, preset = zip(*trainings)
        everything += trainings
        print_figures(pair.title, tutorial, preset, arguments.markdown)
    print_figures("all", *zip(*everything), arguments.markdown)


if __name__ == "__main__":
    main()
