"""The drawing of the report: text that fits, a map that is right, names that touch nothing."""

from __future__ import annotations

import html
import math
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sse_atlas.graph.places import place
from sse_atlas.viz.report_charts import Bar, Pair, Year, bars, growth, pairs
from sse_atlas.viz.report_drawing import FRAMES, SIZE, Drawing, Frame, fold, tag, written
from sse_atlas.viz.report_map import Spot, project, world
from sse_atlas.viz.report_matrix import Grid, matrix
from sse_atlas.viz.text import clean

CIRCLE = re.compile(r'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="([\d.]+)"')
WORDS = st.text(max_size=300)
COUNTS = st.integers(0, 10**7)
ROWS = st.lists(st.tuples(WORDS, COUNTS), min_size=1, max_size=30)


def boxes(drawing: Drawing) -> list[tuple[float, float, str]]:
    """Each text of a drawing: where it begins and ends along x, by the estimate that the drawing goes by, and what it says."""
    found = []
    for attributes, text in re.findall(r"<text([^>]*)>([^<]*)</text>", str(drawing.body)):
        x = float(re.search(r' x="([-\d.]+)"', attributes)[1])  # type: ignore[index]
        # The names on the map are set in smaller letters (report.css).
        wide = written(html.unescape(text), 11.5 if 'class="place"' in attributes else SIZE)
        anchor = re.search(r'text-anchor="(\w+)"', attributes)
        start = x - {"middle": wide / 2, "end": wide}.get(anchor[1] if anchor else "", 0)
        found.append((start, start + wide, text))
    return found


def inside(drawing: Drawing, frame: Frame) -> None:
    assert drawing.height > 0
    for start, end, text in boxes(drawing):
        assert start >= -3 and end <= frame.width + 3, text


@given(WORDS, st.floats(30, 400), st.integers(1, 4))
def test_folded_text_fits_and_loses_nothing_unless_it_says_so(text: str, room: float, most: int) -> None:
    lines = fold(text, room, most)
    assert 1 <= len(lines) <= most
    assert all(written(line) <= room or len(line) <= 2 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(clean(text).split())


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
@settings(deadline=None, max_examples=60)
@given(rows=ROWS)
def test_bars_stay_in_their_frame(frame: Frame, rows: list[tuple[str, int]]) -> None:
    inside(bars([Bar(name, value, f"{value:,}", value // 2) for name, value in rows], frame), frame)
    inside(
        pairs([Pair(name, value, value // 2, f"{value:,} stated, {value // 2:,} counted") for name, value in rows], frame), frame
    )


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(WORDS, min_size=1, max_size=12, unique=True),
    columns=st.lists(WORDS, min_size=1, max_size=12, unique=True),
    data=st.data(),
)
def test_a_matrix_stays_in_its_frame(frame: Frame, rows: list[str], columns: list[str], data: Any) -> None:
    counts = data.draw(st.dictionaries(st.tuples(st.sampled_from(rows), st.sampled_from(columns)), COUNTS))
    inside(matrix(Grid(rows, columns, counts), frame), frame)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 10**6)), min_size=1, max_size=60, unique_by=lambda pair: pair[0]))
def test_growth_stays_in_its_frame_and_labels_keep_apart(frame: Frame, joined: list[tuple[int, int]]) -> None:
    total, years = 0, []
    for year, number in sorted(joined):
        total += number
        years.append(Year(year, number, total))
    drawing = growth(years, frame)
    inside(drawing, frame)
    assert f"{total:,}" in str(drawing.body)
    labels = sorted(box for box in boxes(drawing) if "," in box[2])
    assert all(one[1] <= other[0] + 1 for one, other in pairwise(labels))


def test_growth_draws_those_who_joined_and_those_before() -> None:
    body = str(growth([Year(2014, 10, 10), Year(2016, 30, 40)], FRAMES[0]).body)
    heights = [(css, float(tall)) for tall, css in re.findall(r'<rect[^>]*height="([\d.]+)" class="([\w ]+)"', body)]
    solid = sorted(tall for css, tall in heights if css == "bar")
    pale = [tall for css, tall in heights if css == "bar pale"]
    assert solid[1] / solid[0] == pytest.approx(3, rel=0.01)
    assert pale == pytest.approx([solid[0], solid[0]], rel=0.01)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_the_projection_is_that_of_equal_earth(lon: float, lat: float) -> None:
    x, y = project(lon, lat)
    assert project(-lon, -lat) == pytest.approx((-x, -y))
    assert abs(x) <= 2.70664 and abs(y) <= 1.31738


def test_the_projection_keeps_areas() -> None:
    def area(lon: float, lat: float) -> float:
        step = 0.01
        (ax, ay), (bx, by), (cx, cy) = project(lon, lat), project(lon + step, lat), project(lon, lat + step)
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / math.cos(math.radians(lat + step / 2))

    assert area(0, 60) == pytest.approx(area(100, 5), rel=1e-3)
    assert project(180, 0)[0] == pytest.approx(2.70663, abs=1e-4)


CODES = ("SN", "FR", "KR", "BR", "CA", "TG", "BJ", "CI", "NP", "IN", "JP", "CV", "FJ", "NZ", "SG", "CH", "GB", "CM")


@settings(deadline=None, max_examples=40)
@example({"FR": 1, "KR": 1}, "00000\u0e5c")
@given(st.dictionaries(st.sampled_from(CODES), st.integers(1, 5000), min_size=1), WORDS)
def test_circles_are_on_the_map_and_names_touch_none(members: dict[str, int], name: str) -> None:
    spots = []
    for code, number in members.items():
        at = place("", code)
        assert at is not None
        spots.append(Spot(f"{code} {name}", number, at.lat, at.lon))
    for frame in FRAMES:
        drawing = world(spots, frame)
        circles = [tuple(map(float, one)) for one in CIRCLE.findall(str(drawing.body))]
        assert len(circles) == len(spots)
        assert all(r <= x <= frame.width - r and r <= y <= drawing.height - r for x, y, r in circles)
        inside(drawing, frame)


def test_the_area_of_a_circle_is_the_number() -> None:
    radii = [
        float(r) for r in re.findall(r' r="([\d.]+)"', str(world([Spot("A", 100, 0, 0), Spot("B", 25, 30, 30)], FRAMES[0]).body))
    ]
    assert radii[0] / radii[1] == pytest.approx(2, rel=0.02)


def test_land_is_where_it_should_be() -> None:
    """A point in the Sahara lies inside the drawn land, one in the Atlantic and one in the Caspian Sea outside."""
    drawing = world([Spot("A", 1, 60, -150), Spot("B", 1, -40, 170), Spot("C", 1, 20, 0)], FRAMES[0])
    (path,) = re.findall(r'd="(M[^"]+z)"', str(drawing.body))
    circles = [(float(x), float(y)) for x, y, _ in CIRCLE.findall(str(drawing.body))]
    (ax, ay), (bx, by) = circles[0], circles[1]
    (px, py), (qx, qy) = project(-150, 60), project(170, -40)
    scale = (bx - ax) / (qx - px)
    assert (by - ay) / (qy - py) == pytest.approx(scale, rel=0.01)

    def on_land(lon: float, lat: float) -> bool:
        x, y = project(lon, lat)
        return _inside(path, (ax + (x - px) * scale) * 10, (ay + (y - py) * scale) * 10)

    assert on_land(5, 25) and on_land(100, 60) and on_land(-60, -10) and on_land(135, -25)
    assert not on_land(-40, 30) and not on_land(51, 42) and not on_land(80, -20) and not on_land(-170, 0)


def _inside(path: str, x: float, y: float) -> bool:
    crossed = 0
    for ring in path.split("z"):
        if not ring:
            continue
        at, *steps = [tuple(map(float, pair.split(","))) for pair in ring.removeprefix("M").split("l")]
        corners = [at]
        for dx, dy in steps:
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                crossed += 1
    return crossed % 2 == 1


def test_an_element_is_escaped() -> None:
    assert str(tag("text", "<b>&", class_='"x', x=1.0, y=None)) == '<text class="&#34;x" x="1">&lt;b&gt;&amp;</text>'
