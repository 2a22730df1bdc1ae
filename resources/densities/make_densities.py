#!/usr/bin/env python3
"""Draws the bundled 2D densities: 8-bit gray PNG pictures, white where the density is highest, black where it is zero.

    make_densities.py            writes every picture beside this file
    make_densities.py --check    compares them with what it would write, and fails if one differs

Needs Python 3.9 and NumPy. The same pictures come out every time: nothing here is random.
"""

import argparse
import pathlib
import sys

import numpy as np

import plane_shapes as shapes
from png_file import encode_png, is_up_to_date

SIZE = 512
EDGE = 5 / SIZE  # an outline runs from white to black over this distance


def filled(distance):
    """The density [0, 1] of a shape given by its signed distance, with a soft edge."""
    inside = np.clip(0.5 - distance / EDGE, 0, 1)
    return inside * inside * (3 - 2 * inside)


def rings(plane):
    return filled(shapes.union(*(shapes.ring(plane, (0.5, 0.5), radius, 0.052) for radius in (0.12, 0.26, 0.40))))


def moons(plane):
    angles = np.linspace(0, np.pi, 65)
    arc = np.stack([np.cos(angles), -np.sin(angles)], axis=-1) * 0.27
    width = 0.045 + 0.085 * np.sin(angles)
    upper = shapes.stroke(plane, arc + (0.365, 0.56), width)
    lower = shapes.stroke(plane, -arc + (0.635, 0.44), width)
    return filled(shapes.union(upper, lower))


def spiral(plane):
    turns = np.linspace(0, 1, 161)
    angles = 3.0 * np.pi * turns + 0.35
    arm = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * (0.035 + 0.375 * turns)[:, None]
    width = 0.03 + 0.035 * np.sin(np.pi * turns)
    arms = [shapes.stroke(plane, sign * arm + (0.5, 0.5), width) for sign in (1, -1)]
    return filled(shapes.union(*arms))


def pinwheel(plane):
    """Five blades, each a Gaussian along the radius and across it, twisted in proportion to the radius."""
    offset = plane - (0.5, 0.5)
    radius = np.linalg.norm(offset, axis=-1)
    angle = np.arctan2(offset[..., 1], offset[..., 0]) - 3.1 * radius
    from_blade = np.pi / 5 - np.abs(np.mod(angle, 2 * np.pi / 5) - np.pi / 5)
    across = from_blade * radius / (0.014 + 0.055 * radius)
    along = (radius - 0.25) / 0.085
    return np.exp(-(across**2 + along**2) / 2) * fade(plane)


def eight_gaussians(plane):
    angles = np.arange(8) * np.pi / 4
    centres = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * 0.34 + 0.5
    squared = [np.sum((plane - centre) ** 2, axis=-1) for centre in centres]
    return sum(np.exp(-distance / (2 * 0.033**2)) for distance in squared) * fade(plane)


def fade(plane):
    """One in the middle, zero at the border: cuts off what a Gaussian leaves there."""
    from_border = 0.5 - np.max(np.abs(plane - 0.5), axis=-1)
    return np.clip((from_border - 0.01) / 0.04, 0, 1)


def cat(plane):
    """A sitting cat seen from behind, its tail around to the right."""
    head = shapes.ellipse(plane, (0.44, 0.268), 0.150, 0.108)
    ears = [
        shapes.polygon(plane, [(0.44 + side * 0.015, 0.19), (0.44 + side * 0.108, 0.062), (0.44 + side * 0.124, 0.225)])
        for side in (-1, 1)
    ]
    chest = shapes.ellipse(plane, (0.44, 0.52), 0.115, 0.20)
    hips = shapes.ellipse(plane, (0.44, 0.72), 0.195, 0.19)
    body = shapes.blended_union(chest, hips, 0.08)
    figure = shapes.blended_union(shapes.blended_union(head, shapes.union(*ears) - 0.006, 0.015), body, 0.035)
    tail = shapes.smooth_curve(
        [(0.50, 0.870), (0.66, 0.872), (0.775, 0.815), (0.800, 0.69), (0.745, 0.58), (0.755, 0.475), (0.815, 0.425)])
    above_floor = plane[..., 1] - 0.90
    figure = shapes.blended_union(figure, shapes.stroke(plane, tail, 0.058), 0.015)
    return filled(shapes.intersection(figure, above_floor))


def fish(plane):
    """A fish that swims to the left."""
    body = shapes.intersection(shapes.disk(plane, (0.40, 0.775), 0.43), shapes.disk(plane, (0.40, 0.225), 0.43))
    tail = shapes.polygon(plane, shapes.smooth_curve(
        [(0.66, 0.50), (0.79, 0.385), (0.915, 0.30), (0.865, 0.50), (0.915, 0.70), (0.79, 0.615)], closed=True))
    back = shapes.polygon(plane, shapes.smooth_curve(
        [(0.30, 0.37), (0.37, 0.265), (0.53, 0.235), (0.515, 0.30), (0.56, 0.40)], closed=True))
    belly = shapes.polygon(plane, shapes.smooth_curve(
        [(0.36, 0.62), (0.45, 0.735), (0.545, 0.755), (0.53, 0.69), (0.53, 0.61)], closed=True))
    figure = shapes.blended_union(shapes.blended_union(body, tail, 0.02), shapes.union(back, belly), 0.01)
    eye = shapes.disk(plane, (0.185, 0.455), 0.028)
    gill = shapes.stroke(plane, shapes.smooth_curve([(0.275, 0.385), (0.31, 0.50), (0.275, 0.615)]), 0.026)
    return filled(shapes.without(figure, eye, gill))


def heart(plane):
    t = np.linspace(0, 2 * np.pi, 241)[:-1]
    x = 16 * np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    return filled(shapes.polygon(plane, np.stack([0.5 + x * 0.0252, 0.475 + y * 0.0252], axis=-1)))


def leaf(plane):
    """A leaf with a midrib and side veins left dark, leaning to the right."""
    turned = shapes.rotated(plane, 38)
    side = np.array([(0.50, 0.02), (0.575, 0.13), (0.66, 0.28), (0.695, 0.44), (0.63, 0.63), (0.50, 0.76)])
    right = shapes.smooth_curve(side)
    left = np.stack([1 - right[::-1, 0], right[::-1, 1]], axis=-1)
    blade = shapes.polygon(turned, np.concatenate([right, left]))
    veins = [shapes.stroke(turned, [(0.50, 0.14), (0.50, 0.80)], (0.010, 0.026))]
    for height, reach in ((0.33, 0.100), (0.45, 0.125), (0.57, 0.125), (0.67, 0.075)):
        for sign in (-1, 1):
            tip = (0.5 + sign * reach, height - reach)
            veins.append(shapes.stroke(turned, [(0.5, height), tip], (0.022, 0.014)))
    stalk = shapes.stroke(turned, shapes.smooth_curve([(0.50, 0.75), (0.50, 0.85), (0.515, 0.95)]), 0.032)
    return filled(shapes.union(shapes.without(blade, *veins), shapes.without(stalk, blade)))


def crescent_and_star(plane):
    crescent = shapes.without(shapes.disk(plane, (0.43, 0.50), 0.36), shapes.disk(plane, (0.535, 0.50), 0.295))
    angles = np.arange(10) * np.pi / 5 + np.pi
    radii = np.where(np.arange(10) % 2 == 0, 0.15, 0.15 * 0.40)
    corners = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * radii[:, None] + (0.70, 0.50)
    return filled(shapes.union(crescent, shapes.polygon(plane, corners) - 0.006))


def flower(plane):
    middle = shapes.disk(plane, (0.5, 0.5), 0.095)
    gap = shapes.disk(plane, (0.5, 0.5), 0.13)
    petals = [shapes.ellipse(shapes.rotated(plane, 45 * k), (0.5, 0.275), 0.082, 0.185) for k in range(8)]
    # Petals that overlap are parted by a dark line half-way between them.
    parted = np.sort(np.stack(petals), axis=0)
    petal = shapes.intersection(parted[0], 0.010 - (parted[1] - parted[0]))
    return filled(shapes.union(middle, shapes.without(petal, gap)))


def alpha(plane):
    """The letter of the method, drawn with one stroke of a brush."""
    line = shapes.smooth_curve([
        (0.845, 0.215), (0.745, 0.445), (0.605, 0.655), (0.435, 0.775), (0.265, 0.735), (0.185, 0.565),
        (0.205, 0.375), (0.320, 0.235), (0.475, 0.235), (0.600, 0.375), (0.690, 0.595), (0.775, 0.755), (0.865, 0.745)])
    turns = np.linspace(0, 1, len(line))
    width = 0.052 + 0.05 * np.sin(np.pi * turns) ** 2 + 0.028 * np.sin(3 * np.pi * turns) ** 2
    return filled(shapes.stroke(plane, line, width))


DENSITIES = {
    "rings": rings,
    "moons": moons,
    "spiral": spiral,
    "pinwheel": pinwheel,
    "eight-gaussians": eight_gaussians,
    "cat": cat,
    "fish": fish,
    "heart": heart,
    "leaf": leaf,
    "crescent-and-star": crescent_and_star,
    "flower": flower,
    "alpha": alpha,
}


def render(density):
    """The picture [SIZE, SIZE] of a density, scaled so that its peak is white."""
    values = density(shapes.make_plane(SIZE))
    return np.rint(255 * values / values.max()).astype(np.uint8)


def check_border(name, pixels):
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    if border.any():
        raise SystemExit(f"Density '{name}' touches the border of its picture; it must leave a black frame.")


def main():
    parser = argparse.ArgumentParser(description="Draws the bundled 2D densities.")
    parser.add_argument("--check", action="store_true", help="compare with the files that are there; write nothing")
    arguments = parser.parse_args()
    folder = pathlib.Path(__file__).resolve().parent
    outdated = []
    for name, density in DENSITIES.items():
        pixels = render(density)
        check_border(name, pixels)
        path = folder / f"{name}.png"
        if not arguments.check:
            path.write_bytes(encode_png(pixels))
        elif not is_up_to_date(path, pixels):
            outdated.append(path.name)
    if outdated:
        sys.exit(f"These densities are not what make_densities.py draws: {', '.join(outdated)}. Run it without --check.")


if __name__ == "__main__":
    main()
