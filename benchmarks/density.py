"""2D densities given as pictures: reading them, and drawing points by rejection as the tutorial does."""

import struct
import zlib

import numpy as np


def load_density(path):
    """The gray levels of an 8-bit gray PNG picture as an array [height, width] from 0 to 1."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SystemExit(f"Reading the density '{path}': {error.strerror}.") from error
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise SystemExit(f"Reading the density '{path}': it is not a PNG picture.")
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", data[16:29])  # what IHDR holds
    if (depth, colour, interlace) != (8, 0, 0):
        raise SystemExit(f"Reading the density '{path}': only 8-bit gray pictures without interlacing are read here.")
    rows = np.frombuffer(zlib.decompress(_compressed_rows(data)), np.uint8).reshape(height, width + 1)
    return _unfiltered(rows).astype(np.float64) / 255


def _compressed_rows(data):
    parts, position = [], 8
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        if kind == b"IDAT":
            parts.append(data[position + 8:position + 8 + length])
        position += length + 12
    return b"".join(parts)


def _unfiltered(rows):
    """Undoes PNG's five row filters, for one byte a pixel: rows [height, 1 + width], the filter's number first."""
    pixels = np.zeros((rows.shape[0] + 1, rows.shape[1]), np.int64)  # a black row above, a black column on the left
    for y, (kind, row) in enumerate(zip(rows[:, 0], rows[:, 1:].astype(np.int64)), start=1):
        above, current = pixels[y - 1], pixels[y]
        if kind == 0:
            current[1:] = row
        elif kind == 1:
            current[1:] = np.cumsum(row) & 255
        elif kind == 2:
            current[1:] = (row + above[1:]) & 255
        else:
            predict = _average if kind == 3 else _paeth
            for x in range(1, len(current)):
                current[x] = (row[x - 1] + predict(current[x - 1], above[x], above[x - 1])) & 255
    return pixels[1:, 1:]


def _average(left, above, _):
    return (left + above) // 2


def _paeth(left, above, corner):
    estimate = left + above - corner
    return min((left, above, corner), key=lambda candidate: abs(estimate - candidate))


def draw_points(density, count, random):
    """Points [count, 2] of the density, x to the right and y downward, the picture's longer side from 0 to 1.

    The density is constant over each pixel; a point may lie anywhere in it. `random` is a numpy Generator.
    """
    height, width = density.shape
    accepted, found = [], 0
    while found < count:
        x, y = random.random(count) * width, random.random(count) * height
        keep = random.random(count) * density.max() < density[y.astype(int), x.astype(int)]
        accepted.append(np.stack([x[keep], y[keep]], axis=-1))
        found += len(accepted[-1])
    return (np.concatenate(accepted)[:count] / max(width, height)).astype(np.float32)
