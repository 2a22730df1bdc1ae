"""Runs this project's program and the tutorial's as a user would, and reads what they print."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import time

PROJECT_DIR = pathlib.Path(__file__).resolve().parent.parent
BIN_DIR = pathlib.Path(os.environ.get("DEBLEND_BIN_DIR", PROJECT_DIR / "build/release/bin"))
DENSITY_DIR = PROJECT_DIR / "resources/densities"

# The options of the preset "tutorial": those in which new projects differ from it.
TUTORIAL_OPTIONS = {"schedule": "constant", "ema_decay": "0"}


@dataclasses.dataclass(frozen=True)
class Pair:
    """A bundled example: names of two bundled densities."""

    title: str
    source: str
    target: str


def bundled_pairs():
    pairs = []
    for path in sorted((PROJECT_DIR / "resources/examples").glob("*.json")):
        example = json.loads(path.read_text(encoding="utf-8"))
        source, target = (example[side].removeprefix("example:") for side in ("source", "target"))
        pairs.append(Pair(example["title"], source, target))
    return pairs


def density_path(name):
    return DENSITY_DIR / f"{name}.png"


def program(name):
    path = BIN_DIR / name
    if not path.exists():
        raise SystemExit(f"The program '{path}' is not there: run ./bootstrap.sh build, "
                         "or set DEBLEND_BIN_DIR to its folder.")
    return path


def run(command, **options):
    """Standard output of a command, as text. A failure ends the benchmark with what the command said."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if result.returncode != 0:
        said = "\n".join(result.stderr.strip().splitlines()[-5:])
        raise SystemExit(f"'{' '.join(map(str, command))}' ended with status {result.returncode}:\n{said}")
    return result.stdout


def last_json(text):
    """The JSON document that the text is, or that its last line is."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return json.loads(text.strip().splitlines()[-1])


def assignments(options):
    """Option values as arguments of the command line."""
    return [part for name, value in options.items() for part in ("--set", f"{name}={value}")]


def new_project(folder, pair, options):
    """A project of the pair in a new folder, with option values as on the command line."""
    command = [program("deblend"), "new", folder, "--source", f"example:{pair.source}",
               "--target", f"example:{pair.target}", "--model", "mlp"]
    run(command + assignments(options))


def new_digits_project(folder, images, preset, options=None):
    """A project from noise to the digits of an IDX file, as the MNIST tutorial sees them, with the tutorial's network."""
    command = [program("deblend"), "new", folder, "--source", "gaussian,shape=1x32x32",
               "--target", f"idx:{images},range=tutorial", "--model", "simple_unet", "--preset", preset]
    run(command + assignments(options or {}))


def train_project(folder, steps, seed, resume=False):
    """Trains to that step, or goes on to it. What `deblend train` reports at the end, with the seconds that the whole command
    took as "wall_seconds"."""
    start = ("--resume", "latest") if resume else ("--seed", seed)
    return timed_json([program("deblend"), "train", folder, "--steps", steps, *start, "--device", "cpu", "--json"])


def sample_project(folder, count, sampling_steps, weights, output):
    run([program("deblend"), "sample", folder, "--count", count, "--steps", sampling_steps,
         "--integrator", "euler", "--weights", weights, "--output", output])


def run_tutorial(pair, steps, seed, threads="best", options=()):
    """What tutorial_2d.py prints, with the seconds that the whole command took as "wall_seconds"."""
    return timed_json([sys.executable, PROJECT_DIR / "benchmarks/tutorial_2d.py",
                       "--source", density_path(pair.source), "--target", density_path(pair.target),
                       "--steps", steps, "--seed", seed, "--threads", threads, *options])


def timed_json(command):
    start = time.perf_counter()
    document = last_json(run(command))
    return {**document, "wall_seconds": time.perf_counter() - start}


def use_cores(cores):
    """Keeps this program and all that it starts on these cores, such as "0,1"; None leaves them as they are."""
    if cores:
        os.sched_setaffinity(0, {int(core) for core in cores.split(",")})
