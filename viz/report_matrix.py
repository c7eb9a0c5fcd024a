"""A chart of counts by two properties: rows, columns, and a cell that is the darker the more it counts."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from sse_atlas.viz.report_charts import MOST_ROWS, Look, mark
from sse_atlas.viz.report_drawing import LINE, Drawing, Frame, fold, join, tag, words, written

_LABELS: Final = 236.0
_GAP: Final = 10.0
_LEAST: Final = 19.0
_WIDEST: Final = 104.0
_YEAR: Final = re.compile(r"(before )?\d\d(\d\d)")
#: Columns of the list below a matrix, on a screen with room.
_KEYS: Final = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by row and column; what is not counted is left empty. `looks` are the marks of columns that are kinds."""

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Mapping[tuple[str, str], int]
    looks: Mapping[str, Look] = field(default_factory=dict)


def matrix(grid: Grid, frame: Frame) -> Drawing:
    """Draw a matrix. Where the names of the columns do not fit above them, they get letters or marks that are listed below."""
    columns = _laid(grid, frame)
    heads = [fold(name, wide - 6, 4) for name, wide in zip(grid.columns, columns.widths, strict=True)]
    keyed = any(" ".join(lines).split() != name.split() for lines, name in zip(heads, grid.columns, strict=True))
    years = [_YEAR.fullmatch(name) for name in grid.columns]
    if keyed and all(years):
        # Two digits of a year need no list.
        keyed, heads = False, [[f"{'<' if year[1] else ''}’{year[2]}"] for year in years if year]
    elif keyed:
        heads = [[""] if name in grid.looks else [_letter(index)] for index, name in enumerate(grid.columns)]
    parts, y = _heads(grid, heads, columns)
    for row in grid.rows[:MOST_ROWS]:
        cells, y = _row(grid, row, columns, y)
        parts += cells
    if keyed:
        keys, y = _keys(grid, y + 24, frame)
        parts += keys
    return Drawing(y + 4, join(parts))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns begin, and how wide each is; `room` is that of a row's name, beside its cells or `above` them."""

    left: float
    widths: Sequence[float]
    room: float
    above: bool

    def middle(self, index: int) -> float:
        return self.left + sum(self.widths[:index]) + self.widths[index] / 2


def _laid(grid: Grid, frame: Frame) -> _Columns:
    """Give each column the room of its widest number; where names and numbers do not fit side by side, names go above."""
    rows = grid.rows[:MOST_ROWS]
    numbers = [max((written(f"{grid.counts.get((row, name), 0):,}") for row in rows), default=0.0) for name in grid.columns]
    needed = [max(wide + 5, _LEAST) for wide in numbers]
    names = max(map(written, rows), default=0.0)
    room = min(names, frame.width * 0.36 if frame.narrow else _LABELS)
    above = room + _GAP + sum(needed) > frame.width
    left = 0.0 if above else room + _GAP
    free = frame.width - left
    if sum(needed) > free:
        return _Columns(left, [wide * free / sum(needed) for wide in needed], frame.width, above)
    # Columns are of one width where that gives each of them enough.
    even = min(_WIDEST, free / max(len(needed), 1))
    spare = (free - sum(needed)) / max(len(needed), 1)
    widths = [even] * len(needed) if all(wide <= even for wide in needed) else [wide + spare for wide in needed]
    return _Columns(left, widths, frame.width if above else room, above)


def _heads(grid: Grid, heads: Sequence[Sequence[str]], columns: _Columns) -> tuple[list[Markup], float]:
    """The names above the columns, each under its mark where it has one; and where the rows begin."""
    marks = 22.0 if grid.looks else 0.0
    high = max((len([line for line in lines if line]) for lines in heads), default=0) * LINE + marks + 4
    parts = []
    for index, (column, lines) in enumerate(zip(grid.columns, heads, strict=True)):
        x, last = columns.middle(index), high - 9
        first = last - (len(lines) - 1) * LINE
        parts += [words(line, x, first + place * LINE, "tick", "middle") for place, line in enumerate(lines) if line]
        if column in grid.looks:
            parts.append(mark(grid.looks[column], x, (first - LINE if lines[0] else last) - 4, 0.66))
    return parts, high


def _row(grid: Grid, row: str, columns: _Columns, y: float) -> tuple[list[Markup], float]:
    lines = fold(row, columns.room + 1, 2 if columns.above else 3)
    named = len(lines) * LINE + 6
    tall = 26.0 if columns.above else max(28.0, named)
    middle = y + (named + tall / 2 if columns.above else tall / 2) + 4.5
    first = y + 14 if columns.above else middle - (len(lines) - 1) / 2 * LINE
    parts = [words(line, 0, first + place * LINE, "label") for place, line in enumerate(lines)]
    most = max(grid.counts.values(), default=1) or 1
    for index, (column, wide) in enumerate(zip(grid.columns, columns.widths, strict=True)):
        x, value = columns.middle(index), grid.counts.get((row, column), 0)
        strength = f"{0.1 + 0.36 * math.sqrt(value / most):.2f}" if value else None
        box = {"x": x - wide / 2 + 1, "y": middle - 4.5 - tall / 2 + 1, "width": wide - 2, "height": tall - 2}
        parts.append(tag("rect", **box, class_="cell" if value else "cell empty", fill_opacity=strength, rx=2.0))
        # A number that would not fit into its cell stands in the table.
        if value and written(f"{value:,}") <= wide:
            parts.append(words(f"{value:,}", x, middle, "value", "middle"))
    return parts, middle - 4.5 + tall / 2


def _letter(index: int) -> str:
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def _keys(grid: Grid, y: float, frame: Frame) -> tuple[list[Markup], float]:
    """What the letters and marks above the columns mean; and where that ends."""
    side_by_side = 1 if frame.narrow else _KEYS
    wide = frame.width / side_by_side
    parts: list[Markup] = []
    for start in range(0, len(grid.columns), side_by_side):
        tall = 1
        for place, column in enumerate(grid.columns[start : start + side_by_side]):
            x, index = place * wide, start + place
            if column in grid.looks:
                parts.append(mark(grid.looks[column], x + 8, y - 4.5, 0.66))
            else:
                parts.append(words(_letter(index), x + 8, y, "tick", "middle"))
            lines = fold(column, wide - 28, 2)
            parts += [words(line, x + 22, y + line_ * LINE, "label") for line_, line in enumerate(lines)]
            tall = max(tall, len(lines))
        y += tall * LINE + 4
    return parts, y - LINE
