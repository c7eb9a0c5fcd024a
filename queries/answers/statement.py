"""What every answer is made of: statements in groups, each with the places of the sources that it stands at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sse_atlas.ontology import Wording, wording


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source: page, lines or the row of a list, and the heading it stands under; zero and empty: "not given"."""

    source: str
    page: str = ""
    line: int = 0
    last_line: int = 0
    row: int = 0
    locator: str = ""

    def spot(self, words: Wording) -> str:
        """Give the lines or the row in words, "" where there are none."""
        if self.line and self.last_line > self.line:
            return words.say("lines {first}-{last}", first=self.line, last=self.last_line)
        if self.line:
            return words.say("line {line}", line=self.line)
        return words.say("row {row}", row=self.row) if self.row else ""

    def __str__(self) -> str:
        return cited((self,), {}, wording())

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """Sources by title, then as one reads."""
        return self.source, self.line, self.last_line, self.row, self.locator


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: what of (`property`) and its value, both in words, and the whole as a sentence (`text`).

    `printed` are the words printed where they differ; `iri` is the thing that the value names; `doubt`, `corrected` and
    `disputed` are reasons, "" where there is none. `confidence` is that of the rule that read it, "" where a person did.
    """

    property: str
    value: str
    places: tuple[Place, ...] = ()
    printed: tuple[str, ...] = ()
    iri: str = ""
    corrected: str = ""
    disputed: str = ""
    doubt: str = ""
    text: str = ""
    confidence: str = ""

    def in_words(self, words: Wording | None = None) -> str:
        """Give the statement as a person reads it, with what is wrong with it, without its places."""
        words = words or wording()
        said = self.text or words.say("{property}: {value}", property=self.property, value=self.value)
        if self.printed:
            listed = ", ".join(words.say("“{text}”", text=text) for text in self.printed)
            said += words.say(", printed {texts}", texts=listed)
        for mark, reason in (
            (words.say("corrected"), self.corrected),
            (words.say("disputed"), self.disputed),
            (words.say("doubtful"), self.doubt),
        ):
            if reason:
                said += words.say(" ({mark}: {reason})", mark=mark, reason=reason.rstrip("."))
        if self.confidence:
            said += words.say(" (read by rule, confidence {number})", number=self.confidence)
        return said


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one sort, under a heading."""

    title: str
    statements: tuple[Statement, ...]


#: A heading of a source: its title, and the heading, "" where nothing says under which one a place stands.
Heading = tuple[str, str]


def cited(places: Iterable[Place], numbers: Mapping[Heading, int], words: Wording) -> str:
    """Give places in words, each heading once: by its number, or as it stands where it has none."""
    by_heading: dict[Heading, dict[str, list[str]]] = {}
    for place in places:
        by_heading.setdefault((place.source, place.locator), {}).setdefault(place.page, []).append(place.spot(words))
    parts = []
    for heading, pages in by_heading.items():
        told = "; ".join(filter(None, (_page(page, spots, words) for page, spots in pages.items())))
        if heading in numbers:
            parts.append(f"{numbers[heading]}: {told}" if told else str(numbers[heading]))
        else:
            parts.append(f"{told} ({heading[1]})" if told and heading[1] else told or heading[1])
    return " | ".join(parts)


def _page(page: str, spots: list[str], words: Wording) -> str:
    return ", ".join(filter(None, (words.say("page {page}", page=page) if page else "", "; ".join(filter(None, spots)))))
