"""Running text as paragraphs: wrapped lines joined, page furniture and the blank lines around it left out of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from sse_atlas.loaders.documents.heads import furniture, goes_on
from sse_atlas.loaders.documents.model import Document

#: What begins an item of a list, a heading or a row of a table: never the rest of the line before.
_BEGINS: Final = re.compile(r"\s*(?:[-*+•●▪◦·○∙■□►▶✓–—\uf0b7\uf0a7]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|\|)")
#: A line shorter than this is not wrapped, whatever stands around it.
_SHORTEST: Final = 30
#: Over blank lines alone a sentence goes on only between lines as long as this: two short ones are a heading and a line.
_LONG: Final = 60
#: Lines of running text longer than this were never wrapped.
_UNWRAPPED: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN: Final = re.compile(r"([^\W\d_]+)-$")
_FIRST: Final = re.compile(r"[^\W\d_]+")


class _Between(IntEnum):
    """What stands between two lines of text."""

    NOTHING = 0
    BLANK = 1
    FURNITURE = 2


class _Text:
    """What the joining of a document's lines goes by: how wide its lines run, which words it has."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.skipped = furniture(document)
        lengths = sorted(n for line in document.lines if (n := len(line.text.strip())) >= _SHORTEST)
        self.width = lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
        self._words: set[str] | None = None

    def has(self, word: str) -> bool:
        if self._words is None:
            self._words = {word.lower() for line in self.document.lines for word in _WORD.findall(line.text)}
        return word.lower() in self._words


_last: list[_Text] = []


def joined(document: Document, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Give the paragraphs of the lines `first` to `last`: the first and last line of each, and its text on one line.

    Wrapped lines are joined, items of lists and short lines are not. A paragraph that ends without a full stop, a question or
    exclamation mark, a colon or semicolon, and goes on with a small letter after page furniture or blank lines, is one. A word
    broken at a line's end loses its hyphen only where the document has the whole word elsewhere.
    """
    if not (_last and _last[0].document is document):
        _last[:] = [_Text(document)]
    text = _last[0]
    parts: list[str] = []
    begin = end = 0
    tail, between = "", _Between.NOTHING
    for line in document.lines[max(first, 1) - 1 : last]:
        here = line.text.strip()
        if not here or line.number in text.skipped:
            between = _Between.FURNITURE if here else max(between, _Between.BLANK)
            continue
        if parts and not _joins(text, tail, here, between):
            yield begin, end, "".join(parts)
            parts = []
        if parts:
            parts[-1], glue = _glued(text, parts[-1], here)
            parts += [glue, here]
        else:
            begin, parts = line.number, [here]
        end, tail, between = line.number, here, _Between.NOTHING
    if parts:
        yield begin, end, "".join(parts)


def _joins(text: _Text, before: str, after: str, between: _Between) -> bool:
    """Tell whether a line goes on with the next one."""
    if _BEGINS.match(after) or "\t" in before or "\t" in after:
        return False
    if between == _Between.BLANK:
        wrapped = 0.8 * text.width <= len(before) <= 1.3 * text.width < _UNWRAPPED
        whole = after.endswith((".", "!", "?", ";")) or len(after) >= _LONG or wrapped
        return goes_on(before, after) and len(before) >= _LONG and whole and not after.endswith(":")
    if goes_on(before, after):
        return True
    if between or len(before) < _SHORTEST or "@" in before:
        return False
    if after[0].islower() and not before.endswith((".", "!", "?", ":", ";")) and " " in before and "@" not in after:
        return not after.startswith(("www.", "http"))
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > 0.95 * text.width


def _glued(text: _Text, before: str, after: str) -> tuple[str, str]:
    """Give the text before, and what goes between it and the next: a space, or nothing within a broken word."""
    broken, rest = _BROKEN.search(before[-80:]), _FIRST.match(after[:80])
    if broken is None or rest is None or not rest[0][0].islower():
        return before, "" if before.endswith("-") and after[:1].isdigit() and not before.endswith(" -") else " "
    whole = not text.has(f"{broken[1]}-{rest[0]}") and text.has(broken[1] + rest[0])
    return (before[:-1] if whole else before), ""
