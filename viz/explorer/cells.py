"""Room for every node: cells, each the size of a mark with its label, none over another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sse_atlas.viz.explorer.forces import Points

#: The cell of a node in pixels at scale 1.
WIDTH: Final = 100
HEIGHT: Final = 74

Spot = tuple[float, float]

_ROUNDS: Final = 120
#: From so many on, a lattice: to push them apart one by one would take minutes.
_MANY: Final = 1_200
#: How far the search for room goes around a point, in cells; beyond it there is always some.
_RINGS: Final = 400


class Room:
    """The cells that are taken, in units of cells; a cell is free where no other lies over any part of it."""

    def __init__(self) -> None:
        self._taken: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)

    def free(self, x: float, y: float) -> bool:
        """Tell whether a cell around a point lies over none that is taken."""
        column, row = math.floor(x), math.floor(y)
        return not any(
            abs(x - left) < 1 and abs(y - top) < 1
            for near in (column - 1, column, column + 1)
            for level in (row - 1, row, row + 1)
            for left, top in self._taken.get((near, level), ())
        )

    def take(self, x: float, y: float) -> None:
        """Take the cell around a point."""
        self._taken[math.floor(x), math.floor(y)].append((x, y))

    def settle(self, x: float, y: float) -> Spot:
        """Take the free cell nearest to a point, and give its middle."""
        for spot in _around(x, y):
            if self.free(*spot):
                self.take(*spot)
                return spot
        raise AssertionError("no room within reach")


def _around(x: float, y: float) -> Iterator[Spot]:
    """Points around a point, from the nearest on, wider apart where they are far."""
    yield x, y
    radius = 0.0
    for _ in range(_RINGS):
        radius += 0.25 if radius < 4 else radius / 16
        number = min(12 + round(8 * radius), 72)
        for step in range(number):
            angle = 2 * math.pi * step / number
            yield x + radius * math.cos(angle), y + radius * math.sin(angle)


def apart(points: Points) -> list[Spot]:
    """Move points (n, 2), in units of cells, so that no two cells lie over each other, each as little as will do."""
    import numpy
    from scipy.spatial import cKDTree

    if len(points) > _MANY:
        return _ranked(points)
    points = points.copy()
    for _ in range(_ROUNDS):
        pairs = cKDTree(points).query_pairs(1 - 1e-6, p=numpy.inf, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[numpy.lexsort((pairs[:, 1], pairs[:, 0]))]
        way = points[pairs[:, 0]] - points[pairs[:, 1]]
        over = 1 - numpy.abs(way)
        # Cells are wider than high: a push upwards moves a node less.
        upwards = over[:, 1] * HEIGHT <= over[:, 0] * WIDTH
        sign = numpy.where(way >= 0, 1.0, -1.0)
        push = numpy.zeros_like(way)
        push[upwards, 1] = (over * sign)[upwards, 1]
        push[~upwards, 0] = (over * sign)[~upwards, 0]
        push *= 0.52
        for axis in (0, 1):
            points[:, axis] += numpy.bincount(pairs[:, 0], push[:, axis], len(points)) * 0.6
            points[:, axis] -= numpy.bincount(pairs[:, 1], push[:, axis], len(points)) * 0.6
    return _settled([(float(x), float(y)) for x, y in numpy.round(points, 3)])


def _ranked(points: Points) -> list[Spot]:
    """Put many points on a lattice, each beside those that it lay beside: in columns by x, each column from the top down."""
    import numpy

    wide, high = points.max(axis=0) - points.min(axis=0) + 1
    columns = max(1, round(math.sqrt(len(points) * wide / high)))
    found: dict[int, Spot] = {}
    by_x = numpy.lexsort((points[:, 1], points[:, 0]))
    for column, members in enumerate(numpy.array_split(by_x, columns)):
        ordered = sorted(members.tolist(), key=lambda n: (points[n, 1], n))
        found |= {number: (1.0 * column, row + (column % 2) / 2) for row, number in enumerate(ordered)}
    return [found[number] for number in range(len(points))]


def _settled(spots: Sequence[Spot]) -> list[Spot]:
    """Put what still lies over another where there is room, from the middle outwards."""
    room = Room()
    found: dict[int, Spot] = {}
    middle = sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)
    order = sorted(range(len(spots)), key=lambda n: (math.dist(spots[n], middle), n))
    waiting = []
    for number in order:
        if room.free(*spots[number]):
            room.take(*spots[number])
            found[number] = spots[number]
        else:
            waiting.append(number)
    for number in waiting:
        found[number] = room.settle(*spots[number])
    return [found[number] for number in range(len(spots))]


def rows(boxes: Iterable[tuple[float, float]], width: float, gap: float) -> tuple[list[Spot], float]:
    """Put boxes (width, height) in rows of a width, as one reads; give their upper left corners and the height of all."""
    corners: list[Spot] = []
    left, top, tallest = 0.0, 0.0, 0.0
    for wide, high in boxes:
        if left and left + wide > width:
            left, top, tallest = 0.0, top + tallest + gap, 0.0
        corners.append((left, top))
        left += wide + gap
        tallest = max(tallest, high)
    return corners, top + tallest
