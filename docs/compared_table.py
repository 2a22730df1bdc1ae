"""Prints a table of how near the two runs of each project came to their picture, as compare_approximators.sh makes them."""

import json
import pathlib
import sys

TIMES = (5, 20, 60)
COUNTS = (50, 100, 200)


def records(run: pathlib.Path) -> list[dict]:
    lines = (run / "metrics.jsonl").read_text().splitlines()
    return [record for record in map(json.loads, lines) if "loss" in record]


def psnr_at(run: list[dict], name: str, limit: float) -> str:
    """The PSNR of the last record at or before the limit."""
    before = [record for record in run if value(record, name) <= limit]
    return f"{value(before[-1], 'psnr'):.1f}" if before else "–"


def value(record: dict, name: str) -> float:
    return record[name] if name in record else record["values"][name]


def main() -> None:
    heads = [f"{time} s" for time in TIMES] + [f"{count} shapes" for count in COUNTS] + ["end"]
    print("| picture | run | " + " | ".join(heads) + " | SSIM | seconds |")
    print("| --- | --- |" + " ---: |" * (len(heads) + 2))
    for project in map(pathlib.Path, sys.argv[1:]):
        for folder in sorted((project / "runs").iterdir()):
            run = records(folder)
            cells = [psnr_at(run, "seconds", time) for time in TIMES]
            cells += [psnr_at(run, "shapes", count) for count in COUNTS]
            cells += [f"{value(run[-1], 'psnr'):.1f}", f"{value(run[-1], 'ssim'):.3f}", f"{run[-1]['seconds']:.0f}"]
            print(f"| {project.name} | {folder.name[5:].replace('_', ' ')} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
