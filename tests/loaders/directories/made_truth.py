"""What a made-up directory says, as it was made: the truth that readers are scored against, and the blocks it is set from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

#: What can be odd about a directory: drawn by chance, or asked for by name.
VARIATIONS: Final[dict[str, float]] = {
    "headings-mixed": 0.4,
    "country-in-headings": 0.25,
    "odd-brackets": 0.2,
    "names-vary": 0.45,
    "orders-differ": 0.3,
    "no-contents": 0.12,
    "no-lists": 0.15,
    "no-entries": 0.05,
    "gaps": 0.3,
    "labels-missing": 0.4,
    "labels-misplaced": 0.25,
    "labels-bold": 0.35,
    "labels-linked": 0.4,
    "addresses-glued": 0.3,
    "two-websites": 0.4,
    "two-emails": 0.4,
    "no-city": 0.4,
    "no-country": 0.2,
    "no-place": 0.2,
    "place-in-capitals": 0.25,
    "headquarter": 0.25,
    "region-between": 0.25,
    "since-missing": 0.35,
    "no-since": 0.08,
    "two-columns": 0.35,
    "dot-leaders": 0.25,
    "no-pages": 0.15,
    "furniture": 0.45,
    "entry-before-section": 0.2,
    "person": 0.35,
    "no-survey": 0.3,
    "survey-lines": 0.35,
    "survey-glued": 0.3,
    "other-sections": 0.25,
    "no-sections": 0.08,
    "list-pair": 0.15,
    "other-script": 0.12,
    "dense": 0.25,
    "fields-moved": 0.2,
}
#: One of the three places can be absent, not two: the rest could not be told from running text.
ABSENT: Final = ("no-contents", "no-lists", "no-entries")


@dataclass(slots=True)
class MemberTruth:
    """A member as printed: "" and 0 where it is not. Lines count in `Made.text`."""

    kind: str = ""
    section: str = ""
    concepts: tuple[str, ...] = ()
    page: str = ""
    contents: str = ""
    contents_acronym: str = ""
    contents_country: str = ""
    contents_line: int = 0
    listed: str = ""
    listed_acronym: str = ""
    listed_line: int = 0
    heading: str = ""
    heading_acronym: str = ""
    heading_line: int = 0
    since: str = ""
    since_line: int = 0
    role: str = ""
    place: str = ""
    city: str = ""
    country: str = ""
    place_line: int = 0
    websites: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    contact_line: int = 0
    surveyed_line: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of a directory: its style, its words, the page printed beside it, and which truth it carries."""

    style: str
    text: str
    page: str = ""
    keys: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Truth:
    """What a directory says: its network, its year, its sections as printed, its members."""

    network: str
    acronym: str
    year: str
    language: str
    sections: tuple[str, ...] = ()
    members: list[MemberTruth] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Made:
    """A directory made up: as text, as markdown of the same lines, as the blocks a PDF is set from; and what it says."""

    seed: int
    text: str
    markdown: str
    truth: Truth
    variations: frozenset[str]
    blocks: tuple[Block, ...]
    running_head: str
