"""What a directory of members says, as it is read: each member's names in contents, list and heading, and its fields."""

from __future__ import annotations

from dataclasses import dataclass

from sse_atlas.loaders.documents.model import Cell, Unplaced


@dataclass(frozen=True, slots=True)
class Seen:
    """A member's name at one place (contents, list of a section, heading of its entry): name and acronym as printed, the
    country printed behind them (contents and lists only), the page printed (contents only), the line."""

    name: str
    acronym: str
    line: int
    rule: str
    confidence: float
    country: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a directory. What is not printed is None, or an empty tuple.

    `section` is the heading of the section as printed; `place` the words of the place line, `city` and `country` (ISO 3166-1
    alpha-2) what they mean; `kind` a kind of actor (LocalGovernment, Network, Person, ...), its `printed` the words that show it;
    `surveyed` the name in the list of a survey. The entry runs from the line `first` (its heading) to `last`; `body` is where
    its running text begins. All three are 0 where the member has no entry.
    """

    heading: Seen | None
    contents: Seen | None
    listed: Seen | None
    section: Cell | None
    since: Cell | None
    role: Cell | None
    place: Cell | None
    city: Cell | None
    country: Cell | None
    kind: Cell
    surveyed: Cell | None
    websites: tuple[Cell, ...] = ()
    emails: tuple[Cell, ...] = ()
    first: int = 0
    body: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the directory, as printed in the contents and above its list; 0 where it stands at neither."""

    name: str
    contents_line: int
    list_line: int
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory: the network whose members it lists (name, acronym), its title and year, its sections, members and outline.

    The three `*_heading` are the headings as printed of the contents, of the part that holds the entries, of the list of those
    who answered a survey; `survey` is the survey's name. None where the document prints none.
    """

    network: Cell | None
    acronym: Cell | None
    title: Cell | None
    year: Cell | None
    survey: Cell | None
    contents_heading: Cell | None
    directory_heading: Cell | None
    survey_heading: Cell | None
    sections: tuple[Section, ...]
    members: tuple[Member, ...]
    outline: tuple[tuple[int, str, str], ...]
    unplaced: tuple[Unplaced, ...]
