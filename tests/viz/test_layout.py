"""Actors stand in the sector of their section, on no other actor, and always at the same place."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.viz.layout import CELL_HEIGHT, CELL_WIDTH, FRAMES, Frame, Layout, lay_out
from sse_atlas.viz.text import LINE_WIDTH, map_lines, web_address, width

SIZES = {
    "africa-and-middle-east": 31,
    "asia": 19,
    "latin-and-central-america": 11,
    "europe": 6,
    "north-america": 5,
    "international": 3,
}


def members(sizes: dict[str, int]) -> dict[str, list[str]]:
    return {section: [f"{section} {number}" for number in range(size)] for section, size in sizes.items()}


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    cells = layout.places.items()
    return [
        (one, other)
        for (one, (x, y)), (other, (ox, oy)) in combinations(cells, 2)
        if abs(x - ox) < CELL_WIDTH * 0.98 and abs(y - oy) < CELL_HEIGHT * 0.98
    ]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_every_actor_has_a_cell_of_its_own(frame: Frame) -> None:
    layout = lay_out(members(SIZES), {}, "hub", frame)
    assert len(layout.places) == 76
    assert layout.places["hub"] == (0.0, 0.0)
    assert overlapping(layout) == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_every_actor_stands_within_its_sector_and_inside_the_ellipse(frame: Frame) -> None:
    layout = lay_out(members(SIZES), {}, "hub", frame)
    rx, ry = layout.radii
    spans = {sector.section: sector for sector in layout.sectors}
    for name, (x, y) in layout.places.items():
        assert (x / rx) ** 2 + (y / ry) ** 2 < 1
        if name == "hub":
            continue
        sector = spans[name.rpartition(" ")[0]]
        # The rings are flatter inside than outside, so an angle is only nearly the same on all of them.
        angle = math.atan2(y / ry, x / rx)
        turns = round(((sector.start + sector.end) / 2 - angle) / (2 * math.pi))
        assert sector.start - 0.12 <= angle + 2 * math.pi * turns <= sector.end + 0.12


def test_the_sectors_divide_the_circle() -> None:
    layout = lay_out(members(SIZES), {}, "hub", FRAMES[0])
    assert math.isclose(sum(sector.end - sector.start for sector in layout.sectors), 2 * math.pi)
    assert all(math.isclose(a.end, b.start) for a, b in zip(layout.sectors, layout.sectors[1:], strict=False))


def test_asia_is_right_of_latin_america_and_europe_above_africa() -> None:
    layout = lay_out(members(SIZES), {}, "hub", FRAMES[0])
    middle = {sector.section: (sector.start + sector.end) / 2 for sector in layout.sectors}
    assert math.cos(middle["asia"]) > 0.5 > -0.5 > math.cos(middle["latin-and-central-america"])
    assert math.sin(middle["europe"]) < 0 < math.sin(middle["africa-and-middle-east"])


def test_a_name_is_no_longer_than_its_sector() -> None:
    names = {section: section.replace("-", " ") for section in SIZES}
    bare = lay_out(members(SIZES), dict.fromkeys(SIZES, ""), "hub", FRAMES[0])
    named = lay_out(members(SIZES), names, "hub", FRAMES[0])
    spans = [{s.section: s.end - s.start for s in layout.sectors} for layout in (bare, named)]
    assert spans[1]["international"] >= spans[0]["international"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=60), max_size=9), st.booleans(), st.sampled_from(FRAMES))
def test_any_sections_find_their_places(sizes: list[int], with_hub: bool, frame: Frame) -> None:
    sections = members({f"section-{number}": size for number, size in enumerate(sizes)})
    layout = lay_out(sections, {}, "hub" if with_hub else None, frame)
    assert set(layout.places) == {name for group in sections.values() for name in group} | ({"hub"} if with_hub else set())
    assert overlapping(layout) == []
    assert layout == lay_out(dict(reversed(sections.items())), {}, "hub" if with_hub else None, frame)


@pytest.mark.parametrize(
    ("label", "acronym", "names", "lines"),
    [
        ("Dakar", "", [], ["Dakar"]),
        ("City of Porto-Novo", "", [], ["City of", "Porto-Novo"]),
        ("Network of Mayors of Cameroon for the Social Economy", "REMCESS", [], ["REMCESS"]),
        ("Ayuntamiento Constitucional de Arrasate-Mondragón", "", ["Mondragón"], ["Mondragón"]),
        ("Municipalidad Distrital de Pimentel", "", [], ["Municipalidad", "…de Pimentel"]),
    ],
)
def test_a_label_on_the_map_is_the_name_or_its_acronym_or_both_its_ends(
    label: str, acronym: str, names: list[str], lines: list[str]
) -> None:
    assert map_lines(label, acronym, names) == lines


@given(st.text(min_size=1, max_size=300).filter(str.strip), st.text(max_size=20))
def test_a_label_on_the_map_keeps_to_its_cell(label: str, acronym: str) -> None:
    lines = map_lines(label, acronym)
    assert 1 <= len(lines) <= 2
    assert all(width(line) <= LINE_WIDTH for line in lines)


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example/b?c=d#e"])
def test_web_addresses_become_links(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "a.example",
        "http://",
        "http://[",
        "http://a b",
        'http://a"b',
        "ftp://a",
    ],
)
def test_other_addresses_do_not(address: str) -> None:
    assert web_address(address) == ""
