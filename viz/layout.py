"""Where each actor stands on the map: one sector for each section, in rings around the hub.

Nothing here is random and nothing is simulated, so the same actors always stand at the same places. An actor owns a cell,
wide and high enough for its mark and two lines of label; cells never overlap. Lengths along a ring are counted in cells,
which makes the rings as dense where they run flat as where they run steep.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

#: A cell: the longest line of a label with air at its sides; a mark, a gap and two lines.
CELL_WIDTH: Final = 88.0
CELL_HEIGHT: Final = 48.0
#: The mark stands in the upper part of its cell, the label below it.
MARK_ABOVE: Final = 13.0

_STEPS: Final = 1440
#: Neighbours on a ring are this many cells apart: a ring is curved, its chord shorter than its arc.
_APART: Final = 1.06
#: What the gap between two sectors costs, in cells of each ring.
_GAP: Final = 0.45
_STAGGER: Final = 0.14
#: The width of a letter of a section's name, and its distance to the next, in parts of its size.
_LETTER: Final = 0.74

# Which way a section lies on a map of the world, clockwise from east in degrees, so that Asia is right of Africa.
# Sections not listed follow by name.
_BEARINGS: Final[Mapping[str, float]] = {
    "asia": 0.0,
    "africa-and-middle-east": 95.0,
    "latin-and-central-america": 160.0,
    "north-america": 210.0,
    "international": 265.0,
    "europe": 310.0,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The proportions of a layout: distances between rings, radii of the first one, size of the names of sections."""

    name: str
    ring_x: float
    ring_y: float
    first_x: float
    first_y: float
    letters: float


# For screens that are wider than high, and for the others.
FRAMES: Final = (
    Frame("wide", ring_x=112, ring_y=74, first_x=142, first_y=92, letters=15),
    Frame("tall", ring_x=98, ring_y=112, first_x=104, first_y=120, letters=27),
)


@dataclass(frozen=True, slots=True)
class Sector:
    """A section on the map: the angles (radians, clockwise from east) at which it begins and ends."""

    section: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by actor, the sectors, the ellipse around all (its radii), and the size of the names along it."""

    places: Mapping[str, tuple[float, float]]
    sectors: tuple[Sector, ...]
    radii: tuple[float, float]
    letters: float


def lay_out(sections: Mapping[str, Sequence[str]], names: Mapping[str, str], hub: str | None, frame: Frame) -> Layout:
    """Place the actors of each section (in the order given) around the hub.

    `sections` gives the actors by section, without the hub; `names` the names that are written along the sectors.
    """
    filled = {section: list(sections[section]) for section in sorted(sections, key=_bearing) if sections[section]}
    counts = [len(members) for members in filled.values()]
    letters = [len(names.get(section, section)) * frame.letters * _LETTER for section in filled]
    rings = 1
    while (found := _Rings(frame, rings).seat(counts, letters, list(filled))) is None:
        rings += 1
    places = {hub: (0.0, 0.0)} if hub is not None else {}
    for members, (_, seats) in zip(filled.values(), found, strict=True):
        places.update(zip(members, seats, strict=True))
    sectors = tuple(Sector(section, *span) for section, (span, _) in zip(filled, found, strict=True))
    outer = _Rings(frame, rings)
    radii = (outer.radius_x(rings - 1) + CELL_WIDTH * 0.62, outer.radius_y(rings - 1) + CELL_HEIGHT * 0.72)
    return Layout(places, sectors, radii, frame.letters)


def _bearing(section: str) -> tuple[float, str]:
    return _BEARINGS.get(section, 720.0), section


_Span = tuple[float, float]
_Seat = tuple[float, float]


class _Rings:
    """A number of rings, and how much room they have from one angle to another."""

    def __init__(self, frame: Frame, rings: int) -> None:
        self.frame = frame
        self.rings = rings
        self._along = [self._lengths(ring) for ring in range(rings)]
        self._room = [math.fsum(column) for column in zip(*self._along, strict=True)]

    def radius_x(self, ring: int) -> float:
        return self.frame.first_x + ring * self.frame.ring_x

    def radius_y(self, ring: int) -> float:
        return self.frame.first_y + ring * self.frame.ring_y

    def point(self, ring: int, angle: float) -> _Seat:
        return self.radius_x(ring) * math.cos(angle), self.radius_y(ring) * math.sin(angle)

    def _lengths(self, ring: int) -> list[float]:
        """The length of a ring, in cells, from the angle 0 to each step."""
        points = [self.point(ring, 2 * math.pi * step / _STEPS) for step in range(_STEPS + 1)]
        steps = (max(abs(bx - ax) / CELL_WIDTH, abs(by - ay) / CELL_HEIGHT) for (ax, ay), (bx, by) in pairwise(points))
        return [0.0, *accumulate(steps)]

    def seat(
        self, counts: Sequence[int], letters: Sequence[float], sections: Sequence[str]
    ) -> list[tuple[_Span, list[_Seat]]] | None:
        """The angles and the seats of each sector, or nothing where they do not fit into these rings."""
        if not counts:
            return []
        spans = self._spans(counts, letters, sections)
        if spans is None:
            return None
        found = []
        for (start, end), count in zip(spans, counts, strict=True):
            seats = self._seats(start, end, count, whole=len(counts) == 1)
            if seats is None:
                return None
            found.append(((start, end), seats))
        return found if _apart([seat for _, seats in found for seat in seats]) else None

    def _spans(self, counts: Sequence[int], letters: Sequence[float], sections: Sequence[str]) -> list[_Span] | None:
        """The angles of the sectors: room by the number of actors, but no name longer than its sector."""
        total = self._room[-1]
        wanted = [count * _APART + _GAP * self.rings for count in counts]
        if sum(wanted) > total:
            return None
        needed = wanted
        for _ in range(8):
            spare = total - sum(needed)
            shares = [need + spare * count / sum(counts) for need, count in zip(needed, counts, strict=True)]
            spans = self._turned(shares, sections)
            lacking = [written / self._arc(span) for written, span in zip(letters, spans, strict=True)]
            if max(lacking) <= 1:
                return spans
            grown = [share * lack if lack > 1 else need for share, lack, need in zip(shares, lacking, needed, strict=True)]
            if sum(grown) > total:
                break
            needed = grown
        # A name longer than its sector is only untidy; actors without a seat would be wrong.
        return spans

    def _arc(self, span: _Span) -> float:
        """The length of a sector along the outermost ring."""
        points = [self.point(self.rings - 1, span[0] + (span[1] - span[0]) * step / 32) for step in range(33)]
        return math.fsum(math.dist(a, b) for a, b in pairwise(points))

    def _turned(self, shares: Sequence[float], sections: Sequence[str]) -> list[_Span]:
        """The angles of the sectors, turned so that they lie as the sections do on a map of the world."""
        best: tuple[float, list[_Span]] | None = None
        for turn in range(72):
            edges = list(accumulate(shares, initial=self._room[-1] * turn / 72))
            spans = [(self._angle(start), self._angle(end)) for start, end in pairwise(edges)]
            off = sum(
                share * (1 - math.cos((start + end) / 2 - math.radians(_BEARINGS.get(section, 0.0))))
                for share, (start, end), section in zip(shares, spans, sections, strict=True)
            )
            if best is None or off < best[0] - 1e-9:
                best = off, spans
        assert best is not None
        return best[1]

    def _angle(self, room: float) -> float:
        """The angle up to which the rings have `room`."""
        turns, rest = divmod(room, self._room[-1])
        return 2 * math.pi * (turns + _step_at(self._room, rest) / _STEPS)

    def _seats(self, start: float, end: float, count: int, whole: bool) -> list[_Seat] | None:
        """`count` seats between two angles, spread over the rings; in the order of the angle."""
        spans = [(self._length(ring, start), self._length(ring, end)) for ring in range(self.rings)]
        gap = 0.0 if whole else _GAP
        room = [max(0.0, to - at - gap) for at, to in spans]
        most = [int(length / _APART + (0 if whole else 0.12)) for length in room]
        numbers = _spread(count, room, most)
        if numbers is None:
            return None
        seats = []
        for ring, number in enumerate(numbers):
            for index in range(number):
                # Set off from ring to ring, or the links of one angle would lie upon each other.
                part = (index + 0.5 + (_STAGGER if ring % 2 else -_STAGGER)) / number
                length = spans[ring][0] + gap / 2 + room[ring] * part
                seats.append((part, -ring, self.point(ring, self._angle_on(ring, length))))
        return [seat for _, _, seat in sorted(seats)]

    def _length(self, ring: int, angle: float) -> float:
        turns, rest = divmod(angle / (2 * math.pi), 1)
        along = self._along[ring]
        low = int(rest * _STEPS)
        return turns * along[-1] + along[low] + (rest * _STEPS - low) * (along[low + 1] - along[low])

    def _angle_on(self, ring: int, length: float) -> float:
        turns, rest = divmod(length, self._along[ring][-1])
        return 2 * math.pi * (turns + _step_at(self._along[ring], rest) / _STEPS)


def _step_at(rising: Sequence[float], value: float) -> float:
    """Where between its steps a rising table reaches `value`."""
    low, high = 0, len(rising) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if rising[middle] <= value else (low, middle)
    return low + (value - rising[low]) / (rising[high] - rising[low])


def _spread(count: int, room: Sequence[float], most: Sequence[int]) -> list[int] | None:
    """`count` divided in proportion to `room`, none above `most`; nothing where they are too many."""
    if count > sum(most):
        return None
    numbers = [0] * len(room)
    for _ in range(count):
        free = [ring for ring in range(len(room)) if numbers[ring] < most[ring]]
        ring = min(free, key=lambda ring: (numbers[ring] + 0.5) / room[ring])
        numbers[ring] += 1
    return numbers


def _apart(seats: Sequence[_Seat]) -> bool:
    """Whether no two cells overlap."""
    grid: dict[tuple[int, int], list[_Seat]] = {}
    for x, y in seats:
        column, row = math.floor(x / CELL_WIDTH), math.floor(y / CELL_HEIGHT)
        near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in grid.get((column + i, row + j), ()))
        if any(abs(x - ox) < CELL_WIDTH * 0.985 and abs(y - oy) < CELL_HEIGHT * 0.985 for ox, oy in near):
            return False
        grid.setdefault((column, row), []).append((x, y))
    return True
