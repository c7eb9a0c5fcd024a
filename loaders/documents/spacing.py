"""Blank lines: between paragraphs, around headings, between columns and pages, as a person would set them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from sse_atlas.loaders.documents.layout import Row

#: A distance of two rows larger than this, in usual distances, parts paragraphs.
_PARTS: Final = 1.2
#: Letters larger than this, in usual heights, are those of a heading.
_LARGE: Final = 1.12
#: The distance of rows where nothing tells it, in heights of the letters; and how large one can be.
_USUAL: Final = 1.25
_LARGEST: Final = 2.0
#: So many rows of a run tell its own distance; a distance is usual that this share of them has.
_TELLING: Final = 6
_SHARE: Final = 0.15


def texts_of(pages: Sequence[Sequence[Row]]) -> Iterator[list[str]]:
    """Give the lines of each page, blank ones among them; every page but the first begins with a blank line.

    The usual height of letters is that of the document. The usual distance of rows is that of a run, rows of one look that stand
    near each other: the smallest that a good share of them have, or of all such rows of the document, since rows of one paragraph
    stand nearest; in a run of few rows, the largest distance usual in the whole document that is no larger than its smallest.
    """
    heights: Counter[float] = Counter()
    by_height: dict[int, Counter[float]] = defaultdict(Counter)
    for rows in pages:
        for row in rows:
            heights[round(row.height, 1)] += len(row.text)
        for one, two in pairwise(rows):
            if (step := _step(one, two)) is not None:
                by_height[round(one.height)][step] += 1
    usual = heights.most_common(1)[0][0] if heights else 10.0
    general = {height: _usual(steps) for height, steps in by_height.items()}
    for number, rows in enumerate(pages):
        texts = [""] if number else []
        pitches = _pitches(rows, general)
        for index, row in enumerate(rows):
            if index and _parted(rows[index - 1], row, usual, pitches[index - 1]):
                texts.append("")
            texts.append(row.text)
        yield texts


def _step(one: Row, two: Row) -> float | None:
    """Give the distance of two rows in heights, None where they are of different blocks or looks, or far apart."""
    step = (one.foot - two.base) / max(one.height, two.height)
    same = one.block == two.block and one.bold == two.bold and abs(one.height - two.height) < 0.1 * one.height
    return round(step, 2) if same and 0.5 < step < _LARGEST else None


def _pitches(rows: Sequence[Row], general: dict[int, list[float]]) -> list[float]:
    """Give the usual distance of rows between each two: that of the run they belong to."""
    out: list[float] = []
    steps = [_step(one, two) for one, two in pairwise(rows)]
    for _, run in groupby(enumerate(steps), key=lambda entry: entry[1] is None):
        places = [at for at, _ in run]
        found = Counter(step for at in places if (step := steps[at]) is not None)
        known = general.get(round(rows[places[0]].height), [])
        if found.total() < _TELLING:
            least = min(found, default=_USUAL)
            least = max((step for step in known if step <= 1.05 * least), default=least)
        else:
            least = min([*_usual(found), *(step for step in found if any(abs(step - usual) <= 0.05 * usual for usual in known))])
        out += [least] * len(places)
    return out


def _usual(steps: Counter[float]) -> list[float]:
    """Give the distances that a good share of the rows have, those near each other as one."""
    near = list(_gathered(sorted(steps.items())))
    return [step for step, count in near if count >= _SHARE * steps.total()] or [step for step, _ in near]


def _gathered(steps: Iterable[tuple[float, int]]) -> Iterator[tuple[float, int]]:
    """Put distances together that differ by a twentieth: baselines are rounded."""
    held: tuple[float, int] | None = None
    for step, count in steps:
        if held is not None and step <= held[0] * 1.05:
            held = (held[0], held[1] + count)
        else:
            if held is not None:
                yield held
            held = (step, count)
    if held is not None:
        yield held


def _parted(one: Row, two: Row, usual: float, pitch: float) -> bool:
    if one.block != two.block:
        return True
    if abs(one.height - two.height) > 0.1 * usual and max(one.height, two.height) > _LARGE * usual:
        return True
    if one.bold != two.bold:
        return True
    return one.foot - two.base > _PARTS * pitch * max(one.height, two.height)
