#!/usr/bin/env python3
"""How well the mapped points follow the target after the same training steps: the tutorial's PyTorch program, deblend with
the tutorial's settings, and deblend with the settings of new projects.

The figure is the sliced Wasserstein-2 distance between the mapped points and as many fresh points of the target; the longer
side of a picture is 1. "floor" is what two fresh draws of the target differ by: no program can do better for long. Lower is
better; a ratio below 1 means closer to the target than the tutorial's program. One draw of points differs from the next by as
much as the programs do, so every figure is the mean over several draws of starting points, each against target points of its own.
"""

import argparse
import pathlib
import statistics
import tempfile

import numpy as np

import programs
from density import draw_points, load_density
from sliced_wasserstein import floor, sliced_wasserstein

COLUMNS = ("floor", "tutorial program", "tutorial preset", "defaults")
FRESH = 0x5EED  # keeps the fresh points apart from those that the programs train on


def tutorial_points(pair, arguments, seed, folder):
    output = folder / "tutorial.npy"
    programs.run_tutorial(pair, arguments.steps, seed, options=(
        "--count", arguments.count * arguments.draws, "--sampling-steps", arguments.sampling_steps, "--output", output))
    return np.load(output)


def deblend_points(pair, arguments, seed, folder, options, weights):
    project, output = folder / f"project-{weights}", folder / f"{weights}.npy"
    programs.new_project(project, pair, options)
    programs.train_project(project, arguments.steps, seed)
    programs.sample_project(project, arguments.count * arguments.draws, arguments.sampling_steps, weights, output)
    return np.load(output)


def measure(pair, arguments, seed):
    """The distance by column, for one pair and one seed."""
    target = load_density(programs.density_path(pair.target))
    random = np.random.default_rng([FRESH, seed])

    def fresh(count):
        return draw_points(target, count, random)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        points = {
            "tutorial program": tutorial_points(pair, arguments, seed, folder),
            "tutorial preset": deblend_points(pair, arguments, seed, folder, programs.TUTORIAL_OPTIONS, "raw"),
            "defaults": deblend_points(pair, arguments, seed, folder, {}, "ema"),
        }
    references = [fresh(arguments.count) for _ in range(arguments.draws)]
    distances = {
        name: statistics.mean(sliced_wasserstein(draw, reference)
                              for draw, reference in zip(np.split(mapped, arguments.draws), references))
        for name, mapped in points.items()
    }
    return {"floor": floor(fresh, arguments.count, arguments.draws), **distances}


def print_row(cells, markdown, header=False):
    """A row of a table; the columns' names when it is the header."""
    if markdown:
        print("| " + " | ".join(cells) + " |", flush=True)
        if header:
            print("| --- |" + " ---: |" * (len(cells) - 1), flush=True)
    else:
        print(cells[0].ljust(32) + "".join(cell.rjust(18) for cell in cells[1:]), flush=True)


def print_distances(title, rows, markdown):
    """The mean over the seeds, and the ratio of those means."""
    means = {column: statistics.mean(row[column] for row in rows) for column in COLUMNS}
    ratios = [means[column] / means["tutorial program"] for column in COLUMNS[2:]]
    print_row([title, *(f"{means[column]:.4f}" for column in COLUMNS), *(f"{ratio:.2f}" for ratio in ratios)], markdown)
    return ratios


def chosen_pairs(names):
    pairs = programs.bundled_pairs()
    known = [f"{pair.source}-{pair.target}" for pair in pairs]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"There is no bundled pair '{unknown[0]}'; known are {', '.join(known)}.")
    return [pair for pair, name in zip(pairs, known) if not names or name in names]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="SOURCE-TARGET", help="bundled pairs such as rings-moons (all)")
    parser.add_argument("--steps", type=int, default=65536, help="training steps (%(default)s)")
    parser.add_argument("--count", type=int, default=16384, help="mapped points of a draw (%(default)s)")
    parser.add_argument("--draws", type=int, default=4,
                        help="draws of starting points; times --count at most 65,536 (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=128, help="Euler steps (%(default)s)")
    parser.add_argument("--seeds", type=int, default=1, help="trainings of each program, averaged (%(default)s)")
    parser.add_argument("--each", action="store_true", help="print a row for every seed, too")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    pairs = chosen_pairs(arguments.pairs)
    print_row(["sliced Wasserstein", *COLUMNS, "ratio preset", "ratio defaults"], arguments.markdown, header=True)
    ratios = []
    for pair in pairs:
        rows = []
        for seed in range(arguments.seeds):
            rows.append(measure(pair, arguments, seed))
            if arguments.each:
                print_row([f"{pair.title}, seed {seed}", *(f"{rows[-1][column]:.4f}" for column in COLUMNS)], arguments.markdown)
        ratios.append(print_distances(pair.title, rows, arguments.markdown))
    medians = [f"{statistics.median(column):.2f}" for column in zip(*ratios)]
    print_row(["median", *[""] * len(COLUMNS), *medians], arguments.markdown)


if __name__ == "__main__":
    main()
