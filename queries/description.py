"""What is known of one thing, as it is handed on: statements in groups, each with the places that it stands at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source: page and lines, or the row of a list; zero and empty mean "not given"."""

    source: str
    page: str = ""
    line: int = 0
    last_line: int = 0
    row: int = 0
    locator: str = ""

    def __str__(self) -> str:
        """The place inside its source; without a page, the heading it stands under."""
        lines = f"line {self.line}" if self.last_line <= self.line else f"lines {self.line}-{self.last_line}"
        parts = (f"page {self.page}" if self.page else "", lines if self.line else "", f"row {self.row}" if self.row else "")
        words = ", ".join(part for part in parts if part)
        if self.page or self.row or not self.locator:
            return words
        return f"{words} ({self.locator})" if words else self.locator

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sources by title, then as one reads."""
        return self.source, self.line, self.row, self.locator


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: a property and its value in words, or a whole sentence (`property` then says of which kind).

    `printed` are the words printed where they differ; `iri` is the thing that the value names; `corrected` and `disputed`
    are the reasons, "" where the statement is neither.
    """

    property: str
    value: str
    places: tuple[Place, ...] = ()
    printed: tuple[str, ...] = ()
    iri: str = ""
    corrected: str = ""
    disputed: str = ""
    sentence: bool = False

    def in_words(self) -> str:
        """Give the statement as a person reads it, without its places."""
        said = self.value if self.sentence else f"{self.property}: {self.value}"
        if self.printed:
            said += ", printed " + ", ".join(f'"{words}"' for words in self.printed)
        for mark, reason in (("corrected", self.corrected), ("disputed", self.disputed)):
            if reason:
                said += f" ({mark}: {reason.rstrip('.')})"
        return said


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one sort, under a heading."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """All that is known of one thing."""

    iri: str
    label: str
    kind: str
    groups: tuple[Group, ...]

    @property
    def sources(self) -> list[str]:
        """The titles of the sources that the statements stand in, sorted; their place here is their number in the text."""
        return sorted({place.source for group in self.groups for said in group.statements for place in said.places})

    def lines(self) -> list[str]:
        """Give the description as text, one statement a line, its places in brackets behind it."""
        numbers = {title: number for number, title in enumerate(self.sources, start=1)}
        lines = [self.label, ", ".join(part for part in (self.kind, self.iri) if part)]
        for group in self.groups:
            lines += ["", group.title]
            for said in group.statements:
                cited = _cited(said.places, numbers)
                lines.append(f"  {said.in_words()}" + (f"  [{cited}]" if cited else ""))
        if numbers:
            lines += ["", "Sources", *(f"  [{number}] {title}" for title, number in numbers.items())]
        return [_printable(line) for line in lines]

    def as_dict(self) -> dict[str, Any]:
        """Give the description as plain lists and dictionaries, for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def _cited(places: tuple[Place, ...], numbers: dict[str, int]) -> str:
    by_source: dict[str, list[str]] = {}
    for place in places:
        by_source.setdefault(place.source, []).append(str(place))
    return " | ".join(f"{numbers[title]}: {'; '.join(filter(None, words))}" for title, words in by_source.items())


def _printable(line: str) -> str:
    """The line with control characters, which come from data and would steer a terminal, spelt out."""
    return line if line.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
