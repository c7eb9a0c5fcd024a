"""The layout of a page: pieces of text, each with its place, put into rows, rows into columns, columns in reading order.

The method is that of white gaps: a column ends where a strip of white runs down through rows, a row that crosses the strip ends
the columns above it (the recursive cut of Nagy and Seth, 1984, kept to what pages of reports and directories need).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median

from sse_atlas.loaders.documents.cells import Cell, Kind, is_number, joined_row, kind_of, table_of

#: A gap this wide, in heights of the letters, parts two pieces of a row.
WIDE = 1.0
#: Of a gutter between columns.
_GUTTER = 0.7
#: Pieces whose feet lie this near, in heights, stand on one row.
_SAME_ROW = 0.3


@dataclass(slots=True)
class Piece:
    """Words set in one go: left and right edge, baseline (upwards), height of the letters, in points."""

    left: float
    right: float
    base: float
    height: float
    bold: bool
    text: str


@dataclass(slots=True)
class Row:
    """A line to be: its text, place and look; `block` changes where a column or a band ends.

    `right` is where its words end, without a page behind them (`paged`); `beside` tells that columns stand beside its own; `foot`
    is the baseline of the last of several rows put together, else its own.
    """

    text: str
    base: float
    height: float
    bold: bool
    block: int = 0
    left: float = 0.0
    right: float = 0.0
    paged: bool = False
    beside: bool = False
    foot: float = 0.0

    def __post_init__(self) -> None:
        self.foot = self.foot or self.base


@dataclass(slots=True)
class _Level:
    """Pieces on one baseline, from left to right."""

    base: float
    height: float
    pieces: list[Piece]


def rows_of(pieces: Sequence[Piece], top: float, bottom: float) -> list[Row]:
    """Give the rows of a page in reading order; `top` and `bottom` are the edges of the page."""
    levels = _levels(pieces)
    out: list[Row] = []
    block, several = 0, False
    for band in _bands(levels, top, bottom):
        columns = list(_columns(band))
        if several or len(columns) > 1:
            block += 1
        several = len(columns) > 1
        for number, column in enumerate(columns):
            block += number > 0
            for row in column:
                row.block, row.beside = block, several
                out.append(row)
    return out


def _levels(pieces: Sequence[Piece]) -> list[_Level]:
    levels: list[_Level] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if levels and levels[-1].base - piece.base <= _SAME_ROW * min(piece.height, levels[-1].height):
            levels[-1].pieces.append(piece)
            levels[-1].height = max(levels[-1].height, piece.height)
        else:
            levels.append(_Level(piece.base, piece.height, [piece]))
    for level in levels:
        level.pieces.sort(key=lambda piece: piece.left)
    return levels


def _pitch(levels: Sequence[_Level]) -> float:
    """Give the usual distance of two rows of one column: those that begin at one left edge, since columns are out of step."""
    above: dict[int, float] = {}
    steps = []
    for level in levels:
        for piece in level.pieces:
            edge = round(piece.left / 4)
            if edge in above:
                steps.append(above[edge] - level.base)
            above[edge] = level.base
    return median(steps or [a.base - b.base for a, b in pairwise(levels)] or [12.0])


def _bands(levels: list[_Level], top: float, bottom: float) -> Iterator[list[_Level]]:
    """Cut a page into bands of rows that one strip of white, or more, runs through; a row that none does is its own band."""
    if not levels:
        return
    head, body, foot = _edges(levels, top, bottom)
    yield from ([level] for level in head)
    if body:
        left = min(level.pieces[0].left for level in body)
        right = max(piece.right for level in body for piece in level.pieces)
        band: list[_Level] = []
        common: list[tuple[float, float]] = []
        for level in body:
            free = _free(level, left, right)
            both = _common(common, free, _GUTTER * level.height) if band else free
            if band and not both:
                yield from _cut_at_headings(band)
                band, both = [], free
            band.append(level)
            common = both
        yield from _cut_at_headings(band)
    yield from ([level] for level in foot)


def _edges(levels: list[_Level], top: float, bottom: float) -> tuple[list[_Level], list[_Level], list[_Level]]:
    """Part the rows of the head and the foot, two each at most, that a gap parts from the body and that stand in the margin."""
    margin = 0.12 * (top - bottom)
    gap = 1.6 * _pitch(levels)
    first, last = 0, len(levels)
    for count in (1, 2):
        if len(levels) > count + 1:
            if levels[count - 1].base > top - margin and levels[count - 1].base - levels[count].base > gap:
                first = count
            if levels[-count].base < bottom + margin and levels[-count - 1].base - levels[-count].base > gap:
                last = len(levels) - count
    return levels[:first], levels[first:last], levels[last:]


def _free(level: _Level, left: float, right: float) -> list[tuple[float, float]]:
    """Give the white strips of a row: between its pieces and right of the last; what is left of the first is one too."""
    strips = [(left - 1.0, level.pieces[0].left)] if level.pieces[0].left - left > level.height else []
    reach = level.pieces[0].right
    for piece in level.pieces[1:]:
        if piece.left - reach >= _GUTTER * level.height:
            strips.append((reach, piece.left))
        reach = max(reach, piece.right)
    if right - reach > _GUTTER * level.height:
        strips.append((reach, right + 1.0))
    return strips


def _common(one: list[tuple[float, float]], two: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    found = []
    i = j = 0
    while i < len(one) and j < len(two):
        start, end = max(one[i][0], two[j][0]), min(one[i][1], two[j][1])
        if end - start >= least:
            found.append((start, end))
        if one[i][1] < two[j][1]:
            i += 1
        else:
            j += 1
    return found


def _cut_at_headings(band: list[_Level]) -> Iterator[list[_Level]]:
    """Cut a band at a heading that stands over its columns though it does not reach over the gutter: nothing is beside it."""
    gutters = _gutters(band) if len(band) > 3 else []
    if not gutters:
        yield band
        return
    usual, room = median(level.height for level in band), 1.3 * _pitch(band)
    # A page belongs to the name before it: it makes no column.
    sides = [
        {_column_of(piece, gutters) for at, piece in enumerate(level.pieces) if not at or not is_number(piece.text)}
        for level in band
    ]
    below: list[set[int]] = [set()]  # the columns that have words from here to the end
    for side in reversed(sides):
        below.append(below[-1] | side if len(below[-1]) < 2 else below[-1])
    below.reverse()
    start, above = 0, set(sides[0])
    for index in range(1, len(band) - 1):
        level = band[index]
        marked = level.height > 1.12 * usual or all(piece.bold for piece in level.pieces)
        parted = band[index - 1].base - level.base > room
        spans = len(sides[index]) == 1 and len(above) > 1 and len(below[index + 1]) > 1
        if marked and parted and spans and _level_below(band, sides, index):
            yield band[start:index]
            start, above = index, set()
        above |= sides[index]
    yield band[start:]


def _level_below(band: Sequence[_Level], sides: Sequence[set[int]], index: int) -> bool:
    """Tell whether the columns below a heading begin level with each other, as those do that it stands over."""
    near = 0.6 * band[index].height
    first = band[index + 1]
    if band[index].base - first.base < 1.05 * first.height:
        return False
    begun: set[int] = set()
    for level, side in islice(zip(band, sides, strict=True), index + 1, index + 4):
        if first.base - level.base > near:
            break
        begun |= side
    return len(begun) > 1


def _gutters(band: Sequence[_Level]) -> list[float]:
    """Give the middles of the strips of white that have words of two rows or more on either side."""
    left = min(level.pieces[0].left for level in band)
    right = max(piece.right for level in band for piece in level.pieces)
    common: list[tuple[float, float]] | None = None
    for level in band:
        free = _free(level, left, right)
        common = free if common is None else _common(common, free, _GUTTER * level.height)
    least = 2 if len(band) > 2 else 1
    found = []
    for start, end in common or []:
        middle = (start + end) / 2
        before = sum(level.pieces[0].left < middle for level in band)
        behind = sum(level.pieces[-1].right > middle for level in band)
        if before >= least and behind >= least:
            found.append(middle)
    return found


def _column_of(piece: Piece, gutters: Sequence[float]) -> int:
    return sum(piece.left > gutter for gutter in gutters)


def _columns(band: list[_Level]) -> Iterator[list[Row]]:
    """Give the columns of a band, from left to right, as rows; one column where its cells make a table."""
    gutters = _gutters(band)
    grid: list[list[list[Piece]]] = []
    for level in band:
        cells: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
        for piece in level.pieces:
            cells[_column_of(piece, gutters)].append(piece)
        grid.append(cells)
    for group in _groups(grid):
        rows = [_row(level, [piece for at in group for piece in cells[at]]) for level, cells in zip(band, grid, strict=True)]
        yield [row for row in rows if row is not None]


def _groups(grid: list[list[list[Piece]]]) -> list[list[int]]:
    """Tell which strips of a band make a column together: a column of page numbers goes with the names before it."""
    shapes = []
    for at in range(len(grid[0])):
        held = [cells[at] for cells in grid]
        shapes.append([Cell(joined_row(cell, WIDE), cell[0].left, cell[-1].right) if cell else None for cell in held])
    groups: list[list[int]] = []
    for at, cells in enumerate(shapes):
        kind = kind_of(cells)
        if groups and (kind is Kind.NUMBERS or kind_of(shapes[groups[-1][-1]]) is Kind.BULLETS):
            groups[-1].append(at)
        else:
            groups.append([at])
    counted = any(sum(kind_of(shapes[at]) is Kind.NUMBERS for at in group) > 1 for group in groups)
    if len(groups) > 1 and (counted or table_of([[shapes[at] for at in group] for group in groups])):
        return [list(range(len(shapes)))]
    return groups


def _row(level: _Level, pieces: list[Piece]) -> Row | None:
    if not pieces:
        return None
    tallest = max(pieces, key=lambda piece: len(piece.text)).height
    words = [piece for piece in pieces if piece.text.strip(".…·_ ")]
    paged = len(words) > 1 and is_number(words[-1].text)
    right = (words[-2] if paged else pieces[-1]).right
    bold = all(piece.bold for piece in pieces)
    return Row(joined_row(pieces, WIDE), level.base, tallest, bold, left=pieces[0].left, right=right, paged=paged)
