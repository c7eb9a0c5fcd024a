"""Where each actor stands: a wheel of two halves, one arc per section, the best linked actor in the middle.

Each actor takes a row of its own, its name written outwards beside it, so that no name ever runs over another. Two
drawings are made of the same order: `WIDE` for a screen, `TALL` for a telephone. Nothing is random.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ROW: Final = 16.0
SIGN: Final = 7.0
GAP: Final = 12.0
_MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """The proportions of a drawing: `reach` from the middle to the arc, `column` for a name, `height` over width."""

    reach: float
    column: float
    height: float


WIDE: Final = Shape(reach=245, column=252, height=0.9)
TALL: Final = Shape(reach=75, column=118, height=2.1)


@dataclass(frozen=True, slots=True)
class Item:
    """An actor to place: `section` is "" where it stands in none, `order` sorts it among its neighbours."""

    key: str
    section: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands; `side` is -1 left, 1 right, 0 in the middle; `room` is the width its name may take."""

    x: float
    y: float
    side: int
    room: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A section: where its heading stands, on which side, and the points of the lines its actors are threaded on."""

    section: str
    x: float
    y: float
    side: int
    lines: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All places and arcs of one drawing, and half its width and height."""

    places: Mapping[str, Place]
    arcs: tuple[Arc, ...]
    half_width: float
    half_height: float


def draw(items: Sequence[Item], hub: str | None, shape: Shape) -> Drawing:
    """Place the actors around the one called `hub`, or around an empty middle.

    The same items give the same drawing in whatever order they come.
    """
    sections: dict[str, list[str]] = {}
    for item in sorted(items, key=lambda item: (item.section == "", item.section, item.order, item.key)):
        if item.key != hub:
            sections.setdefault(item.section, []).append(item.key)
    columns = _columns([len(keys) for keys in sections.values()], shape)
    sides = _sides(sections, columns)
    tallest = max(_rows(side, sections, columns) for side in sides)
    half_height = max(tallest, 8) * ROW / 2
    places = {} if hub is None else {hub: Place(0.0, 0.0, 0, shape.column)}
    arcs: list[Arc] = []
    for side, names in zip((-1, 1), sides, strict=True):
        row = -_rows(names, sections, columns) / 2
        for name in names:
            half = _Half(side, columns, half_height, shape)
            arcs.append(half.arc(name, sections[name], row, places))
            row += _height(len(sections[name]), columns) + 1
    return Drawing(places, tuple(arcs), shape.reach + columns * shape.column, half_height)


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of the wheel."""

    side: int
    columns: int
    half_height: float
    shape: Shape

    def arc(self, name: str, keys: Sequence[str], first: float, places: dict[str, Place]) -> Arc:
        """Place the actors of a section below its heading in row `first`, column after column."""
        rows = _height(len(keys), self.columns) - 1
        lines: list[list[tuple[float, float]]] = [[] for _ in range(self.columns)]
        for index, key in enumerate(keys):
            column, down = divmod(index, rows)
            y = round((first + 1 + down + 0.5) * ROW, 1)
            x = round(self.side * (self.bow(y) + column * self.shape.column), 1)
            places[key] = Place(x, y, self.side, self.shape.column - GAP - SIGN - 6)
            lines[column].append((x, y))
        top = round((first + 0.5) * ROW, 1)
        return Arc(name, round(self.side * self.bow(top), 1), top, self.side, tuple(tuple(line) for line in lines if line))

    def bow(self, y: float) -> float:
        """How far out a row starts: an ellipse cut off before its poles, so that rows near them stay together."""
        return self.shape.reach * math.sqrt(1 - (0.86 * y / self.half_height) ** 2)


def _height(count: int, columns: int) -> int:
    return 1 + math.ceil(count / columns)


def _rows(names: Sequence[str], sections: Mapping[str, Sequence[str]], columns: int) -> int:
    return sum(_height(len(sections[name]), columns) + 1 for name in names) - 1 if names else 0


def _columns(counts: Sequence[int], shape: Shape) -> int:
    """The fewest columns of names that keep the drawing within its proportions."""
    for columns in range(1, _MOST_COLUMNS):
        rows = sum(_height(count, columns) + 1 for count in counts) / 2
        if rows * ROW <= 2 * (shape.reach + columns * shape.column) * shape.height:
            return columns
    return _MOST_COLUMNS


def _sides(sections: Mapping[str, Sequence[str]], columns: int) -> tuple[list[str], list[str]]:
    """Share the sections out between left and right, the largest first, each to the shorter side."""
    left: list[str] = []
    right: list[str] = []
    for name in sorted(sections, key=lambda name: (name == "", -len(sections[name]), name)):
        shorter = left if _rows(left, sections, columns) < _rows(right, sections, columns) else right
        shorter.append(name)
    return left, right
