"""A document as lines, and what a reader makes of it: rows of tables, each with its place, its rule and its confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document: its number (from 1), its text as it stands there, without the end of the line, and its page.

    `page` is the printed page where the document prints one, else the page of the file, "" where a text has no pages.
    """

    number: int
    text: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: `media` is text, markdown or pdf; `sha256` is of the text that the lines count in.

    `notes` tell what reading the file met ("3 NUL bytes were taken out"), each one sentence.
    """

    name: str
    media: str
    lines: tuple[Line, ...]
    sha256: str
    pages: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a reader: its short name, the field or table it fills, what it takes for that, in words, and its confidence.

    The confidence is the precision measured (benchmarks/extraction.py), between 0 and 1.
    """

    name: str
    fills: str
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """A row found: the table it goes to and its cells, by the columns of `data/`; where it stands, which rule found it.

    `confidence` lies between 0 and 1. Where several rules filled a row, `rule` is "column=rule@0.98 column=rule@0.60" and the
    confidence that of the weakest.
    """

    table: str
    cells: Mapping[str, str]
    line: int
    heading: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something seen that no rule could place: where, under which heading, its words, and why it is in no table."""

    line: int
    heading: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value read: the line it stands on, the rule that took it, how sure that is, and the words printed where they differ."""

    value: str
    line: int
    rule: str
    confidence: float
    printed: str = ""


@dataclass(slots=True)
class Reading:
    """What a reader found in a document: rows, what it could not place, and the outline (line, heading, page)."""

    found: list[Found] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    outline: list[tuple[int, str, str]] = field(default_factory=list)
