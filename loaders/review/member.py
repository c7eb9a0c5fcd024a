"""A member of a directory as rows of tables: its names, section, place and addresses, where it was seen, its running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders import values
from sse_atlas.loaders.directories.model import Member, Seen
from sse_atlas.loaders.documents.model import Cell, Document, Found, Unplaced
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.review.tongue import language_of

#: The words printed of a claim are eight at most (the shapes say so).
_WORDS: Final = 8
#: What may stand around a word of a name; and a name no longer than this is looked through.
_AROUND: Final = ".,;:()[]{}*_\"'“”‘’«»-–—"
_LONGEST: Final = 2000
#: The places of a name, in the order in which one of them leads.
PLACES: Final = ("heading", "list", "contents")


@dataclass(frozen=True, slots=True)
class Entry:
    """A member's running text: the slug and the names of the member, the lines, the heading it stands under."""

    slug: str
    names: tuple[str, ...]
    first: int
    last: int
    heading: str


@dataclass(slots=True)
class Rows:
    """What a directory gives: rows found, what could not be placed, where each member was seen, the entries to read on.

    `network` is the slug of the network, "" where the directory prints none.
    """

    found: list[Found] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    sightings: list[dict[str, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    network: str = ""


def short(text: str) -> str:
    """Cut a text to the words that a claim may print."""
    return " ".join(text.split()[:_WORDS])


class MemberRows:
    """One member on its way into rows."""

    def __init__(self, member: Member, document: Document, to: Rows, sections: dict[str, str], language: str) -> None:
        self._member, self._document, self._to = member, document, to
        self._sections, self._language = sections, language
        self._seen = {"heading": member.heading, "list": member.listed, "contents": member.contents}
        self._rules: list[tuple[str, str, float]] = []
        known = [seen for seen in self._seen.values() if seen]
        self._first = min((seen.line for seen in known), default=member.first or 1)
        self._heading = known[0].name if known else ""

    def add(self, slugs: Slugs, used: dict[str, int]) -> None:
        """Add the rows of the member, under a slug that no other member has; `used` holds the next number to each slug used."""
        names = [seen for seen in (self._seen[place] for place in PLACES) if seen and seen.name.strip()]
        if not names:
            self._nameless()
            return
        acronym = next((seen.acronym for seen in names if seen.acronym), "")
        stem = slug = slugs.give(names[0].name, acronym, *(seen.name for seen in names[1:]))
        while slug in used:
            slug, used[stem] = slugs.give(f"{stem} {used[stem]}"), used[stem] + 1
        used[slug] = 2
        cells = self._cells(slug)
        rule = " ".join(f"{column}={rule}@{sure:.2f}" for column, rule, sure in self._rules)
        sure = min(sure for _, _, sure in self._rules)
        self._to.found.append(Found("members", cells, self._first, self._heading, sure, rule))
        self._addresses(slug)
        self._listed_country(slug)
        self._sighting(slug, names[0].name)
        if self._member.last and self._member.body:
            forms = dict.fromkeys(form for seen in names for form in (seen.name, seen.acronym) if form)
            entry = Entry(slug, tuple(forms), self._member.body, self._member.last, self._heading)
            self._to.entries.append(entry)

    def _cells(self, slug: str) -> dict[str, str]:
        member = self._member
        cells = {"slug": slug, "kind": member.kind.value, "kind_words": self._kind_words()}
        cells["kind_line"] = str(member.kind.line or self._first)
        cells["section"] = self._sections.get(member.section.value, "") if member.section else ""
        cells["page"] = self._page()
        for place in ("contents", "list", "heading"):
            seen = self._seen[place]
            cells[f"{place}_name"] = seen.name if seen else ""
            cells[f"{place}_acronym"] = seen.acronym if seen else ""
            if place == "contents":
                cells["contents_country"] = self._printed_country()
            if place != "list":
                cells[f"{place}_language"] = self._tongue(place)
            cells[f"{place}_line"] = str(seen.line) if seen else ""
            if seen:
                self._rules.append((f"{place}_name", seen.rule, seen.confidence))
        cells["lead"] = next(place for place in PLACES if cells[f"{place}_name"])
        self._cell(cells, "since", member.since, values.date)
        self._cell(cells, "role", member.role)
        since = member.since or member.role
        cells["since_line"] = str(since.line) if since else ""
        self._cell(cells, "place_printed", member.place)
        cells["place_printed"] = short(cells["place_printed"])
        self._cell(cells, "city", member.city)
        self._cell(cells, "country", member.country, values.country)
        seat = member.place or member.city or member.country
        cells["place_line"] = str(seat.line) if seat else ""
        cells["survey_line"] = str(member.surveyed.line) if member.surveyed else ""
        others = (("section", member.section), ("survey_line", member.surveyed), ("kind", member.kind))
        for column, other in others:
            if other:
                self._rules.append((column, other.rule, other.confidence))
        return cells

    def _cell(self, cells: dict[str, str], column: str, cell: Cell | None, check: Callable[[str], object] | None = None) -> None:
        """Fill a cell; a value that the table cannot hold is told instead."""
        cells[column] = ""
        if not cell:
            return
        try:
            if check:
                check(cell.value)
        except ValueError as error:
            self._tell(cell.line, cell.printed or cell.value, f"{column}: {error}")
            return
        cells[column] = cell.value
        self._rules.append((column, cell.rule, cell.confidence))

    def _printed_country(self) -> str:
        """The country printed behind the name in the contents; in the list, where the member is not in the contents."""
        return self._country_of(self._member.contents or self._member.listed)

    def _country_of(self, seen: Seen | None) -> str:
        """The country printed behind a name; one that is not known is told."""
        if not (seen and seen.country):
            return ""
        try:
            if not values.several(seen.country):
                values.country(seen.country)
        except ValueError:
            self._tell(seen.line, seen.country, "printed behind the name, and no country known")
            return ""
        return seen.country

    def _listed_country(self, slug: str) -> None:
        """The country that the list alone prints: the contents have none, and their column cites their own line."""
        contents, listed = self._member.contents, self._member.listed
        if not (contents and listed) or contents.country or not self._country_of(listed) or values.several(listed.country):
            return
        cells = {"subject": slug, "property": "country", "value": values.country(listed.country), "language": ""}
        cells |= {"printed": listed.country, "line": str(listed.line), "locator_heading": "", "page": ""}
        self._to.found.append(Found("statements", cells, listed.line, self._heading, listed.confidence, listed.rule))

    def _tongue(self, place: str) -> str:
        texts = [
            seen.name
            for seen in ([self._seen[place]] if place == "heading" else [self._seen["contents"], self._seen["list"]])
            if seen
        ]
        return language_of(texts, self._language) if texts else ""

    def _kind_words(self) -> str:
        """The words that show the kind as their line prints them, "" where it does not hold them."""
        line, wanted = self._member.kind.line, folded(self._member.kind.printed).split()
        if not (wanted and 0 < line <= len(self._document.lines)):
            return ""
        printed = self._document.lines[line - 1].text[:_LONGEST].split()
        bare = [folded(word).strip(_AROUND) for word in printed]
        starts = (at for at in range(len(printed)) if bare[at : at + len(wanted)] == wanted)
        at = next(starts, -1)
        return short(" ".join(printed[at : at + len(wanted)]).strip(_AROUND)) if at >= 0 else ""

    def _page(self) -> str:
        """The page printed in the contents; else that of the entry, where the document has pages."""
        contents, heading = self._member.contents, self._member.heading
        if contents and contents.page:
            return contents.page
        lines = self._document.lines
        return lines[heading.line - 1].page if heading and 0 < heading.line <= len(lines) else ""

    def _addresses(self, slug: str) -> None:
        for table, cells in (("websites", self._member.websites), ("emails", self._member.emails)):
            for cell in cells:
                try:
                    if table == "websites":
                        values.website(cell.value)
                except ValueError as error:
                    self._tell(cell.line, cell.value, str(error))
                    continue
                row = {"slug": slug, "printed": cell.value, "line": str(cell.line)}
                self._to.found.append(Found(table, row, cell.line, self._heading, cell.confidence, cell.rule))

    def _sighting(self, slug: str, name: str) -> None:
        lines = {f"{place}_line": str(seen.line) if seen else "" for place, seen in self._seen.items()}
        surveyed = self._member.surveyed
        missing = " ".join(place for place in ("contents", "list", "heading") if not self._seen[place])
        row = {
            "slug": slug,
            "name": name,
            **{f"{place}_line": lines[f"{place}_line"] for place in ("contents", "list", "heading")},
        }
        row |= {"survey_line": str(surveyed.line) if surveyed else "", "missing": missing}
        self._to.sightings.append(row)

    def _nameless(self) -> None:
        """An entry whose member nothing names: each of its values is told."""
        member = self._member
        if member.surveyed:
            printed = member.surveyed.printed or member.surveyed.value
            self._tell(member.surveyed.line, printed, "in the list of a survey, and no member by that name")
        single = (member.since, member.place)
        for cell in (*(cell for cell in single if cell), *member.websites, *member.emails):
            self._tell(cell.line, cell.printed or cell.value, "in an entry whose member nothing names")

    def _tell(self, line: int, text: str, why: str) -> None:
        self._to.unplaced.append(Unplaced(line, self._heading, text, why))


def counted(sightings: Iterable[dict[str, str]]) -> dict[str, int]:
    """Count the members seen at each place."""
    seen = list(sightings)
    return {place: sum(bool(row[f"{place}_line"]) for row in seen) for place in ("contents", "list", "heading", "survey")}
