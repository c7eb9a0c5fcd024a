"""The pages of a document: where each begins, and the numbers printed on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sse_atlas.loaders.documents.model import Line

#: How many lines from the top and from the bottom of a page its head and foot reach.
EDGE: Final = 3
#: A printed number is believed where this share of the pages (and three at least) agree on how it runs on.
_AGREE: Final = 0.3
#: Heads and feet are short.
LONGEST: Final = 160
_NUMBER: Final = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\w,/-]|\.\d)")
_AROUND: Final = " \t|-–—·•[]()<>"
_PAGE: Final = re.compile(r"(?:page|pág\.?|página|p\.|seite)\s?$", re.IGNORECASE)


def page_spans(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the pages as spans of places in `lines` (from, up to): a page ends where the next line is on another."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].page != lines[start].page:
            yield start, at
            start = at


def edges(lines: Sequence[Line], span: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Give the places of the first and of the last lines of a page that are not blank, from its edge inwards."""
    top: list[int] = []
    for at in range(*span):
        if len(top) == EDGE:
            break
        if lines[at].text.strip():
            top.append(at)
    bottom: list[int] = []
    for at in range(span[1] - 1, span[0] - 1, -1):
        if len(bottom) == EDGE:
            break
        if lines[at].text.strip():
            bottom.append(at)
    return top, bottom


def numbers(text: str) -> list[int]:
    """Give the numbers that a head or foot begins or ends with, or that a word for page stands before: one may be its page."""
    if len(text) > LONGEST:
        return []
    found = []
    for number in _NUMBER.finditer(text):
        before, after = text[: number.start()], text[number.end() :]
        if not before.strip(_AROUND) or not after.strip(_AROUND) or _PAGE.search(before):
            found.append(int(number[0]))
    return found


def with_printed_pages(lines: tuple[Line, ...], pages: int) -> tuple[Line, ...]:
    """Give the lines with the page printed on theirs, where heads or feet print numbers that count up, page for page.

    A page between that prints none is counted on; one before the first page that can be counted back to stands in brackets, by
    its number in the file: "[1]". Where no numbers are printed, the pages stay those of the file.
    """
    spans = list(page_spans(lines))
    votes: Counter[int] = Counter()
    for span in spans:
        top, bottom = edges(lines, span)
        page = int(lines[span[0]].page or 0)
        votes.update({number - page for at in {*top, *bottom} for number in numbers(lines[at].text.strip())})
    offset, count = max(votes.items(), key=lambda vote: (vote[1], -abs(vote[0])), default=(0, 0))
    if not pages or not offset or count < max(3, _AGREE * len(spans)):
        return lines
    return tuple(replace(line, page=_printed(int(line.page), offset)) for line in lines)


def _printed(page: int, offset: int) -> str:
    return str(page + offset) if page + offset > 0 else f"[{page}]"
