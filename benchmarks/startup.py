#!/usr/bin/env python3
"""How long the programs take to start: `deblend --help` until it has ended, `deblend-studio` until its window has been
painted and answers.

"first" is the first start of this run, which also reads the libraries from the disk if nothing has before; "median" and
"worst" are of the starts after it. Without a display the window is painted offscreen. The figures that they must stay
below are beside them; there is no rival here.
"""

import argparse
import os
import statistics
import time

import programs

HELP_LIMIT_MS = 500
WINDOW_LIMIT_MS = 1000


def help_milliseconds():
    start = time.perf_counter()
    programs.run([programs.program("deblend"), "--help"])
    return (time.perf_counter() - start) * 1000


def window_environment():
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def window_milliseconds():
    """As the program itself counts it, from its process's start."""
    output = programs.run([programs.program("deblend-studio"), "--measure-startup"], env=window_environment())
    return programs.last_json(output)["startup_ms"]


def window_process_milliseconds():
    """From outside: until the program that has painted its window has ended again."""
    start = time.perf_counter()
    window_milliseconds()
    return (time.perf_counter() - start) * 1000


def print_row(name, measure, starts, limit):
    first, *others = [measure() for _ in range(starts + 1)]
    limit_text = f"{limit:,.0f} ms" if limit else ""
    print(f"{name:36}{first:9,.0f} ms{statistics.median(others):9,.0f} ms{max(others):9,.0f} ms{limit_text:>12}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=10, help="starts of each after the first (%(default)s)")
    parser.add_argument("--cores", help="run everything on these cores alone, such as 0,1")
    arguments = parser.parse_args()
    programs.use_cores(arguments.cores)
    print(f"{'':36}{'first':>12}{'median':>12}{'worst':>12}{'limit':>12}")
    print_row("deblend --help", help_milliseconds, arguments.starts, HELP_LIMIT_MS)
    print_row("deblend-studio, its own count", window_milliseconds, arguments.starts, WINDOW_LIMIT_MS)
    print_row("deblend-studio, start to end", window_process_milliseconds, arguments.starts, None)


if __name__ == "__main__":
    main()
