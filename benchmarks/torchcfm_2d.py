#!/usr/bin/env python3
"""Eight Gaussians to two moons: how near the mapped points come to the target after the same number of training steps of the
same network, by the package torchcfm and by deblend, with independent pairs and with minibatch optimal transport.

The figure is the Wasserstein-2 distance of exactly assigned points, 2,048 mapped ones and as many fresh ones of the target, in the
package's units (the Gaussians stand on a circle of radius 5), after one Euler step and with Dormand and Prince's adaptive
integrator. "floor" is what two fresh draws of the target differ by. Every figure is the mean over trainings and draws; a
ratio below 1 means nearer to the target than the package.

"same settings" is deblend with the package's constant learning rate and last weights; "defaults" has the averaged weights and
the cosine schedule of new projects. Needs the packages torchcfm, POT and torchdiffeq beside torch and NumPy.
"""

import argparse
import math
import pathlib
import statistics
import sys
import tempfile
import time

import numpy as np

import programs

try:
    import ot
    import torch
    from torchcfm.conditional_flow_matching import ConditionalFlowMatcher, ExactOptimalTransportConditionalFlowMatcher
    from torchcfm.models.models import MLP
    from torchdiffeq import odeint
except ImportError as missing:
    raise SystemExit(f"This benchmark needs the packages torchcfm, POT and torchdiffeq: {missing}.") from missing

NETWORK = {"width": "64", "depth": "3", "activation": "selu"}  # the package's MLP
SAME = {"schedule": "constant", "ema_decay": "0", "reduction": "mean"}
PAIRINGS = {"independent": ConditionalFlowMatcher, "optimal": ExactOptimalTransportConditionalFlowMatcher}
TOLERANCE = 1e-4


def eight_gaussians(count, random):
    """As the package draws them: eight centres on a circle of radius 5, of variance √0.1."""
    angles = random.integers(0, 8, count) * math.pi / 4
    return 5 * np.column_stack([np.cos(angles), np.sin(angles)]) + 0.1**0.25 * random.standard_normal((count, 2))


def two_moons(count, random):
    """As the package draws them: two half circles, moved along the diagonal by up to 0.2, three times as large."""
    angles = random.random(count) * math.pi
    upper = random.random(count) < 0.5
    x = np.where(upper, np.cos(angles), 1 - np.cos(angles))
    y = np.where(upper, np.sin(angles), 0.5 - np.sin(angles))
    return 3 * (np.column_stack([x, y]) + 0.2 * random.random((count, 1))) - 1


def wasserstein2(first, second):
    weights = np.full(len(first), 1 / len(first))
    return math.sqrt(ot.emd2(weights, weights, ot.dist(first, second), numItermax=10**7))


def package_points(pairing, pools, arguments, seed, start):
    """Mapped points by way of integration, and the steps a second."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    source, target = (torch.tensor(pool, dtype=torch.float32) for pool in pools)
    network = MLP(dim=2, w=64, time_varying=True)
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)
    matcher = PAIRINGS[pairing](sigma=arguments.sigma)
    begin = time.perf_counter()
    for _ in range(arguments.steps):
        x0, x1 = (pool[torch.randint(len(pool), (arguments.batch,))] for pool in (source, target))
        t, xt, velocity = matcher.sample_location_and_conditional_flow(x0, x1)
        loss = ((network(torch.cat([xt, t[:, None]], 1)) - velocity) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    rate = arguments.steps / (time.perf_counter() - begin)

    def velocity_at(t, x):
        return network(torch.cat([x, t.expand(len(x), 1)], 1))

    with torch.no_grad():
        x = torch.tensor(start, dtype=torch.float32)
        ends = {"one Euler step": x + velocity_at(torch.zeros(1), x)}
        times = torch.tensor([0.0, 1.0])
        ends["adaptive"] = odeint(velocity_at, x, times, rtol=TOLERANCE, atol=TOLERANCE, method="dopri5")[-1]
    return {name: points.numpy() for name, points in ends.items()}, rate


def deblend_points(pairing, pools, arguments, seed, options, weights, folder):
    """The same by deblend's programs."""
    for name, pool in zip(("source", "target"), pools):
        np.save(folder / f"{name}.npy", pool.astype(np.float32))
    project = folder / "project"
    deblend = programs.program("deblend")
    chosen = {**NETWORK, **options, "pairing": pairing, "steps": arguments.steps, "batch_size": arguments.batch,
              "checkpoint_interval": 0, "tolerance": TOLERANCE}
    programs.run([deblend, "new", project, "--source", f"points:{folder}/source.npy", "--target",
                  f"points:{folder}/target.npy", "--model", "mlp", *programs.assignments(chosen)])
    report = programs.train_project(project, arguments.steps, seed)
    ends = {}
    for name, how in {"one Euler step": ("--steps", 1, "--integrator", "euler"),
                      "adaptive": ("--integrator", "dopri5")}.items():
        output = folder / "points.npy"
        programs.run([deblend, "sample", project, "--count", arguments.count * arguments.draws, "--seed", seed,
                      "--weights", weights, *how, "--output", output])
        ends[name] = np.load(output)
    return ends, report["steps_per_second"]


def measure(pairing, arguments, seed):
    """Distances by integration and program; steps a second by program."""
    random = np.random.default_rng([0xCF, seed])
    total = arguments.count * arguments.draws
    pools = eight_gaussians(arguments.pool, random), two_moons(arguments.pool, random)
    fresh = [two_moons(arguments.count, random) for _ in range(2 * arguments.draws)]
    results = {"torchcfm": package_points(pairing, pools, arguments, seed, eight_gaussians(total, random))}
    for name, options, weights in (("same settings", SAME, "raw"), ("defaults", {}, "ema")):
        with tempfile.TemporaryDirectory() as folder:
            results[name] = deblend_points(pairing, pools, arguments, seed, options, weights, pathlib.Path(folder))
    distances = {}
    for name, (ends, _) in results.items():
        for integration, points in ends.items():
            parts = np.split(points, arguments.draws)
            distances[integration, name] = statistics.mean(map(wasserstein2, parts, fresh))
    floor = statistics.mean(map(wasserstein2, fresh[: arguments.draws], fresh[arguments.draws:]))
    return distances, floor, {name: rate for name, (_, rate) in results.items()}


def print_rows(pairing, measured):
    names = ("torchcfm", "same settings", "defaults")
    for integration in ("one Euler step", "adaptive"):
        means = [statistics.mean(distances[integration, name] for distances, _, _ in measured) for name in names]
        floor = statistics.mean(floor for _, floor, _ in measured)
        cells = [pairing, integration, f"{floor:.3f}", *(f"{mean:.3f}" for mean in means),
                 *(f"{mean / means[0]:.2f}" for mean in means[1:])]
        print("| " + " | ".join(cells) + " |", flush=True)
        for name in names:
            values = ", ".join(f"{distances[integration, name]:.3f}" for distances, _, _ in measured)
            print(f"{pairing}, {integration}, {name}: {values}", file=sys.stderr, flush=True)
    rates = [statistics.median(rates[name] for _, _, rates in measured) for name in names]
    print(f"| {pairing} | steps a second | | " + " | ".join(f"{rate:.0f}" for rate in rates) +
          " | " + " | ".join(f"{rate / rates[0]:.2f}" for rate in rates[1:]) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=20_000, help="training steps (20000)")
    parser.add_argument("--batch", type=int, default=256, help="pairs a step (256)")
    parser.add_argument("--pool", type=int, default=131_072, help="points of each side to train on (131072)")
    parser.add_argument("--count", type=int, default=2048, help="points of each distance (2048)")
    parser.add_argument("--draws", type=int, default=4, help="distances of each training (4)")
    parser.add_argument("--seeds", type=int, default=3, help="trainings of each program (3)")
    parser.add_argument("--sigma", type=float, default=0.0, help="noise that the package adds to its blends (0)")
    parser.add_argument("--cores", help="such as 0,1")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    print("| pairs | integration | floor | torchcfm | same settings | defaults | ratio, same | ratio, defaults |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for pairing in PAIRINGS:
        print_rows(pairing, [measure(pairing, arguments, seed) for seed in range(1, arguments.seeds + 1)])


if __name__ == "__main__":
    main()
