#!/usr/bin/env python3
"""Makes the film of an example's card from the states of a run:

    deblend sample PROJECT --count 64 --steps 64 --seed 1 --trajectory --output states.npy
    docs/make_film.py states.npy resources/examples/NAME.png --samples 12 --states 13

A film is a gray picture whose rows are states from alpha 0 to 1, evenly spaced, with square samples side by side.
Sixteen grays, so that noise does not make it large.
"""
import argparse
import struct
import zlib

import numpy

GRAYS = 16


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_gray_png(path: str, levels: numpy.ndarray) -> None:
    """Levels [H, W] from 0 to 15; W is even."""
    height, width = levels.shape
    packed = (levels[:, 0::2] << 4 | levels[:, 1::2]).astype(numpy.uint8)
    lines = b"".join(b"\0" + line.tobytes() for line in packed)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(lines, 9)))
        file.write(chunk(b"IEND", b""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("states", help="[T+1, N, 1, side, side] in [0, 1]")
    parser.add_argument("output")
    parser.add_argument("--samples", type=int, default=12)
    parser.add_argument("--states", dest="count", type=int, default=13)
    parser.add_argument("--choose", type=lambda text: [int(i) for i in text.split(",")],
                        help="which samples, instead of the first")
    arguments = parser.parse_args()
    states = numpy.load(arguments.states)
    rows = numpy.linspace(0, len(states) - 1, arguments.count).round().astype(int)
    samples = arguments.choose or list(range(arguments.samples))
    film = states[rows][:, samples, 0]  # [states, samples, side, side]
    film = film.transpose(0, 2, 1, 3).reshape(len(rows) * film.shape[2], -1)
    write_gray_png(arguments.output, (film.clip(0, 1) * (GRAYS - 1)).round().astype(numpy.uint8))


if __name__ == "__main__":
    main()
