#!/usr/bin/env python3
"""What it costs a training to be watched: the steps a second of a run that the window trains and shows live, and of the same run
that `deblend train` makes with nobody looking, in turns on the same cores.

Both are read from the runs' own metrics, from the end of the first second on. The window shows the loss chart and the live
trajectories, offscreen where there is no display. The last row is the median over the rounds of the ratio within one round: below 1
means that watching slows the training.
"""

import argparse
import json
import os
import pathlib
import statistics
import tempfile

import programs

WARM_UP = 1.0  # seconds of training that are left out
ENDLESS = 100_000_000  # steps: more than any round does


def steps_a_second(project):
    """Of the project's newest run."""
    run = sorted((project / "runs").iterdir())[-1]
    lines = (run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if "loss" in record and record["seconds"] >= WARM_UP]
    first, last = records[0], records[-1]
    return (last["step"] - first["step"]) / (last["seconds"] - first["seconds"])


def watched_speed(project, seconds):
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    programs.run([programs.program("deblend-studio"), "--measure-latency", "--seconds", seconds, project], env=environment)
    return steps_a_second(project)


def alone_speed(project, steps, seed):
    programs.train_project(project, steps, seed)
    return steps_a_second(project)


def measure_round(folder, number, seconds):
    """Watched and alone, for about the same time; which comes first changes from round to round."""
    watched, alone = folder / f"watched-{number}", folder / f"alone-{number}"
    pair = programs.bundled_pairs()[0]
    for project in (watched, alone):
        programs.new_project(project, pair, {"steps": str(ENDLESS), "checkpoint_interval": "0"})
    speeds = {}

    def watch():
        speeds["watched"] = watched_speed(watched, seconds)

    def train():
        speeds["alone"] = alone_speed(alone, round(speeds.get("watched", 4000) * (seconds + WARM_UP)), number)

    for turn in (watch, train) if number % 2 == 0 else (train, watch):
        turn()
    return speeds["alone"], speeds["watched"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=8, help="(%(default)s)")
    parser.add_argument("--seconds", type=int, default=8, help="of training in each turn (%(default)s)")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    print(f"{'steps a second':16}{'alone':>12}{'watched':>12}{'ratio':>9}")
    rounds = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(arguments.rounds):
            rounds.append(measure_round(pathlib.Path(name), number, arguments.seconds))
            alone, watched = rounds[-1]
            print(f"{f'round {number + 1}':16}{alone:12,.0f}{watched:12,.0f}{watched / alone:9.3f}", flush=True)
    alone, watched = (statistics.median(column) for column in zip(*rounds))
    ratio = statistics.median(watched / alone for alone, watched in rounds)
    print(f"{'median':16}{alone:12,.0f}{watched:12,.0f}{ratio:9.3f}")


if __name__ == "__main__":
    main()
