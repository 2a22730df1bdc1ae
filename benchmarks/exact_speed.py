#!/usr/bin/env python3
"""What an exact field costs, against NumPy doing the same in the same run.

One field by convolution: both densities scaled with bilinear shares, seven transforms in double precision. Binning: all
pairs of two sets of points as the interpolation tutorial does it, with every pair in memory at once and np.bincount. The rows
give this project's figure, NumPy's, and the ratio; best of several each.
"""

import argparse
import json
import subprocess
import time

import numpy as np

import programs


def scaled(values, scale, size):
    """Values of a square grid whose indices are multiplied by a scale, shared between neighbours: [size, size]."""
    side = values.shape[0]
    first = (scale * np.arange(side)).astype(int)
    share = scale * np.arange(side) - first
    spread = np.zeros((size, side))
    spread[first, np.arange(side)] += 1 - share
    spread[first + 1, np.arange(side)] += share
    return spread @ values @ spread.T


def field(source, target, alpha):
    """D at the cells' centres, [side, side, 2], NaN where no pair blends; below one half solved for the target's end."""
    side = source.shape[0]
    size = side + 32
    swapped = alpha >= 0.5
    plain, weighted, share = (target, source, 1 - alpha) if swapped else (source, target, alpha)
    place = (np.arange(side) + 0.5) / side
    moments = np.stack([scaled(plane, share, size) for plane in
                        (weighted, weighted * place[None, :], weighted * place[:, None])])
    waves = np.fft.rfft2(scaled(plain, 1 - share, size))
    density, x, y = np.fft.irfft2(np.fft.rfft2(moments) * waves, s=(size, size))[:, :side, :side]
    with np.errstate(all="ignore"):
        means = np.where((density > 1e-11 * density.max())[..., None], np.stack([x, y], -1) / density[..., None], np.nan)
    here = np.stack(np.meshgrid(place, place), -1)
    return (here - means) / alpha if swapped else (means - here) / (1 - alpha)


def binned(source, target, alpha, side):
    blends = ((1 - alpha) * source[:, None] + alpha * target[None]) * side
    places = blends.reshape(-1, 2).astype(int)
    cells = places[:, 1] * side + places[:, 0]
    counts = np.bincount(cells, minlength=side * side)
    for axis in range(2):
        sums = np.bincount(cells, weights=(target[None, :, axis] - source[:, None, axis]).reshape(-1), minlength=side * side)
        sums[counts > 0] /= counts[counts > 0]


def best(work, repetitions):
    times = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", default="shape:triangle")
    parser.add_argument("--target", default="shape:square")
    parser.add_argument("--size", type=int, default=256)
    arguments = parser.parse_args()
    own = json.loads(subprocess.run(
        [programs.BIN_DIR / "deblend_exact_figures", programs.PROJECT_DIR / "resources", arguments.source, arguments.target,
         str(arguments.size)], check=True, capture_output=True, text=True).stdout)
    random = np.random.default_rng(0)
    a, b = random.random((2, arguments.size, arguments.size))
    numpy_field = 1000 * best(lambda: field(a / a.sum(), b / b.sum(), 0.5), 10)
    points = random.random((2, 2048, 2))
    numpy_pairs = 2048 * 2048 / best(lambda: binned(points[0], points[1], 0.5, arguments.size), 3)
    print(f"{'':34}{'deblend':>12}{'NumPy':>12}{'ratio':>8}")
    print(f"{'field, ms':34}{own['field_ms']:12.2f}{numpy_field:12.2f}{numpy_field / own['field_ms']:8.1f}")
    print(f"{'pairs binned, millions a second':34}{own['pairs_per_second_in_the_middle'] / 1e6:12.0f}{numpy_pairs / 1e6:12.0f}"
          f"{own['pairs_per_second_in_the_middle'] / numpy_pairs:8.1f}")
    print(f"mapping of 16,384 points, 128 steps: {own['mapping_s']:.2f} s")
    print(f"1,000 stochastic paths of 1,000 steps: {own['paths_s']:.2f} s")


if __name__ == "__main__":
    main()
