"""Finding page furniture: running heads and feet, and page numbers, which stand between the lines of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.documents.model import Document, Line
from sse_atlas.loaders.documents.pages import LONGEST, edges, page_spans

#: A head is seen on this many pages near each other, or on this share of all pages.
_NEAR: Final = 3
_SHARE: Final = 0.4
_NEARLY_ALL: Final = 0.8
#: In a text without pages: blank lines on both sides of a line that only furniture has, by how often it is repeated.
_ROOM: Final = 3
_ROOM_OF_TWO: Final = 4
#: Lone numbers that are pages stand at least this many lines apart, and this many count up.
_APART: Final = 5
_COUNTED: Final = 4
_DIGITS: Final = re.compile(r"\d+")
_LONE: Final = re.compile(
    r"[-–—|\[(. ]{0,4}(?:page |p\. ?)?(\d{1,4})(?: ?(?:/|of|de|sur) ?\d{1,4})?[-–—|\]). ]{0,4}", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"^\d{1,4}\s?[-–—|·•]\s|\s[-–—|·•]\s?(?:page |p\. ?)?\d{1,4}$")
_ENDS: Final = (".", "!", "?", ":", ";", "…")
#: Keeps what was found in the document asked for last: readers ask again for every paragraph.
_last: list[tuple[Document, frozenset[int]]] = []


def furniture(document: Document) -> frozenset[int]:
    """Give the numbers of the lines that are page furniture: readers pass over them.

    On pages: a line at the edge of pages, the same but for numbers that count up, on three pages near each other or on two in
    five of all; and inwards of it the next. In a text without pages: a short line repeated with blank lines, three or more, on
    both sides, or in the middle of sentences; and lone numbers that count up. Linear in the length of the document.
    """
    if not (_last and _last[0][0] is document):
        found = _on_pages(document.lines) if document.pages > 1 else _without_pages(document.lines)
        _last[:] = [(document, frozenset(document.lines[at].number for at in found))]
    return _last[0][1]


def goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence is cut between two lines of running text: no end before, a small letter after."""
    before, after = before.rstrip(" *_\u00a0"), after.lstrip(" *_\u00a0")
    return (
        bool(after)
        and after[0].islower()
        and not before.endswith(_ENDS)
        and len(before) >= 30
        and before.count(" ") >= 4
        and "@" not in before
        and "@" not in after[:60]
        and not after.startswith(("www.", "http"))
    )


def _on_pages(lines: Sequence[Line]) -> set[int]:
    spans = list(page_spans(lines))
    tops, bottoms = zip(*(edges(lines, span) for span in spans), strict=True) if spans else ((), ())
    return _peeled(lines, tops) | _peeled(lines, bottoms)


def _peeled(lines: Sequence[Line], sides: Sequence[list[int]]) -> set[int]:
    """Take furniture off the pages from one edge inwards: a line counts only where all before it were furniture.

    Inwards of the edge, what a few pages have in common may be their text, and behind a blank line what many have.
    """
    found: set[int] = set()
    rest = {page: list(side) for page, side in enumerate(sides) if side}
    outermost = True
    while rest:
        groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for page, side in rest.items():
            if len(text := lines[side[0]].text.strip()) <= LONGEST:
                apart = not outermost and found.isdisjoint((side[0] - 1, side[0] + 1))
                groups[_key(text, lines[side[0]].page), apart].append(page)
        taken: set[int] = set()
        for (key, apart), pages in groups.items():
            if len(pages) >= max(2 if "#" in key else _NEAR, (_NEARLY_ALL if apart else _SHARE) * len(sides)):
                taken.update(pages)
            elif outermost:
                taken.update(_near_each_other(pages, first="#" in key))
        found.update(rest[page][0] for page in taken)
        rest = {page: rest[page][1:] for page in sorted(taken) if len(rest[page]) > 1}
        outermost = False
    return found


def _key(text: str, page: str) -> str:
    """Give what a head is known by: its words, the number of its page aside."""
    return _DIGITS.sub(lambda number: "#" if number[0].lstrip("0") == page else number[0], folded(text))


def _near_each_other(pages: list[int], first: bool) -> list[int]:
    """Give the pages, of those with the same head, that stand three or more near each other: next, or every second.

    Left and right pages differ in their heads. Without `first` the first stays: it may be the heading that the others repeat.
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page - runs[-1][-1] <= 2:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [page for run in runs if len(run) >= _NEAR for page in (run if first else run[1:])]


def _without_pages(lines: Sequence[Line]) -> set[int]:
    texts = [line.text.strip() for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if text and len(text) <= LONGEST:
            places[folded(text)].append(at)
    groups = [found for found in places.values() if len(found) > 1] + _counting(texts, places)
    lone = _lone_numbers(texts)
    counted = _counted(lone)
    found = set(counted)
    for group in _furnished(texts, groups, counted):
        found.update(group)
    heads = {_bare(texts[at]) for at in found - counted}
    for key, group in places.items():
        if _bare(key) in heads:
            found.update(group)
    return found | {at for at in lone if not found.isdisjoint((at - 1, at + 1))}


def _furnished(texts: Sequence[str], groups: list[list[int]], counted: set[int]) -> Iterator[list[int]]:
    """Give the groups of repeated lines that have room around them, stand beside page numbers, or cut sentences."""
    before, after = _blanks(texts)
    beside = {place for at in counted for place in (at - 2, at - 1, at + 1, at + 2)}
    # A sentence is looked for right beside the line, and on the far side of all that may be furniture.
    maybe = {at for group in groups for at in group} | counted
    sides = [_neighbours(texts, counted), _neighbours(texts, maybe)]

    def cuts(at: int) -> bool:
        return any(left[at] >= 0 <= right[at] and goes_on(texts[left[at]], texts[right[at]]) for left, right in sides)

    for group in groups:
        least = _ROOM if len(group) > 2 else _ROOM_OF_TWO
        roomy = sum(min(before[at], after[at]) >= least for at in group)
        cutting = sum(map(cuts, group))
        numbered = len(group) > 2 and 2 * sum(at in beside for at in group) >= len(group)
        if 3 * roomy >= 2 * len(group) or numbered or (cutting > 1 and 2 * cutting >= len(group)):
            yield group


def _bare(text: str) -> str:
    """Give a head without the number of its page, at its beginning or end, and what parts the two."""
    return _NUMBERED.sub("", folded(text))


def _counting(texts: Sequence[str], places: dict[str, list[int]]) -> list[list[int]]:
    """Give the lines that are the same but for one number, which counts up: "Yearbook 2021 | 12"."""
    masked: dict[str, list[int]] = defaultdict(list)
    for found in places.values():
        if len(found) == 1 and _DIGITS.search(texts[found[0]]):
            masked[_DIGITS.sub("#", folded(texts[found[0]]))].append(found[0])
    return [
        group
        for key, group in masked.items()
        if len(group) > 2 and key.strip("# ") and _rises([_DIGITS.findall(texts[at]) for at in sorted(group)])
    ]


def _rises(rows: list[list[str]]) -> bool:
    """Tell whether one number of the rows rises by little and the others stay."""
    moving = [column for column in zip(*rows, strict=True) if len(set(column)) > 1]
    if len(moving) != 1 or any(len(number) > 4 for number in moving[0]):
        return False
    return all(0 < int(two) - int(one) <= 4 for one, two in pairwise(moving[0]))


def _lone_numbers(texts: Sequence[str]) -> dict[int, int]:
    """Give the lone numbers by their places."""
    return {at: int(found[1]) for at, text in enumerate(texts) if 0 < len(text) < 24 and (found := _LONE.fullmatch(text))}


def _counted(lone: dict[int, int]) -> set[int]:
    """Give the places of lone numbers that count up by one or two, far enough apart to be pages; others may stand between."""
    chains: dict[int, list[int]] = {}  # by the number that each ends with
    found: set[int] = set()
    for at, number in lone.items():
        before = next((n for n in (number - 1, number - 2) if n in chains and at - chains[n][-1] >= _APART), None)
        chain = chains.pop(before) if before is not None else []
        chain.append(at)
        chains[number] = chain
        if len(chain) >= _COUNTED:
            found.update(chain[-_COUNTED:])
    return found


def _blanks(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give for each line how many blank lines stand right before it and right after; the ends of the text have room."""

    def run(ordered: Iterable[str]) -> list[int]:
        counts, count = [], _ROOM_OF_TWO
        for text in ordered:
            counts.append(count)
            count = 0 if text else count + 1
        return counts

    return run(texts), run(reversed(texts))[::-1]


def _neighbours(texts: Sequence[str], passed: Container[int]) -> tuple[list[int], list[int]]:
    """Give for each place the nearest line before and after it that is neither blank nor `passed` over, -1 for none."""
    left, right = [-1] * len(texts), [-1] * len(texts)
    shown = [at for at, text in enumerate(texts) if text and at not in passed]
    for one, two in pairwise([-1, *shown, len(texts)]):
        for at in range(one + 1, min(two + 1, len(texts))):
            left[at] = one
        for at in range(max(one, 0), two):
            right[at] = two if two < len(texts) else -1
    return left, right
