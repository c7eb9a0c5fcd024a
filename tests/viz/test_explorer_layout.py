"""Where the network view puts the nodes: room for every label, the same places for the same data, the shelf in rows."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from sse_atlas.viz.explorer.layout import ALONE, NOWHERE, Places, lay_out

#: A mark with two lines of label below it.
WIDTH, HEIGHT = 96, 52
REGIONS = ("region/005", "region/011", "region/030", "")

Pairs = list[tuple[int, int, str]]


def made(actors: int, things: int = 0, alone: int = 0, seed: int = 3) -> tuple[dict[str, list[Any]], Pairs]:
    """Actors tied as most networks are, some much more than others; the last `alone` of them to the hub, number 0, only."""
    pick = random.Random(seed)
    size = actors + things
    nodes: dict[str, list[Any]] = {
        "id": [f"n{n:05}" for n in range(size)],
        "kind": [n % 3 if n < actors else 3 for n in range(size)],
        "region": [REGIONS[n % 4] if n < actors else "" for n in range(size)],
        "lat": [pick.uniform(-40, 60) if n % 3 else None for n in range(size)],
        "lon": [pick.uniform(-120, 140) if n % 3 else None for n in range(size)],
    }
    tied = actors - alone
    pairs = [(n, 0, "memberOf") for n in range(1, actors)]
    for n in range(1, tied):
        others = (1 + int((tied - 2) * pick.random() ** 3) for _ in range(1 + n % 2))
        pairs += [(n, other if other != n else n % (tied - 1) + 1, "partnerOf") for other in others]
    pairs += [(pick.randrange(actors), n, "organizes") for n in range(actors, size)]
    return nodes, pairs


def overlapping(places: Places) -> list[tuple[int, int]]:
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for number, (x, _) in enumerate(places.spots):
        for column in (x // WIDTH, x // WIDTH + 1):
            columns[column].append(number)
    found = set()
    for members in columns.values():
        for one, other in combinations(members, 2):
            (x, y), (left, top) = places.spots[one], places.spots[other]
            if abs(x - left) < WIDTH and abs(y - top) < HEIGHT:
                found.add((one, other))
    return sorted(found)


@pytest.mark.parametrize(("actors", "things", "alone"), [(1, 0, 0), (2, 0, 0), (100, 40, 30), (300, 0, 299), (600, 200, 100)])
def test_no_cell_lies_over_another(actors: int, things: int, alone: int) -> None:
    nodes, pairs = made(actors, things, alone)
    places = lay_out(nodes, 3, pairs, 0)
    assert len(places.spots) == actors + things
    assert not overlapping(places)


def test_so_many_that_they_stand_on_a_lattice_do_not_overlap_either() -> None:
    nodes, pairs = made(2_500)
    assert not overlapping(lay_out(nodes, 3, pairs, 0))


def test_the_same_data_gives_the_same_places() -> None:
    nodes, pairs = made(150, 30, 20)
    first = lay_out(nodes, 3, pairs, 0)
    random.Random(1).shuffle(pairs)
    assert lay_out(nodes, 3, pairs, 0) == first


def test_ties_are_short() -> None:
    nodes, pairs = made(200)
    spots = lay_out(nodes, 3, pairs, 0).spots

    def apart(near: int, far: int) -> float:
        return float(((spots[near][0] - spots[far][0]) ** 2 + (spots[near][1] - spots[far][1]) ** 2) ** 0.5)

    tied = [apart(near, far) for near, far, type_ in pairs if type_ == "partnerOf" and near != far]
    pick = random.Random(2)
    anybody = [apart(*pick.sample(range(200), 2)) for _ in range(500)]
    assert sum(tied) / len(tied) < 0.7 * sum(anybody) / len(anybody)


def test_who_has_no_other_tie_stands_on_the_shelf_in_rows_by_region() -> None:
    nodes, pairs = made(100, 0, 40)
    places = lay_out(nodes, 3, pairs, 0)
    shelf, *blocks = places.areas
    assert shelf["label"] == ALONE
    assert sorted(block["label"] for block in blocks) == sorted({*REGIONS, NOWHERE} - {""})

    def inside(area: dict[str, Any], number: int) -> bool:
        x, y = places.spots[number]
        return bool(area["x"] <= x <= area["x"] + area["w"] and area["y"] <= y <= area["y"] + area["h"])

    assert [number for number in range(100) if inside(shelf, number)] == list(range(60, 100))
    for block in blocks:
        own = [number for number in range(60, 100) if (nodes["region"][number] or NOWHERE) == block["label"]]
        assert [number for number in range(100) if inside(block, number)] == own
        rows = {places.spots[number][1] for number in own}
        assert len(rows) < len(own)


def test_nobody_with_a_tie_leaves_the_shelf_empty_and_unnamed() -> None:
    nodes, pairs = made(30)
    assert lay_out(nodes, 3, pairs, 0).areas == []
    assert lay_out({name: [] for name in nodes}, 0, [], None) == Places([], [])


def test_a_thing_stands_beside_what_it_is_tied_to() -> None:
    nodes, pairs = made(60, 1)
    pairs = [*pairs[:-1], (7, 60, "organizes")]
    (x, y), (left, top) = (lay_out(nodes, 3, pairs, 0).spots[number] for number in (60, 7))
    assert abs(x - left) <= 4 * WIDTH and abs(y - top) <= 4 * HEIGHT
