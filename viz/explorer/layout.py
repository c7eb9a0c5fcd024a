"""Where the network view puts the nodes: the same places for the same data, and room for every label.

Actors that are tied to others, the star of a hub aside, are laid out by forces from where they are in the world, the largest
part in the middle, smaller ones around it. Those without another tie stand in rows by region on a shelf below. What is no actor
stands beside what it is tied to.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.viz.explorer.cells import HEIGHT, WIDTH, Room, Spot, apart, rows
from sse_atlas.viz.explorer.forces import arrange

if TYPE_CHECKING:
    from sse_atlas.viz.explorer.forces import Numbers, Points

#: The key of the area in which actors without another tie stand.
ALONE: Final = "area/alone"
#: The key of the block of those of whom no region is known.
NOWHERE: Final = "area/nowhere"

_SEED: Final = 2021
#: How many cells there are to each node of a part: ties stay short, and each is seen.
_LOOSE: Final = 2.6
#: The middle one of the ties of a part is at most so many pixels long.
_LONGEST: Final = 140
#: Between parts, and blocks of the shelf, in cells; above a block there is room for its name.
_GAP: Final = 1.0
_NAME: Final = 1.1
#: How much wider than high the picture is, about.
_SHAPE: Final = 1.45
_UNUSED: Final = 1.3
#: At most so many neighbours are asked where a node without a place in the world may be, and so often.
_PASSES: Final = 6

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """A place for each node (units about a pixel, y downwards), and the areas drawn beneath them."""

    spots: Sequence[tuple[int, int]]
    areas: list[dict[str, Any]]


def lay_out(
    nodes: Mapping[str, Sequence[Any]], actor_kinds: int, pairs: Sequence[tuple[int, int, str]], hub: int | None
) -> Places:
    """Give a place to each node: `nodes` are columns of the page, `pairs` ends and types of links, `hub` whose star is folded."""
    size = len(nodes["id"])
    actors = [n for n in range(size) if nodes["kind"][n] < actor_kinds]
    ties = sorted({(min(a, b), max(a, b)) for a, b, type_ in pairs if a != b and not (type_ == "memberOf" and b == hub)})
    between = [(a, b) for a, b in ties if nodes["kind"][a] < actor_kinds and nodes["kind"][b] < actor_kinds]
    parts = _parts(between)
    if hub is not None and not any(hub in part for part in parts):
        # The hub stands among those that it brings together.
        parts = [[*parts[0], hub], *parts[1:]] if parts else []
    placed = {node for part in parts for node in part}
    alone = [n for n in actors if n not in placed]
    spots, width, height = _tied(nodes, parts, between, len(alone))
    areas: list[dict[str, Any]] = []
    height = _shelf(nodes, alone, "region", ALONE, (width, height), spots, areas)
    things = [n for n in range(size) if nodes["kind"][n] >= actor_kinds]
    loose = _beside(things, ties, spots)
    _shelf(nodes, loose, "kind", "", (width, max([height, *(y + 1 for _, y in spots.values())])), spots, areas)
    return Places([(round(spots[n][0] * WIDTH), round(spots[n][1] * HEIGHT)) for n in range(size)], areas)


def _parts(pairs: Iterable[Pair]) -> list[list[int]]:
    """What hangs together, the largest first, then by the first of its nodes."""
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for near, far in pairs:
        beside[near].append(far)
        beside[far].append(near)
    found, seen = [], set[int]()
    for first in sorted(beside):
        if first in seen:
            continue
        part, waiting = [], [first]
        seen.add(first)
        while waiting:
            node = waiting.pop()
            part.append(node)
            new = [other for other in beside[node] if other not in seen]
            seen.update(new)
            waiting += new
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _tied(
    nodes: Mapping[str, Sequence[Any]], parts: Sequence[list[int]], pairs: Sequence[Pair], below: int
) -> tuple[dict[int, Spot], float, float]:
    """Lay out each part, then put the parts into rows, wide enough for `below` more nodes below them; gives places in cells,
    and the width and height of all."""
    own: defaultdict[int, list[Pair]] = defaultdict(list)
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    for pair in pairs:
        own[part_of[pair[0]]].append(pair)
    world = _in_the_world(nodes, pairs)
    drawn = [_part(nodes, part, own[number], world) for number, part in enumerate(parts)]
    boxes = [(max(x for x, _ in part) + 1, max(y for _, y in part) + 1) for part in drawn]
    area = sum((wide + _GAP) * (high + _GAP) for wide, high in boxes) + below
    # In pixels, not in cells, it is to be wider than high; rows leave some room unused.
    width = max([math.sqrt(_UNUSED * area * _SHAPE * HEIGHT / WIDTH), *(wide for wide, _ in boxes)])
    corners, height = rows(boxes, width, _GAP)
    spots = {
        node: (left + x, top + y)
        for part, inside, (left, top) in zip(parts, drawn, corners, strict=True)
        for node, (x, y) in zip(part, inside, strict=True)
    }
    return spots, width, height


def _part(
    nodes: Mapping[str, Sequence[Any]], part: Sequence[int], pairs: Iterable[Pair], world: Mapping[int, Spot]
) -> list[Spot]:
    """Lay out what hangs together, the upper left corner at 0, 0."""
    import numpy

    numbers = {node: number for number, node in enumerate(part)}
    regions = sorted({nodes["region"][node] for node in part} - {""})
    groups = numpy.array([regions.index(nodes["region"][n]) if nodes["region"][n] else -1 for n in part], dtype=numpy.int64)
    ends = numpy.array([[numbers[a], numbers[b]] for a, b in pairs], dtype=numpy.int64).reshape(-1, 2)
    start = numpy.array([world[node] for node in part], dtype=numpy.float64)
    spots = apart(_scaled(arrange(start, ends, groups, _SEED), ends))
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    return [(x - left, y - top) for x, y in spots]


def _scaled(points: Points, ends: Numbers) -> Points:
    """Give points in cells, such that there are _LOOSE of them to each node, or fewer where ties would be long."""
    import numpy

    ties = points[ends[:, 0]] - points[ends[:, 1]]
    most = _LONGEST / max(float(numpy.median(numpy.hypot(ties[:, 0], ties[:, 1]))), 1e-9) if len(ends) else 1.0
    points = points / numpy.array([WIDTH, HEIGHT])
    wide, high = points.max(axis=0) - points.min(axis=0)
    # (wide * scale + 1) * (high * scale + 1) cells in all.
    area, both, rest = wide * high, wide + high, 1 - _LOOSE * len(points)
    scale = (-both + math.sqrt(both**2 - 4 * area * rest)) / (2 * area) if area > both / 1000 else most
    return points * min(scale, most)


def _in_the_world(nodes: Mapping[str, Sequence[Any]], pairs: Iterable[Pair]) -> dict[int, Spot]:
    """A first guess for each node, from -0.5 to 0.5: where it is in the world, else the middle of those that it is tied to."""
    known = {
        n: (lon / 360, -lat / 180) for n, (lat, lon) in enumerate(zip(nodes["lat"], nodes["lon"], strict=True)) if lat is not None
    }
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for near, far in pairs:
        beside[near].append(far)
        beside[far].append(near)
    found = dict(known)
    for _ in range(_PASSES):
        for node in sorted(set(beside) - set(known)):
            around = [found[other] for other in beside[node] if other in found]
            if around:
                found[node] = _middle(around)
    # The golden angle: who is nowhere starts on a ring, no two at one place.
    return {n: found.get(n, (0.4 * math.cos(2.4 * n), 0.4 * math.sin(2.4 * n))) for n in range(len(nodes["id"]))}


def _beside(things: Sequence[int], ties: Iterable[Pair], spots: dict[int, Spot]) -> list[int]:
    """Put things beside what they are tied to, where there is room; gives those that are tied to nothing that has a place."""
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for near, far in ties:
        beside[near].append(far)
        beside[far].append(near)
    room = Room()
    for spot in spots.values():
        room.take(*spot)
    waiting = list(things)
    while waiting:
        ready = [n for n in waiting if any(other in spots for other in beside[n])]
        if not ready:
            return waiting
        wanted = {n: _middle([spots[other] for other in beside[n] if other in spots]) for n in ready}
        for node in ready:
            spots[node] = room.settle(*wanted[node])
        waiting = [n for n in waiting if n not in wanted]
    return []


def _middle(spots: Sequence[Spot]) -> Spot:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _shelf(
    nodes: Mapping[str, Sequence[Any]],
    alone: Sequence[int],
    by: str,
    label: str,
    at: tuple[float, float],
    spots: dict[int, Spot],
    areas: list[dict[str, Any]],
) -> float:
    """Put nodes below the rest, in blocks of a region each (or of a kind), and give the height with them.

    `at` is the width and the height of the rest. Where there is a `label`, the area of them all is added to `areas` under it,
    then that of each block.
    """
    width, height = at
    if not alone:
        return height
    counts = Counter(nodes[by][n] for n in alone)
    blocks: defaultdict[Any, list[int]] = defaultdict(list)
    for node in sorted(alone, key=lambda n: (nodes["kind"][n], n)):
        blocks[nodes[by][node]].append(node)
    # The largest first; those of whom it is not known where they are come last.
    order = sorted(blocks, key=lambda name: (name == "", -counts[name], str(name)))
    widths = {name: min(max(1, round(math.sqrt(counts[name] * _SHAPE))), max(1, int(width))) for name in order}
    boxes = [(float(widths[name]), math.ceil(counts[name] / widths[name]) + _NAME) for name in order]
    corners, tall = rows(boxes, width, _GAP / 2)
    # Room for the name of them all.
    top = height + _GAP + (1.0 if label else 0.0)
    if label:
        right = max(x + wide for (x, _), (wide, _) in zip(corners, boxes, strict=True))
        areas.append(_area(label, -0.75, top - 1.25, right + 0.5, tall + 1.5))
    for name, (left, up), (wide, high) in zip(order, corners, boxes, strict=True):
        for number, node in enumerate(blocks[name]):
            spots[node] = (left + number % widths[name], top + up + _NAME + number // widths[name])
        if label:
            areas.append(_area(name or NOWHERE, left - 0.5, top + up + _NAME - 0.5, wide, high - _NAME))
    return top + tall


def _area(label: str, x: float, y: float, wide: float, high: float) -> dict[str, Any]:
    return {"label": label, "x": round(x * WIDTH), "y": round(y * HEIGHT), "w": round(wide * WIDTH), "h": round(high * HEIGHT)}
