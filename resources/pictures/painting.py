"""A picture that is painted from back to front, and the shapes that it is painted with."""

import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "densities"))

import plane_shapes as shapes  # noqa: E402 (found through the line above)


class Painting:
    """Colours are red, green and blue from 0 to 1, one for all pixels or an array [height, width, 3].

    Places are in units of the longer side: `plane` is the array [height, width, 2] of the pixels' centres that
    plane_shapes takes.
    """

    def __init__(self, width, height):
        self.size = max(width, height)
        x, y = np.meshgrid((np.arange(width) + 0.5) / self.size, (np.arange(height) + 0.5) / self.size)
        self.plane = np.stack([x, y], axis=-1)
        self.x, self.y = x, y
        self.colours = np.zeros((height, width, 3))

    def cover(self, share, colour):
        """Blends the colour over what is there by a share [height, width] of each pixel."""
        share = np.clip(np.asarray(share, dtype=float), 0, 1)[..., None]
        self.colours = self.colours * (1 - share) + np.asarray(colour, dtype=float) * share

    def fill(self, distance, colour, alpha=1.0, softness=1.0):
        """The inside of a signed distance; its edge is `softness` pixels wide."""
        self.cover(alpha * (0.5 - distance * self.size / softness), colour)

    def glow(self, centre, radius, colour, strength=1.0):
        """Light that falls off around a place."""
        away = np.sum((self.plane - np.asarray(centre)) ** 2, axis=-1) / radius**2
        self.cover(strength * np.exp(-away), colour)

    def bytes(self):
        return np.rint(255 * np.clip(self.colours, 0, 1)).astype(np.uint8)


def rgb(text):
    """A colour from "rrggbb"."""
    return np.array([int(text[i:i + 2], 16) for i in (0, 2, 4)]) / 255


def gradient(place, stops):
    """Colours [height, width, 3] from places [height, width], between stops [(place, "rrggbb")…]."""
    places = [stop for stop, _ in stops]
    colours = np.array([rgb(text) for _, text in stops])
    return np.stack([np.interp(place, places, colours[:, channel]) for channel in range(3)], axis=-1)


def scattered(index, kind=0):
    """A number from 0 to 1 for each index: evenly spread, without chance."""
    steps = (0.6180339887498949, 0.7548776662466927, 0.5698402909980532, 0.8191725133961645)
    return (0.5 + index * steps[kind % 4] + 0.31 * kind) % 1.0


def rectangle(plane, left, top, right, bottom):
    x, y = plane[..., 0], plane[..., 1]
    return np.maximum.reduce([left - x, x - right, top - y, y - bottom])


def smooth_polygon(plane, points):
    return shapes.polygon(plane, shapes.smooth_curve(points, steps_per_point=10, closed=True))


def smooth_stroke(plane, points, width):
    line = shapes.smooth_curve(points, steps_per_point=10)
    widths = np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, np.size(width)), np.atleast_1d(width))
    return shapes.stroke(plane, line, widths)
