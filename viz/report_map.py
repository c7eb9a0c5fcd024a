"""The map of the report: land, and a circle for each country, its area the number of members.

Land is Natural Earth's at 1:110 million (public domain), drawn in the Equal Earth projection (Savric, Patterson, Jenny 2018),
which keeps areas comparable. A circle stands at the capital of its country, as `sse_atlas.graph.places` gives it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from sse_atlas.viz.report_drawing import Drawing, Frame, fold, join, number, tag, words, written

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_LATITUDES: Final = (-60.0, -30.0, 0.0, 30.0, 60.0)
_MERIDIANS: Final = tuple(range(-180, 181, 30))
#: Height over width of the picture, at least and at most, and the smallest part of the world's width that is shown.
_SHAPES: Final = (0.46, 0.66)
_CLOSEST: Final = 0.4
_LETTERS: Final = 11.5

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A country on the map: its name, how many members, where (degrees)."""

    name: str
    members: int
    lat: float
    lon: float


def project(lon: float, lat: float) -> _Point:
    """Give the point of a place in the Equal Earth projection, y downwards, for a globe of radius 1."""
    a1, a2, a3, a4 = _A
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t) / (3 * (9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1))
    return x, -(a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t)


_EAST: Final = project(180, 0)[0]
#: How far the picture may reach beyond the edge of the world, for a circle that stands at it.
_EDGE: Final = _EAST * 1.07
_NORTH, _SOUTH = project(0, 84)[1], project(0, -58)[1]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the world that is shown, and its scale."""

    x: float
    y: float
    scale: float

    def at(self, point: _Point) -> _Point:
        return (point[0] - self.x) * self.scale, (point[1] - self.y) * self.scale


def world(spots: Sequence[Spot], frame: Frame) -> Drawing:
    """Draw the map around the spots, the largest circles lowest, with names where there is room for them."""
    window, height = _window([project(spot.lon, spot.lat) for spot in spots], frame)
    ordered = sorted(spots, key=lambda spot: (-spot.members, spot.name))
    most = ordered[0].members if ordered else 1
    largest = 9.0 if frame.narrow else 17.0
    placed = []
    for spot in ordered:
        x, y = window.at(project(spot.lon, spot.lat))
        placed.append((spot, x, y, max(largest * math.sqrt(spot.members / most), 2.4 if frame.narrow else 3.4)))
    parts = [
        tag("rect", x=0.0, y=0.0, width=frame.width, height=height, class_="sea"),
        tag("path", d=_graticule(window), class_="graticule"),
        tag("path", d=_land(window), class_="land", transform="scale(0.1)", fill_rule="evenodd"),
        *(_circle(*place) for place in placed),
    ]
    if not frame.narrow:
        parts += _names(placed, frame.width, height)
    return Drawing(height, join(parts))


def _circle(spot: Spot, x: float, y: float, radius: float) -> Markup:
    said = f"{spot.name}: {spot.members:,}"
    return tag("circle", tag("title", said), cx=x, cy=y, r=radius, class_="spot")


def _window(points: Sequence[_Point], frame: Frame) -> tuple[_Window, float]:
    """The part of the world around some points, in a shape that is neither a strip nor a tower."""
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    room = 0.1 * _EAST
    wide = max(max(xs) - min(xs) + 2 * room, 2 * _EAST * _CLOSEST)
    tall = max(ys) - min(ys) + 2 * room
    shape = min(max(tall / wide, _SHAPES[0]), _SHAPES[1])
    wide = min(max(wide, tall / shape), 2 * _EDGE)
    tall = wide * shape
    left = min(max((min(xs) + max(xs) - wide) / 2, -_EDGE), _EDGE - wide)
    # Where the picture is higher than the inhabited world, it shows as much of either pole.
    high = max(_SOUTH - _NORTH, tall)
    start = (_NORTH + _SOUTH - high) / 2
    top = min(max((min(ys) + max(ys) - tall) / 2, start), start + high - tall)
    return _Window(left, top, frame.width / wide), frame.width * shape


@cache
def _rings() -> tuple[tuple[_Point, ...], ...]:
    """The outlines of the land, projected."""
    raw = (resources.files("sse_atlas.viz") / "assets" / "report-land.json").read_text(encoding="utf-8")
    rings = json.loads(raw)["rings"]
    return tuple(tuple(project(x / 10, y / 10) for x, y in zip(ring[::2], ring[1::2], strict=True)) for ring in rings)


def _land(window: _Window) -> str:
    """The outlines as a path in tenths of a pixel, each point told by its distance from the one before it."""
    parts = []
    for ring in _rings():
        points = [(round(x * 10), round(y * 10)) for x, y in map(window.at, ring)]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
        moved = "".join(f"l{x},{y}" for x, y in steps if x or y)
        if moved:
            parts.append(f"M{points[0][0]},{points[0][1]}{moved}z")
    return "".join(parts)


def _graticule(window: _Window) -> str:
    lines: list[Iterable[_Point]] = [[project(lon, lat) for lat in range(-60, 85, 4)] for lon in _MERIDIANS]
    lines += [[project(lon, lat) for lon in (-180, 180)] for lat in _LATITUDES]
    return "".join("M" + "L".join(f"{number(x)},{number(y)}" for x, y in map(window.at, line)) for line in lines)


_Box = tuple[float, float, float, float]


def _names(placed: Sequence[tuple[Spot, float, float, float]], width: float, height: float) -> list[Markup]:
    """The names of the countries beside their circles, the largest first, where they touch no circle and no other name."""
    taken: list[_Box] = [(x - r, y - r, x + r, y + r) for _, x, y, r in placed]
    parts = []
    for index, (spot, x, y, r) in enumerate(placed):
        (name,) = fold(spot.name, 130, 1)
        wide = written(name, _LETTERS)
        others = taken[:index] + taken[index + 1 :]
        for left, base in _sides(x, y, r, wide):
            box = (left - 1, base - 10, left + wide + 1, base + 3)
            inside = box[0] >= 2 and box[1] >= 2 and box[2] <= width - 2 and box[3] <= height - 2
            if inside and not any(_touch(box, other) for other in others):
                taken.append(box)
                parts.append(words(name, left, base, "place"))
                break
    return parts


def _sides(x: float, y: float, r: float, wide: float) -> Iterable[_Point]:
    """Where a name may begin: right, left, above and below its circle, then at its corners."""
    yield from ((x + r + 3, y + 4), (x - r - 3 - wide, y + 4), (x - wide / 2, y - r - 4), (x - wide / 2, y + r + 12))
    off = r * 0.75
    yield from ((x + off, y - off - 2), (x + off, y + off + 10), (x - off - wide, y - off - 2), (x - off - wide, y + off + 10))


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
