#!/usr/bin/env python3
"""Seconds of the exact assignment between two sets of points of the plane by squared distance: deblend's kernel, the network
simplex of the package POT and SciPy's linear_sum_assignment, on the same points in turns. The least of a few repeats; ratios
above 1: deblend is faster. "clusters" are standard normal points and eight small clusters around them, "uniform" two sets in the
unit square. The sums of squared distances must agree. Needs the packages POT and scipy.
"""

import argparse
import pathlib
import tempfile
import time

import numpy as np

import programs

try:
    import ot
    from scipy.optimize import linear_sum_assignment
except ImportError as missing:
    raise SystemExit(f"This benchmark needs the packages POT and scipy: {missing}.") from missing


def clusters(count, random):
    angles = random.integers(0, 8, count) * np.pi / 4
    return random.standard_normal((count, 2)), (5 * np.column_stack([np.cos(angles), np.sin(angles)])
                                                + 0.3 * random.standard_normal((count, 2)))


def uniform(count, random):
    return random.random((count, 2)), random.random((count, 2))


def seconds_of(work, repeats):
    """The least, and what it gave."""
    least = np.inf
    for _ in range(repeats):
        begin = time.perf_counter()
        result = work()
        least = min(least, time.perf_counter() - begin)
    return least, result


def measure(points, count, arguments):
    random = np.random.default_rng(1)
    first, second = (side.astype(np.float32) for side in points(count, random))
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / name for name in ("from.npy", "to.npy")]
        for file, side in zip(files, (first, second)):
            np.save(file, side)
        own = programs.last_json(programs.run(
            [programs.program("deblend_assignment_figures"), *files, arguments.repeats]))
    costs = ot.dist(first.astype(np.float64), second.astype(np.float64))
    weights = np.full(count, 1 / count)
    simplex, _ = seconds_of(lambda: ot.emd(weights, weights, costs, numItermax=10**8), arguments.repeats)
    scipy, columns = seconds_of(lambda: linear_sum_assignment(costs), arguments.repeats if count <= 1024 else 1)
    if not np.isclose(costs[columns].sum(), own["cost"], rtol=1e-5):
        raise SystemExit(f"The assignments differ: {costs[columns].sum()} and {own['cost']}.")
    return own["seconds"], simplex, scipy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[256, 1024, 4096], help="points a set (256 1024 4096)")
    parser.add_argument("--repeats", type=int, default=3, help="of each (3)")
    parser.add_argument("--cores", help="such as 0,1")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    print("| points | deblend | POT | SciPy | ratio, POT | ratio, SciPy |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for points in (clusters, uniform):
        for count in arguments.counts:
            own, simplex, scipy = measure(points, count, arguments)
            print(f"| {count:,} {points.__name__} | {1000 * own:.1f} ms | {1000 * simplex:.1f} ms | {1000 * scipy:.1f} ms "
                  f"| {simplex / own:.1f} | {scipy / own:.1f} |", flush=True)


if __name__ == "__main__":
    main()
