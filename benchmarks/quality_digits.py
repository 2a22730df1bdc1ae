#!/usr/bin/env python3
"""Fréchet distance of made digits to real ones after the same training steps: the MNIST tutorial's PyTorch program, deblend with
the tutorial's settings (the last weights), and deblend with the settings of new projects (averaged weights).

The features are those of the small classifier that `deblend evaluate` trains on the digits and keeps; this program reads its file
and computes features and distance with PyTorch and NumPy, alike for all. "floor" is the distance between two sets of real digits.
Lower is better; a ratio below 1 means closer to the digits than the tutorial's program.
"""

import argparse
import os
import pathlib
import sys
import tempfile

import numpy as np
import torch
from safetensors.torch import load_file

import programs
import tutorial_mnist


def tutorial_digits(arguments, folder):
    output = folder / "tutorial.npy"
    programs.run([sys.executable, programs.PROJECT_DIR / "benchmarks/tutorial_mnist.py", "--images", arguments.images,
                  "--steps", arguments.steps, "--sampling-steps", arguments.sampling_steps, "--count", arguments.count,
                  "--threads", arguments.threads, "--seed", arguments.seed, "--output", output])
    return np.load(output)


def trained_project(arguments, folder, name, preset):
    project = folder / name
    programs.new_digits_project(project, arguments.images, preset, {"threads": arguments.threads})
    programs.train_project(project, arguments.steps, arguments.seed)
    return project


def deblend_digits(arguments, folder, project, weights):
    output = folder / f"{project.name}.npy"
    programs.sample_project(project, arguments.count, arguments.sampling_steps, weights, output)
    return np.load(output)


def kept_classifier(cache):
    files = list(pathlib.Path(cache).rglob("classifier-*.safetensors"))
    if len(files) != 1:
        raise SystemExit(f"One classifier was to be kept in '{cache}', but there are {len(files)}.")
    return load_file(files[0])


@torch.no_grad()
def features(network, pictures):
    """Pictures [N, 1, H, W] from 0 to 1 to features [N, D], as docs/formats.md defines the network."""
    values = torch.as_tensor(pictures, dtype=torch.float32)
    if "input.mean" in network:
        values = (values - network["input.mean"].view(1, -1, 1, 1)) / network["input.deviation"].view(1, -1, 1, 1)
    number = 0
    while f"convolution.{number}.weight" in network:
        weight = network[f"convolution.{number}.weight"]
        values = torch.relu(torch.conv2d(values, weight, network[f"convolution.{number}.bias"], padding=weight.shape[-1] // 2))
        values = torch.nn.functional.avg_pool2d(values, 2)
        number += 1
    values, number = values.flatten(1), 0
    while f"linear.{number}.weight" in network:
        values = torch.relu(torch.nn.functional.linear(values, network[f"linear.{number}.weight"], network[f"linear.{number}.bias"]))
        number += 1
    return values.double().numpy()


def frechet(first, second):
    """The squared Fréchet distance of two normal distributions with the means and covariances of the features [N, D]."""
    covariances = [np.cov(values, rowvar=False) for values in (first, second)]
    eigenvalues, vectors = np.linalg.eigh(covariances[0])
    root = (vectors * np.sqrt(np.clip(eigenvalues, 0, None))) @ vectors.T
    crossed = np.linalg.eigvalsh(root @ covariances[1] @ root)
    means = first.mean(0) - second.mean(0)
    return float(means @ means + np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * np.sqrt(np.clip(crossed, 0, None)).sum())


def real_digits(arguments):
    """Two sets of real digits, as the tutorial's network sees them but from 0 to 1."""
    images = tutorial_mnist.load_digits(str(arguments.images))
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(arguments.seed))[:2 * arguments.count]
    seen = tutorial_mnist.prepared(images[order])
    return ((seen + 1) / 2 * tutorial_mnist.DEVIATION + tutorial_mnist.MEAN).chunk(2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", type=pathlib.Path, help="IDX file of the digits, such as train-images-idx3-ubyte.gz")
    parser.add_argument("--steps", type=int, default=1874, help="training steps (%(default)s: two epochs of 60,000 digits)")
    parser.add_argument("--count", type=int, default=2000, help="digits made, and real ones (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=64, help="Euler steps (%(default)s)")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)), help="(%(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.images = arguments.images.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        preset = trained_project(arguments, folder, "preset", "tutorial")
        defaults = trained_project(arguments, folder, "defaults", "default")
        programs.run([programs.program("deblend"), "evaluate", preset, "--metric", "frechet", "--count", 200, "--steps", 1])
        made = {"tutorial program": tutorial_digits(arguments, folder),
                "tutorial preset, last weights": deblend_digits(arguments, folder, preset, "raw"),
                "defaults, averaged weights": deblend_digits(arguments, folder, defaults, "ema")}
        network = kept_classifier(folder / "cache")
    reference, other = (features(network, digits) for digits in real_digits(arguments))
    distances = {"floor": frechet(other, reference)}
    distances.update((title, frechet(features(network, digits), reference)) for title, digits in made.items())
    for title, distance in distances.items():
        ratio = f"{distance / distances['tutorial program']:8.2f}" if title != "floor" else ""
        print(f"{title.ljust(32)}{distance:10.2f}{ratio}")


if __name__ == "__main__":
    main()
