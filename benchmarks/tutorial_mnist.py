#!/usr/bin/env python3
"""The MNIST tutorial of iterative alpha-(de)blending in PyTorch: the program that Deblend Studio is measured against.

Maps Gaussian noise onto the digits of an IDX file: scaled to 32 x 32, the tutorial's normalisation, its U-Net with 64 channels,
Adam, squared error summed over the batch, then Euler steps from noise. Prints one JSON document.
"""

import argparse
import gzip
import json
import os
import time

import numpy as np
import torch

BATCH_SIZE = 64
LEARNING_RATE = 0.0005
SIDE = 32
MEAN, DEVIATION = 0.1307, 0.3081


def load_digits(path):
    """The images of an IDX file, plain or gzip: uint8 [M, 1, H, W]."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        data = file.read()
    count, height, width = np.frombuffer(data, ">i4", 3, 4)
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=16).reshape(count, 1, height, width).copy())


def prepared(images):
    """A batch of bytes as the network sees it: float32 [B, 1, 32, 32]."""
    seen = -1 + 2 * (images.float() / 255 - MEAN) / DEVIATION
    return torch.nn.functional.interpolate(seen, size=(SIDE, SIDE), mode="bilinear", align_corners=False)


def halving(width):
    return torch.nn.Conv2d(width, width, 3, padding=1, stride=2)


def same(width):
    return torch.nn.Conv2d(width, width, 3, padding=1)


def doubling(width):
    return torch.nn.ConvTranspose2d(width, width, 3, padding=1, stride=2, output_padding=1)


class Unet(torch.nn.Module):
    """The velocity at images x [N, 1, 32, 32] and their alpha [N]."""

    def __init__(self, width=64):
        super().__init__()
        self.down = torch.nn.ModuleList([torch.nn.Conv2d(2, width, 3, padding=1), halving(width), same(width), halving(width),
                                         same(width), same(width), same(width), halving(width)])
        self.up = torch.nn.ModuleList([doubling(width), same(width), doubling(width), same(width), doubling(width), same(width)])
        self.output = torch.nn.Conv2d(width, 1, 1)
        self.relu = torch.nn.ReLU()

    def forward(self, x, alpha):
        values = torch.cat([x, alpha[:, None, None, None].repeat(1, 1, *x.shape[2:])], dim=1)
        kept = []
        for i, layer in enumerate(self.down):
            values = self.relu(layer(values))
            if i == 6:
                values = values + kept[4]
            kept.append(values)
        for i, layer in enumerate(self.up):
            values = self.relu(layer(values))
            skip = {0: 6, 1: 3, 2: 1, 4: 0}.get(i)
            if skip is not None:
                values = values + kept[skip]
        return self.output(values)


def batches(digits):
    """Epoch after epoch, shuffled, without the incomplete last batch."""
    while True:
        order = torch.randperm(len(digits))
        for i in range(0, len(digits) - BATCH_SIZE + 1, BATCH_SIZE):
            yield prepared(digits[order[i:i + BATCH_SIZE]])


def train(network, digits, steps):
    """Trains in place; returns the last loss and the seconds that the loop took."""
    optimizer = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE)
    source = batches(digits)
    start = time.perf_counter()
    for _ in range(steps):
        x_1 = next(source)
        x_0 = torch.randn_like(x_1)
        alpha = torch.rand(BATCH_SIZE)
        x_alpha = (1 - alpha[:, None, None, None]) * x_0 + alpha[:, None, None, None] * x_1
        loss = torch.sum((network(x_alpha, alpha) - (x_1 - x_0)) ** 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item(), time.perf_counter() - start


@torch.no_grad()
def sample(network, count, sampling_steps):
    """Images [count, 1, 32, 32] from 0 to 1 as the digits are, and the seconds of one step of a batch."""
    images, seconds, steps = [], 0, 0
    for begin in range(0, count, BATCH_SIZE):
        x_alpha = torch.randn(min(BATCH_SIZE, count - begin), 1, SIDE, SIDE)
        start = time.perf_counter()
        for t in range(sampling_steps):
            alpha = t / sampling_steps * torch.ones(len(x_alpha))
            x_alpha = x_alpha + 1 / sampling_steps * network(x_alpha, alpha)
        seconds += time.perf_counter() - start
        steps += sampling_steps
        images.append((x_alpha + 1) / 2 * DEVIATION + MEAN)
    return torch.cat(images), seconds / steps


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", required=True, help="IDX file of the digits, plain or gzip")
    parser.add_argument("--steps", type=int, default=937, help="training steps (%(default)s: one epoch of 60,000 digits)")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)), help="(%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=64, help="images to make (%(default)s)")
    parser.add_argument("--sampling-steps", type=int, default=128, help="Euler steps (%(default)s)")
    parser.add_argument("--output", help="writes the images [count, 1, 32, 32] to this .npy file")
    arguments = parser.parse_args()
    if min(arguments.steps, arguments.threads, arguments.count, arguments.sampling_steps) < 1:
        parser.error("--steps, --threads, --count and --sampling-steps start at 1")
    return arguments


def main():
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    network = Unet()
    loss, seconds = train(network, load_digits(arguments.images), arguments.steps)
    images, sampling_seconds = sample(network, arguments.count, arguments.sampling_steps)
    if arguments.output:
        np.save(arguments.output, images.numpy())
    print(json.dumps({"steps": arguments.steps, "seconds": seconds, "steps_per_second": arguments.steps / seconds, "loss": loss,
                      "sampling_steps_per_second": 1 / sampling_seconds, "threads": arguments.threads, "seed": arguments.seed,
                      "torch": torch.__version__}))


if __name__ == "__main__":
    main()
