"""Pictures as PNG files, of bytes [height, width] (gray) or [height, width, 3] (red, green, blue)."""

import struct
import zlib

import numpy as np


def encode_png(pixels):
    """Every row is stored as its difference to the row above, which packs smooth pictures best."""
    height, width = pixels.shape[:2]
    colour_type = 0 if pixels.ndim == 2 else 2
    lines = pixels.reshape(height, -1)
    above = np.concatenate([np.zeros((1, lines.shape[1]), np.uint8), lines[:-1]])
    rows = np.concatenate([np.full((height, 1), 2, np.uint8), lines - above], axis=1)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)) + chunk(b"IEND", b""))


def decode_png(data):
    """Pixels of a picture that encode_png() wrote."""
    compressed, position = b"", 8
    width = height = colour_type = 0
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour_type = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            compressed += body
        position += length + 12
    rows = np.frombuffer(zlib.decompress(compressed), np.uint8).reshape(height, -1)
    pixels = np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8)
    return pixels if colour_type == 0 else pixels.reshape(height, width, 3)


def is_up_to_date(path, pixels):
    """Whether the file shows these pixels, give or take one level of rounding between NumPy versions."""
    if not path.exists():
        return False
    stored = decode_png(path.read_bytes()).astype(int)
    return stored.shape == pixels.shape and int(np.abs(stored - pixels).max()) <= 1
