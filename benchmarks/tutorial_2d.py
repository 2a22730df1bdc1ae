#!/usr/bin/env python3
"""The 2D tutorial of iterative alpha-(de)blending in PyTorch: the program that Deblend Studio is measured against.

Maps one density picture onto another: 65,536 points of each by rejection, a multi-layer perceptron 3-64-64-64-64-2, Adam,
summed squared error, then Euler steps from points of the source. Prints one JSON document.
"""

import argparse
import json
import os
import time

import numpy as np
import torch

from density import draw_points, load_density

DATA_POINTS = 65536
BATCH_SIZE = 256
LEARNING_RATE = 0.001


class NN(torch.nn.Module):
    """The velocity at a point x [N, 2] and its alpha [N, 1]: [N, 2]."""

    def __init__(self):
        super().__init__()
        self.linear1 = torch.nn.Linear(2 + 1, 64)
        self.linear2 = torch.nn.Linear(64, 64)
        self.linear3 = torch.nn.Linear(64, 64)
        self.linear4 = torch.nn.Linear(64, 64)
        self.output = torch.nn.Linear(64, 2)
        self.relu = torch.nn.ReLU()

    def forward(self, x, alpha):
        result = torch.cat([x, alpha], dim=1)
        result = self.relu(self.linear1(result))
        result = self.relu(self.linear2(result))
        result = self.relu(self.linear3(result))
        result = self.relu(self.linear4(result))
        return self.output(result)


def train(network, x_0_data, x_1_data, steps, after_step=lambda step: None):
    """Trains in place; returns the last loss and the seconds that the loop took. after_step is told of each step, from 1."""
    optimizer = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE)
    start = time.perf_counter()
    for step in range(1, steps + 1):
        x_0 = x_0_data[torch.randint(len(x_0_data), (BATCH_SIZE,))]
        x_1 = x_1_data[torch.randint(len(x_1_data), (BATCH_SIZE,))]
        alpha = torch.rand(BATCH_SIZE, 1)
        x_alpha = (1 - alpha) * x_0 + alpha * x_1

        loss = torch.sum((network(x_alpha, alpha) - (x_1 - x_0)) ** 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        after_step(step)
    return loss.item(), time.perf_counter() - start


@torch.no_grad()
def sample(network, x_0, sampling_steps):
    x_alpha = x_0
    for t in range(sampling_steps):
        alpha = torch.full((len(x_alpha), 1), t / sampling_steps)
        x_alpha = x_alpha + network(x_alpha, alpha) / sampling_steps
    return x_alpha


def best_thread_count(x_0_data, x_1_data, trial_steps=300):
    """Tries one thread and all cores on a network of its own; the faster one."""
    def seconds(threads):
        torch.set_num_threads(threads)
        network = NN()
        train(network, x_0_data, x_1_data, trial_steps // 3)
        return train(network, x_0_data, x_1_data, trial_steps)[1]

    return min({1, len(os.sched_getaffinity(0))}, key=seconds)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", required=True, help="8-bit gray PNG picture, the density at alpha 0")
    parser.add_argument("--target", required=True, help="8-bit gray PNG picture, the density at alpha 1")
    parser.add_argument("--steps", type=int, default=65536, help="training steps (%(default)s)")
    parser.add_argument("--threads", default="best", help="a number, or 'best' to try one and all cores (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=16384, help="points to map, at most 65,536 (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=128, help="Euler steps (%(default)s)")
    parser.add_argument("--marks", type=int, nargs="+", default=[], metavar="STEP",
                        help="map other points after each of these steps; the output is then [marks, count, 2]")
    parser.add_argument("--output", help="writes the mapped points [count, 2] to this .npy file")
    arguments = parser.parse_args()
    if arguments.threads != "best" and not (arguments.threads.isdigit() and int(arguments.threads) > 0):
        parser.error(f"--threads is '{arguments.threads}'; it takes a number from 1, or 'best'")
    if arguments.steps < 1 or arguments.sampling_steps < 1 or not 1 <= arguments.count <= DATA_POINTS:
        parser.error("--steps and --sampling-steps start at 1, and --count lies between 1 and 65,536")
    return arguments


def main():
    arguments = parse_arguments()
    random = np.random.default_rng(arguments.seed)
    x_0_data = torch.from_numpy(draw_points(load_density(arguments.source), DATA_POINTS, random))
    x_1_data = torch.from_numpy(draw_points(load_density(arguments.target), DATA_POINTS, random))

    threads = best_thread_count(x_0_data, x_1_data) if arguments.threads == "best" else int(arguments.threads)
    torch.set_num_threads(threads)
    torch.manual_seed(arguments.seed)
    network = NN()

    def mapped_points():
        x_0 = x_0_data[torch.randperm(DATA_POINTS)[:arguments.count]]
        return sample(network, x_0, arguments.sampling_steps).numpy()

    marked = []
    loss, seconds = train(network, x_0_data, x_1_data, arguments.steps,
                          lambda step: marked.append(mapped_points()) if step in arguments.marks else None)

    if arguments.output:
        np.save(arguments.output, np.stack(marked) if arguments.marks else mapped_points())
    print(json.dumps({
        "steps": arguments.steps,
        "seconds": seconds,
        "steps_per_second": arguments.steps / seconds,
        "loss": loss,
        "threads": threads,
        "seed": arguments.seed,
        "torch": torch.__version__,
    }))


if __name__ == "__main__":
    main()
