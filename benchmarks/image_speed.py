#!/usr/bin/env python3
"""Training and sampling steps a second of the MNIST tutorial's network: deblend and the tutorial's PyTorch program, in turns.

Both take the tutorial's settings, batches of 64 and the same cores. A sampling step of deblend is measured as the difference
between a long and a short sampling of one batch, so that starting the program does not count. A ratio above 1 means that deblend
is faster; each is the median over the rounds of the ratio within one round.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile
import time

import programs

BATCH_SIZE = 64


def tutorial_speed(images, steps, sampling_steps, seed):
    result = programs.timed_json([sys.executable, programs.PROJECT_DIR / "benchmarks/tutorial_mnist.py", "--images", images,
                                  "--steps", steps, "--sampling-steps", sampling_steps, "--count", BATCH_SIZE, "--seed", seed])
    return {"training": result["steps_per_second"], "sampling": result["sampling_steps_per_second"]}


def sampling_seconds(project, steps):
    start = time.perf_counter()
    programs.sample_project(project, BATCH_SIZE, steps, "raw", project / "samples.npy")
    return time.perf_counter() - start


def deblend_speed(images, steps, sampling_steps, seed):
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "speed"
        programs.new_digits_project(project, images, "tutorial")
        training = programs.train_project(project, steps, seed)["steps_per_second"]
        seconds = sampling_seconds(project, 2 * sampling_steps) - sampling_seconds(project, sampling_steps)
        return {"training": training, "sampling": sampling_steps / seconds}


def measure_round(arguments, number):
    """Every second round goes backwards, so that a drift of the machine cancels out."""
    turns = [tutorial_speed, deblend_speed] if number % 2 == 0 else [deblend_speed, tutorial_speed]
    speeds = {turn: turn(arguments.images, arguments.steps, arguments.sampling_steps, number) for turn in turns}
    return {(kind, turn): speeds[turn][kind] for kind in ("training", "sampling") for turn in (tutorial_speed, deblend_speed)}


def print_table(rounds):
    print("steps a second".ljust(16) + "tutorial program".rjust(20) + "deblend".rjust(12) + "ratio".rjust(10))
    for kind in ("training", "sampling"):
        for number, speeds in enumerate(rounds, start=1):
            rival, own = speeds[kind, tutorial_speed], speeds[kind, deblend_speed]
            print(f"{kind} {number}".ljust(16) + f"{rival:20.2f}{own:12.2f}{own / rival:9.2f}×")
        ratio = statistics.median(speeds[kind, deblend_speed] / speeds[kind, tutorial_speed] for speeds in rounds)
        print(f"{kind}, median".ljust(16) + f"{ratio:41.2f}×")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", type=pathlib.Path, help="IDX file of the digits, such as train-images-idx3-ubyte.gz")
    parser.add_argument("--rounds", type=int, default=5, help="(%(default)s)")
    parser.add_argument("--steps", type=int, default=60, help="training steps a run (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=32, help="(%(default)s)")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    arguments = parser.parse_args()
    arguments.images = arguments.images.resolve()
    programs.use_cores(arguments.cores)
    print_table([measure_round(arguments, number) for number in range(arguments.rounds)])


if __name__ == "__main__":
    main()
