"""Names set over several rows of a page, put together: headings, items of lists, rows of a contents; not running text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from sse_atlas.loaders.documents.cells import begins_item
from sse_atlas.loaders.documents.layout import Row

#: Letters larger than this, in usual heights, are those of a heading.
_LARGE: Final = 1.12
#: A name has no more rows than this, and no more letters: more is running text.
_MOST_ROWS: Final = 3
_LONGEST: Final = 240
#: Rows of one item stand no further apart than this, in heights; nor further than this, in the smallest distance around them.
_NEAR: Final = 1.6
_NEARER: Final = 1.04
#: A list has this share of distances that are larger than those within its items; a contents this share of rows with pages.
_LIST: Final = 0.5
_PAGED: Final = 0.4
#: So many rows that begin below each other tell how far they reach.
_FEW: Final = 4
_SENTENCE: Final = (".", "!", "?", ":", ";")
#: Between names run together: a row with one of these is no item.
_MARK: Final = re.compile(r"[•▪●◦]")
_PAGE: Final = re.compile(r"[\t ]\S{1,8}$")


def unwrapped(pages: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    """Give the rows of each page with those of one name put together.

    A row goes on in the next where the first word of that one would not have fitted behind it, in the same letters and column,
    and where the two are set as a heading, are an item behind a bullet, a row of a contents without its page, or stand nearer to
    each other than the items of their list do.
    """
    heights: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            heights[round(row.height, 1)] += len(row.text)
    usual = heights.most_common(1)[0][0] if heights else 10.0
    for rows in pages:
        yield list(_page(rows, usual))


def _page(rows: Sequence[Row], usual: float) -> Iterator[Row]:
    page = _Page(rows, usual)
    held: list[Row] = []
    for row in rows:
        if held and not page.goes_on(held, row):
            yield from _together(held)
            held = []
        held.append(row)
    yield from _together(held)


class _Page:
    """The rows of a page: how far those of a column reach, how far they stand apart, whether they are a contents."""

    def __init__(self, rows: Sequence[Row], usual: float) -> None:
        self._usual = usual
        # Rows across the page reach as far as those that begin below each other; where these are few, as any does.
        below = Counter(_edge(row) for row in rows if not row.beside)
        self._column = {edge for edge, count in below.items() if count >= _FEW}
        self._right: dict[tuple[str, int], float] = defaultdict(float)
        self._steps: dict[tuple[int, bool], list[float]] = defaultdict(list)
        paged: dict[tuple[int, bool], list[bool]] = defaultdict(list)
        for row in rows:
            for place in (self._place(row), ("page", 0)):
                self._right[place] = max(self._right[place], row.right)
            paged[_look(row)].append(row.paged)
        for one, two in pairwise(rows):
            if _same(one, two):
                self._steps[_look(one)].append(one.base - two.base)
        self._paged = {look for look, found in paged.items() if sum(found) >= max(2, _PAGED * len(found))}

    def goes_on(self, held: Sequence[Row], row: Row) -> bool:
        """Tell whether the rows held go on in a row."""
        first, last = held[0], held[-1]
        if not _same(last, row) or begins_item(row.text) or not _beneath(held, row) or not self._full(last, row):
            return False
        if _MARK.search(last.text[1:]) or _MARK.search(row.text):
            return False
        large = first.height > _LARGE * self._usual
        if last.block != row.block and not (large and not last.beside):
            return False
        paged = _look(row) in self._paged
        if last.text.endswith(_SENTENCE) and not (paged and row.paged):
            return False
        if large or first.bold or begins_item(first.text) or (paged and not last.paged):
            return not last.paged
        return self._near(last, row) and not (last.paged and (row.paged or len(held) > 1))

    def _full(self, last: Row, row: Row) -> bool:
        """Tell whether the first word of a row would not have fitted behind the last one."""
        words = row.text.split("\t")[0]
        letter = (row.right - row.left) / max(len(words), 1)
        word = len(words.split(" ", 1)[0])
        return last.right + (word + 1.5) * letter >= self._right[self._place(last)]

    def _place(self, row: Row) -> tuple[str, int]:
        """Give what a row shares its right edge with: its column, the rows that begin below each other, or the whole page."""
        if row.beside:
            return "column", row.block
        return ("edge", _edge(row)) if _edge(row) in self._column else ("page", 0)

    def _near(self, last: Row, row: Row) -> bool:
        """Tell whether two rows stand nearer to each other than most of the rows around them."""
        steps = self._steps[_look(last)]
        least = _NEARER * min(steps)
        return last.base - row.base <= least and sum(step > least for step in steps) >= max(2, _LIST * len(steps))


def _edge(row: Row) -> int:
    return round(row.left / 6)


def _look(row: Row) -> tuple[int, bool]:
    return round(2 * row.height), row.bold


def _same(one: Row, two: Row) -> bool:
    """Tell whether two rows are set alike and one below the other."""
    step = one.base - two.base
    return one.bold == two.bold and abs(one.height - two.height) < 0.06 * one.height and 0.5 < step / one.height < _NEAR


def _beneath(held: Sequence[Row], row: Row) -> bool:
    """Tell whether a row begins under the first, or indented, or is centred as it is."""
    first, last = held[0], held[-1]
    slack = 0.4 * row.height
    if begins_item(first.text):
        return first.left - slack <= row.left <= first.left + 5 * row.height
    if len(held) > 1:
        return abs(row.left - last.left) <= slack or abs(_middle(row) - _middle(last)) <= slack
    return -slack <= row.left - first.left <= 3 * row.height or abs(_middle(row) - _middle(first)) <= slack


def _middle(row: Row) -> float:
    return (row.left + row.right) / 2


def _together(held: list[Row]) -> Iterator[Row]:
    """Give the rows of one name as one; rows that are too many, or too long, as they are."""
    if len(held) < 2 or len(held) > _MOST_ROWS or sum(len(row.text) for row in held) > _LONGEST:
        yield from held
        return
    text, page = held[0].text, ""
    for row in held[1:]:
        if (found := _PAGE.search(text)) and held[0].paged and not page:
            text, page = text[: found.start()], found[0]
        whole = len(text) > 1 and text.endswith("-") and text[-2].isalnum()
        text = f"{text}{'' if whole else ' '}{row.text}"
    first, last = held[0], held[-1]
    yield replace(first, text=text + page, foot=last.base, right=max(row.right for row in held), paged=first.paged or last.paged)
