#!/usr/bin/env python3
"""Training steps a second of `deblend train` and of the tutorial's PyTorch program, on the same cores, in turns.

The first column of deblend takes the tutorial's own settings, the second those of new projects. A ratio above 1 means that
deblend is faster; each is the median over the rounds of the ratio within one round.
"""

import argparse
import pathlib
import statistics
import tempfile

import programs

VARIANTS = {"tutorial preset": programs.TUTORIAL_OPTIONS, "defaults": {}}


def deblend_speed(pair, options, steps, seed):
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "speed"
        programs.new_project(project, pair, options)
        return programs.train_project(project, steps, seed)["steps_per_second"]


def measure_round(pair, steps, seed, threads):
    """Steps a second by program. Every second round goes backwards, so that a drift of the machine cancels out."""
    turns = {"tutorial program": lambda: programs.run_tutorial(pair, steps, seed, threads)["steps_per_second"]}
    for name, options in VARIANTS.items():
        turns[name] = lambda options=options: deblend_speed(pair, options, steps, seed)
    names = list(turns) if seed % 2 == 0 else list(reversed(turns))
    speeds = {name: turns[name]() for name in names}
    return {name: speeds[name] for name in turns}


def print_table(rounds):
    names = list(rounds[0])
    print("steps a second".ljust(16) + "".join(name.rjust(20) for name in names))
    for number, speeds in enumerate(rounds, start=1):
        print(f"round {number}".ljust(16) + "".join(f"{speeds[name]:20,.0f}" for name in names))
    medians = [statistics.median(speeds[name] for speeds in rounds) for name in names]
    print("median".ljust(16) + "".join(f"{median:20,.0f}" for median in medians))
    rival = names[0]
    ratios = [statistics.median(speeds[name] / speeds[rival] for speeds in rounds) for name in names]
    print("ratio".ljust(16) + "".join(f"{ratio:19.2f}×" for ratio in ratios))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="(%(default)s)")
    parser.add_argument("--steps", type=int, default=16384, help="training steps a run (%(default)s)")
    parser.add_argument("--threads", default="best", help="of the tutorial's program: a number, or 'best' (%(default)s)")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    pair = programs.bundled_pairs()[0]
    print(f"{pair.title}, {arguments.steps:,} steps a run", flush=True)
    print_table([measure_round(pair, arguments.steps, seed, arguments.threads) for seed in range(arguments.rounds)])


if __name__ == "__main__":
    main()
